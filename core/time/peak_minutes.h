// How much of a week or a month is peak time, for somebody's own hours?
//
// A WeekProfile paints hours of the week on a local clock: an office, a nightly
// job, or all 168 hours. Counting intersects the painted time with the rule's
// windows, to the minute and without rounding:
//
//   all hours, 09:00–12:00 + 14:00–18:00 Mon–Fri, average week
//     → peak 2100 of 10080 minutes (35 of 168 hours)
//   the same in October 2026 → the Chinese holidays of that month are left out
#ifndef DEEPSEEK_COST_CORE_TIME_PEAK_MINUTES_H_
#define DEEPSEEK_COST_CORE_TIME_PEAK_MINUTES_H_

#include <bitset>
#include <cstdint>

#include "core/time/calendar.h"
#include "core/time/peak_rule.h"

namespace deepseek_cost {

// Summer time as a rule: one hour ahead
//   eu: last Sunday of March to last Sunday of October, at 01:00 UTC
//       (Directive 2000/84/EC)
//   us: second Sunday of March to first Sunday of November, at 02:00 local
//       (15 U.S.C. 260a)
enum class SummerTime : std::uint8_t { none, eu, us };

struct LocalZone {
  int standard_offset_minutes = 0;
  SummerTime summer_time = SummerTime::none;

  int offset_at(Instant at) const;  // minutes ahead of UTC
};

inline constexpr LocalZone kUtc{0, SummerTime::none};
inline constexpr LocalZone kBeijing{480, SummerTime::none};
inline constexpr LocalZone kBerlin{60, SummerTime::eu};
inline constexpr LocalZone kNewYork{-300, SummerTime::us};
inline constexpr LocalZone kLosAngeles{-480, SummerTime::us};

inline constexpr int kHoursPerWeek = 168;

struct WeekProfile {
  std::bitset<kHoursPerWeek> hours;  // bit 0 = Monday 00:00–01:00, local
  LocalZone zone;
};

// Every hour of the week, on the given clock.
WeekProfile every_hour(LocalZone zone);
// Monday to Friday, 09:00–18:00, on the given clock.
WeekProfile office_hours(LocalZone zone);

// Painted minutes, split by what the rule says of them.
struct PeakMinutes {
  std::int64_t peak = 0;
  std::int64_t off_peak = 0;
  std::int64_t unknown = 0;  // holiday list not published: peak or off-peak

  std::int64_t total() const { return peak + off_peak + unknown; }
};

// A week without holidays, in standard time; never has unknown minutes.
PeakMinutes peak_minutes_of_average_week(const PeakRule& rule,
                                         const WeekProfile& profile);

// The month (1…12 of the years 1…9998) on the profile's own clock, with its
// real weekdays, holidays and summer time: an hour skipped in spring has no
// minutes, an hour repeated in autumn has 120.
PeakMinutes peak_minutes_of_month(const PeakRule& rule,
                                  const WeekProfile& profile, std::int32_t year,
                                  std::int32_t month);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_TIME_PEAK_MINUTES_H_
