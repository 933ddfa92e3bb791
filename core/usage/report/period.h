// What a report of an API log says first: from when to when, and whether the
// share of hits has fallen on some day.
#ifndef DEEPSEEK_COST_CORE_USAGE_REPORT_PERIOD_H_
#define DEEPSEEK_COST_CORE_USAGE_REPORT_PERIOD_H_

#include <optional>
#include <vector>

#include "core/json/writer.h"
#include "core/usage/bill/bill.h"

namespace deepseek_cost::usage {

// The day from which on the share of hits was lower than on the days before:
// the one that parts the two best (the most variance between them). Shares are
// percent with four decimals, rounded down.
struct HitDrop {
  DayNumber day = 0;
  std::int64_t before = 0;  // 10^-4 percent
  std::int64_t after = 0;
  // Input tokens that would have been hits at the share of the days before.
  Int128 lost = 0;
  // Of all requests, had they been; at the mean prices that the days from `day`
  // on were billed at. Absent where these days had no hits.
  std::optional<Int128> amount_without;
};

// A share that falls by less than five points, or for less than a tenth of the
// input, is not worth a sentence.
std::optional<HitDrop> find_hit_drop(const std::vector<UsageBill::Day>& days,
                                     Int128 total_amount);

// "period": {from, until (instants of the first and last request), first_day,
// last_day, days, calendar_months}, or null. `calendar_months`: {first_day,
// last_day, day_offset} where the log is whole months in UTC or Beijing time
// and not by the report's own clock (October in UTC ends on November 1 in
// Beijing), else null. "hit_drop": {day, before, after, lost_tokens,
// amount_without, difference}, or null.
void write_period(json::Writer& out, const UsageBill& bill);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REPORT_PERIOD_H_
