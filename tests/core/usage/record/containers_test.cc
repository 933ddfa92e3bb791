// Objects in which tracers, clients and SDKs write counts among other things:
// what is read of them, and what is left alone.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_outcome.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

const std::string kAt = R"("ts":"2026-09-10T16:00:00Z")";
const std::string kModel = R"("model":"deepseek-flash")";
const std::string kAtModel = kAt + "," + kModel + ",";
const std::string kPlain = R"({"prompt_tokens":1000,"completion_tokens":50})";
const std::string kUsage =
    R"({"prompt_tokens":1000,"completion_tokens":50,)"
    R"("prompt_cache_hit_tokens":896,"prompt_cache_miss_tokens":104})";
const std::string kAnswer =
    R"({"id":"c1","object":"chat.completion","created":1789056000,)" + kModel +
    R"(,"usage":)" + kUsage + "}";

// Requests, hits, misses and output; else the first reason for none.
std::string read(const std::string& record) {
  const json::Value got = report_of(record);
  const json::Value& totals = *got.find("totals");
  if (totals.find("requests")->text == "0") {
    const auto& skipped = got.find("skipped")->items;
    return skipped.empty() ? "nothing" : skipped[0].find("code")->text;
  }
  std::string text;
  for (const char* key : {"requests", "hit", "miss", "output"}) {
    text += totals.find(key)->text + " ";
  }
  const json::Value* unknown = got.find("hits_unknown");
  if (unknown != nullptr && unknown->find("count")->text != "0") {
    text += "unknown";
  }
  return text;
}
constexpr const char* kKnown = "1 896 104 50 ";
constexpr const char* kUnknown = "1 0 1000 50 unknown";

std::string record(const std::string& fields) {
  return "{" + kAtModel + fields + "}";
}

TEST(UsageContainersTest, AnAnswerCountsWhereItSaysThatItIsOne) {
  for (const char* key : {"output", "raw"}) {
    const std::string name = "\"" + std::string(key) + "\":";
    EXPECT_EQ(read("{" + name + kAnswer + "}"), kKnown) << key;
    // A request that was kept, or words of the model's.
    const std::string request =
        R"({"messages":[],)" + kModel + R"(,"usage":)" + kUsage + "}";
    EXPECT_EQ(read("{" + kAt + "," + name + request + "}"), "no_usage") << key;
    // Against counts beside it, it does not count.
    const std::string beside =
        R"("usage":{"prompt_tokens":7,"completion_tokens":3},)";
    EXPECT_EQ(read(record(beside + name + kAnswer)), "1 0 7 3 unknown") << key;
  }
  // Nor in what the client sent.
  EXPECT_EQ(read("{" + kAt + R"(,"request":{"output":)" + kAnswer + "}}"),
            "no_usage");
}

TEST(UsageContainersTest, MeasuresCountWhereTheyAreTokens) {
  const std::string counts =
      R"("metrics":{"prompt_tokens":1000,"completion_tokens":50)";
  EXPECT_EQ(read(record(counts + R"(,"prompt_cached_tokens":896}})")), kKnown);
  EXPECT_EQ(read(record(R"("metrics":{"input":1000,"output":50,"read":7})")),
            "no_usage");
  // The sum of all shows that the hits are beside what is called the prompt.
  EXPECT_EQ(
      read(record(counts + R"(,"prompt_cached_tokens":896,"tokens":1946}})")),
      "contradictory_usage");
}

TEST(UsageContainersTest, DatadogsHitsAreInsideByTheTotalOnly) {
  const std::string counts =
      R"("metrics":{"input_tokens":1000,"output_tokens":50,)"
      R"("cache_read_input_tokens":896)";
  EXPECT_EQ(read(record(counts + R"(,"total_tokens":1050})")), kKnown);
  EXPECT_EQ(read(record(counts + R"(,"total_tokens":1946})")),
            "1 896 1000 50 ");
  EXPECT_EQ(read(record(counts + "}")), "contradictory_usage");
}

TEST(UsageContainersTest, ARunIsTheSumOfItsMessages) {
  const std::string metrics =
      R"("metrics":{"input_tokens":1000,"output_tokens":50,)"
      R"("total_tokens":1050,"cache_read_tokens":896})";
  const std::string message = R"({"role":"assistant",)" + metrics + "}";
  EXPECT_EQ(read(record(metrics + R"(,"messages":[)" + message + "]")), kKnown);
  EXPECT_EQ(
      read(record(metrics + R"(,"messages":[{"role":"user","content":"x"}])")),
      kKnown);
}

