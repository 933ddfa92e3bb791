#include "core/tokens/prompt/billed_record.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/json/parse.h"

namespace deepseek_cost::tokens {
namespace {

json::Value parsed(std::string_view json) {
  Result<json::Value> value = json::parse(json);
  EXPECT_TRUE(value.ok()) << json;
  return std::move(value).value();
}

constexpr std::string_view kRequest =
    R"({"model":"deepseek-flash","messages":[{"role":"user","content":"{\"usage\":{\"prompt_tokens\":1}}"}]})";
constexpr std::string_view kResponse =
    R"({"id":"x","created":1790000000,"model":"other","usage":{"prompt_tokens":12,"completion_tokens":3}})";

std::string as_text(std::string_view json) {
  std::string out = "\"";
  for (const char c : json) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

void expect_found(const std::string& json) {
  const json::Value record = parsed(json);
  const BilledRecord billed(record);
  ASSERT_NE(billed.request(), nullptr) << json;
  EXPECT_EQ(billed.prompt_tokens(), 12) << json;
  EXPECT_EQ(billed.model(), "deepseek-flash") << json;
  EXPECT_EQ(billed.at(), 1'790'000'000) << json;
}

TEST(BilledRecord, FindsItsPartsWhereverTheyLie) {
  const std::string request(kRequest);
  const std::string response(kResponse);
  expect_found(R"({"request":)" + request + R"(,"response":)" + response + "}");
  expect_found(R"({"request":{"body":)" + request + R"(},"response":{"body":)" +
               response + "}}");
  expect_found(R"({"request_body":)" + as_text(request) +
               R"(,"response_body":)" + as_text(response) + "}");
  // The request's fields beside the answer.
  expect_found(request.substr(0, request.size() - 1) + R"(,"response":)" +
               response + "}");
  expect_found(R"({"data":[{"input_of":)" + request + R"(},{"o":)" + response +
               "}]}");
}

TEST(BilledRecord, AddsAnthropicsParts) {
  const json::Value record = parsed(
      R"({"request":{"model":"deepseek/deepseek-flash","messages":[{"role":"user","content":"a"}]},
          "response":{"usage":{"input_tokens":5,"cache_read_input_tokens":128,"cache_creation_input_tokens":2,"output_tokens":1}}})");
  const BilledRecord billed(record);
  EXPECT_EQ(billed.prompt_tokens(), 135);
  EXPECT_EQ(billed.model(), "deepseek-flash");
  EXPECT_FALSE(billed.at().has_value());
}

TEST(BilledRecord, IsIncompleteWithoutAPart) {
  for (const std::string_view json :
       {R"({"usage":{"prompt_tokens":1}})", R"([])", R"("text")",
        R"({"messages":[]})", R"({"messages":[{"content":"a"}]})"}) {
    const json::Value record = parsed(json);
    EXPECT_EQ(BilledRecord(record).request(), nullptr) << json;
  }
  const json::Value request = parsed(kRequest);
  EXPECT_FALSE(BilledRecord(request).prompt_tokens().has_value());
  const json::Value odd =
      parsed(R"({"messages":[{"role":"user"}],"usage":{"prompt_tokens":-1}})");
  EXPECT_FALSE(BilledRecord(odd).prompt_tokens().has_value());
}

}  // namespace
}  // namespace deepseek_cost::tokens
