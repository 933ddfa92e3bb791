// When is a moment a peak moment?
//
// A peak rule says: inside these windows of the day, on these weekdays, except
// on public holidays. Windows, weekdays and holidays are all read off one wall
// clock and calendar, the rule's own (for DeepSeek: Beijing, UTC+08:00).
//
//   windows 09:00–12:00 and 14:00–18:00, Monday to Friday, not on holidays:
//   2026-09-30T01:00:00Z  Wed 09:00 in Beijing      → peak
//   2026-10-01T01:00:00Z  Thu 09:00, National Day   → off-peak
//   2026-10-10T01:00:00Z  Sat, a make-up workday    → off-peak (not Mon–Fri)
//   2027-03-01T01:00:00Z  Mon 09:00, year unlisted  → unknown
//
// Windows are half-open [start, end) with minute resolution. A window whose end
// is not after its start runs past midnight; its part after midnight belongs to
// the new day, whose own weekday and holidays then decide.
#ifndef DEEPSEEK_COST_CORE_TIME_PEAK_RULE_H_
#define DEEPSEEK_COST_CORE_TIME_PEAK_RULE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/time/calendar.h"

namespace deepseek_cost {

struct DayRange {
  DayNumber first = 0;
  DayNumber last = 0;  // included
};

// The days off of one year, as the authority published them. Working weekends
// are kept for display: a make-up workday never turns off-peak into peak.
struct HolidayYear {
  std::int32_t year = 0;
  std::vector<DayRange> days_off;
  std::vector<DayNumber> makeup_workdays;
  std::string source;  // id of the notice among the book's sources
  // Are these only the days that the law fixes, the notice being out? A day
  // that is not among them may be off then, and is unknown.
  bool partial = false;
};

enum class Holiday : std::uint8_t { no, yes, unknown };

// A wall clock and the public holidays of the place it hangs in. A year that is
// not listed is unknown: its holidays are not published, or not entered yet. Of
// one that is listed in part, the days off are certain and all others unknown.
struct HolidayCalendar {
  std::string id;
  std::string label;
  std::string label_zh;
  int utc_offset_minutes = 0;
  std::vector<HolidayYear> years;

  Holiday holiday_on(DayNumber day) const;
  bool is_makeup_workday(DayNumber day) const;
};

struct DailyWindow {
  int start = 0;  // minute of day, 0…1439
  int end = 0;    // minute of day, 1…1440; at or before start: past midnight
};

enum class Peak : std::uint8_t { no, yes, unknown };

struct PeakRule {
  std::string id;
  std::vector<DailyWindow> windows;
  std::uint8_t weekdays = 0;  // bit 0 = Monday … bit 6 = Sunday
  bool holidays_off_peak = false;
  HolidayCalendar calendar;  // its own copy: rules are few and small

  bool has_weekday(int iso_weekday) const {
    return (weekdays >> (iso_weekday - 1) & 1) != 0;
  }
};

// What the day itself allows: `no` where its windows do not count, `yes` where
// they do, `unknown` where that hangs on an unpublished holiday list.
Peak peak_day(const PeakRule& rule, DayNumber day);

// Unknown only inside a window of a day whose holidays are not known.
Peak peak_at(const PeakRule& rule, Instant at);

// How far the searches below look: beyond the longest quiet time there is.
inline constexpr int kSearchDays = 400;

// So far, in either direction, nothing changes where they find nothing.
inline constexpr int kQuietDays = kSearchDays - 1;

constexpr Instant days_away(Instant at, int days) {
  return Instant(at.seconds() + days * kSecondsPerDay);
}

// The first instant after `at` at which peak_at differs from what it is at
// `at`; nothing if that does not happen within kSearchDays. What lies behind
// the `horizon` may be left out.
std::optional<Instant> next_change(const PeakRule& rule, Instant at,
                                   Instant horizon = kLastInstant);

// The instant since which peak_at has been what it is at `at`; it is at or
// before `at`. Nothing if that lies further back than kSearchDays or before the
// `horizon`.
std::optional<Instant> unchanged_since(const PeakRule& rule, Instant at,
                                       Instant horizon = kFirstInstant);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_TIME_PEAK_RULE_H_
