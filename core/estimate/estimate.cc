#include "core/estimate/estimate.h"

#include <algorithm>
#include <utility>

#include "core/base/ascii.h"
#include "core/estimate/limits.h"
#include "core/estimate/model_estimate.h"

namespace deepseek_cost {
namespace {

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
                               path + "/month", to_string(year),
                               Phrase::most_of_month});
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

Result<std::vector<PriceRows>> rows_of(const RateBook& book,
                                       const ComparedModels& models,
                                       Currency currency,
                                       const std::string& path) {
  std::vector<PriceRows> all;
  for (const CardModel* model : models) {
    const PriceList& list = book.prices_of(*model);
    const PriceRows rows = {list.find(currency, Band::flat),
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
                const std::vector<PriceRows>& rows, Estimate& estimate) {
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
  const Result<std::vector<PriceRows>> rows =
      rows_of(book, models, scenario.currency, path);
  if (!rows) return rows.errors();

  Estimate unpriced;
  unpriced.card = card;
  unpriced.card_until = book.end_of(*card);
  unpriced.currency = scenario.currency;
  describe_requests(scenario, unpriced);
  Errors refused;
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    const std::string where = path + "/workloads/" + to_string(i);
    const Workload& workload = scenario.workloads[i];
    check_limits(workload, where, models, refused);
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