TEST(UsageContainersTest, OthersAreEnteredForCountsOrRecordsOnly) {
  const std::string spans =
      R"("resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":"s",)"
      R"("startTimeUnixNano":"1789056000000000000","attributes":{)"
      R"("gen_ai.request.model":"deepseek-flash",)"
      R"("gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50,)"
      R"("gen_ai.usage.cached_tokens":896}}]}]}])";
  EXPECT_EQ(read(R"({"trace":{)" + spans + "}}"), kKnown);
  // An id of a trace, or of a label, is none of the request: both are billed.
  for (const char* key : {"trace", "tags", "fields", "llm"}) {
    const std::string line =
        record("\"" + std::string(key) + R"(":{"id":"1"},"usage":)" + kUsage) +
        "\n";
    EXPECT_EQ(read(line + line), "2 1792 208 100 ") << key;
  }
  // A list of columns is no list of records.
  EXPECT_EQ(read(R"({"fields":[{"name":"a"}],"rows":[)" + kAnswer + "]}"),
            kKnown);
}

// lobehub/lobe-chat, docs of its data export; the same from a database.
TEST(UsageContainersTest, MessagesOfAnExportAreRead) {
  const std::string messages =
      R"({"sessions":[],"messages":[{"id":"u","role":"user","content":"x"},)"
      R"({"id":"m","role":"assistant","createdAt":1789056000000,)"
      R"("model":"deepseek-flash","provider":"deepseek","metadata":{)"
      R"("totalInputTokens":1000,"inputCachedTokens":896,)"
      R"("inputCacheMissTokens":104,"totalOutputTokens":50}}]})";
  EXPECT_EQ(read(R"({"exportType":"sessions","state":)" + messages + "}"),
            kKnown);
  EXPECT_EQ(read(R"({"mode":"pglite","data":)" + messages + "}"), kKnown);
}

// DataDog/dd-trace-py, what its LLM Observability sends.
TEST(UsageContainersTest, ASpanOfDatadog) {
  EXPECT_EQ(
      read(R"({"kind":"llm","span_id":"1","start_ns":1789056000000000000,)"
           R"("duration":9,"meta":{"model_name":"deepseek-flash",)"
           R"("model_provider":"deepseek"},"metrics":{"input_tokens":1000,)"
           R"("output_tokens":50,"cache_read_input_tokens":896,)"
           R"("total_tokens":1050}})"),
      kKnown);
}

TEST(UsageContainersTest, ContentIsOfAPageOrOfAMessage) {
  const std::string content = R"("content":[)" + kAnswer + "]";
  EXPECT_EQ(read("{" + content + R"(,"totalElements":1})"), kKnown);
  EXPECT_EQ(read(R"({"page":1,)" + content + "}"), kKnown);
  EXPECT_EQ(read("{" + content + "}"), "no_usage");
  EXPECT_EQ(read(R"({"role":"user","total":1,)" + content + "}"), "nothing");
}

TEST(UsageContainersTest, AChatsBranchesAreInItsHistory) {
  const std::string messages =
      R"("messages":{"a":{"role":"user","content":"x"},"b":)" + kAnswer + "}";
  EXPECT_EQ(read(R"({"chat":{"history":{)" + messages + "}}}"), kKnown);
  // What a client sends as the history of a chat is not.
  EXPECT_EQ(read("{" + kAt + R"(,"history":{)" + messages + "}}"), "no_usage");
  EXPECT_EQ(read("{" + kAt + R"(,"request":{"chat":{"history":{)" + messages +
                 "}}}}"),
            "no_usage");
}

TEST(UsageContainersTest, TheUsageMayNameTheModelAndTheTime) {
  const std::string usage =
      R"("usage":{"prompt_tokens":1000,"completion_tokens":50,)"
      R"("prompt_cache_hit_tokens":896,"model":"deepseek-flash")";
  EXPECT_EQ(read("{" + kAt + "," + usage + "}}"), kKnown);
  EXPECT_EQ(read("{" + usage + R"(,"timestamp":"2026-09-10T16:00:00Z"}})"),
            kKnown);
  // What stands beside it holds, wherever.
  for (const std::string& line :
       {"{" + kAt + "," + usage + R"(},"model":"deepseek-v4-pro"})",
        "{" + kAt + R"(,"model":"deepseek-v4-pro",)" + usage + "}}"}) {
    const json::Value got = report_of(line);
    EXPECT_EQ(got.find("totals")->find("amount")->text, "0.000187352") << line;
  }
}

