// Sessions of Codex that stand in one file, are resumed, or have turns without
// counts.
#include <gtest/gtest.h>

#include <string>

#include "tests/support/usage_outcome.h"

namespace deepseek_cost::usage {
namespace {

std::string line(const std::string& type, const std::string& payload) {
  return R"({"timestamp":"2026-10-20T12:00:00Z","type":")" + type +
         R"(","payload":{)" + payload + "}}\n";
}
std::string event(const std::string& type, const std::string& more = "") {
  return line("event_msg", R"("type":")" + type + "\"" + more);
}
std::string begin(const std::string& id) {
  return line("session_meta", R"("id":")" + id + "\"") +
         line("turn_context", R"("model":"deepseek-flash")");
}
const std::string kUsage =
    R"({"input_tokens":1000,"cached_input_tokens":896,"output_tokens":50})";
const std::string kCount =
    event("token_count", R"(,"info":{"total_token_usage":)" + kUsage +
                             R"(,"last_token_usage":)" + kUsage + "}");

TEST(UsageCodexSessionsTest, EachOfAFileHasItsOwnTotals) {
  EXPECT_EQ(outcome_of_log(begin("a") + kCount + begin("b") + kCount +
                           begin("c") + kCount),
            "3 of 3: 2688+312>150");
  EXPECT_EQ(outcome_of_log(begin("a") + kCount + begin("a") + kCount),
            "1 of 1: 896+104>50");
}

TEST(UsageCodexSessionsTest, ATurnThatEndsWithoutCountsIsARecord) {
  const std::string first = begin("a") + event("task_started");
  for (const char* end : {"task_complete", "turn_complete", "turn_aborted"}) {
    EXPECT_EQ(outcome_of_log(first + event(end)), "0 of 1: 0+0>0, no_usage")
        << end;
    EXPECT_EQ(outcome_of_log(first + kCount + event(end)), "1 of 1: 896+104>50")
        << end;
    // The total of the turn before is no report of this one.
    EXPECT_EQ(outcome_of_log(first + kCount + event(end) +
                             event("task_started") + kCount + event(end)),
              "1 of 2: 896+104>50, no_usage")
        << end;
  }
}

// Older sessions say nothing of their turns' ends.
TEST(UsageCodexSessionsTest, ATurnThatWasAnsweredWithoutCountsIsARecord) {
  const std::string answer =
      line("response_item", R"("type":"message","role":"assistant")");
  const std::string asked =
      line("response_item", R"("type":"message","role":"user")");
  const std::string turn =
      line("turn_context", R"("model":"deepseek-flash")") + asked;
  EXPECT_EQ(outcome_of_log(begin("a") + asked + answer + turn + answer),
            "0 of 2: 0+0>0, no_usage");
  EXPECT_EQ(outcome_of_log(begin("a") + asked), "0 of 0: 0+0>0");
  EXPECT_EQ(outcome_of_log(begin("a") + asked + answer + kCount + turn),
            "1 of 1: 896+104>50");
}

const std::string kExec =
    R"({"default_model":"deepseek-flash","default_at":"2026-10-20T12:00:00Z"})";

std::string run(const std::string& thread, int input, int hits, int output) {
  return R"({"type":"thread.started","thread_id":")" + thread + "\"}\n" +
         R"({"type":"turn.started"})"
         "\n" +
         R"({"type":"turn.completed","usage":{"input_tokens":)" +
         std::to_string(input) + R"(,"cached_input_tokens":)" +
         std::to_string(hits) + R"(,"output_tokens":)" +
         std::to_string(output) + "}}\n";
}

TEST(UsageCodexSessionsTest, AResumedThreadGoesOnFromWhereItWas) {
  const std::string first = run("T", 1000, 800, 50);
  const std::string second = run("T", 3000, 2700, 110);
  EXPECT_EQ(outcome_of_log(first + second, kExec), "2 of 2: 2700+300>110");
  EXPECT_EQ(outcome_of(report_of_files({first, second}, kExec)),
            "2 of 2: 2700+300>110");
  EXPECT_EQ(outcome_of_log(first + run("U", 3000, 2700, 110), kExec),
            "2 of 2: 3500+500>160");
  EXPECT_EQ(outcome_of(report_of_files({first, first}, kExec)),
            "1 of 2: 800+200>50, 1 duplicates, duplicate_request");
}

