// How else a record names who sold an answer, and what the reader's choice for
// one name means for others.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

const std::string kRest =
    R"("ts":"2026-09-10T16:00:00Z","model":"deepseek-v4-pro",)"
    R"("usage":{"prompt_tokens":1000,"completion_tokens":50,)"
    R"("prompt_tokens_details":{"cached_tokens":896}})";

// "1" where it is billed as DeepSeek's, else the name that it is held under.
std::string outcome(const std::string& says) {
  const json::Value got = report_of("{" + says + "," + kRest + "}\n");
  const auto& unpriced = got.find("unpriced")->items;
  return unpriced.empty() ? got.find("totals")->find("requests")->text
                          : unpriced[0].find("model")->text;
}

TEST(UsageMoreSellersTest, ASellerAsAnObject) {
  EXPECT_EQ(outcome(R"("provider":{"id":"siliconflow","name":"SiliconFlow"})"),
            "siliconflow/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("provider":{"slug":"novita"})"),
            "novita/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("provider":{"id":"a81c","base_url":)"
                    R"("https://openrouter.ai/api/v1","name":"DeepSeek"})"),
            "openrouter.ai/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("provider":{"id":"a81c","name":"DeepSeek"})"), "1");
  EXPECT_EQ(outcome(R"("host":{"name":"web-1","ip":["10.0.0.1"]})"), "1");
}

TEST(UsageMoreSellersTest, ByOtherNames) {
  EXPECT_EQ(outcome(R"("upstream_url":"https://dashscope.aliyuncs.com/v1")"),
            "dashscope.aliyuncs.com/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("upstream_url":"https://api.deepseek.com/v1")"), "1");
  EXPECT_EQ(outcome(R"("platform":"siliconflow")"),
            "siliconflow/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("platform":"web")"), "1");
  EXPECT_EQ(outcome(R"("channel_name":"novita-2")"),
            "novita-2/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("channel_name":"main")"), "1");
  EXPECT_EQ(outcome(R"("model_provider":"ollama")"), "ollama/deepseek-v4-pro");
}

// Cline's, Roo's and Kilo's accounts are sellers of their own.
TEST(UsageMoreSellersTest, AccountsOfAgents) {
  EXPECT_EQ(outcome(R"("modelInfo":{"providerId":"cline","modelId":)"
                    R"("deepseek-v4-pro","mode":"act"})"),
            "cline/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("modelInfo":{"providerId":"deepseek","modelId":)"
                    R"("deepseek-v4-pro","mode":"act"})"),
            "1");
}

// DeepSeek takes Claude's names in the Anthropic format, which a log of one's
// own may call the provider; agents and gateways name a seller so.
TEST(UsageMoreSellersTest, AnthropicAsTheNameOfAFormat) {
  const auto requests = [](const std::string& says) {
    const json::Value got = report_of(
        R"({"timestamp":"2026-09-10T16:00:00Z","model":"claude-opus-4-7",)" +
        says +
        R"("usage":{"input_tokens":1000,"cache_read_input_tokens":0,)"
        R"("output_tokens":100}})");
    return got.find("totals")->find("requests")->text + " " +
           got.find("claude_names")->find("count")->text;
  };
  EXPECT_EQ(requests(R"("provider":"anthropic",)"), "1 1");
  EXPECT_EQ(requests(R"("custom_llm_provider":"anthropic",)"), "0 0");
  EXPECT_EQ(requests(R"("providerID":"anthropic",)"), "0 0");
}

// What DeepSeek's answers do not have.
TEST(UsageMoreSellersTest, AnswersOfOtherServers) {
  EXPECT_EQ(outcome(R"("prompt_filter_results":[{"prompt_index":0}])"),
            "azure/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("x_groq":{"id":"req_1"})"), "groq/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("kv_transfer_params":null)"), "vllm/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("eval_duration":7)"), "ollama/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("prompt_logprobs":null,"base_url":)"
                    R"("https://api.deepseek.com")"),
            "1");
  const json::Value got = report_of(
      R"({"ts":1789056000,"model":"deepseek-v4-pro","usage":)"
      R"({"prompt_tokens":1000,"completion_tokens":50,"is_byok":false,)"
      R"("cost_details":{"upstream_inference_cost":null}}})");
  EXPECT_EQ(got.find("unpriced")->items[0].find("model")->text,
            "openrouter/deepseek-v4-pro");
}

// Ollama's answers in OpenAI's format.
TEST(UsageMoreSellersTest, AFingerprintThatNamesAServer) {
  EXPECT_EQ(outcome(R"("system_fingerprint":"fp_ollama")"),
            "ollama/deepseek-v4-pro");
  EXPECT_EQ(outcome(R"("system_fingerprint":"fp_8802369eaa_prod0623")"), "1");
  EXPECT_EQ(outcome(R"("provider":"deepseek","system_fingerprint":)"
                    R"("fp_ollama")"),
            "1");
}

// What a bare name is billed as says nothing of those who sell it.
TEST(UsageMoreSellersTest, AChoiceForANameIsNoneForItsSellers) {
  const std::string table =
      "created_at,model_permaslug,provider_name,tokens_prompt,"
      "tokens_completion\n"
      "2026-09-10T16:00:00Z,deepseek/deepseek-v4-pro,Novita,1000,50\n"
      "2026-09-10T16:00:01Z,deepseek/deepseek-v4-pro,DeepSeek,1000,50\n";
  const json::Value got = report_of(
      table, R"({"bill_as":{"deepseek/deepseek-v4-pro":"deepseek-v4-pro"}})");
  EXPECT_EQ(got.find("totals")->find("requests")->text, "1");
  const auto& unpriced = got.find("unpriced")->items;
  ASSERT_EQ(unpriced.size(), 1U);
  EXPECT_EQ(unpriced[0].find("model")->text, "novita/deepseek/deepseek-v4-pro");
  const json::Value both = report_of(
      table, R"({"bill_as":{"deepseek/deepseek-v4-pro":"deepseek-v4-pro",)"
             R"("novita/deepseek/deepseek-v4-pro":"deepseek-v4-pro"}})");
  EXPECT_EQ(both.find("totals")->find("requests")->text, "2");
}

}  // namespace
}  // namespace deepseek_cost::usage