TEST(UsageContainersTest, HitsAndMissesThatAreTheInputAreBelieved) {
  for (const std::string& split :
       {std::string(R"("cache_hit":896,"cache_miss":104)"),
        std::string(R"("cache_hits":"896","cache_misses":"104")"),
        std::string(R"("kv_hits":896,"kv_misses":104)"),
        std::string(R"("cache":{"hit":896,"miss":104})"),
        std::string(R"("cache":{"hit_tokens":896,"miss_tokens":104})")}) {
    EXPECT_EQ(read(record(R"("tokens_in":1000,"tokens_out":50,)" + split)),
              kKnown)
        << split;
    EXPECT_EQ(read(record(split + R"(,"usage":)" + kPlain)), kKnown) << split;
  }
  // Else they count something else.
  EXPECT_EQ(read(record(R"("usage":)" + kPlain +
                        R"(,"cache_hits":3,"cache_misses":1)")),
            kUnknown);
  EXPECT_EQ(read(record(R"("usage":)" + kPlain + R"(,"kv_hits":896)")),
            kUnknown);
  EXPECT_EQ(read(record(R"("request":{"kv_hits":896,"kv_misses":104},)"
                        R"("usage":)" +
                        kPlain)),
            kUnknown);
  // One hit is no mark of a proxy's cache then.
  EXPECT_EQ(read(record(R"("cache_hit":1,"cache_miss":999,"usage":)" + kPlain)),
            "1 1 999 50 ");
  EXPECT_EQ(read(record(R"("cache_hit":1,"usage":)" + kPlain)), "proxy_cache");
}

TEST(UsageContainersTest, ANumberThatIsCachedIsOfHits) {
  EXPECT_EQ(read(record(R"("prompt_tokens":1000,"completion_tokens":50,)"
                        R"("cached":896)")),
            kKnown);
  EXPECT_EQ(read(record(R"("tokens_in":1000,"tokens_out":50,"cached":896)")),
            "contradictory_usage");
  EXPECT_EQ(read(record(R"("tokens_in":1000,"tokens_out":50,"cached":0)")),
            kUnknown);
}

TEST(UsageContainersTest, AnOutputThatIsWholeHasItsReasoning) {
  EXPECT_EQ(read(record(R"("metadata":{"totalInputTokens":1000,)"
                        R"("inputCachedTokens":896,"totalOutputTokens":50,)"
                        R"("outputReasoningTokens":20})")),
            kKnown);
  // Elsewhere it may be the sum of a session.
  EXPECT_EQ(read(record(R"("totalInputTokens":1000,"totalOutputTokens":50)")),
            "no_usage");
}

TEST(UsageContainersTest, MissesOfTheirNameSayWhatTheInputIs) {
  const std::string hits = R"("hit_tokens":896,"miss_tokens":104,)";
  EXPECT_EQ(read(record(hits + R"("tokens_in":1000,"tokens_out":50)")), kKnown);
  EXPECT_EQ(read(record(hits + R"("tokens_in":104,"tokens_out":50)")), kKnown);
  EXPECT_EQ(read(record(hits + R"("tokens_in":700,"tokens_out":50)")),
            "contradictory_usage");
  EXPECT_EQ(read(record(R"("uncached_tokens":104,"cached_tokens":896,)"
                        R"("output_tokens":50)")),
            kKnown);
}

// opencode adds the reasoning to the output; versions before did not.
TEST(UsageContainersTest, ATotalShowsThatTheReasoningIsInTheOutput) {
  const auto tokens = [](const std::string& total) {
    return record(R"("tokens":{"total":)" + total +
                  R"(,"input":104,"output":50,"reasoning":20,)"
                  R"("cache":{"read":896,"write":0}})");
  };
  EXPECT_EQ(read(tokens("1050")), kKnown);
  EXPECT_EQ(read(tokens("1070")), "1 896 104 70 ");
  EXPECT_EQ(read(tokens("1071")), "contradictory_usage");
}

TEST(UsageContainersTest, ListsInListsAreFollowed) {
  const std::string calls = R"({"id":"k","calls":[)" + kAnswer + "]}";
  EXPECT_EQ(read(R"({"conversations":[{"id":"j"},)" + calls + "]}"), kKnown);
}

TEST(UsageContainersTest, BodiesAsTheyCame) {
  std::string quoted;
  for (const char c : kAnswer) quoted += c == '"' ? "\\\"" : std::string(1, c);
  for (const char* key : {"body_raw", "response_raw", "res_body"}) {
    EXPECT_EQ(read(R"({"request":{"body_raw":"{}"},"response":{")" +
                   std::string(key) + R"(":")" + quoted + "\"}}"),
              kKnown)
        << key;
  }
}

// Agent Development Kit: of the events of one answer the last has it whole.
TEST(UsageContainersTest, APartialEventGoesOn) {
  const std::string event = R"("invocationId":"e","usage":)" + kUsage;
  EXPECT_EQ(read(record(R"("partial":true,)" + event) +
                 record(R"("partial":false,)" + event)),
            kKnown);
  EXPECT_EQ(read(record(R"("partial":null,)" + event)), kKnown);
  // Elsewhere it says something else.
  EXPECT_EQ(read(record(R"("partial":true,"usage":)" + kUsage)), kKnown);
}

