#include "core/time/calendar.h"

#include <gtest/gtest.h>

namespace deepseek_cost {
namespace {

std::int64_t seconds_of(std::string_view text) {
  const std::optional<Instant> at = parse_instant(text);
  EXPECT_TRUE(at.has_value()) << text;
  return at ? at->seconds() : -1;
}

// Every day of 800 years survives the way to a civil date and back, and follows
// the day before it.
TEST(CalendarTest, DayNumbersAndCivilDatesAreInverse) {
  CivilDate previous = civil_date_of(day_number_of({1600, 1, 1}) - 1);
  for (DayNumber day = day_number_of({1600, 1, 1});
       day < day_number_of({2400, 1, 1}); ++day) {
    const CivilDate date = civil_date_of(day);
    ASSERT_EQ(day_number_of(date), day);
    ASSERT_GT(date, previous);
    ASSERT_LE(date.day, days_in_month(date.year, date.month));
    previous = date;
  }
}

TEST(CalendarTest, KnownDaysHaveTheirNumberAndWeekday) {
  EXPECT_EQ(day_number_of({1970, 1, 1}), 0);
  EXPECT_EQ(day_number_of({2000, 2, 29}), 11016);
  EXPECT_EQ(day_number_of({2026, 9, 10}), 20706);
  EXPECT_EQ(iso_weekday_of(0), 4);
  EXPECT_EQ(iso_weekday_of(-1), 3);
  EXPECT_EQ(iso_weekday_of(day_number_of({2026, 8, 22})), 6);
  EXPECT_EQ(iso_weekday_of(day_number_of({2026, 10, 1})), 4);
}

TEST(CalendarTest, ReadsInstantsInAnyOffset) {
  const std::int64_t at = 1789012800;  // 2026-09-10T04:00:00Z
  EXPECT_EQ(seconds_of("2026-09-10T04:00:00Z"), at);
  EXPECT_EQ(seconds_of("2026-09-10t04:00:00z"), at);
  EXPECT_EQ(seconds_of("2026-09-10T12:00:00+08:00"), at);
  EXPECT_EQ(seconds_of("2026-09-09T21:30:00-06:30"), at);
  EXPECT_EQ(seconds_of("2026-09-10T04:00:00-00:00"), at);
  EXPECT_EQ(seconds_of("2026-09-10T04:00:00+00:00"), at);
  EXPECT_EQ(seconds_of("2026-09-11T03:59:00+23:59"), at);
  EXPECT_EQ(seconds_of("1969-12-31T23:59:59Z"), -1);
  EXPECT_EQ(seconds_of("0000-01-01T00:00:00Z"), kFirstInstant.seconds());
  EXPECT_EQ(seconds_of("9999-12-31T23:59:59Z"), kLastInstant.seconds());
}

// A fraction of a second never carries an instant over a boundary.
TEST(CalendarTest, CutsFractionsOff) {
  EXPECT_EQ(seconds_of("2026-09-10T03:59:59.999999999999999999999Z"),
            1789012799);
  EXPECT_EQ(seconds_of("2026-09-10T04:00:00.000000001Z"), 1789012800);
  EXPECT_EQ(seconds_of("1969-12-31T23:59:58.5Z"), -2);
}

// Second 60 exists only where UTC may have one, and belongs to the old day.
TEST(CalendarTest, AcceptsLeapSecondsOnlyAtTheEndOfAMonthInUtc) {
  EXPECT_EQ(seconds_of("2016-12-31T23:59:60Z"), 1483228799);
  EXPECT_EQ(seconds_of("2017-01-01T07:59:60.5+08:00"), 1483228799);
  for (const char* text :
       {"2026-09-10T04:00:60Z", "2016-12-31T22:59:60Z", "2016-12-31T23:58:60Z",
        "2016-12-30T23:59:60Z", "2017-01-01T23:59:60+08:00"}) {
    EXPECT_FALSE(parse_instant(text).has_value()) << text;
  }
}

TEST(CalendarTest, RefusesWhatIsNoInstant) {
  for (const char* text : {"",
                           "2026",
                           "2026-09-10",
                           "2026-09-10T04:00:00",
                           "2026-09-10 04:00:00Z",
                           "2026-9-10T04:00:00Z",
                           "2026-09-10T4:00:00Z",
                           "2026-09-10T04:00Z",
                           "2026-13-01T00:00:00Z",
                           "2026-00-01T00:00:00Z",
                           "2026-02-29T00:00:00Z",
                           "2100-02-29T00:00:00Z",
                           "2026-04-31T00:00:00Z",
                           "2026-09-00T00:00:00Z",
                           "2026-09-10T24:00:00Z",
                           "2026-09-10T04:60:00Z",
                           "2026-09-10T04:00:61Z",
                           "2026-09-10T04:00:00.Z",
                           "2026-09-10T04:00:00,5Z",
                           "2026-09-10T04:00:00+8:00",
                           "2026-09-10T04:00:00+0800",
                           "2026-09-10T04:00:00+24:00",
                           "2026-09-10T04:00:00+08:60",
                           "2026-09-10T04:00:00Z ",
                           " 2026-09-10T04:00:00Z",
                           "2026-09-10T04:00:00ZZ",
                           "-026-09-10T04:00:00Z",
                           "+2026-09-10T04:00:00Z",
                           "20260910T040000Z",
                           "1789012800",
                           "2026-09-10T04:00:00−08:00",
                           "0000-01-01T00:00:00+00:01",
                           "9999-12-31T23:59:59-00:01"}) {
    EXPECT_FALSE(parse_instant(text).has_value()) << text;
  }
  EXPECT_FALSE(parse_instant(std::string_view("2026-09-10T04:00:00Z\0", 21)));
  EXPECT_TRUE(parse_instant("2024-02-29T00:00:00Z").has_value());
  EXPECT_TRUE(parse_instant("2000-02-29T00:00:00Z").has_value());
}

TEST(CalendarTest, WritesWhatItReads) {
  for (const char* text :
       {"2026-09-10T04:00:00Z", "0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
        "9999-12-31T23:59:59Z", "2024-02-29T12:34:56Z"}) {
    EXPECT_EQ(format_instant(*parse_instant(text)), text);
  }
}

TEST(CalendarTest, ReadsDatesMonthsTimesAndOffsets) {
  EXPECT_EQ(parse_date("2026-10-01"), (CivilDate{2026, 10, 1}));
  EXPECT_EQ(format_date(day_number_of({2026, 10, 1})), "2026-10-01");
  for (const char* text : {"", "2026-10-1", "2026-02-30", "2026-10-01x"}) {
    EXPECT_FALSE(parse_date(text).has_value()) << text;
  }
  EXPECT_EQ(parse_month("2026-12"), (CivilDate{2026, 12, 1}));
  for (const char* text : {"", "2026-13", "2026-1", "2026-12-01", "12-2026"}) {
    EXPECT_FALSE(parse_month(text).has_value()) << text;
  }
  EXPECT_EQ(parse_time_of_day("00:00"), 0);
  EXPECT_EQ(parse_time_of_day("09:30"), 570);
  EXPECT_EQ(parse_time_of_day("24:00"), 1440);
  for (const char* text : {"", "9:30", "24:01", "09:60", "25:00", "09:30:00"}) {
    EXPECT_FALSE(parse_time_of_day(text).has_value()) << text;
  }
  EXPECT_EQ(parse_utc_offset("+08:00"), 480);
  EXPECT_EQ(parse_utc_offset("-09:30"), -570);
  EXPECT_EQ(format_utc_offset(480), "+08:00");
  EXPECT_EQ(format_utc_offset(-570), "-09:30");
  for (const char* text : {"", "08:00", "+8", "+08:60", "+24:00", "Z"}) {
    EXPECT_FALSE(parse_utc_offset(text).has_value()) << text;
  }
}

// Truncated and mutated texts are refused or read, never worse.
TEST(CalendarTest, SurvivesEveryPrefixAndByte) {
  const std::string good = "2026-09-10T12:00:00.25+08:00";
  for (std::size_t length = 0; length < good.size(); ++length) {
    EXPECT_FALSE(parse_instant(good.substr(0, length)).has_value());
  }
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string mutated = good;
      mutated[i] = static_cast<char>(byte);
      if (const auto at = parse_instant(mutated)) {
        EXPECT_TRUE(parse_instant(format_instant(*at)) == at);
      }
    }
  }
}

}  // namespace
}  // namespace deepseek_cost
