// What a month would cost with other hours of one workload: the same hours of
// the week begun earlier or later in the day, and the hours that others keep.
//
//   8 hours a day, the card of 2026-09-10, starts from 00:00 to 23:00 in
//   Beijing → the cheapest begin at 18:00 and at each of the 7 hours after it
#ifndef DEEPSEEK_COST_CORE_DECIDE_OTHER_HOURS_H_
#define DEEPSEEK_COST_CORE_DECIDE_OTHER_HOURS_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/estimate/estimate.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"
#include "core/scenario/schedule.h"

namespace deepseek_cost {

inline constexpr int kHoursPerDay = 24;

// Whether the hours leave any out, so that they can be moved over the day.
bool can_be_moved(const UsageHours& hours);

// The clock that hours are read on, in minutes ahead of UTC; of those that
// cannot be moved, the one that painted hours begin with.
int utc_offset_of(const UsageHours& hours);

// A workload's own hours, or a batch of every day, begun at each full hour of
// the day on the clock of `utc_offset` (minutes ahead of UTC): kHoursPerDay of
// them, from 00:00. `length` is that of a batch, in hours (1…23); without it
// the own hours are moved, which can be. `rule` is the card's.
std::vector<UsageHours> starts_of(const UsageHours& own,
                                  std::optional<std::int64_t> length,
                                  int utc_offset, const PeakRule& rule);

// Hours that anybody may choose: off-peak alone, even use, office hours.
struct OfferedHours {
  std::string_view id;  // "off_peak", or the name of their kind
  UsageHours hours;
};
std::vector<OfferedHours> offered_hours();

// The scenario with other hours of one of its workloads. Errors: those of
// make_estimate.
Result<Estimate> estimate_with_hours(const RateBook& book, Scenario scenario,
                                     std::size_t workload,
                                     const UsageHours& hours);

// The longest run of starts that cost least and follow each other, past
// midnight too; the earliest of equally long ones.
struct CheapestStarts {
  std::size_t start = 0;  // the hour of the first
  std::size_t count = 0;
};
// `months` is what the month costs with each start, of which there are any.
// Nothing where all cost the same.
std::optional<CheapestStarts> cheapest_starts(const std::vector<Ratio>& months);

// How many minutes of one hour of an average week, on the clock of
// `utc_offset`, are peak time: 0…60.
std::int64_t peak_minutes_of_hour(const PeakRule& rule, std::size_t hour,
                                  int utc_offset);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_OTHER_HOURS_H_
