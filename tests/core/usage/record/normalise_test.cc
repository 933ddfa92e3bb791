#include "core/usage/record/normalise.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/usage/record/record.h"

namespace deepseek_cost::usage {
namespace {

std::string normalise(const std::string& usage, const std::string& more = "") {
  return call("normaliseUsage", "{\"usage\":" + usage + more + "}");
}

std::string tokens(const std::string& hit, const std::string& miss,
                   const std::string& output, const std::string& reasoning) {
  return "{\"ok\":true,\"hit\":\"" + hit + "\",\"miss\":\"" + miss +
         "\",\"output\":\"" + output + "\",\"reasoning\":\"" + reasoning +
         "\"}";
}

std::string code(const std::string& answer) {
  const std::string key = "\"code\":\"";
  const std::size_t at = answer.find(key);
  if (at == std::string::npos) return "";
  const std::size_t from = at + key.size();
  return answer.substr(from, answer.find('"', from) - from);
}

// The published examples, each from the field names of its own wire.
TEST(UsageNormaliseTest, EveryWireEndsAsTheSameBuckets) {
  EXPECT_EQ(normalise(R"({"prompt_tokens":2000,"prompt_cache_hit_tokens":1500,
      "prompt_cache_miss_tokens":500,"completion_tokens":400})"),
            tokens("1500", "500", "400", "0"));
  EXPECT_EQ(normalise(R"({"input_tokens":22,"input_tokens_details":
      {"cached_tokens":2},"output_tokens":29,"output_tokens_details":
      {"reasoning_tokens":27},"total_tokens":51})"),
            tokens("2", "20", "29", "27"));
  EXPECT_EQ(normalise(R"({"input_tokens":15000,"output_tokens":800,
      "cache_read_input_tokens":10000})"),
            tokens("10000", "15000", "800", "0"));
  EXPECT_EQ(normalise(R"({"hit":10000,"miss":100,"output":50})"),
            tokens("10000", "100", "50", "0"));
}

TEST(UsageNormaliseTest, HitsReportedTwiceAreOneNumber) {
  EXPECT_EQ(normalise(R"({"prompt_cache_hit_tokens":25344,
      "prompt_cache_miss_tokens":61,"completion_tokens":10794,
      "prompt_tokens_details":{"cached_tokens":25344}})"),
            tokens("25344", "61", "10794", "0"));
}

// prompt = hit + miss, so that of two the third follows.
TEST(UsageNormaliseTest, OfMissesAloneTheHitsFollow) {
  EXPECT_EQ(normalise(R"({"prompt_tokens":2000,"prompt_cache_miss_tokens":500,
      "completion_tokens":400})"),
            tokens("1500", "500", "400", "0"));
  EXPECT_EQ(code(normalise(R"({"prompt_tokens":400,
      "prompt_cache_miss_tokens":500,"completion_tokens":400})")),
            "contradictory_usage");
  EXPECT_EQ(normalise(R"({"input_tokens":2000,"prompt_cache_hit_tokens":1500,
      "output_tokens":400})"),
            tokens("1500", "500", "400", "0"));
  EXPECT_EQ(normalise(R"({"input_tokens":500,"prompt_cache_hit_tokens":1500,
      "cache_read_input_tokens":1500,"output_tokens":400})"),
            tokens("1500", "500", "400", "0"));
}

TEST(UsageNormaliseTest, WhatTheSplitLeavesOutIsMiss) {
  EXPECT_EQ(normalise(R"({"prompt_tokens":1000000,"prompt_cache_hit_tokens":0,
      "prompt_cache_miss_tokens":0})"),
            tokens("0", "1000000", "0", "0"));
  EXPECT_EQ(normalise(R"({"prompt_tokens":10,"completion_tokens":1})"),
            tokens("0", "10", "1", "0"));
}

// DeepSeek has no fee for writing to the cache.
TEST(UsageNormaliseTest, CacheCreationIsMiss) {
  EXPECT_EQ(normalise(R"({"input_tokens":5,"cache_creation_input_tokens":7,
      "cache_read_input_tokens":3,"output_tokens":2})"),
            tokens("3", "12", "2", "0"));
}

