// Counts with points and commas: whatever is written, no other number comes out
// than one that it may mean, and none where it may mean two.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "core/json/value.h"
#include "core/number/parse_number.h"
#include "tests/support/usage_check.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

struct Spelled {
  std::string text;
  std::string grouped;  // read with its marks between thousands, or ""
  std::string decimal;  // read with its mark before decimals that are 0, or ""
};

std::string digits(Random& random, std::size_t many) {
  std::string text;
  while (text.size() < many) {
    // Zeros are what makes the readings differ.
    const std::uint64_t digit = random.below(3) == 0 ? random.below(10) : 0;
    text += static_cast<char>('0' + digit);
  }
  return text;
}

std::string plain(std::string text) {
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
  return text;
}

Spelled spelled(Random& random) {
  const char mark = random.below(2) == 0 ? ',' : '.';
  Spelled number{digits(random, 1 + random.below(4)), "", ""};
  const bool leads = number.text.front() != '0' && number.text.size() <= 3;
  std::string all = number.text;
  std::string behind;
  bool threes = true;
  const std::uint64_t groups = random.below(4);
  for (std::uint64_t i = 0; i < groups; ++i) {
    const std::size_t most = random.below(2) == 0 ? 3 : 1 + random.below(4);
    behind = digits(random, most);
    threes = threes && behind.size() == 3;
    number.text += mark + behind;
    all += behind;
  }
  if (groups == 0 || (leads && threes)) number.grouped = plain(all);
  const bool whole = behind.find_first_not_of('0') == std::string::npos;
  if (groups == 1 && whole) {
    number.decimal = plain(all.substr(0, all.size() - behind.size()));
  }
  return number;
}

std::string read_typed(const std::string& text) {
  const Result<std::int64_t> count = read_count(text, INT64_MAX);
  return count ? std::to_string(*count) : "";
}

std::string read_in_log(const std::string& text) {
  const json::Value got = report_of(
      R"({"created":1789056000,"model":"deepseek-flash","usage":{)"
      R"("prompt_tokens":")" +
      text + R"(","prompt_cache_hit_tokens":0,"completion_tokens":5}})");
  return got.find("totals")->find("requests")->text == "1"
             ? got.find("totals")->find("miss")->text
             : "";
}

TEST(UsageSpelledCountsTest, NoOtherNumberThanOneThatIsMeant) {
  Random random(6);
  int read = 0;
  for (int i = 0; i < 4000; ++i) {
    const Spelled number = spelled(random);
    for (const bool typed : {false, true}) {
      const std::string got =
          typed ? read_typed(number.text) : read_in_log(number.text);
      if (got.empty()) continue;
      ++read;
      EXPECT_TRUE(got == number.grouped || got == number.decimal)
          << number.text << " is read as " << got << (typed ? ", typed" : "");
      // The official pages part thousands by commas: what is typed so is one.
      const bool comma = number.text.find(',') != std::string::npos;
      const bool two = !number.grouped.empty() && !number.decimal.empty();
      EXPECT_TRUE(!two || (typed && comma)) << number.text << ": " << got;
    }
  }
  EXPECT_GT(read, 1000);
}

TEST(UsageSpelledCountsTest, WhatPeopleWriteAroundThem) {
  EXPECT_EQ(read_in_log("1234 tokens"), "1234");
  EXPECT_EQ(read_in_log("12 345"), "12345");
  EXPECT_EQ(read_in_log("12'345"), "12345");
  EXPECT_EQ(read_in_log("1e3"), "1000");
  EXPECT_EQ(read_in_log("2e+05"), "200000");  // R
  // Perhaps rounded, or grouped.
  for (const char* text : {"1E+05", "1e6", "1e+06", "1.2e3", "1,234 tokens",
                           "1.234 tokens", "0,250", "1e", "e3", "1e33"}) {
    EXPECT_EQ(read_in_log(text), "") << text;
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
