// Which records are one request, where many run at once, and which of them the
// reader decides about.
#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/usage/requests/open_streams.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string text_of(const json::Value& got, const char* object,
                    const char* key) {
  return got.find(object)->find(key)->text;
}

std::string totals_of(const json::Value& got) {
  return text_of(got, "totals", "requests") + ' ' +
         text_of(got, "totals", "hit") + '/' + text_of(got, "totals", "miss") +
         '/' + text_of(got, "totals", "output");
}

std::string chunk(int stream, const char* usage) {
  return R"({"id":"s)" + std::to_string(stream) +
         R"(","object":"chat.completion.chunk","created":1789056000,)"
         R"("model":"deepseek-flash","choices":[],"usage":)" +
         usage + "}\n";
}

constexpr const char* kPart =
    R"({"prompt_tokens":1000,"prompt_cache_hit_tokens":896,"completion_tokens":1})";
constexpr const char* kAll =
    R"({"prompt_tokens":1000,"prompt_cache_hit_tokens":896,"completion_tokens":50})";

// Three rounds over all streams: a chunk without usage, and two cumulative.
std::string interleaved(int streams) {
  std::string log;
  for (const char* const usage : {"null", kPart, kAll}) {
    for (int i = 0; i < streams; ++i) log += chunk(i, usage);
  }
  return log;
}

TEST(UsageRequestsTest, ThousandsOfStreamsAtOnceAreEachBilledOnce) {
  const json::Value got = report_of(interleaved(5000));
  EXPECT_EQ(totals_of(got), "5000 4480000/520000/250000");
  EXPECT_EQ(text_of(got, "counts", "skipped"), "0");
  EXPECT_EQ(text_of(got, "late_reports", "count"), "0");
  EXPECT_TRUE(got.find("duplicates_complete")->boolean);
}

TEST(UsageRequestsTest, MoreThanAreWaitedForAreCountedAsLate) {
  const int streams = static_cast<int>(kMostOpenStreams) + 10;
  const json::Value got = report_of(interleaved(streams));
  EXPECT_FALSE(got.find("duplicates_complete")->boolean);
  // Each round begins all streams anew: the first is skipped, two are billed.
  const std::string all = std::to_string(streams);
  EXPECT_EQ(text_of(got, "counts", "skipped"), all);
  EXPECT_EQ(text_of(got, "counts", "billed"), std::to_string(2 * streams));
  EXPECT_EQ(text_of(got, "late_reports", "count"), std::to_string(2 * streams));
  // Those that still have parts are kept before those that have none.
  std::string log = chunk(-1, kPart);
  for (int i = 0; i < streams; ++i) {
    log += chunk(i, kAll);
    if (i % 1000 == 0) log += chunk(-1, kAll);
  }
  const json::Value busy = report_of(log);
  EXPECT_EQ(text_of(busy, "totals", "requests"), std::to_string(streams + 1));
  EXPECT_EQ(text_of(busy, "late_reports", "count"), "0");
}

TEST(UsageRequestsTest, TheRepliesOfManySessionsAtOnce) {
  std::string log;
  for (const char* const output : {"9", "9", "50"}) {
    for (int i = 0; i < 300; ++i) {
      log += R"({"type":"assistant","timestamp":"2026-09-10T16:00:00Z",)"
             R"("message":{"id":"m)" +
             std::to_string(i) +
             R"(","model":"deepseek-flash","usage":{"input_tokens":104,)"
             R"("cache_read_input_tokens":896,"output_tokens":)" +
             output + "}}}\n";
    }
  }
  EXPECT_EQ(totals_of(report_of(log)), "300 268800/31200/15000");
}

// A 0 of misses is a field that nobody filled in; other sums are refused.
TEST(UsageRequestsTest, CountsThatContradictTheInputAreNeverChosenBetween) {
  const auto of = [](const char* split) {
    return report_of(
        R"({"id":"a","created":1789056000,"model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,)" +
        std::string(split) + "}}");
  };
  for (const char* const split :
       {R"("prompt_cache_hit_tokens":100,"prompt_cache_miss_tokens":600)",
        R"("prompt_cache_hit_tokens":0,"prompt_cache_miss_tokens":600)",
        R"("prompt_cache_hit_tokens":600,"prompt_cache_miss_tokens":600)",
        R"("hit":1,"miss":2)"}) {
    const json::Value got = of(split);
    EXPECT_EQ(text_of(got, "totals", "requests"), "0") << split;
    EXPECT_EQ(got.find("skipped")->items[0].find("code")->text,
              "contradictory_usage");
  }
  EXPECT_EQ(totals_of(of(R"("prompt_cache_hit_tokens":100)")), "1 100/900/50");
  EXPECT_EQ(totals_of(of(R"("prompt_cache_miss_tokens":600)")), "1 400/600/50");
  EXPECT_EQ(totals_of(of(
                R"("prompt_cache_hit_tokens":0,"prompt_cache_miss_tokens":0)")),
            "1 0/1000/50");
}

TEST(UsageRequestsTest, WhatIsMarkedAsFromACacheIsTheReadersToDecide) {
  const std::string log =
      R"({"id":"a","created":1789056000,"model":"deepseek-flash","cache_hit":true,"usage":)" +
      std::string(kAll) + "}\n" +
      R"({"id":"b","created":1789056000,"model":"deepseek-flash","cache_hit":false,"usage":)" +
      kAll + "}\n";
  const json::Value without = report_of(log);
  EXPECT_EQ(totals_of(without), "1 896/104/50");
  EXPECT_EQ(without.find("skipped")->items[0].find("code")->text,
            "proxy_cache");
  EXPECT_EQ(text_of(without, "marked_cached", "count"), "1");
  EXPECT_EQ(text_of(without, "marked_cached", "amount"),
            text_of(without, "totals", "amount"));
  EXPECT_FALSE(without.find("marked_cached_billed")->boolean);
  const json::Value with = report_of(log, R"({"marked_cached":"bill"})");
  EXPECT_EQ(totals_of(with), "2 1792/208/100");
  EXPECT_EQ(text_of(with, "counts", "skipped"), "0");
  EXPECT_EQ(text_of(with, "marked_cached", "count"), "1");
  EXPECT_TRUE(with.find("marked_cached_billed")->boolean);
}

// What a proxy gives again has the id of the answer that it kept.
TEST(UsageRequestsTest, AnAnswerGivenAgainFromACacheIsNotTheFirst) {
  const std::string first =
      R"({"id":"a","created":1789056000,"model":"deepseek-flash","usage":)" +
      std::string(kAll);
  const std::string again = first + R"(,"cache_hit":true})" + "\n";
  EXPECT_EQ(totals_of(report_of(first + "}\n" + again)), "1 896/104/50");
  EXPECT_EQ(totals_of(report_of(again + first + "}\n")), "1 896/104/50");
}

}  // namespace
}  // namespace deepseek_cost::usage
