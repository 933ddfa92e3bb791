// Sessions of agents, whose lines repeat each other.
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string totals(const json::Value& got) {
  const json::Value& sums = *got.find("totals");
  return sums.find("requests")->text + ' ' + sums.find("hit")->text + '/' +
         sums.find("miss")->text + '/' + sums.find("output")->text;
}

std::string skipped(const json::Value& got) {
  std::string all;
  for (const json::Value& each : got.find("skipped")->items) {
    all += each.find("code")->text + ' ' + each.find("count")->text + ';';
  }
  return all;
}

constexpr const char* kAt = R"({"timestamp":"2026-09-10T16:00:00Z","type":)";

std::string line(const std::string& type, const std::string& payload) {
  return kAt + ('"' + type + R"(","payload":{)") + payload + "}}\n";
}

std::string counts(int input, int cached, int output) {
  return R"({"input_tokens":)" + std::to_string(input) +
         R"(,"cached_input_tokens":)" + std::to_string(cached) +
         R"(,"output_tokens":)" + std::to_string(output) +
         R"(,"total_tokens":)" + std::to_string(input + output) + "}";
}

std::string count(const std::string& total, const std::string& last) {
  return line("event_msg",
              R"("type":"token_count","info":{"total_token_usage":)" + total +
                  (last.empty() ? "" : R"(,"last_token_usage":)" + last) + "}");
}

std::string meta(const std::string& more) {
  return line("session_meta", R"("id":"c1")" + more);
}

const std::string kModel = line("turn_context", R"("model":"deepseek-v4-pro")");
const std::string kFirst = count(counts(1000, 500, 50), counts(1000, 500, 50));
const std::string kSecond =
    count(counts(3000, 1500, 100), counts(2000, 1000, 50));

TEST(UsageSessionsTest, AForkBeginsWithTheHistoryOfAnother) {
  const std::string parent = meta("") + kModel + kFirst;
  for (
      const char* const mark :
      {R"(,"forked_from_id":"c1")", R"(,"parent_thread_id":"c1")",
       R"(,"source":{"subagent":{"thread_spawn":{"parent_thread_id":"c1"}}})"}) {
    const std::string fork = meta(mark) + meta("") + kModel + kFirst + kSecond;
    for (const auto& got :
         {report_of_files({parent, fork}), report_of_files({fork, parent})}) {
      EXPECT_EQ(totals(got), "2 1500/1500/100") << mark;
      EXPECT_EQ(skipped(got), "duplicate_request 1;") << mark;
      EXPECT_EQ(got.find("duplicates")->find("count")->text, "1");
    }
    const json::Value all =
        report_of_files({parent, fork}, R"({"duplicates":"bill"})");
    EXPECT_EQ(totals(all), "3 2000/2000/150");
  }
  // Two sessions that are no forks may come to the same.
  std::string other = parent;
  other.replace(other.find("c1"), 2, "c9");
  EXPECT_EQ(totals(report_of_files({parent, other})), "2 1000/1000/100");
  // The same session again is a copy of it.
  EXPECT_EQ(totals(report_of_files({parent, parent})), "1 500/500/50");
  // What a fork did of its own is its own, and a copy in the next fork.
  const std::string fork = meta(R"(,"forked_from_id":"c1")") + kModel;
  EXPECT_EQ(totals(report_of_files({parent, fork + kSecond})),
            "2 1500/1500/100");
  const std::string third =
      count(counts(4000, 2000, 150), counts(1000, 500, 50));
  EXPECT_EQ(totals(report_of_files(
                {parent, fork + kFirst + third, fork + third + kFirst})),
            "2 1000/1000/100");
}

TEST(UsageSessionsTest, TotalsAloneAreReadAsWhatTheyGrowBy) {
  const std::string first = count(counts(1000, 500, 50), "");
  const std::string second = count(counts(3000, 1500, 100), "");
  EXPECT_EQ(totals(report_of_files({kModel + first + first + second})),
            "2 1500/1500/100");
  const json::Value less = report_of_files({kModel + second + first + second});
  EXPECT_EQ(totals(less), "2 2500/2500/150");
  EXPECT_EQ(skipped(less), "contradictory_usage 1;");
  // A fork's first total is none of its own.
  const std::string fork = meta(R"(,"forked_from_id":"c1")") + kModel;
  EXPECT_EQ(totals(report_of_files({kModel + first, fork + first + second})),
            "2 1500/1500/100");
}

