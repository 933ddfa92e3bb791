#include "core/time/peak_minutes.h"

#include <gtest/gtest.h>

#include "tests/support/examples.h"

namespace deepseek_cost {
namespace {

PeakMinutes hours(int peak, int off_peak, int unknown) {
  return {std::int64_t{peak} * 60, std::int64_t{off_peak} * 60,
          std::int64_t{unknown} * 60};
}

Instant at(std::string_view text) { return *parse_instant(text); }

// Counts by asking about every minute, the slow and obvious way.
PeakMinutes by_the_minute(const PeakRule& rule, const WeekProfile& profile,
                          std::int32_t year, std::int32_t month) {
  PeakMinutes minutes;
  const std::int64_t around = 3 * kSecondsPerDay;
  const std::int64_t first =
      day_number_of({year, month, 1}) * kSecondsPerDay - around;
  for (std::int64_t s = first; s < first + 37 * kSecondsPerDay; s += 60) {
    const Instant now(s);
    const LocalTime local = local_time(now, profile.zone.offset_at(now));
    const CivilDate date = civil_date_of(local.day);
    if (date.year != year || date.month != month) continue;
    const int hour =
        (iso_weekday_of(local.day) - 1) * 24 + local.second_of_day / 3600;
    if (!profile.hours[static_cast<std::size_t>(hour)]) continue;
    switch (peak_at(rule, now)) {
      case Peak::yes:
        ++minutes.peak;
        break;
      case Peak::no:
        ++minutes.off_peak;
        break;
      case Peak::unknown:
        ++minutes.unknown;
        break;
    }
  }
  return minutes;
}

void expect_equal(const PeakMinutes& a, const PeakMinutes& b) {
  EXPECT_EQ(a.peak, b.peak);
  EXPECT_EQ(a.off_peak, b.off_peak);
  EXPECT_EQ(a.unknown, b.unknown);
}

TEST(PeakMinutesTest, AnAverageWeekHasThirtyFivePeakHours) {
  for (const LocalZone zone : {kUtc, kBeijing, kBerlin, kLosAngeles}) {
    expect_equal(
        peak_minutes_of_average_week(official_rule(), every_hour(zone)),
        hours(35, 133, 0));
  }
}

// Nine office hours a day: Beijing's hold both windows, Berlin's 09–11 (UTC+1:
// 08–10 UTC) two of the second, and New York's and Los Angeles' evening hours
// fall into the Beijing night.
TEST(PeakMinutesTest, OfficesMeetTheWindowsOnTheirOwnClock) {
  const PeakRule rule = official_rule();
  expect_equal(peak_minutes_of_average_week(rule, office_hours(kBeijing)),
               hours(35, 10, 0));
  expect_equal(peak_minutes_of_average_week(rule, office_hours(kBerlin)),
               hours(10, 35, 0));
  expect_equal(peak_minutes_of_average_week(rule, office_hours(kNewYork)),
               hours(0, 45, 0));
  // 09:00–18:00 in Los Angeles is 17:00–02:00 UTC: one hour of the first
  // window, on Tuesday to Saturday in Beijing.
  expect_equal(peak_minutes_of_average_week(rule, office_hours(kLosAngeles)),
               hours(4, 41, 0));
}

// October 2026: 22 weekdays, of which 1, 2, 5, 6 and 7 are holidays.
TEST(PeakMinutesTest, AMonthLeavesItsHolidaysOut) {
  expect_equal(
      peak_minutes_of_month(official_rule(), every_hour(kBeijing), 2026, 10),
      hours(17 * 7, 31 * 24 - 17 * 7, 0));
}

TEST(PeakMinutesTest, AMonthWithoutAPublishedListIsUnknownInTheWindows) {
  expect_equal(
      peak_minutes_of_month(official_rule(), every_hour(kBeijing), 2027, 3),
      hours(0, 31 * 24 - 23 * 7, 23 * 7));
}

TEST(PeakMinutesTest, SummerTimeFollowsItsRules) {
  EXPECT_EQ(kBerlin.offset_at(at("2026-03-29T00:59:59Z")), 60);
  EXPECT_EQ(kBerlin.offset_at(at("2026-03-29T01:00:00Z")), 120);
  EXPECT_EQ(kBerlin.offset_at(at("2026-10-25T00:59:59Z")), 120);
  EXPECT_EQ(kBerlin.offset_at(at("2026-10-25T01:00:00Z")), 60);
  EXPECT_EQ(kNewYork.offset_at(at("2026-03-08T06:59:59Z")), -300);
  EXPECT_EQ(kNewYork.offset_at(at("2026-03-08T07:00:00Z")), -240);
  EXPECT_EQ(kNewYork.offset_at(at("2026-11-01T05:59:59Z")), -240);
  EXPECT_EQ(kNewYork.offset_at(at("2026-11-01T06:00:00Z")), -300);
  EXPECT_EQ(kLosAngeles.offset_at(at("2026-11-01T08:59:59Z")), -420);
  EXPECT_EQ(kLosAngeles.offset_at(at("2026-11-01T09:00:00Z")), -480);
  EXPECT_EQ(kBeijing.offset_at(at("2026-07-01T00:00:00Z")), 480);
}

// A skipped hour has no minutes, a repeated one 120.
TEST(PeakMinutesTest, MonthsHaveTheirRealLength) {
  const PeakRule rule = official_rule();
  EXPECT_EQ(peak_minutes_of_month(rule, every_hour(kBerlin), 2026, 3).total(),
            (31 * 24 - 1) * 60);
  EXPECT_EQ(peak_minutes_of_month(rule, every_hour(kBerlin), 2026, 10).total(),
            (31 * 24 + 1) * 60);
  EXPECT_EQ(peak_minutes_of_month(rule, every_hour(kNewYork), 2026, 11).total(),
            (30 * 24 + 1) * 60);
  EXPECT_EQ(peak_minutes_of_month(rule, every_hour(kUtc), 2028, 2).total(),
            29 * 24 * 60);
}

// Any hours, clock, windows and month: the count by intersection equals the
// count by minute.
TEST(PeakMinutesTest, AgreesWithCountingEveryMinute) {
  std::uint64_t state = 1;
  const auto random = [&state] {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(state >> 33);
  };
  const LocalZone zones[] = {kUtc,     kBeijing,    kBerlin,
                             kNewYork, kLosAngeles, {345, SummerTime::none}};
  for (int round = 0; round < 40; ++round) {
    PeakRule rule = official_rule();
    if (round % 3 == 1) rule.windows = {{1290, 75}, {555, 600}};
    if (round % 3 == 2) {
      rule.weekdays = static_cast<std::uint8_t>(random() % 128);
    }
    WeekProfile profile;
    for (std::size_t hour = 0; hour < kHoursPerWeek; ++hour) {
      profile.hours[hour] = random() % 3 == 0;
    }
    profile.zone = zones[random() % std::size(zones)];
    const auto month = static_cast<std::int32_t>(random() % 12 + 1);
    const std::int32_t year = round % 4 == 0 ? 2027 : 2026;
    expect_equal(peak_minutes_of_month(rule, profile, year, month),
                 by_the_minute(rule, profile, year, month));
  }
}

}  // namespace
}  // namespace deepseek_cost
