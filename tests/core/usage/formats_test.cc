// One fixture for each format of the table in core/usage/README.md, made by
// hand after the format's own documentation: what is billed, and what is not.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

struct Format {
  const char* file;
  const char* requests;
  const char* hit;
  const char* miss;
  const char* output;
  const char* skipped;
  const char* code;  // of the first that is skipped, or ""
  const char* options = "{}";
};

constexpr const char* kExec =
    R"({"default_model":"deepseek-flash","default_at":"2026-09-10T16:00:00Z"})";
constexpr const char* kUtc = R"({"naive_times":"+00:00"})";
constexpr const char* kOpenRouter =
    R"({"naive_times":"+00:00","bill_as":{"deepseek/deepseek-flash":"deepseek-flash"}})";

constexpr Format kFormats[] = {
    {"chat-completion.json", "1", "896", "104", "50", "0", ""},
    {"chat-stream.sse", "1", "896", "104", "50", "0", ""},
    {"responses-stream.sse", "1", "896", "104", "50", "0", ""},
    {"anthropic-message.jsonl", "1", "896", "104", "50", "0", ""},
    {"anthropic-stream.jsonl", "1", "896", "104", "50", "0", ""},
    {"export-amount.csv", "1", "896", "104", "50", "0", ""},
    {"export-cost.csv", "0", "0", "0", "0", "0", ""},
    {"requests.csv", "1", "896", "104", "50", "0", ""},
    {"journald.jsonl", "1", "896", "104", "50", "0", ""},
    {"google-cloud.json", "2", "1792", "208", "100", "0", ""},
    {"loki.jsonl", "1", "896", "104", "50", "0", ""},
    {"splunk.jsonl", "1", "896", "104", "50", "0", ""},
    {"elasticsearch.json", "1", "896", "104", "50", "0", ""},
    {"graphql.json", "1", "896", "104", "50", "0", ""},
    {"prefixed.log", "1", "896", "104", "50", "1", "invalid_json"},
    {"one-api-logs.json", "1", "0", "1000", "50", "0", ""},
    {"docker-split.jsonl", "1", "896", "104", "50", "0", ""},
    {"claude-code.jsonl", "1", "896", "104", "50", "1", "no_usage"},
    {"claude-print.jsonl", "1", "896", "104", "50", "1", "sum_of_others"},
    {"dsh-session.jsonl", "2", "1024", "604", "57", "0", ""},
    {"opencode-message.json", "1", "896", "104", "50", "0", ""},
    {"opencode-export.json", "1", "896", "104", "50", "0", ""},
    {"pi-session.jsonl", "1", "896", "104", "50", "0", ""},
    {"codex-rollout.jsonl", "1", "896", "104", "50", "0", ""},
    {"codex-exec.jsonl", "1", "896", "104", "50", "0", "", kExec},
    {"cline-ui-messages.json", "1", "896", "104", "50", "0", ""},
    {"roo-ui-messages.json", "1", "896", "104", "50", "0", ""},
    {"new-api-logs.json", "2", "1792", "208", "100", "0", ""},
    {"litellm-spend-logs.json", "1", "896", "104", "50", "1", "proxy_cache"},
    {"litellm-payload.jsonl", "1", "896", "104", "50", "0", ""},
    {"langfuse-observations.json", "1", "896", "104", "50", "0", ""},
    {"langsmith-run.json", "1", "896", "104", "50", "1", "sum_of_others"},
    {"helicone.jsonl", "1", "896", "104", "50", "0", ""},
    {"portkey.jsonl", "1", "896", "104", "50", "1", "proxy_cache"},
    {"cloudflare.json", "1", "0", "1000", "50", "1", "proxy_cache"},
    {"dify-messages.json", "1", "0", "1000", "50", "0", ""},
    {"otlp-spans.json", "1", "896", "104", "50", "1", "sum_of_others"},
    {"openinference.jsonl", "1", "896", "104", "50", "0", ""},
    {"langchain.jsonl", "1", "896", "104", "50", "0", ""},
    {"vercel-ai-sdk.jsonl", "3", "2688", "312", "150", "0", ""},
    {"spring-ai.jsonl", "1", "896", "104", "50", "0", ""},
    {"bedrock.jsonl", "1", "896", "104", "50", "0", ""},
    {"openrouter-activity.csv", "1", "896", "104", "50", "0", "", kOpenRouter},
    {"openrouter-activity.csv", "0", "0", "0", "0", "1", "no_instant"},
    {"docker-json-file.jsonl", "1", "896", "104", "50", "1", "no_usage"},
    {"cloudwatch-events.json", "1", "896", "104", "50", "0", ""},
    {"kubectl-sse.jsonl", "1", "896", "104", "50", "0", ""},
    {"bigquery.jsonl", "1", "896", "104", "50", "0", ""},
    {"gateway-bodies.jsonl", "3", "2688", "312", "150", "0", ""},
    {"gateway-streams.jsonl", "2", "1792", "208", "100", "1", "no_usage"},
    {"kong.jsonl", "1", "896", "104", "50", "1", "proxy_cache"},
    {"higress.jsonl", "1", "0", "1000", "50", "0", ""},
    {"go-struct.jsonl", "2", "1792", "208", "100", "0", ""},
    {"gemini.jsonl", "1", "896", "104", "50", "0", ""},
    {"usage-parts.jsonl", "1", "896", "104", "50", "1", "contradictory_usage"},
    {"proxy-caches.jsonl", "1", "896", "104", "50", "8", "proxy_cache"},
    {"containerd.log", "2", "1792", "208", "100", "1", "invalid_json"},
    {"browser.har", "3", "2688", "312", "150", "1", "no_usage"},
    {"keyed-by-id.json", "2", "1792", "208", "100", "0", ""},
    {"keyed-by-day.json", "3", "2688", "312", "150", "0", ""},
    {"mongodb.jsonl", "2", "1792", "208", "100", "0", ""},
    {"envelopes.jsonl", "7", "6272", "728", "350", "0", ""},
    {"fluent.log", "4", "3584", "416", "200", "0", ""},
    {"python.log", "4", "3584", "416", "200", "0", ""},
    {"logfmt.log", "1", "896", "104", "50", "1", "invalid_json"},
    {"usage-column.csv", "2", "1792", "208", "100", "0", ""},
    {"response-column.csv", "1", "896", "104", "50", "0", ""},
    {"headings.csv", "1", "896", "104", "50", "0", ""},
    {"flattened.csv", "1", "896", "104", "50", "0", ""},
    {"langfuse.csv", "1", "896", "104", "50", "0", ""},
    {"sums-by-day.csv", "0", "0", "0", "0", "0", ""},
    {"kubernetes-sse.log", "2", "1792", "208", "100", "0", ""},
    {"dynamodb.json", "2", "1792", "208", "100", "0", ""},
    {"claude-result.json", "1", "896", "104", "50", "0", "", kExec},
    {"claude-result.json", "0", "0", "0", "0", "1", "no_instant"},
    {"claude-stream.jsonl", "1", "896", "104", "50", "1", "sum_of_others",
     kExec},
    {"dsh-session-v4.jsonl", "2", "1792", "208", "100", "0", ""},
    {"ollama.jsonl", "1", "0", "1000", "50", "0", "",
     R"({"bill_as":{"ollama/deepseek-flash":"deepseek-flash"}})"},
    {"ollama.jsonl", "0", "0", "0", "0", "1", "unknown_model"},
    {"pydantic-ai.json", "1", "896", "104", "50", "0", ""},
    {"dify-stream.sse", "2", "0", "2000", "100", "0", "", kExec},
    {"opencode-steps.json", "2", "896", "104", "50", "0", ""},
    {"opencode-rows.json", "1", "896", "104", "50", "0", ""},
    {"one-column.csv", "2", "1792", "208", "100", "0", ""},
    {"langsmith-stream.json", "1", "896", "104", "50", "0", ""},
    {"flattened.jsonl", "2", "1792", "208", "100", "0", ""},
    {"slashed-times.csv", "2", "1792", "208", "100", "0", "", kUtc},
    {"slashed-times.csv", "0", "0", "0", "0", "2", "no_instant"},
    {"drawn-table.txt", "0", "0", "0", "0", "0", ""},
    {"docker-sse.jsonl", "1", "896", "104", "50", "1", "no_usage"},
    {"cut-off.json", "2", "1792", "208", "100", "1", "invalid_json"},
    {"run-of-requests.jsonl", "3", "896", "104", "50", "0", ""},
    {"cline-task-history.json", "0", "0", "0", "0", "1", "sum_of_others"},
    {"openrouter-generation.json", "1", "896", "104", "50", "0", "",
     kOpenRouter},
    {"cloudwatch-subscription.json", "0", "0", "0", "0", "1", "no_usage"},
    {"responses-list.json", "1", "896", "104", "50", "0", ""},
    {"cline-session.json", "2", "1792", "208", "100", "0", ""},
    {"litellm-callback.jsonl", "2", "1792", "208", "100", "0", ""},
    {"cloudwatch-insights.json", "2", "1792", "208", "100", "0", "", kUtc},
    {"cloudwatch-insights.json", "0", "0", "0", "0", "2", "no_instant"},
    {"cloudwatch-insights.csv", "1", "896", "104", "50", "0", "", kUtc},
    {"elasticsearch-fields.json", "1", "896", "104", "50", "1",
     "duplicate_key"},
    {"azure-monitor.json", "2", "1792", "208", "100", "1", "invalid_row"},
    {"loguru.jsonl", "2", "1792", "208", "100", "0", ""},
    {"event-lines.sse", "1", "896", "104", "50", "0", ""},
    {"loki-query.json", "1", "896", "104", "50", "0", ""},
    {"codex-turns.jsonl", "1", "896", "104", "50", "1", "no_usage"},
    {"pandas-split.json", "1", "896", "104", "50", "0", ""},
    {"otlp-logs.json", "2", "1792", "208", "100", "0", ""},
    {"datadog-logs.csv", "1", "896", "104", "50", "0", ""},
    {"otlp-sdks.json", "3", "2688", "312", "150", "0", ""},
    {"tempo.jsonl", "2", "1792", "208", "100", "0", ""},
    {"zipkin.json", "1", "896", "104", "50", "1", "no_usage"},
    {"application-insights.jsonl", "1", "896", "104", "50", "0", ""},
    {"mastra.jsonl", "1", "896", "104", "50", "0", ""},
    {"trino.json", "1", "896", "104", "50", "0", ""},
    {"clickhouse.json", "1", "896", "104", "50", "0", ""},
    {"weave.jsonl", "1", "896", "104", "50", "0", ""},
    {"llamaindex.jsonl", "1", "896", "104", "50", "0", ""},
    {"braintrust.jsonl", "1", "896", "104", "50", "0", ""},
    {"datadog-llm.json", "1", "896", "104", "50", "0", ""},
    {"opik.json", "1", "896", "104", "50", "0", ""},
    {"phoenix.jsonl", "2", "1792", "208", "100", "0", ""},
    {"open-webui.json", "1", "896", "104", "50", "0", ""},
    {"lobechat.json", "1", "896", "104", "50", "0", ""},
    {"continue.jsonl", "1", "0", "1000", "50", "0", ""},
    {"kimi-cli.jsonl", "1", "896", "104", "50", "0", "", kExec},
    {"kimi-cli.jsonl", "0", "0", "0", "0", "1", "no_model"},
    {"amp-thread.json", "1", "896", "104", "50", "0", ""},
    {"autogen.json", "1", "0", "1000", "50", "1", "no_usage"},
    {"agno.json", "1", "896", "104", "50", "1", "sum_of_others"},
    {"langgraph.json", "1", "896", "104", "50", "0", ""},
    {"rust-tracing.jsonl", "1", "896", "104", "50", "1", "no_usage"},
    {"serilog.jsonl", "1", "896", "104", "50", "0", ""},
    {"structlog.jsonl", "1", "896", "104", "50", "0", ""},
    {"hits-beside.jsonl", "3", "1792", "1208", "150", "0", ""},
    {"quoted-lines.jsonl", "2", "1792", "208", "100", "1", "invalid_json"},
    {"node.log", "2", "1792", "208", "100", "0", ""},
    {"adk.jsonl", "1", "896", "104", "50", "0", ""},
    {"llm-logs.json", "1", "896", "104", "50", "0", "", kUtc},
    {"llm-logs.json", "0", "0", "0", "0", "1", "no_instant"},
    {"smolagents.jsonl", "1", "0", "1000", "50", "0", ""},
    {"agents-sdk-traces.jsonl", "1", "896", "104", "50", "0", ""},
    {"openhands-events.json", "1", "896", "104", "50", "1",
     "duplicate_request"},
    {"envoy-apisix.jsonl", "2", "896", "1104", "100", "0", ""},
    {"coze.jsonl", "1", "0", "1000", "50", "0", ""},
    {"export-types.csv", "1", "896", "104", "50", "0", ""},
    {"log-services.jsonl", "4", "3584", "416", "200", "0", ""},
    {"langgraph-updates.jsonl", "2", "1792", "208", "100", "1", "no_usage"},
    {"langchain-events.jsonl", "2", "1792", "208", "100", "0", ""},
    {"vcr-cassette.json", "2", "1792", "208", "100", "0", ""},
    {"copilot-session.jsonl", "1", "896", "104", "50", "0", ""},
    {"copilot-events.jsonl", "1", "896", "104", "50", "1", "sum_of_others"},
    {"cli-proxy-api.json", "3", "2688", "312", "150", "0", ""},
};

