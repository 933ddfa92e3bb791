#include "core/estimate/estimate.h"

#include <algorithm>
#include <utility>

#include "core/scenario/json/shape_json.h"

namespace deepseek_cost {
namespace {

// The prices of a model; `off_peak` is nullptr on a card without bands.
struct Rows {
  const PriceRow* flat = nullptr;
  const PriceRow* off_peak = nullptr;
  const PriceRow* peak = nullptr;
};

std::string number_text(std::int64_t number) {
  return decimal_of_scaled(number, 0);
}

std::string workload_path(const std::string& path, std::size_t index) {
  return path + "/workloads/" + number_text(static_cast<std::int64_t>(index));
}

Ratio price_of(const PriceRow& row, Bucket bucket) {
  return Ratio(row.at(bucket).units());
}

Ratio cost_at(const PerBucket& tokens, const PriceRow& row) {
  Ratio cost;
  for (const Bucket bucket : kEachBucket) {
    cost += tokens.at(bucket) * price_of(row, bucket);
  }
  return cost;
}

// --- Checks -----------------------------------------------------------------

// What a model takes: no more than the official ones, which hold where its own
// limits are not recorded.
RequestLimits limits_of(const CardModel& model) {
  const auto bound = [](std::int64_t official, std::int64_t own) {
    return own == 0 ? official : std::min(own, official);
  };
  const RequestLimits official;
  return {bound(official.context, model.context),
          bound(official.output, model.max_output)};
}

// Whether a compared model does not take a run. Those that the official limits
// refuse were refused where they were read.
void check_run_limits(const Shape& shape, const std::string& path,
                      const ComparedModels& models, Errors& refused) {
  for (const CardModel* model : models) {
    const RequestLimits limits = limits_of(*model);
    if (limits == RequestLimits{}) continue;
    Errors errors = check_shape(shape, path + "/shape", limits);
    if (errors.empty()) continue;
    const bool alike = std::all_of(
        models.begin(), models.end(),
        [&](const CardModel* other) { return limits_of(*other) == limits; });
    for (Error& error : errors) {
      if (alike) break;
      const bool plain = error.detail_parts.phrase == Phrase::verbatim;
      (plain ? error.detail : error.detail_parts.second) +=
          " (" + model->name + ')';
    }
    refused.insert(refused.end(), errors.begin(), errors.end());
    return;
  }
}

// What a compared model does not take has no price on it, and so no comparison
// and no verdict either: the sentence names its own limit, and the model where
// others have another.
void check_limits(const Workload& workload, const std::string& path,
                  const ComparedModels& models, Errors& refused) {
  const std::int64_t output = workload.output.count();
  const std::int64_t total = (workload.input + workload.output).count();
  const auto check = [&](ErrorCode code, std::string_view field,
                         std::int64_t value, std::int64_t CardModel::*most) {
    const CardModel* least = nullptr;
    for (const CardModel* model : models) {
      const std::int64_t limit = model->*most;
      if (limit == 0 || value <= limit) continue;
      if (least == nullptr || limit < least->*most) least = model;
    }
    if (least == nullptr) return;
    const bool alike = std::all_of(
        models.begin(), models.end(),
        [&](const CardModel* other) { return other->*most == least->*most; });
    refused.push_back(
        {code, path + std::string(field), number_text(value),
         number_text(least->*most) + (alike ? "" : " (" + least->name + ')')});
  };
  check(ErrorCode::output_over_limit, "/output", output,
        &CardModel::max_output);
  check(ErrorCode::context_over_limit, "/input", total, &CardModel::context);
}

void check_sense(const Workload& workload, const Ratio& requests,
                 const std::string& path, Errors& warnings) {
  if (!workload.shape && workload.input == Tokens() &&
      workload.output == Tokens()) {
    warnings.push_back({ErrorCode::nothing_sent, path, "", ""});
  }
  if (workload.requests == Requests()) {
    warnings.push_back({ErrorCode::no_requests, path + "/requests", "0", ""});
  }
  if (requests > Ratio(kManyRequests)) {
    warnings.push_back({ErrorCode::many_requests, path + "/requests",
                        round_half_even_to_decimal(requests, 0).text,
                        Phrase::ten_billion});
  }
}

// --- What is the same for every model ---------------------------------------

// Peak shares of a scenario: workloads mostly share their hours.
class PeakShares {
 public:
  PeakShares(const PeakRule& rule, const std::optional<CivilMonth>& month)
      : rule_(rule), month_(month) {}

