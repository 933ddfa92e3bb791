// What a record says of itself beside its counts: who sold the answer, that it
// failed, that it sums up others, and lists of further records.
#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

// "1: 896+104>50 no_usage×2"
std::string outcome(const std::string& log, const std::string& options = "{}") {
  const json::Value got = report_of(log, options);
  const json::Value& totals = *got.find("totals");
  std::string text =
      totals.find("requests")->text + ": " + totals.find("hit")->text + "+" +
      totals.find("miss")->text + ">" + totals.find("output")->text;
  for (const json::Value& skipped : got.find("skipped")->items) {
    text += " " + skipped.find("code")->text;
    const std::string& count = skipped.find("count")->text;
    if (count != "1") text += "x" + count;
  }
  return text;
}

constexpr const char* kUsage =
    R"("usage":{"prompt_tokens":1000,"prompt_cache_hit_tokens":896,"completion_tokens":50})";

std::string record(const std::string& more, const char* usage = kUsage) {
  return R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-v4-pro",)" + more +
         usage + "}\n";
}

TEST(UsageReportedApartTest, OtherSellersAreHeldBack) {
  for (const std::string more :
       {R"("provider":"openrouter",)", R"("providerID":"opencode",)",
        R"("custom_llm_provider":"fireworks_ai",)",
        R"("custom_llm_provider":"together_ai",)", R"("provider":"ollama",)",
        R"("provider":"siliconflow",)", R"("provider_name":"Novita",)",
        R"("api_base":"https://api.siliconflow.cn/v1",)",
        R"("gen_ai.provider.name":"azure.ai.inference",)",
        R"("inferenceProvider":"Novita",)", R"("ai_org":"together-ai",)",
        R"("request":{"provider":"openrouter"},)",
        R"("provider":"openrouter","provider_name":"DeepSeek",)"}) {
    EXPECT_EQ(outcome(record(more)), "0: 0+0>0 unknown_model") << more;
  }
  for (const std::string more :
       {R"("provider":"deepseek",)", R"("provider":"openai",)",
        R"("gen_ai.system":"openai",)", R"("provider":"openai-compatible",)",
        R"("custom_llm_provider":"custom_openai",)", R"("provider":"",)",
        R"("api_base":"https://api.deepseek.com/v1",)",
        R"("base_url":"https://llm.example.com/v1",)",
        R"("request":{"provider":"web"},)"}) {
    EXPECT_EQ(outcome(record(more)), "1: 896+104>50") << more;
  }
}

TEST(UsageReportedApartTest, TheReaderMayBillAnotherSellersRequests) {
  const std::string log = record(R"("provider":"OpenRouter",)");
  const json::Value got = report_of(log);
  const json::Value& held = got.find("unpriced")->items[0];
  EXPECT_EQ(held.find("model")->text, "openrouter/deepseek-v4-pro");
  EXPECT_EQ(held.find("suggested")->find("bill_as")->text, "deepseek-v4-pro");
  EXPECT_EQ(held.find("suggested")->find("amount")->text, "0.000187352");
  const auto billed_as = [&log](const std::string& name) {
    return outcome(log, R"({"bill_as":{")" + name + R"(":"deepseek-v4-pro"}})");
  };
  EXPECT_EQ(billed_as("openrouter/deepseek-v4-pro"), "1: 896+104>50");
  // Of the name alone that is no word about who sold it.
  EXPECT_EQ(billed_as("deepseek-v4-pro"), outcome(log));
}

TEST(UsageReportedApartTest, AnInputOf0IsNotGiven) {
  EXPECT_EQ(
      outcome(record(
          "",
          R"("usage":{"prompt_tokens":0,"completion_tokens":50,"total_tokens":50})")),
      "0: 0+0>0 no_input");
  EXPECT_EQ(outcome(record(R"("stopReason":"aborted",)",
                           R"("usage":{"input":0,"output":7,"cacheRead":0})")),
            "0: 0+0>0 no_input");
  // All of it may be hits.
  EXPECT_EQ(
      outcome(record(
          "",
          R"("usage":{"input_tokens":0,"cache_read_input_tokens":896,"output_tokens":50})")),
      "1: 896+0>50");
}

TEST(UsageReportedApartTest, FailedAttemptsAreCountedByTheirWords) {
  const auto failed = [](const std::string& more) {
    return report_of(record(more)).find("failed")->find("count")->text;
  };
  for (const std::string more :
       {R"("status":"failed",)", R"("status":"error",)",
        R"("status":"CANCELLED",)", R"("success":false,)", R"("ok":false,)",
        R"("is_error":true,)", R"("error":{"message":"x"},)",
        R"("error":"timeout",)", R"("level":"ERROR",)",
        R"("http_status":"503",)", R"("status_code":500,)"}) {
    EXPECT_EQ(failed(more), "1") << more;
  }
  for (const std::string more :
       {R"("status":"success",)", R"("success":true,)", R"("error":null,)",
        R"("error":{},)", R"("error":"",)", R"("error":false,)",
        R"("level":"info",)", R"("http_status":"200",)",
        R"("request":{"status":"failed"},)"}) {
    EXPECT_EQ(failed(more), "0") << more;
  }
  EXPECT_EQ(report_of("status,timestamp,model,prompt_tokens,completion_tokens\n"
                      "error,2026-09-10T16:00:00Z,deepseek-v4-pro,1000,50\n"
                      "ok,2026-09-10T16:00:00Z,deepseek-v4-pro,1000,50\n")
                .find("failed")
                ->find("count")
                ->text,
            "1");
}

