#include "core/number/parse_number.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace deepseek_cost {
namespace {

constexpr std::int64_t kMost = 1000000000000000;

struct Accepted {
  const char* typed;
  std::int64_t number;
};

// What people type, in several scripts and habits, and what they mean.
TEST(ParseNumber, ReadsTypedCounts) {
  for (const Accepted& sample : {
           Accepted{"0", 0},
           {"1500", 1500},
           {" 1500 ", 1500},
           {"+1500", 1500},
           {"001500", 1500},
           {"1,500", 1500},
           {"1_500", 1500},
           {"1 500", 1500},
           {"1 500", 1500},  // no-break space
           {"1 500", 1500},  // narrow no-break space
           {"1'500", 1500},
           {"1’500", 1500},
           {"1500.0", 1500},
           {"1.5k", 1500},
           {"1.5K", 1500},
           {"1,5k", 1500},
           {"1.5 k", 1500},
           {"12k", 12000},
           {"1.5M", 1500000},
           {"1,5M", 1500000},
           {"1.500.000", 1500000},
           {"1,500,000", 1500000},
           {"1.500.000,00", 1500000},
           {"1,500,000.00", 1500000},
           {"1e6", 1000000},
           {"1.5e3", 1500},
           {"2B", 2000000000},
           {"2bn", 2000000000},
           {"1.2万", 12000},
           {"150万", 1500000},
           {"3千", 3000},
           {"2亿", 200000000},
           {"１５００", 1500},
           {"１，５００", 1500},
           {"0.5k", 500},
           {"1.505k", 1505},
           {"1,500k", 1500000},
           {"-0", 0},
           {"1000000000000000", kMost},
           {"1000000B", kMost},
       }) {
    const Result<std::int64_t> count = read_count(sample.typed, kMost);
    ASSERT_TRUE(count) << sample.typed << ": "
                       << message_of(count.errors().front());
    EXPECT_EQ(*count, sample.number) << sample.typed;
  }
}

struct Refused {
  const char* typed;
  const char* code;
};

// Each refusal says what is wrong; nothing is cut, guessed or read halfway.
TEST(ParseNumber, RefusesWhatIsNoCount) {
  for (const Refused& sample : {
           Refused{"", "empty_number"},
           {"   ", "empty_number"},
           {"12x", "not_a_number"},
           {"abc", "not_a_number"},
           {"k", "not_a_number"},
           {"1k2", "not_a_number"},
           {"1kk", "not_a_number"},
           {"--1", "not_a_number"},
           {"1-2", "not_a_number"},
           {"1..5", "not_a_number"},
           {".", "not_a_number"},
           {"1,50,000", "not_a_number"},
           {"1,500_000", "not_a_number"},
           {"0x10", "not_a_number"},
           {"1e", "not_a_number"},
           {"1e-3", "not_whole"},
           {"1e999", "not_a_number"},
           {"NaN", "not_a_number"},
           {"Infinity", "not_a_number"},
           {"١٢", "not_a_number"},
           {"70%", "not_a_number"},
           {"$5", "not_a_number"},
           {"1.500", "ambiguous_number"},
           {"1.500k", "ambiguous_number"},
           {"12.345", "ambiguous_number"},
           {"1.5", "not_whole"},
           {"1,5", "ambiguous_number"},
           {"100,00", "ambiguous_number"},
           {"1,0000", "ambiguous_number"},
           {"1.500.000,5", "not_whole"},
           {"0.5", "not_whole"},
           {"1.2345k", "not_whole"},
           {"-1", "negative_number"},
           {"−1", "negative_number"},
           {"-1.5", "negative_number"},
           {"1000000000000001", "out_of_range"},
           {"9223372036854775808", "out_of_range"},
           {"1e16", "out_of_range"},
           {"99999999999999999999999999999999999999", "out_of_range"},
           {"1e99", "out_of_range"},
       }) {
    const Result<std::int64_t> count = read_count(sample.typed, kMost);
    ASSERT_FALSE(count) << sample.typed << " was read as " << *count;
    EXPECT_EQ(name_of(count.errors().front().code), sample.code)
        << sample.typed;
    EXPECT_EQ(count.errors().front().value, sample.typed);
  }
}

// An ambiguous number names both of its readings.
TEST(ParseNumber, NamesBothReadings) {
  const Error error = read_count("1.500", kMost).errors().front();
  EXPECT_EQ(error.detail, "1.5 or 1500");
}

// Text of any length is answered at once and shown shortened, still UTF-8.
TEST(ParseNumber, RefusesEndlessText) {
  const std::string endless(1 << 20, '9');
  const Error error = read_count(endless, kMost).errors().front();
  EXPECT_LT(error.value.size(), 80u);
  std::string wide;
  for (int i = 0; i < 50; ++i) wide += "万";
  const Error cut = read_count(wide, kMost).errors().front();
  EXPECT_EQ(cut.value.substr(cut.value.size() - 3), "…");
  EXPECT_EQ(cut.value.size() % 3, 0u);  // whole characters only
}

TEST(ParseNumber, ReadsPercent) {
  struct Sample {
    const char* typed;
    std::int32_t parts;
  };
  for (const Sample& sample : {Sample{"70", 700000},
                               {"70%", 700000},
                               {"70 %", 700000},
                               {"７０％", 700000},
                               {"0", 0},
                               {"0%", 0},
                               {"100", 1000000},
                               {"100.0000%", 1000000},
                               {"33.3333", 333333},
                               {"33,3333 %", 333333},
                               {"0.0001", 1},
                               {".5", 5000},
                               {"+5", 50000}}) {
    const Result<PartsPerMillion> share = read_percent(sample.typed);
    ASSERT_TRUE(share) << sample.typed;
    EXPECT_EQ(share->parts(), sample.parts) << sample.typed;
  }
  for (const Refused& sample : {Refused{"", "empty_number"},
                                {"%", "empty_number"},
                                {"100.0001", "out_of_range"},
                                {"101", "out_of_range"},
                                {"33.33333", "too_precise"},
                                {"-1", "negative_number"},
                                {"70%%", "not_a_number"},
                                {"%70", "not_a_number"},
                                {"seventy", "not_a_number"}}) {
    const Result<PartsPerMillion> share = read_percent(sample.typed);
    ASSERT_FALSE(share) << sample.typed;
    EXPECT_EQ(name_of(share.errors().front().code), sample.code)
        << sample.typed;
    EXPECT_EQ(share.errors().front().value, sample.typed);
  }
}

// All 1,000,001 shares that can be written are kept apart: a sweep in steps.
TEST(ParseNumber, EveryWrittenShareIsReadBack) {
  for (std::int32_t parts = 0; parts <= 1000000; parts += 37) {
    EXPECT_EQ(read_percent(decimal_of_scaled(parts, 4))->parts(), parts);
  }
}

TEST(ParseNumber, ReadsDecimals) {
  EXPECT_EQ(*read_decimal("0.25", 10, 2), Ratio(1, 4));
  EXPECT_EQ(*read_decimal("1.5k", 2000, 2), Ratio(1500));
  EXPECT_EQ(*read_decimal("0", 10, 0), Ratio(0));
  EXPECT_EQ(read_decimal("0.125", 10, 2).errors()[0].code,
            ErrorCode::too_precise);
  EXPECT_EQ(read_decimal("10.01", 10, 2).errors()[0].code,
            ErrorCode::out_of_range);
  EXPECT_EQ(read_decimal("-0.5", 10, 2).errors()[0].code,
            ErrorCode::negative_number);
}

// A leading zero groups no thousands, whatever stands behind it.
TEST(ParseNumber, ALeadingZeroIsNeverAThousandsGroup) {
  // Nothing is nothing in either reading.
  EXPECT_EQ(*read_count("0,000", 1000000), 0);
  EXPECT_FALSE(read_count("0,001", 1000000).ok());
  EXPECT_FALSE(read_count("0,001,000", 1000000).ok());
  EXPECT_FALSE(read_count("0 500", 1000000).ok());
  EXPECT_EQ(*read_count("0,500k", 1000000), 500);
  EXPECT_EQ(read_percent("0,025")->parts(), 250);
  EXPECT_EQ(read_percent("0,025 %")->parts(), 250);
  EXPECT_TRUE(*read_decimal("0,250", 1000, 12) == Ratio(1, 4));
  EXPECT_TRUE(*read_decimal("0,250", 1000, 12, Notation::typed) == Ratio(1, 4));
}

// Shares and amounts are refused where a count is: "1.500" may be 1500.
TEST(ParseNumber, APointThatMayGroupIsNeverGuessed) {
  const auto code = [](const auto& result) {
    return result.ok() ? std::string("read")
                       : std::string(name_of(result.errors().front().code));
  };
  EXPECT_EQ(code(read_percent("1.500")), "ambiguous_number");
  EXPECT_EQ(code(read_decimal("1.500", 10000, 12)), "ambiguous_number");
  EXPECT_EQ(code(read_decimal("1.125", 10000, 12, Notation::typed)),
            "ambiguous_number");
  // A comma with a digit too many behind it, and one behind needless zeros.
  for (const std::string_view text : {"1,0000", "12,3456", "0012,345"}) {
    EXPECT_EQ(code(read_decimal(text, 1000000, 12, Notation::typed)),
              "ambiguous_number")
        << text;
  }
  EXPECT_TRUE(*read_decimal("0,0012", 10, 12, Notation::typed) ==
              Ratio(12, 10000));
  // Canonical texts come back as they were.
  EXPECT_EQ(read_percent("12.345")->parts(), 123450);
  EXPECT_TRUE(*read_decimal("1.125", 10000, 12) == Ratio(9, 8));
  EXPECT_TRUE(*read_decimal("1.1250", 10000, 12, Notation::typed) ==
              Ratio(9, 8));
  EXPECT_TRUE(*read_decimal("1,500", 10000, 12, Notation::typed) ==
              Ratio(1500));
  EXPECT_TRUE(*read_decimal("12,50", 10000, 12, Notation::typed) ==
              Ratio(25, 2));
}

// As JavaScript writes small numbers.
TEST(ParseNumber, ReadsNegativeExponents) {
  EXPECT_TRUE(*read_decimal("5e-7", 1000, 12) == Ratio(1, 2000000));
  EXPECT_TRUE(*read_decimal("1.5e-7", 1000, 12) == Ratio(3, 20000000));
  EXPECT_FALSE(read_decimal("5e-13", 1000, 12).ok());
  EXPECT_FALSE(read_count("5e-7", 1000).ok());
  EXPECT_EQ(*read_count("5000e-3", 1000), 5);
}

}  // namespace
}  // namespace deepseek_cost
