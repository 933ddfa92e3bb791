// The hours of a week in which requests are made, and how much of them is peak.
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

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/enum_names.h"
#include "core/number/ratio.h"
#include "core/number/units.h"
#include "core/time/calendar.h"
#include "core/time/peak_minutes.h"
#include "core/time/peak_rule.h"

namespace deepseek_cost {

inline constexpr int kEarliestUtcOffset = -720;  // minutes: UTC-12:00
inline constexpr int kLatestUtcOffset = 840;     // minutes: UTC+14:00

// The hours in which requests are made.
//   even          at every hour of every day alike
//   office_…      09:00–18:00 local time, Monday to Friday
//   grid          evenly over the painted hours of a week
//   peak_share    no hours given: this share of the requests is at peak time
enum class UsageHoursKind : std::uint8_t {
  even,
  office_china,
  office_europe,
  office_us_east,
  office_us_west,
  grid,
  peak_share
};
template <>
struct EnumNames<UsageHoursKind> {
  static constexpr std::string_view kNames[] = {
      "even",           "office_china", "office_europe", "office_us_east",
      "office_us_west", "grid",         "peak_share"};
};

struct UsageHours {
  UsageHoursKind kind = UsageHoursKind::even;
  std::bitset<kHoursPerWeek> grid;  // grid: bit 0 = Monday 00:00–01:00
  int utc_offset_minutes = 480;     // grid: the clock its hours are read on
  PartsPerMillion peak_share;       // peak_share

  friend bool operator==(const UsageHours&, const UsageHours&) = default;
};

struct PeakShare {
  Ratio low;   // every unknown minute off-peak
  Ratio high;  // every unknown minute at peak
  bool known() const { return low == high; }
};

// `month`: a calendar month with its weekdays, holidays and summer time, or
// nothing for an average week without holidays in standard time.
PeakShare peak_share_of(const UsageHours& hours, const PeakRule& rule,
                        const std::optional<CivilMonth>& month);

// The hour of the day at which the first painted stretch of the week begins;
// nothing where no hour is painted, or every one.
std::optional<int> first_hour(const std::bitset<kHoursPerWeek>& grid);
// The painted hours so many hours later; those beyond Sunday are Monday's.
std::bitset<kHoursPerWeek> moved(const std::bitset<kHoursPerWeek>& grid,
                                 int hours);
// The first `hours` hours of every day.
std::bitset<kHoursPerWeek> daily_hours(int hours);

// The hours that `hours` paints, on its own clock. Even use is read on the
// rule's clock, so that its month begins and ends where the rule's days do. For
// every kind but peak_share, which has no hours.
WeekProfile profile_of(const UsageHours& hours, const PeakRule& rule);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_SCHEDULE_H_
