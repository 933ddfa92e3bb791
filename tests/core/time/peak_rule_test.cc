#include "core/time/peak_rule.h"

#include <gtest/gtest.h>

namespace deepseek_cost {
namespace {

constexpr std::uint8_t kMondayToFriday = 0b0011111;
constexpr std::uint8_t kEveryDay = 0b1111111;

HolidayCalendar beijing_with_2026() {
  HolidayCalendar calendar;
  calendar.id = "china";
  calendar.utc_offset_minutes = 480;
  HolidayYear year;
  year.year = 2026;
  for (const auto& [first, last] :
       {std::pair{CivilDate{2026, 9, 25}, CivilDate{2026, 9, 27}},
        std::pair{CivilDate{2026, 10, 1}, CivilDate{2026, 10, 7}}}) {
    year.days_off.push_back({day_number_of(first), day_number_of(last)});
  }
  year.makeup_workdays.push_back(day_number_of({2026, 10, 10}));
  calendar.years.push_back(year);
  return calendar;
}

PeakRule official_rule() {
  PeakRule rule;
  rule.windows = {{540, 720}, {840, 1080}};
  rule.weekdays = kMondayToFriday;
  rule.holidays_off_peak = true;
  rule.calendar = beijing_with_2026();
  return rule;
}

Instant at(std::string_view text) { return *parse_instant(text); }

TEST(PeakRuleTest, WindowsAreHalfOpen) {
  const PeakRule rule = official_rule();
  EXPECT_EQ(peak_at(rule, at("2026-09-16T00:59:59Z")), Peak::no);
  EXPECT_EQ(peak_at(rule, at("2026-09-16T01:00:00Z")), Peak::yes);
  EXPECT_EQ(peak_at(rule, at("2026-09-16T03:59:59Z")), Peak::yes);
  EXPECT_EQ(peak_at(rule, at("2026-09-16T04:00:00Z")), Peak::no);
  EXPECT_EQ(peak_at(rule, at("2026-09-16T06:00:00Z")), Peak::yes);
  EXPECT_EQ(peak_at(rule, at("2026-09-16T10:00:00Z")), Peak::no);
}

TEST(PeakRuleTest, HolidaysAndWeekendsAreOffPeakAndMakeUpWorkdaysToo) {
  const PeakRule rule = official_rule();
  EXPECT_EQ(peak_at(rule, at("2026-09-25T02:00:00Z")), Peak::no);
  EXPECT_EQ(peak_at(rule, at("2026-10-07T02:00:00Z")), Peak::no);
  EXPECT_EQ(peak_at(rule, at("2026-10-08T02:00:00Z")), Peak::yes);
  EXPECT_EQ(peak_at(rule, at("2026-10-10T02:00:00Z")), Peak::no);
  EXPECT_TRUE(rule.calendar.is_makeup_workday(day_number_of({2026, 10, 10})));
  EXPECT_FALSE(rule.calendar.is_makeup_workday(day_number_of({2026, 10, 11})));
}

// Days off by law are certain before a year's notice is out; no other day is.
TEST(PeakRuleTest, OfAYearListedInPartOnlyItsDaysOffAreKnown) {
  PeakRule rule = official_rule();
  HolidayYear law;
  law.year = 2027;
  law.partial = true;
  law.days_off = {{day_number_of({2027, 1, 1}), day_number_of({2027, 1, 1})}};
  rule.calendar.years.push_back(law);
  EXPECT_EQ(peak_at(rule, at("2027-01-01T02:00:00Z")), Peak::no);
  EXPECT_EQ(peak_at(rule, at("2027-01-04T02:00:00Z")), Peak::unknown);
  EXPECT_EQ(peak_at(rule, at("2027-01-04T05:00:00Z")), Peak::no);
}

// Unknown holidays matter only where a holiday would change the answer.
TEST(PeakRuleTest, UnlistedYearsAreUnknownOnlyInsideWeekdayWindows) {
  const PeakRule rule = official_rule();
  EXPECT_EQ(peak_at(rule, at("2027-03-01T02:00:00Z")), Peak::unknown);
  EXPECT_EQ(peak_at(rule, at("2027-03-01T05:00:00Z")), Peak::no);
  EXPECT_EQ(peak_at(rule, at("2027-03-06T02:00:00Z")), Peak::no);
  PeakRule without_holidays = rule;
  without_holidays.holidays_off_peak = false;
  EXPECT_EQ(peak_at(without_holidays, at("2027-03-01T02:00:00Z")), Peak::yes);
}

// The calendar's year turns at its own midnight: 16:00 UTC.
TEST(PeakRuleTest, TheYearIsTheCalendarsOwn) {
  PeakRule rule = official_rule();
  rule.windows = {{0, 1440}};
  EXPECT_EQ(peak_at(rule, at("2026-12-31T15:59:59Z")), Peak::yes);
  EXPECT_EQ(peak_at(rule, at("2026-12-31T16:00:00Z")), Peak::unknown);
}

// A window over midnight: each part follows the day it lies in.
TEST(PeakRuleTest, WindowsMayRunPastMidnight) {
  PeakRule rule;
  rule.windows = {{22 * 60 + 30, 90}};
  rule.weekdays = kMondayToFriday;
  EXPECT_EQ(peak_at(rule, at("2026-11-06T22:30:00Z")), Peak::yes);  // Friday
  EXPECT_EQ(peak_at(rule, at("2026-11-07T00:30:00Z")), Peak::no);   // Saturday
  EXPECT_EQ(peak_at(rule, at("2026-11-09T00:30:00Z")), Peak::yes);  // Monday
  EXPECT_EQ(peak_at(rule, at("2026-11-09T01:30:00Z")), Peak::no);
  EXPECT_EQ(peak_at(rule, at("2026-11-09T22:29:59Z")), Peak::no);
}

TEST(PeakRuleTest, FindsTheNextChangeAcrossHolidays) {
  const PeakRule rule = official_rule();
  EXPECT_EQ(next_change(rule, at("2026-11-06T00:00:00Z")),
            at("2026-11-06T01:00:00Z"));
  EXPECT_EQ(next_change(rule, at("2026-11-06T01:00:00Z")),
            at("2026-11-06T04:00:00Z"));
  EXPECT_EQ(next_change(rule, at("2026-11-06T10:00:00Z")),
            at("2026-11-09T01:00:00Z"));
  EXPECT_EQ(next_change(rule, at("2026-09-30T10:00:00Z")),
            at("2026-10-08T01:00:00Z"));
  EXPECT_EQ(unchanged_since(rule, at("2026-10-05T05:00:00Z")),
            at("2026-09-30T10:00:00Z"));
  EXPECT_EQ(unchanged_since(rule, at("2026-11-06T01:00:00Z")),
            at("2026-11-06T01:00:00Z"));
}

TEST(PeakRuleTest, SearchesAreBounded) {
  PeakRule never = official_rule();
  never.weekdays = 0;
  EXPECT_FALSE(next_change(never, at("2026-11-06T00:00:00Z")).has_value());
  EXPECT_FALSE(unchanged_since(never, at("2026-11-06T00:00:00Z")).has_value());
  PeakRule always;
  always.windows = {{0, 1440}};
  always.weekdays = kEveryDay;
  EXPECT_FALSE(next_change(always, kLastInstant).has_value());
  EXPECT_FALSE(unchanged_since(always, kFirstInstant).has_value());
}

// The searches agree with asking at every minute of two months.
TEST(PeakRuleTest, SearchesAgreeWithEveryMinute) {
  PeakRule odd = official_rule();
  odd.windows = {{555, 721}, {1410, 30}, {840, 1080}};
  odd.weekdays = 0b1011101;
  for (const PeakRule& rule : {official_rule(), odd}) {
    const std::int64_t first = at("2026-09-20T00:00:00Z").seconds();
    std::int64_t since = first;
    for (std::int64_t s = first + 60; s < first + 60 * kSecondsPerDay;
         s += 60) {
      const Instant now(s);
      if (peak_at(rule, now) == peak_at(rule, Instant(s - 60))) continue;
      ASSERT_EQ(next_change(rule, Instant(s - 60)), now);
      ASSERT_EQ(next_change(rule, Instant(since)), now);
      if (since != first) {
        ASSERT_EQ(unchanged_since(rule, Instant(s - 1)), Instant(since));
        ASSERT_EQ(unchanged_since(rule, Instant(since)), Instant(since));
      }
      since = s;
    }
  }
}

}  // namespace
}  // namespace deepseek_cost