TEST(UsageContainersTest, AttributesMayBeTexts) {
  const std::string counts =
      R"({"key":"gen_ai.request.model","value":{"stringValue":"deepseek-flash"}},)"
      R"({"key":"gen_ai.usage.input_tokens","value":{"intValue":"1000"}},)"
      R"({"key":"gen_ai.usage.output_tokens","value":{"intValue":"50"}})";
  const auto span = [&counts](const std::string& more) {
    return R"({"spans":[{"spanId":"s","startTimeUnixNano":)"
           R"("1789056000000000000","attributes":[)" +
           counts + more + "]}]}";
  };
  const std::string text = R"("value":{"stringValue":"{\"cache_read\":896}"})";
  const std::string name = R"("key":"gen_ai.usage.input_token_details")";
  EXPECT_EQ(read(span(",{" + name + "," + text + "}")), kKnown);
  EXPECT_EQ(read(span(",{" + text + "," + name + "}")), kKnown);
  EXPECT_EQ(read(span(R"(,{"key":"gen_ai.usage.input_token_details",)"
                      R"("value":{"stringValue":"none"}})")),
            kUnknown);
}

// However many lists an object has, none is left out without a word.
TEST(UsageContainersTest, EachOfManyListsIsRead) {
  const std::string answer =
      R"([{"created":1789056000,"model":"deepseek-flash",)"
      R"("usage":{"prompt_tokens":100,"completion_tokens":5}}])";
  std::string unknown = "{";
  for (const char name : std::string("abcdefghi")) {
    unknown +=
        std::string(unknown == "{" ? "\"" : ",\"") + name + "\":" + answer;
  }
  EXPECT_EQ(outcome_of_log(unknown + "}"), "9 of 9: 0+900>45, 8 same_text");
  std::string known = "{";
  for (const char* name :
       {"data", "items", "logs", "rows", "records", "entries"}) {
    known += std::string(known == "{" ? "\"" : ",\"") + name + "\":" + answer;
  }
  EXPECT_EQ(outcome_of_log(known + "}"), "6 of 6: 0+600>30, 5 same_text");
}

// An answer in the one object that is not known by its name is the record's,
// where nothing else is counted.
TEST(UsageContainersTest, TheOnlyAnswerUnderAnyName) {
  const std::string time = R"({"ts":"2026-09-10T16:00:00Z",)";
  for (const char* name : {"llm_response", "apiCall", "deepseek", "details"}) {
    EXPECT_EQ(read(time + "\"" + name + "\":" + kAnswer + "}"), kKnown) << name;
    EXPECT_EQ(read(time + "\"" + name + "\":{\"response\":" + kAnswer + "}}"),
              kKnown)
        << name;
  }
  EXPECT_EQ(read(time + kModel + R"(,"stats":{"usage":)" + kUsage + "}}"),
            kKnown);
  // Two of them, a sum, what was expected, kept, guessed or sent: it does not
  // say.
  const std::string one = "\"one\":" + kAnswer;
  EXPECT_EQ(read(time + one + ",\"two\":" + kAnswer + "}"), "no_usage");
  for (const char* name :
       {"session_totals", "expected", "prompt_context", "cachedResponse",
        "mock_response", "estimate", "golden", "last_response", "forecast"}) {
    EXPECT_EQ(read(time + "\"" + name + "\":" + kAnswer + "}"), "no_usage")
        << name;
  }
}

// Headers as objects, lists of objects, and lists of pairs.
TEST(UsageContainersTest, AProxysCacheInHeadersOfAnyForm) {
  for (
      const char* headers :
      {R"({"x-cache":"HIT"})", R"({"X-Cache":["HIT"]})",
       R"([{"name":"Via","value":"a \"b\""},{"name":"X-Cache","value":"HIT"}])",
       R"([["via","x"],["x-cache","HIT"]])"}) {
    EXPECT_EQ(read(R"({"headers":)" + std::string(headers) + R"(,"response":)" +
                   kAnswer + "}"),
              "proxy_cache")
        << headers;
  }
  EXPECT_EQ(
      read(R"({"headers":[["x-cache","MISS"]],"response":)" + kAnswer + "}"),
      kKnown);
  EXPECT_EQ(read(R"({"request":{"headers":[["x-cache","HIT"]]},"response":)" +
                 kAnswer + "}"),
            kKnown);
}

}  // namespace
}  // namespace deepseek_cost::usage
