// Sessions of Copilot CLI, which reports its usage at their ends.
#include <gtest/gtest.h>

#include <string>

#include "tests/support/usage_outcome.h"

namespace deepseek_cost::usage {
namespace {

std::string event(const std::string& type, const std::string& data) {
  return R"({"type":")" + type + R"(","data":{)" + data +
         R"(},"id":"e","timestamp":"2026-09-10T16:00:00Z","parentId":"d"})" +
         "\n";
}
std::string metrics(const std::string& model, int input, int output) {
  return "\"" + model + R"(":{"requests":{"count":1,"cost":0},"usage":{)" +
         R"("inputTokens":)" + std::to_string(input) + R"(,"outputTokens":)" +
         std::to_string(output) +
         R"(,"cacheReadTokens":96,"cacheWriteTokens":0}})";
}
std::string end(const std::string& of_models) {
  return event("session.shutdown", R"("modelMetrics":{)" + of_models + "}");
}
const std::string kBegin = event("session.start", R"("sessionId":"s")");
const std::string kAnswer =
    event("assistant.message", R"("content":"a","outputTokens":50)");
constexpr const char* kFlash = "deepseek-flash";

TEST(UsageCopilotSessionsTest, AnEndReportsEachModel) {
  EXPECT_EQ(outcome_of_log(kBegin + kAnswer +
                           end(metrics(kFlash, 100, 5) + "," +
                               metrics("deepseek-v4-pro", 200, 7))),
            "2 of 2: 192+108>12, 2 sums_billed");
}

TEST(UsageCopilotSessionsTest, WhatIsNeverReportedIsSaid) {
  EXPECT_EQ(outcome_of_log(kBegin + kAnswer), "0 of 1: 0+0>0, no_usage");
  EXPECT_EQ(outcome_of_log(kBegin), "0 of 0: 0+0>0") << "nothing was asked";
}

// Some versions begin anew when a session is resumed, others count on.
TEST(UsageCopilotSessionsTest, OfSeveralEndsOnlyWhatIsClearIsBilled) {
  const std::string resume = event("session.resume", R"("sessionId":"s")");
  EXPECT_EQ(outcome_of_log(kBegin + kAnswer + end(metrics(kFlash, 300, 9)) +
                           resume + kAnswer + end(metrics(kFlash, 200, 5))),
            "2 of 2: 192+308>14, 2 sums_billed");
  EXPECT_EQ(outcome_of_log(kBegin + kAnswer + end(metrics(kFlash, 200, 5)) +
                           resume + kAnswer + end(metrics(kFlash, 300, 9))),
            "0 of 2: 0+0>0, contradictory_usage");
}

}  // namespace
}  // namespace deepseek_cost::usage
