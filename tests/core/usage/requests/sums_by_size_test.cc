// Records with more tokens than one request can have sum up several; those of
// an hour or a day have no one price.
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

// The phrase of its reason, or how many requests are billed.
std::string why(const std::string& record) {
  const json::Value got = report_of(record);
  const auto& skipped = got.find("skipped")->items;
  if (skipped.empty()) return got.find("totals")->find("requests")->text;
  return skipped[0].find("params")->find("detail")->find("phrase")->text;
}

TEST(UsageSumsBySizeTest, SumsOfADayAreRefusedAsTheirTablesAre) {
  const std::string kCounts =
      R"("model":"deepseek-flash","prompt_tokens":100000,)"
      R"("completion_tokens":5000,"cache_read_input_tokens":80000)";
  for (const std::string& sum : {
           // LiteLLM_DailyUserSpend (BerriAI/litellm, schema.prisma).
           R"({"date":"2026-10-20",)" + kCounts +
               R"(,"api_requests":120,"created_at":"2026-10-21T00:03:11Z"})",
           R"({"day":"2026-10-20",)" + kCounts +
               R"(,"request_count":120,"created_at":"2026-10-21T00:03:11Z"})",
           R"({"start":"2026-10-20T00:00:00Z","end":"2026-10-21T00:00:00Z",)" +
               kCounts + "}",
           // platform.openai.com, usage API.
           std::string(R"({"object":"page","data":[{"object":"bucket",)"
                       R"("start_time":1792454400,"end_time":1792540800,)"
                       R"("results":[{"input_tokens":100000,)"
                       R"("output_tokens":5000,"input_cached_tokens":80000,)"
                       R"("num_model_requests":120,)"
                       R"("model":"deepseek-flash"}]}]})"),
           // ccusage daily --json.
           std::string(R"({"daily":[{"date":"2026-10-20","inputTokens":20000,)"
                       R"("outputTokens":5000,"cacheReadTokens":80000,)"
                       R"("modelBreakdowns":[]}]})"),
       }) {
    EXPECT_EQ(why(sum), "table_of_sums") << sum;
  }
  // A run of an agent has its time.
  EXPECT_EQ(why(R"({"timestamp":"2026-10-20T12:10:00Z",)" + kCounts +
                R"(,"requests":3})"),
            "3");
  EXPECT_EQ(why(R"({"start":"2026-10-20T12:00:00Z",)" + kCounts +
                R"(,"end":"2026-10-20T12:59:59Z"})"),
            "1");
}

}  // namespace
}  // namespace deepseek_cost::usage
