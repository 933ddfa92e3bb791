// Counts beside a record's own usage, which are not billed, and marks by which
// gateways say that they answered themselves.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

const std::string kRest =
    R"("ts":"2026-09-10T16:00:00Z","model":"deepseek-v4-pro",)"
    R"("usage":{"prompt_tokens":1000,"completion_tokens":50})";

json::Value with(const std::string& more) {
  return report_of("{" + more + "," + kRest + "}\n");
}

std::string skipped(const json::Value& got) {
  std::string text = got.find("totals")->find("requests")->text;
  for (const json::Value& each : got.find("skipped")->items) {
    text += " " + each.find("code")->text;
    if (const json::Value* detail = each.find("detail")) {
      text += ": " + detail->text;
    }
  }
  return text;
}

TEST(UsageFurtherCountsTest, AreSaid) {
  for (const std::string name : {"planner_usage", "judge", "embedding"}) {
    EXPECT_EQ(skipped(with("\"" + name +
                           R"(":{"prompt_tokens":700,"completion_tokens":9})")),
              "1 contradictory_usage: further counts stand in it under “" +
                  name + "”, and are not billed");
  }
}

TEST(UsageFurtherCountsTest, WhatIsNoFurtherRequest) {
  for (const char* more :
       {R"("stats":{"prompt_tokens":1000,"completion_tokens":50})",
        R"("session_totals":{"prompt_tokens":9000,"completion_tokens":450})",
        R"("cumulative":{"prompt_tokens":9000,"completion_tokens":450})",
        R"("token_limits":{"prompt_tokens":9000,"completion_tokens":450})",
        R"("estimate":{"prompt_tokens":990})",
        R"("request_body":{"prompt_tokens":7,"completion_tokens":4})"}) {
    EXPECT_EQ(skipped(with(more)), "1") << more;
  }
}

// Bifrost (maximhq/bifrost, logs), and people's own logs.
TEST(UsageFurtherCountsTest, GatewaysThatAnsweredThemselves) {
  for (const char* more :
       {R"("cache_debug":{"cache_hit":true,"hit_type":"semantic",)"
        R"("model_used":"text-embedding-3-small","input_tokens":7})",
        R"("semantic_cache_hit":true)", R"("response_cache":"hit")"}) {
    const json::Value got = with(more);
    EXPECT_EQ(got.find("marked_cached")->find("count")->text, "1") << more;
    EXPECT_EQ(got.find("totals")->find("requests")->text, "0") << more;
  }
  for (const char* more : {R"("cache_debug":{"cache_hit":false,"model_used":)"
                           R"("text-embedding-3-small","input_tokens":7})",
                           R"("response_cache":"miss")"}) {
    EXPECT_EQ(skipped(with(more)), "1") << more;
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
