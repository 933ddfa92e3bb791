// What a log shows as a plan: one workload for each of its models, at the card
// in force when it ends, so that the estimate says what a month like it costs.
//
//   "as_plan": {card, currency, first_day, last_day, months, days, covered?,
//   workloads:
//   [{name, model, input, hit, output, requests, per: "month", when?}],
//   left_out: [{model, code, requests, amount}]}, or null where there is
//   nothing to plan
//
// Tokens are the means of a request, rounded to whole ones; requests are those
// of a month. A log of whole calendar months, in the report's own zone, UTC or
// Beijing time, is divided by these (`months`); any other is scaled from its
// days to the average month of 365/12 (`months` null). first_day and last_day
// are by the clock that was used.
//
// Where days were scaled, the first and the last of them may have been covered
// in part. `covered` {seconds, times_more} is the time from the first request
// to the last, and by how much the plan would be larger if it were scaled by
// that; absent where the log gives days alone, and where all is at one moment.
//
// `when` is the share of peak hours. Requests in peak hours may be larger than
// others, so each counts as much as it costs: the plan then comes to the log's
// own amount at the same prices. It is absent where the card has no bands, and
// where the band of some requests is not known: then the hours are the plan's
// rule, not a share that was never measured.
#ifndef DEEPSEEK_COST_CORE_USAGE_REPORT_PLAN_H_
#define DEEPSEEK_COST_CORE_USAGE_REPORT_PLAN_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/json/writer.h"
#include "core/rates/rate_book.h"
#include "core/usage/bill/bill.h"

namespace deepseek_cost::usage {

// As many as a scenario takes; the dearest are kept.
inline constexpr std::size_t kMostPlanned = 50;

struct PlanModel {
  std::string_view name;       // as the log gives it
  std::string_view priced_as;  // the name that is looked up
  std::size_t index = 0;       // UsageCell::model of its cells
  UsageSums sums;              // of what was billed
};

struct DayRange {
  DayNumber first = 0;
  DayNumber last = 0;
};

struct PlanBasis {
  const RateBook& book;
  Currency currency;
  const RateCard* card = nullptr;  // in force at the end, or the pinned one
  Instant end;
  // The days of the log; then the same by other clocks.
  std::vector<DayRange> days;
  std::vector<PlanModel> models;
  const std::vector<UsageCell>& cells;
  std::int64_t covered_seconds = 0;  // from the first to the last; 0: not known
};

// The calendar months that the days are, or nothing.
std::optional<std::int64_t> whole_months(DayRange days);

void write_plan(json::Writer& out, const PlanBasis& basis);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REPORT_PLAN_H_
