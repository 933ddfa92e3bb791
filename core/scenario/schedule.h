// How much of a workload falls into peak hours.
//
// Requests are spread evenly over the hours that the workload says, so the
// share of its requests at peak time is the share of those minutes that the
// card's peak rule calls peak. It is an exact fraction:
//
//   even, average week, peak 09–12 and 14–18 Mon–Fri (Beijing) → 35/168
//   office hours in China, the same                            → 7/9
//
// In a month whose holidays are not published, minutes inside the windows may
// be either, and the share lies between two bounds.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_SCHEDULE_H_
#define DEEPSEEK_COST_CORE_SCENARIO_SCHEDULE_H_

#include <optional>

#include "core/number/ratio.h"
#include "core/scenario/workload.h"
#include "core/time/peak_rule.h"

namespace deepseek_cost {

struct PeakShare {
  Ratio low;   // every unknown minute off-peak
  Ratio high;  // every unknown minute at peak
  bool known() const { return low == high; }
};

// `month`: a calendar month with its weekdays, holidays and summer time, or
// nothing for an average week without holidays in standard time.
PeakShare peak_share_of(const UsageHours& hours, const PeakRule& rule,
                        const std::optional<CivilMonth>& month);

// The hours that `hours` paints, on its own clock. Even use is read on the
// rule's clock, so that its month begins and ends where the rule's days do. For
// every kind but peak_share, which has no hours.
WeekProfile profile_of(const UsageHours& hours, const PeakRule& rule);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_SCHEDULE_H_