TEST(UsageReportedApartTest, WritesToTheCacheByTheirAge) {
  const auto usage = [](const std::string& more) {
    return outcome(record("", (R"("usage":{"input_tokens":4,)"
                               R"("cache_read_input_tokens":896,)" +
                               more + R"("output_tokens":50})")
                                  .c_str()));
  };
  const std::string parts =
      R"("cache_creation":{"ephemeral_5m_input_tokens":60,"ephemeral_1h_input_tokens":40},)";
  EXPECT_EQ(usage(parts), "1: 896+104>50");
  EXPECT_EQ(usage(parts + R"("cache_creation_input_tokens":100,)"),
            "1: 896+104>50");
  EXPECT_EQ(usage(parts + R"("cache_creation_input_tokens":99,)"),
            "0: 0+0>0 contradictory_usage");
  EXPECT_EQ(usage(R"("cache_creation":{"ephemeral_5m_input_tokens":0},)"),
            "1: 896+4>50");
}

TEST(UsageReportedApartTest, TablesGluedTogetherHaveTheirOwnHeaders) {
  EXPECT_EQ(outcome("timestamp,model,prompt_tokens,completion_tokens\n"
                    "2026-09-10T16:00:00Z,deepseek-v4-pro,1000,50\n"
                    "timestamp,model,completion_tokens,prompt_tokens\n"
                    "2026-09-10T16:00:00Z,deepseek-v4-pro,50,1000\n"),
            "2: 0+2000>100");
}

// Vercel AI SDK: `usage` is of the last step. Where the steps are not there,
// the total may as well be of more requests than this one.
TEST(UsageReportedApartTest, TheTotalOfAllStepsCounts) {
  const std::string total =
      R"("usage":{"inputTokens":2000,"outputTokens":100,"totalTokens":2100,"cachedInputTokens":500},)"
      R"("totalUsage":{"inputTokens":30000,"outputTokens":1500,"totalTokens":31500,"cachedInputTokens":5000})";
  for (const char* steps : {R"("steps":[],)", ""}) {
    const json::Value got = report_of(record("", (steps + total).c_str()));
    EXPECT_EQ(got.find("totals")->find("amount")->text, "0.01958");
    EXPECT_EQ(got.find("envelope_differs")->find("count")->text,
              *steps == '\0' ? "1" : "0");
  }
}

TEST(UsageReportedApartTest, StepsAreBilledAndWhatSumsThemUpIsNot) {
  const std::string step = R"({"usage":{"prompt_tokens":1000,)"
                           R"("prompt_cache_hit_tokens":896,)"
                           R"("completion_tokens":50}})";
  for (const char* list : {"steps", "attempts", "calls", "observations"}) {
    const std::string items =
        "\"" + std::string(list) + "\":[" + step + "," + step + "]";
    EXPECT_EQ(outcome(record("", (std::string(kUsage) + "," + items).c_str())),
              "2: 1792+208>100 sum_of_others")
        << list;
    // The model and the time are those of the object around them.
    EXPECT_EQ(outcome(record("", items.c_str())), "2: 1792+208>100") << list;
  }
  EXPECT_EQ(outcome(record(R"("data":[{"embedding":[1]}],)")), "1: 896+104>50");
}

TEST(UsageReportedApartTest, EveryListOfAnObjectIsRead) {
  std::string one = record("");
  one.pop_back();
  EXPECT_EQ(outcome(R"({"data":[)" + one + R"(],"archived":[)" + one + "]}"),
            "2: 1792+208>100");
  EXPECT_EQ(outcome(R"({"archived":[)" + one + "]}"), "1: 896+104>50");
  EXPECT_EQ(outcome(R"({"results":[)" + one +
                    R"(],"errors":[{"id":"t2","model":"deepseek-v4-pro",)"
                    R"("error":"x"}],"columns":[{"name":"a"}]})"),
            "1: 896+104>50 no_usage");
}