  PeakShare of(const UsageHours& when) {
    for (const auto& [known, share] : known_) {
      if (known == when) return share;
    }
    known_.emplace_back(when, peak_share_of(when, rule_, month_));
    return known_.back().second;
  }

 private:
  const PeakRule& rule_;
  const std::optional<CivilMonth>& month_;
  std::vector<std::pair<UsageHours, PeakShare>> known_;
};

void add_tokens(Estimate& estimate, const WorkloadEstimate& workload) {
  for (const Bucket bucket : kEachBucket) {
    estimate.month_tokens.at(bucket) += workload.tokens.at(bucket);
  }
  estimate.month_requests += workload.requests;
}

WorkloadEstimate monthly(const Workload& workload, Ratio requests) {
  const RequestTokens tokens = tokens_of(workload);
  WorkloadEstimate estimate;
  estimate.requests = requests;
  estimate.tokens.at(Bucket::hit) = requests * tokens.hit;
  estimate.tokens.at(Bucket::miss) = requests * tokens.miss;
  estimate.tokens.at(Bucket::output) = requests * tokens.output;
  return estimate;
}

void weigh_peak_shares(Estimate& estimate) {
  PeakShare sum;
  Ratio weights;
  const bool weighted = !estimate.month_requests.is_zero();
  const auto part = [&](const Ratio& weight, const Ratio& share) {
    return estimate.coarse ? round_half_even_to(weight * share, kTrillion)
                           : weight * share;
  };
  for (const WorkloadEstimate& workload : estimate.workloads) {
    const Ratio weight = weighted ? workload.requests : Ratio(1);
    sum.low += part(weight, workload.peak_share->low);
    sum.high += part(weight, workload.peak_share->high);
    weights += weight;
  }
  estimate.peak_share = {sum.low / weights, sum.high / weights};
}

void add_hours(const Scenario& scenario, const std::string& path,
               PeakShares& shares, Estimate& estimate) {
  const Ratio hours = estimate.days * Ratio(24);
  const PeakShare even = shares.of(UsageHours{});
  estimate.peak_hours = even.low * hours;
  estimate.unknown_hours = (even.high - even.low) * hours;
  std::size_t index = 0;
  for (WorkloadEstimate& workload : estimate.workloads) {
    workload.peak_share = shares.of(scenario.workloads[index++].hours);
  }
  weigh_peak_shares(estimate);
  if (estimate.peak_share->known()) return;
  const std::int64_t year = scenario.month ? scenario.month->year : 0;
  estimate.warnings.push_back({ErrorCode::holiday_calendar_unknown,
                               path + "/month", number_text(year),
                               Phrase::most_of_month});
}

// --- One model --------------------------------------------------------------

void add_line(ModelEstimate& model, std::size_t workload, Bucket bucket,
              const Ratio& tokens, const PriceRow& row) {
  if (tokens.is_zero()) return;
  const Price price = row.at(bucket);
  const EstimateLine line{workload, bucket, row.band,
                          tokens,   price,  tokens * Ratio(price.units())};
  model.amounts.at(bucket) += line.amount;
  if (row.band == Band::off_peak) model.bands->off_peak += line.amount;
  if (row.band == Band::peak) model.bands->peak += line.amount;
  if (bucket == Bucket::hit) {
    model.no_cache_month +=
        tokens * Ratio(row.at(Bucket::miss).units() - price.units());
  }
  model.workload_months.back() += line.amount;
  model.lines.push_back(line);
}

// The part of a month's tokens that is sent at peak.
Ratio tokens_at_peak(const Ratio& tokens, const Ratio& share, bool coarse) {
  return coarse ? round_half_even_to(tokens * share, kTrillion)
                : tokens * share;
}

void add_banded_workload(ModelEstimate& model, std::size_t index,
                         const WorkloadEstimate& workload, const Rows& rows,
                         bool coarse) {
  const Ratio all_off_peak = cost_at(workload.tokens, *rows.off_peak);
  const Ratio all_peak = cost_at(workload.tokens, *rows.peak);
  model.bands->all_off_peak += all_off_peak;
  model.bands->all_peak += all_peak;
  const PeakShare& share = *workload.peak_share;
  // Peak is dearer on every official card; a card of one's own may differ.
  const bool peak_is_dearer = all_peak >= all_off_peak;
  const Ratio& dearer = peak_is_dearer ? share.high : share.low;
  const Ratio& cheaper = peak_is_dearer ? share.low : share.high;
  if (!share.known() && !model.low) model.low.emplace();
  Ratio spread;  // the cheaper of the two bounds over the dearer
  for (const Bucket bucket : kEachBucket) {
    const Ratio& tokens = workload.tokens.at(bucket);
    const Ratio at_peak = tokens_at_peak(tokens, dearer, coarse);
    add_line(model, index, bucket, tokens - at_peak, *rows.off_peak);
    add_line(model, index, bucket, at_peak, *rows.peak);
    if (share.known()) continue;
    const Ratio less = (tokens_at_peak(tokens, cheaper, coarse) - at_peak) *
                       Ratio(rows.peak->at(bucket).units() -
                             rows.off_peak->at(bucket).units());
    model.low->amounts.at(bucket) += less;
    spread += less;
  }
  if (share.known()) return;
  model.low->month += spread;
  (peak_is_dearer ? model.low->fewest_peak : model.low->most_peak) += spread;
  model.low->workload_months.resize(index + 1);
  model.low->workload_months.back() = spread;
}

ModelEstimate estimate_model(const CardModel& card_model, const Rows& rows,
                             const std::vector<WorkloadEstimate>& workloads,
                             bool coarse) {
  ModelEstimate model;
  model.model = &card_model;
  model.lines.reserve(workloads.size() * kBuckets *
                      (rows.flat != nullptr ? 1 : 2));
  if (rows.flat == nullptr) model.bands.emplace();
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    model.workload_months.emplace_back();
    if (rows.flat == nullptr) {
      add_banded_workload(model, i, workloads[i], rows, coarse);
      continue;
    }
    for (const Bucket bucket : kEachBucket) {
      add_line(model, i, bucket, workloads[i].tokens.at(bucket), *rows.flat);
    }
  }
  model.month = model.amounts.total();
  model.no_cache_month += model.month;
  if (!model.low) return model;
  // So far the difference of the bounds, as a negative number.
  for (Ratio* month :
       {&model.low->month, &model.low->most_peak, &model.low->fewest_peak}) {
    *month += model.month;
  }
  for (const Bucket bucket : kEachBucket) {
    model.low->amounts.at(bucket) += model.amounts.at(bucket);
  }
  model.low->workload_months.resize(workloads.size());
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    model.low->workload_months[i] += model.workload_months[i];
  }
  return model;
}

