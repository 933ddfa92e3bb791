#include "core/scenario/schedule.h"

#include <gtest/gtest.h>

#include <random>

#include "core/rates/built_in/built_in_rates.h"
#include "tests/support/examples.h"

namespace deepseek_cost {
namespace {

UsageHours kind(UsageHoursKind kind) { return {.kind = kind}; }

// The offset of a zone at an instant, by its published rules for 2026.
int offset_2026(UsageHoursKind kind, Instant at) {
  const auto utc = [](int month, int day, int hour) {
    return instant_of(day_number_of({2026, month, day}), hour * 60, 0);
  };
  switch (kind) {
    case UsageHoursKind::office_europe:
      return utc(3, 29, 1) <= at && at < utc(10, 25, 1) ? 120 : 60;
    case UsageHoursKind::office_us_east:
      return utc(3, 8, 7) <= at && at < utc(11, 1, 6) ? -240 : -300;
    case UsageHoursKind::office_us_west:
      return utc(3, 8, 10) <= at && at < utc(11, 1, 9) ? -420 : -480;
    default:
      return 480;
  }
}

// Counts minute by minute: is it painted on the local clock, is it peak?
PeakShare by_brute_force(const UsageHours& hours, const PeakRule& rule,
                         Instant from, Instant until, int fixed_offset) {
  std::int64_t painted = 0, peak = 0, unknown = 0;
  for (Instant at = from; at < until; at = Instant(at.seconds() + 60)) {
    const int offset = hours.kind == UsageHoursKind::grid
                           ? hours.utc_offset_minutes
                       : fixed_offset != 9999 ? fixed_offset
                                              : offset_2026(hours.kind, at);
    const LocalTime local = local_time(at, offset);
    const int weekday = iso_weekday_of(local.day);
    const int hour = local.minute_of_day() / 60;
    const auto hour_of_week = static_cast<std::size_t>(weekday - 1) * 24 +
                              static_cast<std::size_t>(hour);
    bool is_painted = true;
    if (hours.kind == UsageHoursKind::grid) {
      is_painted = hours.grid[hour_of_week];
    } else if (hours.kind != UsageHoursKind::even) {
      is_painted = weekday <= 5 && hour >= 9 && hour < 18;
    }
    if (!is_painted) continue;
    ++painted;
    const Peak is_peak = peak_at(rule, at);
    peak += is_peak == Peak::yes ? 1 : 0;
    unknown += is_peak == Peak::unknown ? 1 : 0;
  }
  return {Ratio(peak, painted), Ratio(peak + unknown, painted)};
}

void expect_same(const PeakShare& a, const PeakShare& b) {
  EXPECT_EQ(a.low, b.low);
  EXPECT_EQ(a.high, b.high);
}

// Published shares of an average week, worked out by hand.
TEST(Schedule, AverageWeekByHand) {
  const PeakRule rule = official_rule();
  const auto share = [&](UsageHoursKind which) {
    return peak_share_of(kind(which), rule, std::nullopt).high;
  };
  EXPECT_EQ(share(UsageHoursKind::even), Ratio(35, 168));
  EXPECT_EQ(share(UsageHoursKind::office_china), Ratio(7, 9));
  // Berlin 09–18 in winter is Beijing 16–01: two of nine hours.
  EXPECT_EQ(share(UsageHoursKind::office_europe), Ratio(2, 9));
  // New York 09–18 in winter is Beijing 22–07: none.
  EXPECT_EQ(share(UsageHoursKind::office_us_east), Ratio(0));
  // Los Angeles 09–18 in winter is Beijing 01–10 of the next day: 09–10 from
  // Tuesday to Friday; Friday's falls on Saturday.
  EXPECT_EQ(share(UsageHoursKind::office_us_west), Ratio(4, 45));
}

// The average week agrees with counting its minutes, for each kind.
TEST(Schedule, AverageWeekAgreesWithCountingMinutes) {
  PeakRule rule = official_rule();
  rule.holidays_off_peak = false;
  const struct {
    UsageHoursKind kind;
    int offset;
  } kinds[] = {{UsageHoursKind::even, 480},
               {UsageHoursKind::office_china, 480},
               {UsageHoursKind::office_europe, 60},
               {UsageHoursKind::office_us_east, -300},
               {UsageHoursKind::office_us_west, -480}};
  for (const auto& [which, offset] : kinds) {
    const Instant monday = instant_of(4, 0, offset);
    expect_same(
        peak_share_of(kind(which), rule, std::nullopt),
        by_brute_force(kind(which), rule, monday,
                       Instant(monday.seconds() + 7 * kSecondsPerDay), offset));
  }
}

// Every month of 2026 agrees with counting its minutes: weekends, holidays and
// both summer times.
TEST(Schedule, MonthsAgreeWithCountingMinutes) {
  const PeakRule rule = official_rule();
  for (std::int32_t month = 1; month <= 12; ++month) {
    for (const UsageHoursKind which :
         {UsageHoursKind::even, UsageHoursKind::office_china,
          UsageHoursKind::office_europe, UsageHoursKind::office_us_east,
          UsageHoursKind::office_us_west}) {
      const DayNumber first = day_number_of({2026, month, 1});
      const DayNumber next = first + days_in_month(2026, month);
      // No zone changes its clock at the midnight that begins a month.
      const auto midnight = [&](DayNumber day) {
        const Instant rough = instant_of(day, 0, 0);
        return instant_of(day, 0, offset_2026(which, rough));
      };
      SCOPED_TRACE(std::string(name_of(which)) + " " + std::to_string(month));
      expect_same(peak_share_of(kind(which), rule, CivilMonth{2026, month}),
                  by_brute_force(kind(which), rule, midnight(first),
                                 midnight(next), 9999));
    }
  }
}

// Painted grids at odd offsets agree with counting minutes.
TEST(Schedule, GridsAgreeWithCountingMinutes) {
  const PeakRule rule = official_rule();
  std::mt19937_64 random(17);
  for (const int offset : {0, 345, 480, 570, -210, -720, 840}) {
    UsageHours hours = kind(UsageHoursKind::grid);
    hours.utc_offset_minutes = offset;
    for (std::size_t hour = 0; hour < kHoursPerWeek; ++hour) {
      hours.grid[hour] = random() % 3 == 0;
    }
    SCOPED_TRACE(offset);
    expect_same(
        peak_share_of(hours, rule, CivilMonth{2026, 10}),
        by_brute_force(hours, rule,
                       instant_of(day_number_of({2026, 10, 1}), 0, offset),
                       instant_of(day_number_of({2026, 11, 1}), 0, offset), 0));
  }
}

// Holidays lower the share of their month, and of no other.
TEST(Schedule, HolidaysLowerTheShare) {
  PeakRule without = official_rule();
  without.holidays_off_peak = false;
  const PeakRule with = official_rule();
  for (std::int32_t month = 1; month <= 12; ++month) {
    const Ratio a =
        peak_share_of(UsageHours(), with, CivilMonth{2026, month}).high;
    const Ratio b =
        peak_share_of(UsageHours(), without, CivilMonth{2026, month}).high;
    if (month == 9 || month == 10) {
      EXPECT_LT(a, b);
    } else {
      EXPECT_EQ(a, b);
    }
  }
}

// Seven peak hours on each weekday that is not off by the State Council's
// notice of 2026, or by law in 2027, whose notice can still take days away:
// counted on a calendar of paper.
TEST(Schedule, MonthsHaveTheirOfficialHolidays) {
  const RateBook& book = built_in_rate_book();
  const PeakRule& rule = *book.peak_rule_of(*book.find_card("2026-11-13"));
  const int workdays[][12] = {{20, 14, 22, 21, 18, 21, 23, 21, 21, 17, 21, 23},
                              {20, 18, 23, 21, 21, 21, 22, 22, 21, 20, 22, 23}};
  for (int year = 2026; year <= 2027; ++year) {
    for (int month = 1; month <= 12; ++month) {
      SCOPED_TRACE(std::to_string(year) + " " + std::to_string(month));
      const PeakShare share =
          peak_share_of(UsageHours(), rule, CivilMonth{year, month});
      EXPECT_EQ(share.high, Ratio(workdays[year - 2026][month - 1]) *
                                Ratio(7, 24) /
                                Ratio(days_in_month(year, month)));
      EXPECT_EQ(share.known(), year == 2026);
    }
  }
}

// A year without a published list gives bounds: none of its windows, or all.
TEST(Schedule, UnpublishedHolidaysGiveBounds) {
  PeakRule without = official_rule();
  without.holidays_off_peak = false;
  const PeakShare share =
      peak_share_of(UsageHours(), official_rule(), CivilMonth{2027, 3});
  EXPECT_FALSE(share.known());
  EXPECT_EQ(share.low, Ratio(0));
  EXPECT_EQ(share.high,
            peak_share_of(UsageHours(), without, CivilMonth{2027, 3}).high);
  // Weekends need no list.
  UsageHours weekends = kind(UsageHoursKind::grid);
  for (std::size_t hour = 120; hour < kHoursPerWeek; ++hour) {
    weekends.grid[hour] = true;
  }
  expect_same(peak_share_of(weekends, official_rule(), CivilMonth{2027, 3}),
              {Ratio(0), Ratio(0)});
}

TEST(Schedule, AGivenShareIsTakenAsItIs) {
  UsageHours hours = kind(UsageHoursKind::peak_share);
  hours.peak_share = PartsPerMillion(123456);
  for (const std::optional<CivilMonth> month :
       {std::optional<CivilMonth>(), std::optional(CivilMonth{2027, 1})}) {
    expect_same(peak_share_of(hours, official_rule(), month),
                {Ratio(123456, 1000000), Ratio(123456, 1000000)});
  }
}

}  // namespace
}  // namespace deepseek_cost
