// Names and values under which people's own logs have what a bill needs: one
// request in many spellings, each billed alike or refused with a word.
#include <gtest/gtest.h>

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/value.h"
#include "core/usage/record/spellings.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

const std::string kAt = R"("ts":"2026-09-10T16:00:00Z")";
const std::string kModel = R"("model":"deepseek-v4-pro")";
const std::string kUsage =
    R"("usage":{"prompt_tokens":1000,"completion_tokens":50,)"
    R"("prompt_tokens_details":{"cached_tokens":896}})";
constexpr const char* kOne = "0.000187352";

std::string line(const std::string& fields) { return "{" + fields + "}\n"; }

// The sum, or why nothing is billed.
std::string billed(const std::string& text, const std::string& options = "{}") {
  const json::Value got = report_of(text, options);
  const auto& skipped = got.find("skipped")->items;
  if (skipped.empty()) return got.find("totals")->find("amount")->text;
  const json::Value* detail = skipped[0].find("detail");
  return skipped[0].find("code")->text + ": " +
         (detail == nullptr ? "" : detail->text);
}

TEST(UsageEverydayNamesTest, TimesUnderTheirEverydayNames) {
  for (const char* key : {"event_time",
                          "eventTime",
                          "TimeGenerated",
                          "request_time",
                          "requestTime",
                          "response_time",
                          "requested_at",
                          "responded_at",
                          "request_start",
                          "request_end",
                          "request_timestamp",
                          "start",
                          "end",
                          "start_ts",
                          "end_ts",
                          "inserted_at",
                          "occurred_at",
                          "recorded_at",
                          "sent_at",
                          "at",
                          "time_created",
                          "created_time",
                          "gmt_create",
                          "log_time",
                          "logTime",
                          "timeStamp",
                          "timestamp_ms",
                          "ts_ms",
                          "created_ms",
                          "timestampMs",
                          "timestampInMs",
                          "timestamp_utc",
                          "utc_time",
                          "unix_time",
                          "epoch",
                          "时间"}) {
    const std::string name = "\"" + std::string(key) + "\":";
    EXPECT_EQ(billed(line(name + R"("2026-09-10T16:00:00Z",)" + kModel + "," +
                          kUsage)),
              kOne)
        << key;
    EXPECT_EQ(billed(line(name + "1789056000000," + kModel + "," + kUsage)),
              kOne)
        << key;
  }
}

TEST(UsageEverydayNamesTest, TimesAsProgramsPrintThem) {
  for (const char* time :
       {"2026-09-10 16:00:00.12 +0000 UTC m=+0.01", "20260910T160000Z",
        "2026-09-11 00:00:00 +0800 CST", "2026-09-10T16:00:00 UTC",
        "2026-09-11T00:00:00+08:00[Asia/Shanghai]", "2026-09-10 12:00:00 EDT",
        "Thu Sep 10 16:00:00 UTC 2026", "1.789056E9",
        "Thu Sep 10 2026 16:00:00 GMT+0000 (Coordinated Universal Time)"}) {
    EXPECT_EQ(billed(line(R"("ts":")" + std::string(time) + "\"," + kModel +
                          "," + kUsage)),
              kOne)
        << time;
  }
  for (const char* time : {"Thu Sep 10 16:00:00 CST 2026", "1.79E+09",
                           "yesterday", "2026-09-10 12:00:00 XYZ"}) {
    EXPECT_EQ(
        billed(line(R"("ts":")" + std::string(time) + "\"," + kModel + "," +
                    kUsage)),
        "no_instant: its time cannot be read; write it as 2026-09-14T00:00:00Z")
        << time;
  }
}

TEST(UsageEverydayNamesTest, ATimeThatIsNotUnderstoodIsNotReplaced) {
  const std::string at = R"({"default_at":"2026-09-10T16:00:00Z"})";
  EXPECT_EQ(billed(line(kModel + "," + kUsage), at), kOne);
  for (const char* time : {R"("date":"2026-09-08")", R"("ts":"yesterday")",
                           R"("event_time":"soon")", R"("end":"2026-09-08")"}) {
    EXPECT_EQ(
        billed(line(std::string(time) + "," + kModel + "," + kUsage), at),
        "no_instant: its time cannot be read; write it as 2026-09-14T00:00:00Z")
        << time;
  }
  // What is no time at all is none: durations, places.
  for (const char* other :
       {R"("request_time":0.532)", R"("end":"\n")", R"("at":"main.py:12")",
        R"("start":{"line":1})", R"("ts":null)", R"("ts":"-")"}) {
    EXPECT_EQ(
        billed(line(std::string(other) + "," + kModel + "," + kUsage), at),
        kOne)
        << other;
  }
}