TEST(UsageReportedApartTest, RequestsWithEmptyListsAreSeen) {
  for (const char* list : {"data", "events", "items", "results"}) {
    EXPECT_EQ(outcome(record("") +
                      R"({"id":"t2","ts":"2026-09-10T16:00:00Z",)"
                      R"("status":500,"error":"x",")" +
                      list + "\":[]}"),
              "1: 896+104>50 no_usage")
        << list;
  }
  EXPECT_EQ(outcome(record("") + R"({"data":[],"has_more":false})"),
            "1: 896+104>50");
  EXPECT_EQ(outcome(record("") + R"({"id":"t","observations":["a","b"]})"),
            "1: 896+104>50 no_usage");
}

std::string span(const char* id, const char* parent, const char* usage) {
  return R"({"traceId":"t","spanId":")" + std::string(id) +
         R"(","parentSpanId":")" + parent +
         R"(","startTimeUnixNano":"1789056000000000000","attributes":)"
         R"({"gen_ai.request.model":"deepseek-v4-pro")" +
         usage + "}}\n";
}

constexpr const char* kOne =
    R"(,"gen_ai.usage.input_tokens":1000,"gen_ai.usage.cache_read.input_tokens":896,"gen_ai.usage.output_tokens":50)";
constexpr const char* kTwo =
    R"(,"gen_ai.usage.input_tokens":2000,"gen_ai.usage.cache_read.input_tokens":1792,"gen_ai.usage.output_tokens":100)";

TEST(UsageReportedApartTest, SpansAroundOthersSumThemUp) {
  const std::string wanted = "2: 1792+208>100 sum_of_others";
  const std::string run = span("r", "", kTwo);
  const std::string calls = span("a", "r", kOne) + span("b", "r", kOne);
  EXPECT_EQ(outcome(run + calls), wanted);
  EXPECT_EQ(outcome(calls + run), wanted);
  // A span without usage between them, wherever it stands.
  const std::string tool = span("x", "r", "");
  const std::string below = span("a", "x", kOne) + span("b", "x", kOne);
  for (const std::string& log :
       {run + tool + below, below + tool + run, below + run + tool}) {
    EXPECT_EQ(outcome(log), "2: 1792+208>100 no_usage sum_of_others") << log;
  }
  // A chat with a parent that reports nothing, and the same id elsewhere.
  EXPECT_EQ(outcome(span("a", "r", kOne) + span("b", "r", kOne)),
            "2: 1792+208>100");
  std::string other = span("q", "r", kOne);
  other.replace(other.find(R"("t")"), 3, R"("u")");
  EXPECT_EQ(outcome(run + other), "2: 2688+312>150");
}

TEST(UsageReportedApartTest, HitsInOtherSpellingsAreRead) {
  for (const char* name :
       {"ai.usage.cachedInputTokens", "cached_prompt_tokens",
        "prompt_cached_tokens", "original_usage.prompt_cache_hit_tokens"}) {
    EXPECT_EQ(outcome(record("", (R"("prompt_tokens":1000,"completion_tokens":)"
                                  R"(50,")" +
                                  std::string(name) + "\":896")
                                     .c_str())),
              "1: 896+104>50")
        << name;
  }
}

// Inside Claude Code they were free before November, in Beijing.
TEST(UsageReportedApartTest, ToolsInsideAnAgentWereFreeAtFirst) {
  const auto cost = [](const std::string& time) {
    return report_of(R"({"type":"assistant","timestamp":")" + time +
                     R"(","message":{"id":"m","role":"assistant",)"
                     R"("model":"deepseek-v4-pro","usage":{"input_tokens":104,)"
                     R"("output_tokens":50,"server_tool_use":)"
                     R"({"web_search_requests":3}}}})")
        .find("tool_uses")
        ->find("search")
        ->find("amount")
        ->text;
  };
  EXPECT_EQ(cost("2026-10-31T15:59:59Z"), "0");
  EXPECT_EQ(cost("2026-10-31T16:00:00Z"), "0.00225");
}

TEST(UsageReportedApartTest, ObservationsAndRunsAroundOthersSumThemUp) {
  const auto item = [](const std::string& more) {
    return "{" + more +
           R"("startTime":"2026-09-10T16:00:00Z","model":"deepseek-v4-pro",)"
           R"("usageDetails":{"input":1000,"output":50,"total":1050}})";
  };
  EXPECT_EQ(outcome(R"({"data":[)" +
                    item(R"("id":"g0","traceId":"t","type":"AGENT",)") + "," +
                    item(R"("id":"g1","traceId":"t","type":"GENERATION",)"
                         R"("parentObservationId":"g0",)") +
                    "]}"),
            "1: 0+1000>50 sum_of_others");
  EXPECT_EQ(outcome(item(R"("id":"c","parent_run_id":"p",)") + "\n" +
                    item(R"("id":"p","parent_run_id":null,)")),
            "1: 0+1000>50 sum_of_others");
  // The parents of a session's messages are those before them.
  EXPECT_EQ(outcome(item(R"("id":"a","parentId":null,)") + "\n" +
                    item(R"("id":"b","parentId":"a",)")),
            "2: 0+2000>100");
}

}  // namespace
}  // namespace deepseek_cost::usage
