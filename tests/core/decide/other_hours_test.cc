#include "core/decide/other_hours.h"

#include <gtest/gtest.h>

#include "core/rates/built_in/built_in_rates.h"

namespace deepseek_cost {
namespace {

std::vector<Ratio> months(std::initializer_list<int> amounts) {
  std::vector<Ratio> all;
  for (const int amount : amounts) all.emplace_back(amount);
  return all;
}

const PeakRule& banded_rule() {
  const RateBook& book = built_in_rate_book();
  return *book.peak_rule_of(book.cards.back());
}

UsageHours hours_of(UsageHoursKind kind) {
  UsageHours hours;
  hours.kind = kind;
  return hours;
}

// --- The cheapest starts -----------------------------------------------------

TEST(CheapestStarts, AreTheLongestRunOfThem) {
  const auto best = cheapest_starts(months({5, 3, 4, 3, 3, 6}));
  ASSERT_TRUE(best.has_value());
  EXPECT_EQ(best->start, 3U);
  EXPECT_EQ(best->count, 2U);
}

TEST(CheapestStarts, GoOnPastMidnight) {
  const auto best = cheapest_starts(months({3, 3, 4, 5, 3}));
  EXPECT_EQ(best->start, 4U);
  EXPECT_EQ(best->count, 3U);
}

TEST(CheapestStarts, AreTheEarliestOfEqualRuns) {
  EXPECT_EQ(cheapest_starts(months({4, 3, 4, 3}))->start, 1U);
}

TEST(CheapestStarts, AreNoneWhereAllCostTheSame) {
  EXPECT_FALSE(cheapest_starts(months({3, 3, 3})).has_value());
}

// --- Hours that are moved ----------------------------------------------------

TEST(OtherHours, AreMovedWhereTheyLeaveSomeOut) {
  EXPECT_TRUE(can_be_moved(hours_of(UsageHoursKind::office_china)));
  EXPECT_FALSE(can_be_moved(hours_of(UsageHoursKind::even)));
  EXPECT_FALSE(can_be_moved(hours_of(UsageHoursKind::peak_share)));
  UsageHours painted = hours_of(UsageHoursKind::grid);
  EXPECT_TRUE(can_be_moved(painted));
  painted.grid.set();
  EXPECT_FALSE(can_be_moved(painted));
}

TEST(OtherHours, AreReadOnTheirOwnClock) {
  EXPECT_EQ(utc_offset_of(hours_of(UsageHoursKind::office_europe)), 60);
  EXPECT_EQ(utc_offset_of(hours_of(UsageHoursKind::even)), 480);
  UsageHours painted = hours_of(UsageHoursKind::grid);
  painted.utc_offset_minutes = -300;
  EXPECT_EQ(utc_offset_of(painted), -300);
}

// Office hours moved so that they begin at midnight, 01:00 … 23:00: nine of
// each of five days, from the hour that they are called by.
TEST(OtherHours, BeginAtEveryHourOfTheDay) {
  const std::vector<UsageHours> starts =
      starts_of(hours_of(UsageHoursKind::office_china), {}, 480, banded_rule());
  ASSERT_EQ(starts.size(), 24U);
  for (std::size_t hour = 0; hour < starts.size(); ++hour) {
    EXPECT_EQ(starts[hour].grid.count(), 45U);
    EXPECT_TRUE(starts[hour].grid.test(hour));
    EXPECT_FALSE(starts[hour].grid.test((hour + 167) % 168)) << hour;
    EXPECT_EQ(starts[hour].utc_offset_minutes, 480);
  }
  EXPECT_EQ(
      starts[9].grid,
      profile_of(hours_of(UsageHoursKind::office_china), banded_rule()).hours);
}

TEST(OtherHours, OfABatchAreOfEveryDay) {
  const std::vector<UsageHours> starts =
      starts_of(hours_of(UsageHoursKind::even), 8, 0, banded_rule());
  for (std::size_t day = 0; day < 7; ++day) {
    for (std::size_t hour = 0; hour < 24; ++hour) {
      EXPECT_EQ(starts[0].grid.test(day * 24 + hour), hour < 8);
    }
  }
  EXPECT_EQ(starts[20].grid.count(), 56U);
}

TEST(OtherHours, OffPeakAloneIsOfferedFirst) {
  const std::vector<OfferedHours> offered = offered_hours();
  ASSERT_EQ(offered.size(), 6U);
  EXPECT_EQ(offered[0].id, "off_peak");
  EXPECT_EQ(offered[0].hours.peak_share, PartsPerMillion(0));
  EXPECT_EQ(offered[1].id, "even");
}

// Monday 10:00 in Beijing is peak for the whole hour, 13:00 is the break.
TEST(OtherHours, KnowHowMuchOfAnHourIsPeak) {
  EXPECT_EQ(peak_minutes_of_hour(banded_rule(), 10, 480), 60);
  EXPECT_EQ(peak_minutes_of_hour(banded_rule(), 13, 480), 0);
  EXPECT_EQ(peak_minutes_of_hour(banded_rule(), 10, 480 + 30), 60);
  EXPECT_EQ(peak_minutes_of_hour(banded_rule(), 12, 480 + 30), 30);
}

}  // namespace
}  // namespace deepseek_cost
