// Records with more tokens than one request can have sum up several.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string sums(const std::string& input, const std::string& output) {
  const json::Value got =
      report_of(R"({"ts":1789056000,"model":"deepseek-v4-pro","usage":)"
                R"({"prompt_tokens":)" +
                input + R"(,"completion_tokens":)" + output +
                R"(,"prompt_cache_hit_tokens":0}})");
  return got.find("totals")->find("requests")->text + " " +
         got.find("sums_billed")->find("count")->text;
}

// The context of 1,048,576 tokens and the output of 393,216 of the rate book.
TEST(UsageSumsBySizeTest, WhatNoRequestCanHold) {
  EXPECT_EQ(sums("1048576", "0"), "1 0");
  EXPECT_EQ(sums("1048577", "0"), "1 1");
  EXPECT_EQ(sums("655360", "393216"), "1 0");
  EXPECT_EQ(sums("655361", "393216"), "1 1");
  EXPECT_EQ(sums("1000", "393217"), "1 1");
}

}  // namespace
}  // namespace deepseek_cost::usage