std::string content_of(const std::string& name) {
  std::ifstream file(std::string(DEEPSEEK_COST_TESTS_DIR "/formats/") + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(UsageFormatsTest, EachIsBilledAsItsFixtureSays) {
  for (const Format& format : kFormats) {
    SCOPED_TRACE(format.file);
    const std::string bytes = content_of(format.file);
    ASSERT_FALSE(bytes.empty());
    const std::string text = report_text(bytes, format.options, bytes.size());
    EXPECT_EQ(report_text(bytes, format.options, 7), text);
    const Result<json::Value> got = json::parse(text);
    ASSERT_TRUE(got.ok());
    const json::Value& totals = *got->find("totals");
    EXPECT_EQ(totals.find("requests")->text, format.requests);
    EXPECT_EQ(totals.find("hit")->text, format.hit);
    EXPECT_EQ(totals.find("miss")->text, format.miss);
    EXPECT_EQ(totals.find("output")->text, format.output);
    EXPECT_EQ(got->find("counts")->find("skipped")->text, format.skipped);
    const auto& skipped = got->find("skipped")->items;
    EXPECT_EQ(skipped.empty() ? "" : skipped[0].find("code")->text,
              format.code);
    const json::Value* const differs = got->find("envelope_differs");
    if (differs != nullptr) EXPECT_EQ(differs->find("count")->text, "0");
  }
}

// A book from before 1970 on does not make the epoch of a missing time.
TEST(UsageFormatsTest, WithoutATimeNoOrderOfRecordsGivesAPrice) {
  std::ifstream file(DEEPSEEK_COST_TESTS_DIR "/sql/odd_book.json");
  std::stringstream book;
  book << file.rdbuf();
  const std::string timed =
      R"({"model":"old","created":1735689600,"usage":{"hit":1,"miss":2,"output":3}})"
      "\n";
  const std::string timeless =
      R"({"model":"old","usage":{"hit":1,"miss":2,"output":3}})"
      "\n";
  const std::string options = R"({"book":)" + book.str() + "}";
  for (const std::string& log : {timed + timeless, timeless + timed}) {
    const std::string text = report_text(log, options.c_str(), log.size());
    EXPECT_NE(text.find(R"("totals":{"requests":"1",)"), std::string::npos)
        << text;
    EXPECT_NE(text.find(R"("skipped":[{"code":"no_instant")"),
              std::string::npos);
  }
}

// Each fixture is in the list above, and each row of the table has one.
TEST(UsageFormatsTest, EachFileIsInTheList) {
  const std::filesystem::path folder(DEEPSEEK_COST_TESTS_DIR "/formats");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const auto is_it = [&name](const Format& each) {
      return each.file == name;
    };
    EXPECT_TRUE(std::any_of(std::begin(kFormats), std::end(kFormats), is_it))
        << name;
  }
}

// What OpenRouter sold may be another seller’s: it has no price of its own.
TEST(UsageFormatsTest, WithoutAPriceNothingIsBilled) {
  const std::string text = report_text(content_of("openrouter-activity.csv"),
                                       R"({"naive_times":"+08:00"})", 1000);
  EXPECT_NE(text.find(R"("unpriced":[{"model":"deepseek/deepseek-flash",)"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace deepseek_cost::usage
