// Nothing that a record may report is passed over without a word.
#include <gtest/gtest.h>

#include <string>

#include "tests/support/usage_outcome.h"

namespace deepseek_cost::usage {
namespace {

const std::string kTime = R"("time":"2026-10-20T12:00:00Z")";
const std::string kCounts = R"("usage":{"prompt_tokens":1000,)"
                            R"("completion_tokens":50})";

std::string sentence(const std::string& file) {
  const json::Value got = report_of(file);
  const auto& skipped = got.find("skipped")->items;
  return skipped.size() == 1 ? skipped[0].find("message")->text : "";
}

TEST(UsageSaidTest, AMissingModelOrTimeNamesTheKeys) {
  EXPECT_EQ(sentence("{" + kTime + R"(,"user":"x",)" + kCounts + "}"),
            "The model is missing: its keys are time, user, usage.");
  EXPECT_EQ(
      sentence(R"({"model":"deepseek-flash","user":"x",)" + kCounts + "}"),
      "The time of the request is not known: no time is given; its keys "
      "are model, user, usage.");
}

// Half an emoji, a negative number, an escaped name: JSON all the same.
TEST(UsageSaidTest, TextsThatOnlyTheFullParserReadsAreRead) {
  for (const char* more :
       {R"(\"a\":\"\\ud83d\")", R"(\"temperature\":-1)", R"(\"\\u0061\":1)",
        R"(\"provider\":\"a\\/deepseek\")", "\\\"a\\\":\\\"\xFF\\\""}) {
    const std::string log =
        R"({"log":"{\"time\":\"2026-10-20T12:00:00Z\",)"
        R"(\"model\":\"deepseek-flash\",\"usage\":{\"prompt_tokens\":1000,)"
        R"(\"completion_tokens\":50},)" +
        std::string(more) +
        R"(}\n","stream":"stdout","time":"2026-10-20T12:00:00Z"})"
        "\n";
    EXPECT_EQ(outcome_of_log(log), "1 of 1: 0+1000>50") << more;
    EXPECT_EQ(outcome_of_log("[" + log + "," + log + "]"),
              "2 of 2: 0+2000>100, 1 same_text")
        << more;
  }
  EXPECT_EQ(
      outcome_of_log(R"({"log":"{\"time\":\"2026-10-20T12:00:00Z\",\"us",)"
                     R"("stream":"stdout"})"),
      "0 of 1: 0+0>0, invalid_json");
}

// Spans of other things are many; those whose names speak of tokens or a model
// are requests that are not understood.
TEST(UsageSaidTest, SpansThatNameTokensAreCounted) {
  const auto span = [](const std::string& attributes) {
    return R"({"spans":[{"spanId":"a","attributes":)" + attributes + "}]}";
  };
  for (const char* name :
       {"mlflow.chat.tokenUsage", "llm.tokens_spent", "llm.request.model",
        "langfuse.observation.usage_details", "mlflow.spanOutputs"}) {
    EXPECT_EQ(outcome_of_log(span("{\"" + std::string(name) + "\":\"x\"}")),
              "0 of 1: 0+0>0, no_usage")
        << name;
    EXPECT_EQ(outcome_of_log(span(R"([{"key":")" + std::string(name) +
                                  R"(","value":{"stringValue":"x"}}])")),
              "0 of 1: 0+0>0, no_usage")
        << name;
  }
  EXPECT_EQ(outcome_of_log(span(R"({"http.method":"GET"})")), "0 of 0: 0+0>0");
}

TEST(UsageSaidTest, WordsOfAgentsHideNoCounts) {
  for (const char* type : {"system", "session", "custom", "progress", "user",
                           "summary", "attachment", "ping", "event_msg"}) {
    const std::string head = R"({"type":")" + std::string(type) +
                             R"(","model":"deepseek-flash",)" + kTime;
    EXPECT_EQ(outcome_of_log(head + R"(,"tokens_used":{"in":1000}})"),
              "0 of 1: 0+0>0, no_usage")
        << type;
  }
  EXPECT_EQ(outcome_of_log(R"({"type":"system","subtype":"init",)"
                           R"("model":"deepseek-flash","session_id":"s"})"),
            "0 of 0: 0+0>0");
}