// Averages over `requests` requests, of which `totals` is the bill.
void average(const ModelEstimate& totals, const PerBucket& tokens,
             const Ratio& requests, ModelEstimate& model) {
  model.per_request = quotient(totals.month, requests);
  if (totals.low) {
    model.low->per_request = quotient(totals.low->month, requests);
  }
  const Ratio input = tokens.at(Bucket::hit) + tokens.at(Bucket::miss);
  if (input.is_zero()) return;
  model.input_price = quotient(
      totals.amounts.at(Bucket::hit) + totals.amounts.at(Bucket::miss), input);
}

// Whether every figure that is shown of an estimate can be held; exactly, but
// where tokens at peak are rounded anyway.
bool holds(const ModelEstimate& model, const Ratio& days, bool coarse) {
  std::vector<Ratio> shown = {
      model.month * Ratio(12), quotient(model.month, days),
      model.per_request * Ratio(1000), model.no_cache_month,
      model.no_cache_month - model.month};
  if (model.input_price) {
    shown.push_back(*model.input_price * Ratio(Int128{1000000}));
  }
  if (model.bands) {
    shown.push_back(model.bands->off_peak);
    shown.push_back(model.bands->all_peak);
    shown.push_back(model.month - model.bands->all_off_peak);
  }
  if (model.low) shown.push_back(model.low->month);
  shown.insert(shown.end(), model.workload_months.begin(),
               model.workload_months.end());
  return std::none_of(shown.begin(), shown.end(), [coarse](const Ratio& ratio) {
    return ratio.overflowed() || (!coarse && ratio.rounded());
  });
}

