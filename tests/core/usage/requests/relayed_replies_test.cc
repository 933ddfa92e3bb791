// Replies of Claude Code through relays that give all messages one id.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string reply(const std::string& second, const std::string& session,
                  const std::string& stop, const std::string& counts) {
  return R"({"type":"assistant","uuid":"u)" + second +
         R"(","timestamp":"2026-09-10T16:00:)" + second +
         R"(Z","sessionId":")" + session +
         R"(","message":{"id":"msg_proxy","type":"message","role":"assistant",)"
         R"("model":"deepseek-v4-pro","content":[],"stop_reason":)" +
         stop + R"(,"usage":{)" + counts + "}}}\n";
}

constexpr const char* kFirst =
    R"("input_tokens":104,"cache_read_input_tokens":896,"output_tokens":50)";
constexpr const char* kSecond =
    R"("input_tokens":80,"cache_read_input_tokens":1920,"output_tokens":60)";
constexpr const char* kEnd = R"("end_turn")";

std::string totals(const std::string& log) {
  const json::Value sums = *report_of(log).find("totals");
  return sums.find("requests")->text + " " + sums.find("hit")->text + "/" +
         sums.find("miss")->text + "/" + sums.find("output")->text;
}

TEST(UsageRelayedRepliesTest, AnotherInputBehindAnEndIsAnotherReply) {
  const std::string both = "2 2816/184/110";
  EXPECT_EQ(totals(reply("10", "s1", kEnd, kFirst) +
                   reply("40", "s1", kEnd, kSecond)),
            both);
  EXPECT_EQ(totals(reply("10", "s1", "null", kFirst) +
                   reply("40", "s2", "null", kSecond)),
            both);
  // Block by block.
  EXPECT_EQ(totals(reply("10", "s1", "null", kFirst) +
                   reply("11", "s1", kEnd, kFirst) +
                   reply("40", "s1", "null", kSecond) +
                   reply("41", "s1", kEnd, kSecond)),
            both);
}

// An input that was estimated before the reply ended.
TEST(UsageRelayedRepliesTest, WhatWasEstimatedIsReplaced) {
  const std::string early =
      reply("10", "s1", "null", R"("input_tokens":990,"output_tokens":1)");
  const std::string last = reply("11", "s1", kEnd, kFirst);
  EXPECT_EQ(totals(early + last), "1 896/104/50");
}

TEST(UsageRelayedRepliesTest, StreamsWithOneId) {
  const std::string stream =
      R"({"time":"2026-09-10T16:00:10Z","data":{"type":"message_start",)"
      R"("message":{"id":"msg_proxy","model":"deepseek-v4-pro","usage":)"
      R"({"input_tokens":104,"cache_read_input_tokens":896,)"
      R"("output_tokens":1}}}})"
      "\n"
      R"({"time":"2026-09-10T16:00:10Z","data":{"type":"message_delta",)"
      R"("usage":{"output_tokens":OUT}}})"
      "\n"
      R"({"time":"2026-09-10T16:00:10Z","data":{"type":"message_stop"}})"
      "\n";
  const auto with = [&stream](const char* output) {
    std::string text = stream;
    return text.replace(text.find("OUT"), 3, output);
  };
  EXPECT_EQ(totals(with("50") + with("60") + with("70")), "3 2688/312/180");
}

}  // namespace
}  // namespace deepseek_cost::usage
