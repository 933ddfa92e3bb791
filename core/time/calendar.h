// Instants, civil dates and times of day, without a clock and without a locale.
//
// An Instant is a whole number of seconds since 1970-01-01T00:00:00Z. Every
// boundary of the rate book (a card's start, a window's edge) lies on a whole
// second, so reading 03:59:59.999 as 03:59:59 keeps it on its own side of each
// boundary. Civil dates are those of the proleptic Gregorian calendar and are
// mostly handled as a day number, day 0 being 1970-01-01, a Thursday.
//
//   parse_instant("2026-09-10T12:00:00+08:00") → 2026-09-10T04:00:00Z
//   parse_instant("2026-02-29T00:00:00Z")      → nothing: no such date
//   local_time(instant, 480)                   → that instant on a Beijing
//   clock
#ifndef DEEPSEEK_COST_CORE_TIME_CALENDAR_H_
#define DEEPSEEK_COST_CORE_TIME_CALENDAR_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace deepseek_cost {

inline constexpr std::int64_t kSecondsPerDay = 86400;
inline constexpr int kMinutesPerDay = 1440;

// A moment, to the second.
class Instant {
 public:
  constexpr Instant() = default;
  constexpr explicit Instant(std::int64_t seconds) : seconds_(seconds) {}

  // Since 1970-01-01T00:00:00Z, leap seconds not counted.
  constexpr std::int64_t seconds() const { return seconds_; }
  friend constexpr auto operator<=>(Instant, Instant) = default;  // NOLINT

 private:
  std::int64_t seconds_ = 0;
};

// The years 0000 to 9999 in UTC: what RFC 3339 can write.
inline constexpr Instant kFirstInstant{-62167219200};
inline constexpr Instant kLastInstant{253402300799};

struct CivilDate {
  std::int32_t year = 1970;
  std::int32_t month = 1;                                             // 1…12
  std::int32_t day = 1;                                               // 1…31
  friend constexpr auto operator<=>(CivilDate, CivilDate) = default;  // NOLINT
};

struct CivilMonth {
  std::int32_t year = 2026;
  std::int32_t month = 1;  // 1…12
  friend constexpr bool operator==(CivilMonth, CivilMonth) = default;
};

// A day as a number: days since 1970-01-01.
using DayNumber = std::int32_t;

bool is_leap_year(std::int32_t year);
int days_in_month(std::int32_t year, std::int32_t month);  // month 1…12
DayNumber day_number_of(CivilDate date);                   // a valid date
CivilDate civil_date_of(DayNumber day);
int iso_weekday_of(DayNumber day);  // 1 = Monday … 7 = Sunday

// An instant as a clock at a fixed distance from UTC shows it.
struct LocalTime {
  DayNumber day = 0;
  std::int32_t second_of_day = 0;  // 0…86399
  int minute_of_day() const { return second_of_day / 60; }
};
LocalTime local_time(Instant at, int utc_offset_minutes);
// The instant at which that clock shows `minute_of_day` (0…1440) of `day`.
Instant instant_of(DayNumber day, int minute_of_day, int utc_offset_minutes);

// Readers. Each takes the whole text and nothing else, and gives nothing for a
// date, time or offset that does not exist.

// RFC 3339 date-time: any offset (-00:00 included), lower-case t and z, any
// number of fraction digits (cut off). Second 60 is read as the end of second
// 59, and only where UTC can have a leap second: 23:59 on a month's last day.
std::optional<Instant> parse_instant(std::string_view text);
std::optional<CivilDate> parse_date(std::string_view text);   // "2026-10-01"
std::optional<CivilDate> parse_month(std::string_view text);  // "2026-12"
// "09:30" → 570; "24:00" → 1440.
std::optional<int> parse_time_of_day(std::string_view text);
// "+08:00" → 480; whole minutes, at most 23:59.
std::optional<int> parse_utc_offset(std::string_view text);

// Writers: the canonical texts of the above.
std::string format_instant(Instant at);      // "2026-09-10T04:00:00Z"
std::string format_date(DayNumber day);      // "2026-10-01"
std::string format_time_of_day(int minute);  // "09:30"
std::string format_utc_offset(int minutes);  // "+08:00"

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_TIME_CALENDAR_H_
