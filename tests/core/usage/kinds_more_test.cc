// Kinds of logs that were tried against the finished reader and came out wrong.
#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"

namespace deepseek_cost::usage {
namespace {

json::Value report(const std::string& log) {
  const std::string begun = begin_usage_log("{}");
  const int number = std::stoi(begun.substr(begun.rfind(':') + 1));
  append_usage_log(number, log);
  Result<json::Value> parsed = json::parse(finish_usage_log(number));
  EXPECT_TRUE(parsed.ok());
  return std::move(parsed).value();
}

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
    const json::Value got = report(
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
    const json::Value got = report(
        with(R"("created":1789056000,)" + std::string(mark) + "," + kUsage));
    EXPECT_EQ(got.find("totals")->find("requests")->text, "0") << mark;
    EXPECT_EQ(got.find("skipped")->items[0].find("code")->text, "proxy_cache");
  }
  for (const char* const mark :
       {R"("headers":{"cf-aig-cache-status":"MISS"})",
        R"("cache_reference_id":"00000000-0000-0000-0000-000000000000")",
        R"("cache_reference_id":null)"}) {
    const json::Value got = report(
        with(R"("created":1789056000,)" + std::string(mark) + "," + kUsage));
    EXPECT_EQ(got.find("totals")->find("requests")->text, "1") << mark;
  }
}

TEST(UsageMoreKindsTest, DatesOfHttp) {
  for (const char* const when :
       {R"("headers":{"date":"Thu, 10 Sep 2026 16:00:00 GMT"})",
        R"("date":"Thu, 10 Sep 2026 16:00:00 GMT")"}) {
    const json::Value got = report(with(std::string(when) + "," + kUsage));
    EXPECT_EQ(got.find("period")->find("from")->text, "2026-09-10T16:00:00Z");
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
