// Models that somebody else sold, wherever a format says so: never at
// DeepSeek's prices without a word.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "core/usage/record/other_seller.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

const std::string kRest =
    R"("ts":"2026-09-10T16:00:00Z","model":"deepseek-v4-pro",)"
    R"("usage":{"prompt_tokens":1000,"completion_tokens":50,)"
    R"("prompt_tokens_details":{"cached_tokens":896}})";
constexpr const char* kOne = "0.000187352";

std::string amount(const json::Value& got) {
  return got.find("totals")->find("amount")->text;
}

// The model's name as it is offered to be billed as another.
std::string refused(const std::string& text) {
  const json::Value got = report_of(text);
  EXPECT_EQ(amount(got), "0") << report_text(text);
  const auto& unpriced = got.find("unpriced")->items;
  return unpriced.empty() ? report_text(text) : unpriced[0].find("model")->text;
}

TEST(UsageSellersTest, NamesAndAddressesOfOtherSellers) {
  for (
      const char* says :
      {R"("ai_org":"together-ai")",
       R"("request":{"provider":"fireworks-ai"})",
       R"("llm_provider":"openrouter")",
       R"("api_provider":"novita")",
       R"("providerName":"Together")",
       R"("provider_id":"openrouter")",
       R"("inference_provider":"DeepInfra")",
       R"("upstream_provider":"Fireworks")",
       R"("vendor":"siliconflow")",
       R"("target_url":"https://api.siliconflow.cn/v1")",
       R"("url":"https://openrouter.ai/api/v1/chat/completions")",
       R"("request_url":"https://ark.cn-beijing.volces.com/api/v3")",
       R"("baseURL":"https:\/\/api.together.xyz\/v1")",
       R"("endpoint":"https://api.novita.ai/v3/openai")",
       R"("host":"openrouter.ai")",
       R"("hostname":"api.together.xyz")",
       R"("http.url":"https://api.fireworks.ai/inference/v1/chat/completions")",
       R"("url.full":"https://api.deepinfra.com/v1/openai/chat/completions")",
       R"("server.address":"api.novita.ai")",
       R"("upstream":"openrouter.ai")",
       R"("upstream_host":"api.siliconflow.cn")",
       R"("domain":"my.openai.azure.com")",
       R"("base_url":"https://openrouter.ai/deepseek/v1")",
       R"("url":"https://my-deepseek.openai.azure.com/chat/completions")",
       R"("request":{"url":"https://openrouter.ai/api/v1/chat/completions"})"}) {
    const std::string name =
        refused("{" + std::string(says) + "," + kRest + "}\n");
    EXPECT_TRUE(name.ends_with("/deepseek-v4-pro")) << says << ": " << name;
    EXPECT_EQ(amount(report_of(
                  "{" + std::string(says) + "," + kRest + "}\n",
                  R"({"bill_as":{")" + name + R"(":"deepseek-v4-pro"}})")),
              kOne)
        << says;
  }
}

TEST(UsageSellersTest, WhatIsNoSellerIsBilled) {
  for (
      const char* says :
      {R"("url":"https://api.deepseek.com/chat/completions")",
       R"("host":"api.deepseek.com")", R"("host":"localhost:8080")",
       R"("host":"ip-10-0-0-1.eu-west-1.compute.amazonaws.com")",
       R"("hostname":"web-1")", R"("domain":"shop.example.com")",
       R"("url":"https://github.com/me/repo/pull/1")",
       R"("url":"https://chat.example.com/v1/chat/completions")",
       R"("upstream":"10.0.0.1:8080")", R"("vendor":"acme")",
       R"("provider_id":"12")", R"("request":{"provider":"web"})",
       R"("llm_provider":"deepseek")", R"("ai_org":"deepseek")",
       R"("target_url":"https://api.deepseek.com/v1")",
       R"("url":"https://gateway.ai.cloudflare.com/v1/a/g/deepseek/chat/completions")"}) {
    EXPECT_EQ(amount(report_of("{" + std::string(says) + "," + kRest + "}\n")),
              kOne)
        << says;
  }
}

TEST(UsageSellersTest, OfASessionAndOfABrowser) {
  const std::string codex =
      R"({"timestamp":"2026-09-10T16:00:00Z","type":"session_meta","payload":)"
      R"({"id":"c1","model_provider":"openrouter"}})"
      "\n"
      R"({"timestamp":"2026-09-10T16:00:00Z","type":"turn_context","payload":)"
      R"({"model":"deepseek-v4-pro"}})"
      "\n"
      R"({"timestamp":"2026-09-10T16:00:00Z","type":"event_msg","payload":)"
      R"({"type":"token_count","info":{"total_token_usage":{"input_tokens":1000,)"
      R"("cached_input_tokens":896,"output_tokens":50},"last_token_usage":)"
      R"({"input_tokens":1000,"cached_input_tokens":896,"output_tokens":50}}}})"
      "\n";
  EXPECT_EQ(refused(codex), "openrouter/deepseek-v4-pro");
  const std::string dsh =
      R"({"type":"session","version":0,"id":"d-1"})"
      "\n"
      R"({"type":"request/header","seq":3,"time":1789056000000,"data":)"
      R"({"header":{"config":{"provider":"openrouter","model":"deepseek-v4-pro"}}}})"
      "\n"
      R"({"type":"assistant/message","seq":4,"time":1789056000004,"data":)"
      R"({"message":{"role":"assistant"},"usage":{"inputTokens":104,)"
      R"("outputTokens":50,"cacheReadTokens":896}}})"
      "\n";
  EXPECT_EQ(refused(dsh), "openrouter/deepseek-v4-pro");
  const std::string har =
      R"({"log":{"version":"1.2","entries":[{"startedDateTime":)"
      R"("2026-09-10T16:00:00Z","request":{"method":"POST","url":)"
      R"("https://ark.cn-beijing.volces.com/api/v3/chat/completions"},)"
      R"("response":{"status":200,"content":{"mimeType":"application/json",)"
      R"("text":"{\"id\":\"a\",\"object\":\"chat.completion\",\"model\":\"deepseek-v4-pro\",\"usage\":)"
      R"({\"prompt_tokens\":1000,\"completion_tokens\":50}}"}}}]}})";
  EXPECT_EQ(refused(har), "ark.cn-beijing.volces.com/deepseek-v4-pro");
}

// A browser's file of a working day is larger than a record may be.
TEST(UsageSellersTest, ALargeFileOfABrowserIsReadAsItComes) {
  const std::string page(std::size_t{1} << 20, 'x');
  std::string har =
      R"({"log":{"version":"1.2","creator":{"name":"x"},"pages":[],"entries":[)";
  for (int i = 0; i < 18; ++i) {
    har +=
        R"({"startedDateTime":"2026-09-10T16:00:00Z","request":{"url":)"
        R"("https://api.deepseek.com/chat/completions","postData":{"text":")" +
        page +
        R"("}},"response":{"status":200,"content":{"mimeType":)"
        R"("application/json","text":"{\"id\":\")" +
        std::to_string(i) +
        R"(\",\"object\":\"chat.completion\",\"model\":)"
        R"(\"deepseek-v4-pro\",\"usage\":{\"prompt_tokens\":1000,)"
        R"(\"completion_tokens\":50}}"}}},)";
  }
  har.back() = ']';
  har += "}}";
  for (const std::size_t chunk : {std::size_t{1} << 25, std::size_t{99991}}) {
    const json::Value got = report_of(har, "{}", chunk);
    EXPECT_EQ(got.find("totals")->find("requests")->text, "18");
    EXPECT_EQ(got.find("counts")->find("skipped")->text, "0");
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