bool holds(const Estimate& estimate) {
  for (const Bucket bucket : kEachBucket) {
    if (estimate.month_tokens.at(bucket).overflowed()) return false;
    if (estimate.request_tokens.at(bucket).overflowed()) return false;
  }
  for (const ModelEstimate& model : estimate.models) {
    if (!holds(model, estimate.days, estimate.coarse)) return false;
  }
  const std::optional<ModelDifference> difference = difference_of(estimate);
  return !difference || !difference->difference.overflowed();
}

Result<std::vector<Rows>> rows_of(const RateBook& book,
                                  const ComparedModels& models,
                                  Currency currency, const std::string& path) {
  std::vector<Rows> all;
  for (const CardModel* model : models) {
    const PriceList& list = book.prices_of(*model);
    const Rows rows = {list.find(currency, Band::flat),
                       list.find(currency, Band::off_peak),
                       list.find(currency, Band::peak)};
    if (rows.flat == nullptr &&
        (rows.off_peak == nullptr || rows.peak == nullptr)) {
      return Error{ErrorCode::currency_not_listed, path + "/currency",
                   std::string(code_of(currency)), ""};
    }
    all.push_back(rows);
  }
  return all;
}

void describe_requests(const Scenario& scenario, Estimate& estimate) {
  estimate.days = days_of(scenario.month);
  for (const Workload& workload : scenario.workloads) {
    estimate.workloads.push_back(
        monthly(workload, requests_in(estimate.days, workload)));
    add_tokens(estimate, estimate.workloads.back());
  }
}

// The same workloads with one request each: what to average over where no
// requests are made.
Estimate one_request_each(const Scenario& scenario, const Estimate& estimate) {
  Estimate single;
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    single.workloads.push_back(monthly(scenario.workloads[i], Ratio(1)));
    single.workloads.back().peak_share = estimate.workloads[i].peak_share;
    add_tokens(single, single.workloads.back());
  }
  return single;
}

// Prices the requests on every compared model.
void add_models(const Scenario& scenario, const ComparedModels& models,
                const std::vector<Rows>& rows, Estimate& estimate) {
  const bool idle = estimate.month_requests.is_zero();
  const Estimate single =
      idle ? one_request_each(scenario, estimate) : Estimate();
  const Estimate& basis = idle ? single : estimate;
  for (const Bucket bucket : kEachBucket) {
    estimate.request_tokens.at(bucket) =
        quotient(basis.month_tokens.at(bucket), basis.month_requests);
  }
  for (std::size_t i = 0; i < models.size(); ++i) {
    ModelEstimate model = estimate_model(*models[i], rows[i],
                                         estimate.workloads, estimate.coarse);
    average(idle ? estimate_model(*models[i], rows[i], single.workloads,
                                  estimate.coarse)
                 : model,
            basis.month_tokens, basis.month_requests, model);
    estimate.models.push_back(std::move(model));
  }
}

}  // namespace