TEST(UsageCodexSessionsTest, ATurnOfExecThatFailedIsARecord) {
  EXPECT_EQ(outcome_of_log(R"({"type":"thread.started","thread_id":"T"})"
                           "\n"
                           R"({"type":"turn.started"})"
                           "\n"
                           R"({"type":"turn.failed","error":{"message":"x"}})"
                           "\n",
                           kExec),
            "0 of 1: 0+0>0, no_usage");
}

// openai/codex, protocol CollabAgentSpawnEndEvent: the model of the agent that
// was begun, not of the session.
TEST(UsageCodexSessionsTest, TheModelIsThatOfTheTurn) {
  EXPECT_EQ(
      outcome_of_log(
          begin("a") +
          event("collab_agent_spawn_end", R"(,"model":"gpt-5-mini")") + kCount),
      "1 of 1: 896+104>50");
}

std::string counts(int input, int hits, int output) {
  return R"({"input_tokens":)" + std::to_string(input) +
         R"(,"cached_input_tokens":)" + std::to_string(hits) +
         R"(,"output_tokens":)" + std::to_string(output) + "}";
}
std::string token_count(const std::string& total, const std::string& last) {
  return event("token_count", R"(,"info":{"total_token_usage":)" + total +
                                  R"(,"last_token_usage":)" + last + "}");
}
std::string usage_record(const std::string& usage) {
  return line("token_usage_record", R"("usage":)" + usage);
}

// openai/codex, TokenUsageInfo: a total is the sum of the last ones.
TEST(UsageCodexSessionsTest, WhatATotalHasGrownByBesideIsSaid) {
  const std::string last = counts(2000, 1800, 60);
  const std::string lost = token_count(counts(6000, 5000, 200), last);
  EXPECT_EQ(outcome_of_log(begin("a") + kCount + lost),
            "2 of 3: 2696+304>110, sum_of_others");
  const json::Value got = report_of(begin("a") + kCount + lost);
  const json::Value& detail =
      *got.find("skipped")->items[0].find("params")->find("detail");
  EXPECT_EQ(detail.find("phrase")->text, "session_grew");
  EXPECT_EQ(detail.find("input")->text, "3000");
  EXPECT_EQ(detail.find("output")->text, "90");
  // Nothing is lost, or only what stands beside the counts.
  EXPECT_EQ(outcome_of_log(begin("a") + kCount +
                           token_count(counts(3000, 2696, 110), last)),
            "2 of 2: 2696+304>110");
  // The first of a file that has not all of its session.
  EXPECT_EQ(outcome_of_log(begin("a") + lost),
            "1 of 2: 1800+200>60, sum_of_others");
  // A fork has its parent's total.
  EXPECT_EQ(outcome_of_log(
                line("session_meta", R"("id":"b","forked_from_id":"a")") +
                line("turn_context", R"("model":"deepseek-flash")") + lost),
            "1 of 1: 1800+200>60");
  // A total that has grown by less contradicts the last.
  EXPECT_EQ(outcome_of_log(begin("a") + kCount +
                           token_count(counts(1500, 1400, 110), last)),
            "2 of 2: 2696+304>110, 1 envelope_differs");
}

// openai/codex#47003: the request of a compaction is in no total.
TEST(UsageCodexSessionsTest, ARecordOfItsOwnIsNotLost) {
  const std::string last = counts(2000, 1800, 60);
  const std::string alone = usage_record(counts(500, 0, 40));
  EXPECT_EQ(outcome_of_log(begin("a") + kCount + alone + usage_record(last) +
                           token_count(counts(3000, 2696, 110), last)),
            "3 of 3: 2696+804>150");
  EXPECT_EQ(outcome_of_log(begin("a") + kCount + alone + usage_record(last) +
                           token_count(counts(3500, 2696, 150), last)),
            "3 of 3: 2696+804>150");
}

}  // namespace
}  // namespace deepseek_cost::usage
