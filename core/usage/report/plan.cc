#include "core/usage/report/plan.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/rates/pricing.h"
#include "core/usage/report/report.h"
#include "core/usage/text/shown_name.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kMostNameBytes = 40;
constexpr int kSharePlaces = 4;
constexpr std::size_t kOffPeakBand = static_cast<std::size_t>(Band::off_peak);
constexpr std::size_t kPeakBand = static_cast<std::size_t>(Band::peak);

struct Planned {
  const PlanModel* model = nullptr;
  Family family = Family::other;
  std::optional<Ratio> peak;  // of 1
};

struct LeftOut {
  const PlanModel* model = nullptr;
  std::string_view code;
};

std::string rounded(const Ratio& value, int places) {
  return round_half_even_to_decimal(value, places).text;
}

// The name as it is billed when the log ends; a name that has gone by then is
// planned with the model of its family.
const CardModel* model_at_end(const PlanBasis& basis, const PlanModel& model) {
  const auto named =
      resolve_name(basis.book, *basis.card, model.priced_as, basis.end);
  if (named) return named->model;
  for (const UsageCell& cell : basis.cells) {
    if (cell.model != model.index) continue;
    for (const CardModel& each : basis.card->models) {
      if (each.family == cell.billed_as->family) return &each;
    }
  }
  return nullptr;
}

Int128 cost_of_sums(const UsageSums& sums, const PriceRow& row) {
  return sums.hit * row.at(Bucket::hit).units() +
         sums.miss * row.at(Bucket::miss).units() +
         sums.output * row.at(Bucket::output).units();
}

// By the band in which a request was billed; where its card had none, by the
// one that its instant has under the card in force now.
std::optional<Ratio> peak_share(const PlanBasis& basis, const PlanModel& model,
                                const PriceRow& row) {
  Int128 peak = 0;
  Int128 all = 0;
  for (const UsageCell& cell : basis.cells) {
    if (cell.model != model.index) continue;
    const bool flat = cell.band == static_cast<std::size_t>(Band::flat);
    for (std::size_t now = 0; now < kUsageBands; ++now) {
      const std::size_t band = flat ? now : cell.band;
      const bool known = band == kOffPeakBand || band == kPeakBand;
      if (!known && band != kUnknownBand) continue;
      const Int128 cost = cost_of_sums(cell.by_band_now[now], row);
      if (!known && cost != 0) return std::nullopt;
      all += cost;
      if (band == kPeakBand) peak += cost;
    }
  }
  if (all == 0) return std::nullopt;
  return Ratio(peak, all);
}

void write_workload(json::Writer& out, const Planned& planned,
                    const Ratio& per_month) {
  const UsageSums& sums = planned.model->sums;
  const Int128 input = sums.hit + sums.miss;
  const auto mean = [&sums](Int128 tokens) {
    return rounded(Ratio(tokens, sums.requests), 0);
  };
  const Ratio requests = Ratio(sums.requests) * per_month;
  out.begin_object();
  out.field("name", shown_name(planned.model->name, kMostNameBytes));
  out.field("model", name_of(planned.family));
  out.field("input", mean(input));
  out.field("hit", rounded(Ratio(sums.hit * 100, input == 0 ? 1 : input),
                           kSharePlaces));
  out.field("output", mean(sums.output));
  out.field("requests", requests < Ratio(1) ? "1" : rounded(requests, 0));
  out.field("per", "month");
  if (planned.peak) {
    out.key("when").begin_object().field("kind", "peak_share");
    out.field("peak_share", rounded(*planned.peak * Ratio(100), kSharePlaces));
    out.end_object();
  }
  out.end_object();
}

void write_left_out(json::Writer& out, const std::vector<LeftOut>& left_out) {
  out.key("left_out").begin_array();
  for (const LeftOut& each : left_out) {
    out.begin_object().field("model", each.model->name);
    out.field("code", each.code);
    write_count(out, "requests", each.model->sums.requests);
    write_amount(out, "amount", each.model->sums.amount);
    out.end_object();
  }
  out.end_array();
}

// The models of a plan, and those that cannot be in it.
struct Chosen {
  std::vector<Planned> planned;
  std::vector<LeftOut> left_out;
};

Chosen choose_models(const PlanBasis& basis) {
  Chosen chosen;
  auto& [planned, left_out] = chosen;
  for (const PlanModel& model : basis.models) {
    if (basis.card == nullptr) break;
    if (model.sums.requests == 0) {
      if (model.sums.amount != 0) left_out.push_back({&model, "no_requests"});
      continue;
    }
    const CardModel* at_end = model_at_end(basis, model);
    const PriceList* prices =
        at_end == nullptr ? nullptr : &basis.book.prices_of(*at_end);
    if (prices == nullptr || at_end->family == Family::other) {
      left_out.push_back({&model, "unknown_model"});
      continue;
    }
    planned.push_back({&model, at_end->family, {}});
    const PriceRow* row = prices->find(basis.currency, Band::off_peak);
    if (row != nullptr) planned.back().peak = peak_share(basis, model, *row);
  }
  std::stable_sort(planned.begin(), planned.end(),
                   [](const Planned& a, const Planned& b) {
                     return a.model->sums.amount > b.model->sums.amount;
                   });
  while (planned.size() > kMostPlanned) {
    left_out.push_back({planned.back().model, "too_many"});
    planned.pop_back();
  }
  return chosen;
}

}  // namespace

std::optional<std::int64_t> whole_months(DayRange days) {
  const CivilDate first = civil_date_of(days.first);
  const CivilDate last = civil_date_of(days.last);
  if (first.day != 1 || last.day != days_in_month(last.year, last.month)) {
    return std::nullopt;
  }
  return (last.year - first.year) * 12 + last.month - first.month + 1;
}

namespace {

void write_covered(json::Writer& out, std::int64_t days, std::int64_t seconds) {
  constexpr std::int64_t kDay = 86400;
  constexpr int kPlaces = 3;
  if (seconds == 0) return;
  out.key("covered").begin_object();
  write_count(out, "seconds", seconds);
  out.field("times_more",
            rounded(Ratio(Int128{days} * kDay, seconds), kPlaces));
  out.end_object();
}

}  // namespace

void write_plan(json::Writer& out, const PlanBasis& basis) {
  const auto [planned, left_out] = choose_models(basis);
  out.key("as_plan");
  if (planned.empty() || basis.days.empty()) {
    out.null();
    return;
  }
  // Where no clock makes it whole months, the days are the report's own.
  DayRange used = basis.days.front();
  std::optional<std::int64_t> months;
  for (const DayRange& days : basis.days) {
    if (months) break;
    months = whole_months(days);
    if (months) used = days;
  }
  const std::int64_t days = used.last - used.first + 1;
  out.begin_object().field("card", basis.card->id);
  out.field("currency", code_of(basis.currency));
  out.field("first_day", format_date(used.first));
  out.field("last_day", format_date(used.last));
  out.key("months");
  if (months) {
    out.value(to_string(*months));
  } else {
    out.null();
  }
  write_count(out, "days", days);
  if (!months) write_covered(out, days, basis.covered_seconds);
  out.key("workloads").begin_array();
  for (const Planned& each : planned) {
    write_workload(out, each,
                   months ? Ratio(1, *months) : Ratio(365, Int128{12} * days));
  }
  out.end_array();
  write_left_out(out, left_out);
  out.end_object();
}

}  // namespace deepseek_cost::usage