TEST(UsageSessionsTest, OldCountsStandInTheEventItself) {
  const std::string old = line(
      "event_msg",
      R"("type":"token_count","input_tokens":1000,"cached_input_tokens":500,"output_tokens":50,"total_tokens":1050)");
  const json::Value got = report_of_files({kModel + old + old});
  EXPECT_EQ(totals(got), "2 1000/1000/100");
  EXPECT_EQ(skipped(got), "");
}

TEST(UsageSessionsTest, ARecordOfAResponseIsRepeatedByItsCount) {
  const auto record = [](const char* id, const std::string& usage) {
    return line("token_usage_record", R"("response_id":")" + std::string(id) +
                                          R"(","thread_id":"t","usage":)" +
                                          usage + R"(,"thread_token_usage":)" +
                                          counts(9, 0, 9));
  };
  const std::string one = record("r1", counts(1000, 500, 50));
  const std::string two = record("r2", counts(2000, 1000, 50));
  const json::Value both =
      report_of_files({kModel + one + kFirst + two + kSecond});
  EXPECT_EQ(totals(both), "2 1500/1500/100");
  EXPECT_EQ(skipped(both), "");
  EXPECT_EQ(totals(report_of_files({kModel + one + two})), "2 1500/1500/100");
  // The same response in a copy.
  const json::Value copy =
      report_of_files({kModel + one + kFirst, kModel + one + two});
  EXPECT_EQ(totals(copy), "2 1500/1500/100");
  EXPECT_EQ(skipped(copy), "duplicate_request 1;");
}

TEST(UsageSessionsTest, ADshChunkWithoutItsMessageIsTheRequest) {
  const std::string header =
      R"({"type":"request/header","time":1789056000001,"data":{"header":{"config":{"model":"deepseek-flash"}}}})"
      "\n";
  const auto chunk = [](int output) {
    return R"({"type":"assistant/chunk","time":1789056000002,"data":{"chunk":{"type":"usage","usage":{"inputTokens":104,"outputTokens":)" +
           std::to_string(output) + R"(,"cacheReadTokens":896}}}})" + "\n";
  };
  const std::string message =
      R"({"type":"assistant/message","time":1789056000003,"data":{"message":{"id":"m","role":"assistant","source":{"model":"deepseek-flash"}},"usage":{"inputTokens":104,"outputTokens":50,"cacheReadTokens":896}}})"
      "\n";
  const std::string good = header + chunk(20) + chunk(50) + message;
  EXPECT_EQ(totals(report_of_files({good})), "1 896/104/50");
  EXPECT_EQ(totals(report_of_files({header + chunk(20) + chunk(30)})),
            "1 896/104/30");
  EXPECT_EQ(totals(report_of_files({header + chunk(7) + good})),
            "2 1792/208/57");
  EXPECT_EQ(skipped(report_of_files({header + chunk(7) + good})), "");
}

TEST(UsageSessionsTest, ASubagentsLinesInItsParentsSession) {
  const std::string message =
      R"({"type":"assistant","message":{"id":"m0","role":"assistant","model":"deepseek-v4-pro","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":50}}})";
  const std::string progress =
      kAt +
      std::string(
          R"("progress","sessionId":"s","uuid":"u","data":{"type":"agent_progress","message":)") +
      message + "}}\n";
  EXPECT_EQ(totals(report_of_files({progress})), "1 896/104/50");
  EXPECT_EQ(totals(report_of_files({progress + progress})), "1 896/104/50");
  const std::string own =
      R"({"timestamp":"2026-09-10T16:00:00Z","sessionId":"s",)" +
      message.substr(1) + "\n";
  const json::Value both = report_of_files({progress, own});
  EXPECT_EQ(totals(both), "1 896/104/50");
  EXPECT_EQ(skipped(both), "duplicate_request 1;");
}

TEST(UsageSessionsTest, WhatClineSumsUpOfOtherRequests) {
  for (const char* const say : {"subagent_usage", "deleted_api_reqs"}) {
    const json::Value got = report_of_files(
        {R"([{"ts":1789056000000,"type":"say","say":")" + std::string(say) +
         R"(","text":"{\"tokensIn\":1040,\"tokensOut\":500,\"cacheWrites\":0,\"cacheReads\":8960}","modelInfo":{"modelId":"deepseek-v4-pro"}}])"});
    EXPECT_EQ(totals(got), "1 8960/1040/500") << say;
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
