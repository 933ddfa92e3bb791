// Whether an input includes the hits, where names and numbers say different
// things.
#include <gtest/gtest.h>

#include <string>

#include "tests/support/usage_outcome.h"

namespace deepseek_cost::usage {
namespace {

std::string read(const std::string& usage, const std::string& more = "") {
  return outcome_of_log(
      R"({"ts":"2026-10-20T12:00:00Z","model":"deepseek-flash","usage":)" +
      usage + more + "}");
}

// DeepSeek writes nothing: what a client calls writes are the misses.
TEST(UsageHitsBesideTest, MissesThatAreWritesTooCountOnce) {
  constexpr const char* kOnce = "1 of 1: 896+104>50";
  for (
      const char* usage :
      {R"({"inputTokens":104,"outputTokens":50,"cacheReadTokens":896,"cacheWriteTokens":104})",
       R"({"inputTokens":1000,"outputTokens":50,"cacheReadTokens":896,"cacheWriteTokens":104})",
       R"({"input":104,"output":50,"cacheRead":896,"cacheWrite":104})",
       R"({"input":104,"output":50,"cacheRead":896,"cacheWrite":104,"totalTokens":1154})",
       R"({"input":104,"output":50,"cacheRead":896,"cacheWrite":104,"totalTokens":1050})",
       R"({"input":1000,"output":50,"cacheRead":896,"cacheWrite":104})",
       R"({"input_tokens":104,"output_tokens":50,"cache_read_input_tokens":896,"cache_creation_input_tokens":104})"}) {
    EXPECT_EQ(read(usage), kOnce) << usage;
  }
  EXPECT_EQ(read(R"({"input":1000,"output":50,"cacheRead":0,)"
                 R"("cacheWrite":1000})"),
            "1 of 1: 0+1000>50");
  // Other writes are misses beside the input.
  EXPECT_EQ(read(R"({"input_tokens":100,"output_tokens":50,)"
                 R"("cache_read_input_tokens":896,)"
                 R"("cache_creation_input_tokens":4})"),
            kOnce);
}

// Vercel's provider for Anthropic's format leaves the hits out of inputTokens.
TEST(UsageHitsBesideTest, AnthropicsOwnUsageShowsIt) {
  const std::string own =
      R"(,"providerMetadata":{"anthropic":{"usage":{"input_tokens":2000,)"
      R"("output_tokens":50,"cache_read_input_tokens":896}}})";
  EXPECT_EQ(read(R"({"inputTokens":2000,"outputTokens":50,)"
                 R"("totalTokens":2050,"cachedInputTokens":896})",
                 own),
            "1 of 1: 896+2000>50");
  EXPECT_EQ(read(R"({"promptTokens":2000,"completionTokens":50})",
                 R"(,"providerMetadata":{"anthropic":{)"
                 R"("cacheReadInputTokens":896}})"),
            "1 of 1: 896+2000>50");
}

// One record of a form with more hits than input shows that the form leaves
// them out; the others may be too low.
TEST(UsageHitsBesideTest, WhatOthersOfTheFormShowIsSaid) {
  const auto line = [](const char* input) {
    return R"({"ts":"2026-10-20T12:00:00Z","model":"deepseek-flash",)"
           R"("input_tokens":)" +
           std::string(input) + R"(,"output_tokens":50,"cached_tokens":896})" +
           "\n";
  };
  EXPECT_EQ(outcome_of_log(line("2000") + line("104")),
            "1 of 2: 896+1104>50, 1 hits_perhaps_beside, contradictory_usage");
  EXPECT_EQ(outcome_of_log(line("2000") + line("2001")),
            "2 of 2: 1792+2209>100");
}

}  // namespace
}  // namespace deepseek_cost::usage
