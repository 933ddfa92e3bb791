// Kinds of logs that were tried against the finished reader and came out wrong.
#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string with(const std::string& more) {
  return R"({"id":"a","model":"deepseek-flash",)" + more + "}";
}

constexpr const char* kUsage =
    R"("usage":{"prompt_tokens":1000,"completion_tokens":50})";

TEST(UsageMoreKindsTest, HitsInCamelCaseAndShortened) {
  for (
      const char* const names :
      {R"("promptTokens":1000,"completionTokens":50,"promptCacheHitTokens":896,"promptCacheMissTokens":104)",
       R"("prompt_tokens":1000,"completion_tokens":50,"cache_hit_tokens":896,"cache_miss_tokens":104)",
       R"("promptTokens":1000,"completionTokens":50,"cacheHitTokens":896)"}) {
    const json::Value got = report_of(
        with(R"("created":1789056000,"usage":{)" + std::string(names) + "}"));
    EXPECT_EQ(got.find("totals")->find("hit")->text, "896") << names;
    EXPECT_EQ(got.find("totals")->find("miss")->text, "104") << names;
    EXPECT_EQ(got.find("hits_unknown")->find("count")->text, "0") << names;
  }
}

TEST(UsageMoreKindsTest, AnswersFromAProxysCacheByTheirHeaders) {
  for (const char* const mark :
       {R"("headers":{"cf-aig-cache-status":"HIT"})",
        R"("headers":{"helicone-cache":"HIT"})",
        R"("response_headers":{"x-portkey-cache-status":"HIT"})",
        R"("cache_reference_id":"5f1d0000-0000-4000-8000-000000000001")"}) {
    const json::Value got = report_of(
        with(R"("created":1789056000,)" + std::string(mark) + "," + kUsage));
    EXPECT_EQ(got.find("totals")->find("requests")->text, "0") << mark;
    EXPECT_EQ(got.find("skipped")->items[0].find("code")->text, "proxy_cache");
  }
  for (const char* const mark :
       {R"("headers":{"cf-aig-cache-status":"MISS"})",
        R"("cache_reference_id":"00000000-0000-0000-0000-000000000000")",
        R"("cache_reference_id":null)"}) {
    const json::Value got = report_of(
        with(R"("created":1789056000,)" + std::string(mark) + "," + kUsage));
    EXPECT_EQ(got.find("totals")->find("requests")->text, "1") << mark;
  }
}

TEST(UsageMoreKindsTest, DatesOfHttp) {
  for (const char* const when :
       {R"("headers":{"date":"Thu, 10 Sep 2026 16:00:00 GMT"})",
        R"("date":"Thu, 10 Sep 2026 16:00:00 GMT")"}) {
    const json::Value got = report_of(with(std::string(when) + "," + kUsage));
    EXPECT_EQ(got.find("period")->find("from")->text, "2026-09-10T16:00:00Z");
  }
}

std::string totals_of(const json::Value& got) {
  const json::Value& totals = *got.find("totals");
  return totals.find("requests")->text + ' ' + totals.find("hit")->text + '/' +
         totals.find("miss")->text + '/' + totals.find("output")->text;
}

std::string first_skipped(const json::Value& got) {
  const auto& skipped = got.find("skipped")->items;
  if (skipped.empty()) return "";
  return skipped[0].find("code")->text + ' ' + skipped[0].find("count")->text;
}

std::string line(const char* id, const char* object, const char* output,
                 const char* more = "") {
  return R"({"created":1789056000,"model":"deepseek-flash",)" +
         std::string(id) + object + more +
         R"("usage":{"prompt_tokens":1000,"cached_tokens":896,)"
         R"("completion_tokens":)" +
         output + "}}\n";
}

constexpr const char* kChunk = R"("object":"chat.completion.chunk",)";

TEST(UsageMoreKindsTest, ChunksWithoutIdsAreTheirStreams) {
  const std::string cumulative = line("", kChunk, "1") + line("", kChunk, "50");
  EXPECT_EQ(totals_of(report_of(cumulative)), "1 896/104/50");
  std::string later = cumulative;
  later.replace(later.find("1789056000"), 10, "1789056009");
  later.replace(later.rfind("1789056000"), 10, "1789056009");
  EXPECT_EQ(totals_of(report_of(cumulative + later)), "2 1792/208/100");
  const std::string empty =
      R"({"object":"chat.completion.chunk","model":"deepseek-flash","choices":[{}]})"
      "\n";
  const json::Value got = report_of(empty + empty);
  EXPECT_EQ(first_skipped(got), "no_usage 1");
  EXPECT_EQ(got.find("counts")->find("records")->text, "1");
}