TEST(UsageNormaliseTest, ReasoningIsInsideTheOutput) {
  EXPECT_EQ(normalise(R"({"completion_tokens":1000000,
      "completion_tokens_details":{"reasoning_tokens":500000}})"),
            tokens("0", "0", "1000000", "500000"));
}

TEST(UsageNormaliseTest, NullsAreAbsentAndTextsOfDigitsCount) {
  EXPECT_EQ(normalise(R"({"prompt_tokens":"12","completion_tokens":3.0,
      "prompt_tokens_details":null,"prompt_cache_hit_tokens":null})"),
            tokens("0", "12", "3", "0"));
}

TEST(UsageNormaliseTest, RefusesWithTheReason) {
  EXPECT_EQ(code(normalise("{}")), "no_usage");
  EXPECT_EQ(code(normalise(R"({"model":"my-deepseek-v4-proxy"})")), "no_usage");
  EXPECT_EQ(code(normalise(R"({"prompt_tokens":-1})")), "negative_number");
  EXPECT_EQ(code(normalise(R"({"prompt_tokens":1.5})")), "not_whole");
  EXPECT_EQ(code(normalise(R"({"prompt_tokens":"many"})")), "not_a_number");
  EXPECT_EQ(code(normalise(R"({"prompt_tokens":true})")), "wrong_type");
  EXPECT_EQ(code(normalise(R"({"prompt_tokens":1000000000000001})")),
            "out_of_range");
  EXPECT_EQ(code(normalise(R"({"prompt_tokens":9007199254740993000000})")),
            "out_of_range");
  for (const char* usage :
       {R"({"prompt_tokens":10,"prompt_cache_hit_tokens":11})",
        R"({"prompt_tokens":10,"prompt_cache_hit_tokens":6,
            "prompt_cache_miss_tokens":5})",
        R"({"completion_tokens":1,
            "completion_tokens_details":{"reasoning_tokens":2}})",
        R"({"prompt_tokens":10,"completion_tokens":5,"total_tokens":16})",
        R"({"input_tokens":10,"input_tokens_details":{"cached_tokens":4},
            "cache_read_input_tokens":4,"output_tokens":1})"}) {
    EXPECT_EQ(code(normalise(usage)), "contradictory_usage") << usage;
  }
}

// Every vector of tests/vectors/usage.json that tells of a usage.
TEST(UsageNormaliseTest, PublishedVectors) {
  std::ifstream file(DEEPSEEK_COST_TESTS_DIR "/vectors/usage.json");
  std::stringstream text;
  text << file.rdbuf();
  const Result<json::Value> vectors = json::parse(text.str());
  ASSERT_TRUE(vectors.ok());
  int checked = 0;
  for (const json::Value& vector : vectors->items) {
    const json::Value* given = vector.find("given");
    const json::Value* expect = vector.find("expect");
    ASSERT_NE(given, nullptr);
    ASSERT_NE(expect, nullptr);
    json::Value record;
    record.kind = json::Value::Kind::object;
    const json::Value* inner = given->find("usage");
    record.members.push_back({"usage", inner != nullptr ? *inner : *given});
    UsageRecord read;
    read_usage_record_tree(record, read);
    const Result<TokenUsage> usage = read.usage().normalise();
    if (expect->find("output") == nullptr && expect->find("hit") == nullptr) {
      continue;
    }
    ASSERT_TRUE(usage.ok());
    const auto same = [&](const char* key, Tokens count) {
      const json::Value* wanted = expect->find(key);
      if (wanted == nullptr) return;
      EXPECT_EQ(wanted->text, std::to_string(count.count()));
    };
    same("hit", usage->billed.hit);
    same("miss", usage->billed.miss);
    same("output", usage->billed.output);
    ++checked;
  }
  EXPECT_GE(checked, 7);
}

}  // namespace
}  // namespace deepseek_cost::usage