Result<Estimate> make_estimate(const RateBook& book, const Scenario& scenario,
                               const std::string& path) {
  const RateCard* card = book.find_card(scenario.card);
  if (card == nullptr) return no_such_card(book, scenario.card, path + "/card");
  const ComparedModels models(*card);
  const Result<std::vector<Rows>> rows =
      rows_of(book, models, scenario.currency, path);
  if (!rows) return rows.errors();

  Estimate unpriced;
  unpriced.card = card;
  unpriced.card_until = book.end_of(*card);
  unpriced.currency = scenario.currency;
  describe_requests(scenario, unpriced);
  Errors refused;
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    const std::string where = workload_path(path, i);
    const Workload& workload = scenario.workloads[i];
    if (workload.shape) {
      check_run_limits(*workload.shape, where, models, refused);
    } else {
      check_limits(workload, where, models, refused);
    }
    check_sense(workload, unpriced.workloads[i].requests, where,
                unpriced.warnings);
  }
  if (!refused.empty()) return refused;
  const PeakRule* rule = book.peak_rule_of(*card);
  std::optional<PeakShares> shares;
  if (rule != nullptr) shares.emplace(*rule, scenario.month);
  for (const bool coarse : {false, true}) {
    Estimate estimate = unpriced;
    estimate.coarse = coarse;
    if (shares) add_hours(scenario, path, *shares, estimate);
    add_models(scenario, models, *rows, estimate);
    if (holds(estimate)) return estimate;
  }
  return Error{ErrorCode::overflow, path + "/workloads", "",
               Phrase::requests_tokens_price};
}

ComparedModels::ComparedModels(const RateCard& card) {
  for (const Family family : {Family::flash, Family::pro}) {
    for (const CardModel& model : card.models) {
      if (model.family != family) continue;
      list_[size_++] = &model;
      break;
    }
  }
  for (const CardModel& model : card.models) {
    if (size_ == list_.size()) break;
    if (size_ == 0 || list_.front() != &model) list_[size_++] = &model;
  }
}

std::optional<ModelDifference> difference_of(const Estimate& estimate) {
  if (estimate.models.size() < 2) return std::nullopt;
  const ModelEstimate* cheaper = &estimate.models[0];
  const ModelEstimate* dearer = &estimate.models[1];
  // By the price of a request: it tells models apart where none is made.
  if (dearer->per_request < cheaper->per_request) std::swap(cheaper, dearer);
  ModelDifference difference{
      cheaper, dearer, dearer->month - cheaper->month, {}, {}};
  if (dearer->low || cheaper->low) {
    // The same hours are at peak for both.
    const auto at = [&](Ratio ModelEstimate::Low::*hours) {
      return (dearer->low ? *dearer->low.*hours : dearer->month) -
             (cheaper->low ? *cheaper->low.*hours : cheaper->month);
    };
    difference.difference = at(&ModelEstimate::Low::most_peak);
    difference.low = at(&ModelEstimate::Low::fewest_peak);
    if (difference.difference < *difference.low) {
      std::swap(difference.difference, *difference.low);
    }
  }
  if (!cheaper->per_request.is_zero()) {
    difference.ratio = quotient(dearer->per_request, cheaper->per_request);
  }
  return difference;
}

std::optional<Bucket> ModelEstimate::dominant() const {
  std::optional<Bucket> most;
  for (const Bucket bucket : kEachBucket) {
    if (amounts.at(bucket) > (most ? amounts.at(*most) : Ratio())) {
      most = bucket;
    }
  }
  return most;
}

Ratio percent_of(const Ratio& part, const Ratio& whole) {
  if (whole.is_zero()) return Ratio();
  return quotient(part, whole) * Ratio(100);
}

}  // namespace deepseek_cost