TEST(UsageEverydayNamesTest, ModelsUnderTheirEverydayNames) {
  for (const char* key :
       {"llm_model", "llmModel", "engine", "deployment", "deployment_name",
        "resolved_model", "requested_model", "upstream_model", "model_used",
        "modelUsed", "model_slug", "model_group", "base_model", "模型"}) {
    EXPECT_EQ(
        billed(line(kAt + ",\"" + key + R"(":"deepseek-v4-pro",)" + kUsage)),
        kOne)
        << key;
  }
  EXPECT_EQ(billed(line(kAt + "," + kModel +
                        R"(,"response":{"engine":"vllm",)" + kUsage + "}")),
            kOne);
}

// All names of counts have both forms, and mean the same in them.
TEST(UsageEverydayNamesTest, EachNameHasItsOtherForm) {
  for (const Spelling& each : all_spellings()) {
    const std::string name(each.name);
    const bool plain = name.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY"
                           "Z_") == std::string::npos;
    if (each.kind != KeyKind::count || !plain) continue;
    // LangChain's and Pi's, which differ.
    if (name == "cache_read" || name == "cacheRead") continue;
    std::string camel;
    std::string snake;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const bool after = i > 0 && name[i - 1] == '_';
      const auto c = static_cast<unsigned char>(name[i]);
      if (name[i] != '_') {
        camel += after ? static_cast<char>(std::toupper(c)) : name[i];
      }
      if (i > 0 && std::isupper(c) != 0) snake += '_';
      snake += static_cast<char>(std::tolower(c));
    }
    for (const std::string& other : {camel, snake}) {
      const Spelling& found = *find_spelling(other);
      EXPECT_EQ(found.top, each.top) << name << " " << other;
    }
  }
}

TEST(UsageEverydayNamesTest, HitsInEveryForm) {
  const std::string inside[] = {
      R"("promptTokens":1000,"completionTokens":50,"totalTokens":1050,"@":896)"};
  for (const char* name :
       {"cacheTokens", "promptCacheReadTokens", "cachedPromptTokens",
        "promptCachedTokens", "inputCachedTokens", "inputCacheRead",
        "tokensCached", "nativeTokensCached", "cached_token_count",
        "cached_input_token_count", "cache_read_input_token_count",
        "input_cache_read_tokens", "input_tokens_cached",
        "prompt_tokens_cached", "cache_hit_input_tokens", "num_cached_tokens",
        "total_cached_tokens", "cachedContentTokens"}) {
    std::string usage = inside[0];
    usage.replace(usage.find('@'), 1, name);
    EXPECT_EQ(billed(line(kAt + "," + kModel + R"(,"usage":{)" + usage + "}")),
              kOne)
        << name;
  }
  for (const char* usage :
       {R"("promptTokens":1000,"completionTokens":50,)"
        R"("promptTokenDetails":{"cachedTokens":896})",
        R"("prompt_tokens":1000,"completion_tokens":50,)"
        R"("Cache":{"Hit":896})",
        R"("inputTokenCount":1000,"outputTokenCount":50,)"
        R"("additionalCounts":{"InputTokenDetails.CachedTokenCount":896})",
        R"("input_token_count":1000,"output_token_count":50,)"
        R"("cached_input_token_count":896)"}) {
    EXPECT_EQ(billed(line(kAt + "," + kModel + R"(,"usage":{)" + usage + "}")),
              kOne)
        << usage;
  }
}

TEST(UsageEverydayNamesTest, CellsThatSayNothing) {
  const std::string header =
      "ts,model,prompt_tokens,completion_tokens,cached_tokens\n";
  const std::string row = "2026-09-10T16:00:00Z,deepseek-v4-pro,1000,50,";
  for (const char* nothing : {"", "NULL", "\\N", "None", "NaN"}) {
    const json::Value got = report_of(header + row + nothing + "\n");
    EXPECT_EQ(got.find("totals")->find("amount")->text, "0.000759") << nothing;
  }
  EXPECT_EQ(billed("ts,model,usage.prompt_tokens,usage.completion_tokens,"
                   "usage.cached_tokens\n" +
                   row + "NULL\n"),
            "0.000759");
  EXPECT_EQ(billed("ts,model,cache_hit_tokens,cache_miss_tokens,output_tokens\n"
                   "2026-09-10T16:00:00Z,deepseek-v4-pro,896,104,50\n"),
            kOne);
}

TEST(UsageEverydayNamesTest, ACharacterInATextIsNoReason) {
  for (const char* note : {R"(\ud83d)", R"(\udc00)", R"(a\ud83db)",
                           "\xC4\xE3\xBA\xC3", "\xE9t\xE9"}) {
    EXPECT_EQ(billed(line(kAt + R"(,"note":")" + note + R"(",)" + kModel + "," +
                          kUsage)),
              kOne)
        << note;
  }
  // A name of which a letter is lost is no known name.
  EXPECT_NE(billed(line(kAt + ",\"model\":\"deepseek-v4-pro\xE9\"," + kUsage)),
            kOne);
  // RFC 7464.
  const std::string record = line(kAt + "," + kModel + "," + kUsage);
  EXPECT_EQ(billed("\x1E" + record + "\x1E" + record), "0.000374704");
}

}  // namespace
}  // namespace deepseek_cost::usage