TEST(UsageMoreKindsTest, OfOneIdTheOrderDoesNotMatter) {
  const char* const id = R"("id":"d",)";
  const char* const open = R"("finish_reason":null,)";
  EXPECT_EQ(totals_of(report_of(line(id, open, "9") + line(id, "", "50"))),
            "1 896/104/50");
  EXPECT_EQ(totals_of(report_of(line(id, "", "50") + line(id, open, "9"))),
            "1 896/104/50");
  EXPECT_EQ(
      totals_of(report_of(line(id, kChunk, "50") + line(id, kChunk, "9"))),
      "1 896/104/50");
  // An attempt that failed and its repeat are both billed.
  EXPECT_EQ(totals_of(report_of(line(id, "", "9", R"("status":500,)") +
                                line(id, "", "50", R"("status":200,)"))),
            "2 1792/208/59");
}

TEST(UsageMoreKindsTest, EventsInsideTheRecordOfTheirLogger) {
  const std::string start =
      R"({"type":"message_start","message":{"id":"m","model":"deepseek-flash","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":1}}})";
  const std::string delta =
      R"({"type":"message_delta","usage":{"output_tokens":50}})";
  const auto wrapped = [](const std::string& event) {
    return R"({"time":"2026-09-10T16:00:00Z","data":)" + event + "}\n";
  };
  EXPECT_EQ(totals_of(report_of(wrapped(start) + wrapped(delta) +
                                wrapped(R"({"type":"message_stop"})"))),
            "1 896/104/50");
}

TEST(UsageMoreKindsTest, CountsAndTimesThatCannotBeReadAreSaid) {
  const auto flat = [](const std::string& prompt) {
    return R"({"time":"2026-09-10T16:00:00Z","model":"deepseek-flash",)"
           R"("completion_tokens":"50.0","cached_tokens":"-","prompt_tokens":)" +
           prompt + "}";
  };
  EXPECT_EQ(totals_of(report_of(flat("\"1000.0\""))), "1 0/1000/50");
  EXPECT_EQ(first_skipped(report_of(flat("\"1,000\""))), "ambiguous_number 1");
  EXPECT_EQ(first_skipped(report_of(flat("\"1,00\""))), "not_a_number 1");
  // In a text the point may part thousands; what data frames write may not.
  EXPECT_EQ(first_skipped(report_of(flat("\"12.000\""))), "ambiguous_number 1");
  // A decimal mark stands once.
  for (const char* const million :
       {"\"1,000,000\"", "\"1.000.000\"", "\"1000000\""}) {
    EXPECT_EQ(totals_of(report_of(flat(million))), "1 0/1000000/50") << million;
  }
  EXPECT_EQ(first_skipped(report_of(flat("\"1,000.000\""))), "not_a_number 1");
  EXPECT_EQ(first_skipped(report_of(flat("\"0,000,100\""))), "not_a_number 1");
  EXPECT_EQ(totals_of(report_of(flat("12.000"))), "1 0/12/50");
  EXPECT_EQ(first_skipped(report_of(flat("\"0.000\""))), "no_input 1");
  EXPECT_EQ(first_skipped(report_of(flat("\"\""))), "no_input 1");
  const json::Value got =
      report_of(with(R"("time":"half past four",)" + std::string(kUsage)));
  EXPECT_EQ(got.find("skipped")->items[0].find("detail")->text,
            "its time cannot be read; write it as 2026-09-14T00:00:00Z");
}

TEST(UsageMoreKindsTest, UnknownCountsOfHitsBesideFlatCountsAreSaid) {
  const std::string flat =
      R"("created":1789056000,"prompt_tokens":1000,"completion_tokens":50,"cached_tokens":0)";
  EXPECT_EQ(report_of(with(flat)).find("hits_unknown")->find("count")->text,
            "0");
  EXPECT_EQ(report_of(with(flat + R"(,"cacheHitsTok":896)"))
                .find("hits_unknown")
                ->find("count")
                ->text,
            "1");
}

TEST(UsageMoreKindsTest, AUsageAsTextIsRead) {
  const auto usage = [](const std::string& text) {
    return with(R"("created":1789056000,"usage":")" + text + "\"");
  };
  EXPECT_EQ(
      totals_of(report_of(usage(
          R"({\"prompt_tokens\":1000,\"completion_tokens\":50,\"cached_tokens\":896})"))),
      "1 896/104/50");
  EXPECT_EQ(first_skipped(report_of(usage(R"({\"prompt_tokens\":)"))),
            "invalid_json 1");
  EXPECT_EQ(first_skipped(report_of(usage("much"))), "no_usage 1");
}

// Two reports of the same standing, of which one knows the hits.
TEST(UsageMoreKindsTest, TheFullerOfTwoReportsCounts) {
  const std::string plain = std::string(R"("created":1789056000,)") + kUsage;
  EXPECT_EQ(
      totals_of(report_of(with(
          plain +
          R"(,"token_usage":{"prompt_tokens":1000,"completion_tokens":50,"cached_tokens":896})"))),
      "1 896/104/50");
  EXPECT_EQ(
      first_skipped(report_of(with(
          plain +
          R"(,"token_usage":{"prompt_tokens":1000,"completion_tokens":51})"))),
      "contradictory_usage 1");
}

}  // namespace
}  // namespace deepseek_cost::usage