// Where Anthropic is named as the provider, Claude's names are its own.
TEST(UsageSaidTest, ClaudeOfAnthropicIsNotBilled) {
  const auto record = [](const std::string& more) {
    return "{" + kTime + R"(,"model":"claude-sonnet-4-5",)" + more +
           R"(,"usage":{"input_tokens":10,"output_tokens":5}})";
  };
  for (const char* provider :
       {R"("providerID":"anthropic")", R"("custom_llm_provider":"anthropic")",
        R"("attributes":{"gen_ai.system":"anthropic"})"}) {
    EXPECT_EQ(outcome_of_log(record(provider)), "0 of 1: 0+0>0, unknown_model")
        << provider;
  }
  EXPECT_EQ(outcome_of_log(
                record(R"("custom_llm_provider":"anthropic",)"
                       R"("api_base":"https://api.deepseek.com/anthropic")")),
            "1 of 1: 0+10>5");
  EXPECT_EQ(outcome_of_log(record(R"("user":"x")")), "1 of 1: 0+10>5");
  // In a log of one's own that may be the format alone.
  EXPECT_EQ(outcome_of_log(record(R"("provider":"anthropic")")),
            "1 of 1: 0+10>5");
  EXPECT_EQ(outcome_of_log(R"({"type":"message","id":"1",)" + kTime +
                           R"(,"message":{"role":"assistant","api":)"
                           R"("anthropic-messages","provider":"anthropic",)"
                           R"("model":"claude-opus-4-8","usage":{"input":10,)"
                           R"("output":5,"cacheRead":0,"cacheWrite":0}}})"),
            "0 of 1: 0+0>0, unknown_model");
}

TEST(UsageSaidTest, TimesFarApartAreSaid) {
  const auto record = [](const std::string& times) {
    return "{" + times + R"(,"model":"deepseek-flash",)" + kCounts + "}";
  };
  EXPECT_EQ(outcome_of_log(record(R"("timestamp":"2026-10-20T12:00:00Z",)"
                                  R"("time":"2026-10-20T02:00:00Z")")),
            "1 of 1: 0+1000>50, 1 times_apart");
  // The answer's own creation holds: it was at night, and is read by day.
  const std::string late =
      record(R"("@timestamp":"2026-10-20T02:00:00Z","created":1792411200)");
  const json::Value got = report_of(late);
  EXPECT_EQ(outcome_of(got), "1 of 1: 0+1000>50, 1 times_apart");
  EXPECT_EQ(got.find("by_day")->items[0].find("day")->text, "2026-10-19");
  EXPECT_EQ(outcome_of_log(record(R"("start_time":"2026-10-20T12:00:00Z",)"
                                  R"("end_time":"2026-10-20T12:40:00Z")")),
            "1 of 1: 0+1000>50");
}

TEST(UsageSaidTest, SumsUnderOtherNamesAreSaid) {
  for (const char* name : {"api_call_count", "calls", "cnt", "invocations",
                           "doc_count", "llm_calls"}) {
    EXPECT_EQ(
        outcome_of_log("{" + kTime + R"(,"model":"deepseek-flash",")" + name +
                       R"(":500,"prompt_tokens":1000,)"
                       R"("completion_tokens":50})"),
        "500 of 1: 0+1000>50, 1 sums_billed")
        << name;
  }
  EXPECT_EQ(
      outcome_of_log(R"({"id":"ses_1","tokens":{"input":104,"output":50,)"
                     R"("reasoning":0,"cache":{"read":896,"write":0}},"model":)"
                     R"({"id":"deepseek-flash","providerID":"deepseek"},)"
                     R"("time":{"created":1792497600000}})"),
      "1 of 1: 896+104>50, 1 sums_billed");
}

TEST(UsageSaidTest, AMessageOfOpencodeWithoutItsPartsIsSaid) {
  const std::string message =
      R"({"id":"msg_1","role":"assistant","modelID":"deepseek-flash",)"
      R"("providerID":"deepseek","time":{"created":1792497600000},)"
      R"("tokens":{"input":104,"output":50,"reasoning":0,)"
      R"("cache":{"read":896,"write":0}}})";
  EXPECT_EQ(outcome_of_log(message), "1 of 1: 896+104>50, 1 last_step_only");
  EXPECT_EQ(
      outcome_of_log(
          R"({"info":)" + message +
          R"(,"parts":[{"type":"step-finish","tokens":{"input":104,)"
          R"("output":50,"reasoning":0,"cache":{"read":896,"write":0}}}]})"),
      "1 of 1: 896+104>50")
      << "one step";
}

// Its exports, and the stream that the browser gets.
TEST(UsageSaidTest, ChatsOfTheWebsiteAreNoRequestsToTheApi) {
  const std::string chat =
      "No usage was found here: it is a chat of chat.deepseek.com, which the "
      "API does not bill.";
  EXPECT_EQ(sentence(R"([{"id":"c1","title":"Hi","inserted_at":)"
                     R"("2026-09-10T16:00:00+08:00","updated_at":)"
                     R"("2026-09-10T16:00:00+08:00","mapping":{"root":)"
                     R"({"id":"root","message":null}}}])"),
            chat);
  EXPECT_EQ(sentence("event: ready\ndata: {\"request_message_id\":1,"
                     "\"response_message_id\":2}\n\n"),
            chat);
  // One sentence for an answer, not one for each of its events.
  const json::Value answer = report_of(
      "event: ready\ndata: {\"request_message_id\":1,"
      "\"response_message_id\":2}\n\n"
      "data: {\"v\":{\"response\":{\"message_id\":2}}}\n\n"
      "data: {\"p\":\"response/content\",\"o\":\"APPEND\",\"v\":\"Hi\"}\n\n"
      "data: {\"v\":\"!\"}\n\nevent: close\ndata: {}\n\n");
  EXPECT_EQ(answer.find("counts")->find("skipped")->text, "1");
  // What else stands in the file is none of them.
  const json::Value mixed = report_of(
      "{\"request_message_id\":1,\"response_message_id\":2}\n"
      "{\"usage\":{\"prompt_tokens\":5}}\n{\"error\":\"x\"}\n");
  EXPECT_EQ(mixed.find("counts")->find("skipped")->text, "3");
}

}  // namespace
}  // namespace deepseek_cost::usage
