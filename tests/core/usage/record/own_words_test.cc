// Logs of one's own use words that a format of others has taken.
#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

// "1 of 2, 3 others"
std::string outcome(const std::string& log) {
  const json::Value got = report_of(log);
  const json::Value& counts = *got.find("counts");
  return counts.find("billed")->text + " of " + counts.find("records")->text +
         ", " + counts.find("other_records")->text + " others";
}

constexpr const char* kUsage =
    R"({"prompt_tokens":1000,"prompt_cache_hit_tokens":896,"completion_tokens":50})";

std::string record(const std::string& more) {
  return R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-v4-pro",)" + more +
         "}\n";
}

constexpr const char* kTypes[] = {"chat",
                                  "summary",
                                  "user",
                                  "progress",
                                  "system",
                                  "session",
                                  "attachment",
                                  "custom",
                                  "compaction",
                                  "model_change",
                                  "queue-operation",
                                  "assistant/chunk",
                                  "event_msg",
                                  "file-history-snapshot"};

TEST(UsageOwnWordsTest, ATypeLeavesNoCountsOut) {
  for (const std::string type : kTypes) {
    const std::string typed = R"("type":")" + type + "\",";
    EXPECT_EQ(outcome(record(typed + R"("usage":)" + kUsage)),
              "1 of 1, 0 others")
        << type;
    EXPECT_EQ(
        outcome(record(
            typed +
            R"("prompt_tokens":1000,"completion_tokens":50,"cached_tokens":896)")),
        "1 of 1, 0 others")
        << type;
  }
  EXPECT_EQ(
      outcome(R"({"type":"custom","ts":"2026-09-10T16:00:00Z","response":)"
              R"({"object":"chat.completion","id":"a",)"
              R"("model":"deepseek-v4-pro","usage":)" +
              std::string(kUsage) + "}}"),
      "1 of 1, 0 others");
  EXPECT_EQ(outcome("type,timestamp,model,prompt_tokens,completion_tokens\n"
                    "summary,2026-09-10T16:00:00Z,deepseek-v4-pro,1000,50\n"),
            "1 of 1, 0 others");
}

TEST(UsageOwnWordsTest, ARoleLeavesNoCountsOut) {
  for (const std::string role : {"user", "tool", "system", "developer"}) {
    EXPECT_EQ(outcome(record(R"("role":")" + role + R"(","usage":)" + kUsage)),
              "1 of 1, 0 others")
        << role;
  }
}

TEST(UsageOwnWordsTest, LinesOfASessionAreNoRequests) {
  EXPECT_EQ(outcome(R"({"type":"summary","summary":"x","leafUuid":"u"})"
                    "\n"
                    R"({"role":"user","content":"x"})"
                    "\n"),
            "0 of 0, 2 others");
  for (const std::string& line :
       {R"({"type":"progress","uuid":"u","sessionId":"s","data":{"usage":)" +
            std::string(kUsage) + "}}",
        R"({"type":"assistant/delta","time":1789056000000,"data":{"usage":)" +
            std::string(kUsage) + "}}",
        R"({"type":"response_item","payload":{"usage":)" + std::string(kUsage) +
            "}}",
        R"({"type":"custom","message":{"role":"user","usage":)" +
            std::string(kUsage) + "}}"}) {
    EXPECT_EQ(outcome(line), "0 of 0, 1 others") << line;
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
