// What is said of records that are not billed, and records that say enough.
#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string said(const std::string& log) {
  const json::Value got = report_of(log);
  const auto& skipped = got.find("skipped")->items;
  return skipped.empty() ? "" : skipped[0].find("message")->text;
}

std::string totals(const std::string& log) {
  const json::Value got = report_of(log);
  const json::Value& sums = *got.find("totals");
  return sums.find("requests")->text + ' ' + sums.find("hit")->text + '/' +
         sums.find("miss")->text + '/' + sums.find("output")->text;
}

std::string with(const std::string& usage) {
  return R"({"created":1789056000,"model":"deepseek-v4-pro",)" + usage + "}";
}

TEST(UsageWordsTest, EachReasonNamesWhatItIsAbout) {
  EXPECT_EQ(said(with(R"("model":"x","usage":{})")),
            "The key “model” appears twice.");
  EXPECT_EQ(
      said(with(
          R"("usage":{"prompt_tokens":1,"prompt_tokens":2,"completion_tokens":1})")),
      "The key “prompt_tokens” appears twice.");
  EXPECT_EQ(said("{}").find("its keys are ."), std::string::npos);
  const std::string early = said(
      R"({"created":1700000000,"model":"deepseek-v4-pro","usage":{"prompt_tokens":9,"completion_tokens":1}})");
  EXPECT_NE(early.find("2023-11-14T22:13:20Z is before"), std::string::npos)
      << early;
  EXPECT_EQ(early.find("()"), std::string::npos) << early;
}

TEST(UsageWordsTest, ASumWithoutItsRecordsIsSaidToBeAlone) {
  const std::string sum =
      R"({"type":"result","usage":{"input_tokens":9,"output_tokens":1}})";
  const std::string request =
      with(R"("usage":{"prompt_tokens":9,"completion_tokens":1})");
  EXPECT_NE(said(sum).find("not in this file"), std::string::npos) << said(sum);
  EXPECT_EQ(said(sum + "\n" + request).find("not in this file"),
            std::string::npos);
}

TEST(UsageWordsTest, CountsThatTheirTotalMakesPlain) {
  for (
      const char* const usage :
      {// langfuse-python's CallbackHandler.
       R"("usageDetails":{"input":104,"input_cache_read":896,"output":30,"output_reasoning":20,"total":1050})",
       // Gemini CLI.
       R"("tokens":{"input":1000,"output":30,"cached":896,"thoughts":20,"total":1050})",
       // Bedrock Converse.
       R"("usage":{"inputTokens":104,"outputTokens":50,"cacheReadInputTokens":896,"totalTokens":154})",
       // Qwen Code.
       R"("usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":50,"thoughtsTokenCount":20,"cachedContentTokenCount":896,"totalTokenCount":1050})"}) {
    EXPECT_EQ(totals(with(usage)), "1 896/104/50") << usage;
  }
  // Gemini's own thoughts stand beside.
  EXPECT_EQ(
      totals(with(
          R"("usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":30,"thoughtsTokenCount":20,"cachedContentTokenCount":896,"totalTokenCount":1050})")),
      "1 896/104/50");
  EXPECT_EQ(
      totals(with(
          R"("usage":{"inputTokens":1000,"outputTokens":50,"cacheReadInputTokens":896,"totalTokens":1050})")),
      "0 0/0/0");
}

TEST(UsageWordsTest, AttemptsHaveTheTimeOfTheirRecord) {
  const std::string child =
      R"({"model":"deepseek-v4-pro","usage":{"prompt_tokens":9,"completion_tokens":1}})";
  for (const char* const list : {"attempts", "retries", "calls", "events"}) {
    EXPECT_EQ(totals(R"({"ts":"2026-09-10T16:00:00Z",")" + std::string(list) +
                     "\":[" + child + "," + child + "]}"),
              "2 0/18/2")
        << list;
  }
}

TEST(UsageWordsTest, JaegersTags) {
  EXPECT_EQ(
      totals(
          R"({"data":[{"traceID":"t","spans":[{"spanID":"a","operationName":"chat","startTime":1789056000000000,"tags":[{"key":"gen_ai.operation.name","type":"string","value":"chat"},{"key":"gen_ai.request.model","type":"string","value":"deepseek-v4-pro"},{"key":"gen_ai.usage.input_tokens","type":"int64","value":1000},{"key":"gen_ai.usage.cache_read.input_tokens","type":"int64","value":896},{"key":"gen_ai.usage.output_tokens","type":"int64","value":50}]},{"spanID":"b","operationName":"GET","startTime":1789056000000000,"tags":[]}]}]})"),
      "1 896/104/50");
}

TEST(UsageWordsTest, CallsOfModelsThatDeepSeekDoesNotHave) {
  for (const char* operation :
       {R"("gen_ai.operation.name":"embeddings")",
        R"("openinference.span.kind":"RERANKER")", R"("run_type":"embedding")",
        R"("gen_ai.operation.name":"moderation")"}) {
    EXPECT_NE(said(with(std::string(operation) + R"(,"usage":{)"
                                                 R"("prompt_tokens":9,)"
                                                 R"("completion_tokens":0})"))
                  .find("DeepSeek does not bill by tokens"),
              std::string::npos)
        << operation;
  }
}

// docs.splunk.com, format of events for the HTTP event collector.
TEST(UsageWordsTest, AnEventThatIsText) {
  const auto event = [](const std::string& text) {
    return R"({"time":1789056000,"host":"h","event":)" + text + "}";
  };
  for (const char* text :
       {R"({"model":"deepseek-flash","usage":{"prompt_tokens":9,)"
        R"("completion_tokens":1}})",
        R"("{\"model\":\"deepseek-flash\",\"usage\":{\"prompt_tokens\":9,)"
        R"(\"completion_tokens\":1}}")",
        R"("level=info model=deepseek-flash prompt_tokens=9 )"
        R"(completion_tokens=1")",
        R"("INFO done {\"model\":\"deepseek-flash\",\"prompt_tokens\":9,)"
        R"(\"completion_tokens\":1}")"}) {
    EXPECT_EQ(totals(event(text)), "1 0/9/1") << text;
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
