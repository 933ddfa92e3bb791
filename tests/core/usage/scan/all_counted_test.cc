// What stands in lists and bodies of records: each record is billed, or said.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

// "requests hit/miss/output", and each reason with how often it was given.
std::string summary(const std::string& log) {
  const std::string text = report_text(log);
  EXPECT_EQ(report_text(log, "{}", 7), text);
  const json::Value got = parsed_report(text);
  const json::Value& totals = *got.find("totals");
  std::string all = totals.find("requests")->text + ' ' +
                    totals.find("hit")->text + '/' + totals.find("miss")->text +
                    '/' + totals.find("output")->text;
  for (const json::Value& each : got.find("skipped")->items) {
    all += ' ' + each.find("code")->text + '*' + each.find("count")->text;
  }
  return all;
}

const std::string kAnswer =
    R"({"id":"a","created":1789056000,"model":"deepseek-flash",)"
    R"("usage":{"prompt_tokens":1000,"completion_tokens":50,)"
    R"("prompt_cache_hit_tokens":896}})";
const std::string kOther =
    R"({"id":"o","created":1789056000,"model":"deepseek-flash",)"
    R"("usage":{"prompt_tokens":3,"completion_tokens":5,)"
    R"("prompt_cache_hit_tokens":1}})";

std::string as_text(const std::string& text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"') all += '\\';
    all += c;
  }
  return all + '"';
}

TEST(UsageAllCountedTest, RecordsWhoseListsHoldNoneAreSeen) {
  const std::string kTime = R"("start_time":"2026-09-10T16:00:00Z",)";
  for (const std::string& unseen : {
           // LangSmith: a run that was streamed without usage.
           R"({"id":"r","run_type":"llm",)" + kTime +
               R"("outputs":{"generations":[[{"text":"x"}]]}})",
           R"({"run_type":"chain","child_runs":[{"run_type":"llm",)" + kTime +
               R"("outputs":{"generations":[[{"text":"x"}]]}}]})",
           // What was asked, beside an answer under a name that is not known.
           "{" + kTime +
               R"("call":{"req":{"messages":[{"role":"user"}]},"all":[)"
               R"({"usage_metadata":{"input_tokens":1,"output_tokens":2}}]}})",
           "{" + kTime + R"("data":["{\"foo\":1}"]})",
       }) {
    EXPECT_EQ(summary(unseen + "\n" + kOther), "1 1/2/5 no_usage*1") << unseen;
  }
  EXPECT_EQ(summary(R"({"data":[]})"
                    "\n" +
                    kOther),
            "1 1/2/5");
}

// In a list under a name that is not known: where one item has counts, others
// may have them, too.
TEST(UsageAllCountedTest, ItemsBesideThoseWithCountsAreSeen) {
  const std::string wrapped =
      R"({"reply":[{"id":"b","created":1789056000,"model":"deepseek-flash",)"
      R"("usage":{"prompt_tokens":7,"completion_tokens":8}}]})";
  EXPECT_EQ(summary(R"({"asked":[)" + kAnswer + "," + wrapped + "]}"),
            "2 896/111/58");
  EXPECT_EQ(summary(R"({"asked":[)" + kAnswer + R"(,{"failed":"x"}]})"),
            "1 896/104/50 no_usage*1");
  EXPECT_EQ(summary(R"({"data":[)" + kAnswer +
                    R"(],"tools":[{"name":"x"},{"name":"y"}]})"),
            "1 896/104/50");
}

TEST(UsageAllCountedTest, LinesInListsAreLinesOfALog) {
  const std::string logfmt =
      "model=deepseek-flash prompt_tokens=1000 completion_tokens=50 "
      "cached_tokens=896";
  const auto loki = [](const std::string& row) {
    return R"({"data":{"resultType":"streams","result":[{"stream":{},)"
           R"("values":[["1789056000000000000",)" +
           row + "]]}]}}";
  };
  EXPECT_EQ(summary(loki(as_text("INFO usage " + kAnswer))), "1 896/104/50");
  EXPECT_EQ(summary(loki(as_text(logfmt))), "1 896/104/50");
  EXPECT_EQ(summary(loki(as_text(kAnswer) + R"(,{"detected_level":"info"})")),
            "1 896/104/50");
  EXPECT_EQ(summary(R"({"logs":[)" + as_text("12:00 " + kAnswer) + "]}"),
            "1 896/104/50");
  // Beside counts they say nothing, and messages are what somebody said.
  const std::string own = R"({"time":"2026-09-10T16:00:00Z",)"
                          R"("model":"deepseek-flash",)";
  EXPECT_EQ(summary(own +
                    R"("usage":{"prompt_tokens":7,"completion_tokens":8},)"
                    R"("logs":[)" +
                    as_text(logfmt) + "]}"),
            "1 0/7/8");
  EXPECT_EQ(summary(own + R"("messages":[)" + as_text(logfmt) + "]}"),
            "0 0/0/0 no_usage*1");
}

std::string otlp_log(const std::string& body) {
  return R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[)"
         R"({"timeUnixNano":"1789056000000000000","body":)" +
         body + "}]}]}]}";
}

TEST(UsageAllCountedTest, BodiesOfOtlpLogs) {
  EXPECT_EQ(summary(otlp_log(R"({"stringValue":)" + as_text(kAnswer) + "}")),
            "1 896/104/50");
  const auto pair = [](const std::string& key, const std::string& value) {
    return R"({"key":")" + key + R"(","value":{)" + value + "}}";
  };
  const auto object = [](const std::string& values) {
    return R"("kvlistValue":{"values":[)" + values + "]}";
  };
  const std::string counts =
      pair("prompt_tokens", R"("intValue":"1000")") + "," +
      pair("completion_tokens", R"("intValue":"50")") + "," +
      pair("prompt_cache_hit_tokens", R"("intValue":"896")");
  const std::string model = pair("model", R"("stringValue":"deepseek-flash")");
  EXPECT_EQ(
      summary(otlp_log(
          "{" + object(model + "," + pair("usage", object(counts))) + "}")),
      "1 896/104/50");
  EXPECT_EQ(summary(otlp_log("{" + object(model + "," + counts) + "}")),
            "1 896/104/50");
  // What the client sent.
  EXPECT_EQ(summary(otlp_log(
                "{" +
                object(model + "," +
                       pair("request", object(pair("usage", object(counts))))) +
                "}")),
            "0 0/0/0 no_usage*1");
}

TEST(UsageAllCountedTest, HeadingsAreNamedAsTheyStand) {
  const json::Value got =
      parsed_report(report_text("shift,model,prompt_tokens,completion_tokens\n"
                                "early,deepseek-flash,1000,50\n"));
  EXPECT_EQ(got.find("skipped")->items[0].find("detail")->text,
            "no time is given; its keys are shift, model, prompt_tokens, "
            "completion_tokens");
  // Datadog's attributes.
  EXPECT_EQ(summary("Date,Host,@model,@usage.prompt_tokens,"
                    "@usage.completion_tokens,@usage.prompt_cache_hit_tokens\n"
                    "2026-09-10T16:00:00.000Z,h,deepseek-flash,1000,50,896\n"),
            "1 896/104/50");
}

// Requests under names that are not known, beside or in what is no request.
TEST(UsageAllCountedTest, ItemsThatAreNoSpansOrMessagesAreSeen) {
  const auto with = [](const std::string& list, const std::string& item) {
    return "{\"" + list + "\":[" + kAnswer + "," + item + "]}";
  };
  const std::string kBilled = "2 897/106/55";
  EXPECT_EQ(summary(with("spans", R"({"reply":)" + kOther + "}")), kBilled);
  EXPECT_EQ(summary(with("spans", R"([{"trace":[)" + kOther + "]}]")), kBilled);
  const std::string kSaid = "1 896/104/50 no_usage*1";
  for (const std::string& item : {R"({"upstream":[)" + kOther + "]}",
                                  R"({"reply":)" + as_text(kOther) + "}",
                                  R"({"foo":{"bar":)" + kOther + "}}"}) {
    EXPECT_EQ(summary(with("spans", item)), kSaid) << item;
    EXPECT_EQ(summary(with("generations", item)), kSaid) << item;
    EXPECT_EQ(summary(with("messages", item)), kSaid) << item;
  }
  // What was sent, and spans of something else.
  for (const std::string& none :
       {R"({"name":"http","request":{"usage":{"prompt_tokens":7}}})",
        R"({"name":"tool","tool_input":"{\"max_tokens\":7}"})",
        R"({"name":"tool","result":"{\"max_input_tokens\":7}"})",
        R"({"name":"tool","tokens_per_second":7})"}) {
    EXPECT_EQ(summary(with("spans", none)), "1 896/104/50") << none;
  }
  EXPECT_EQ(summary(with("messages", R"({"role":"user","content":[)"
                                     R"({"x":{"prompt_tokens":7}}]})")),
            "1 896/104/50");
}

TEST(UsageAllCountedTest, CountsBesideListsOfRecordsAreSaid) {
  EXPECT_EQ(summary(R"({"2026-09-10":[)" + kAnswer + R"(],"2026-09-11":)" +
                    kOther + "}"),
            "1 896/104/50 contradictory_usage*1");
  EXPECT_EQ(summary(R"({"2026-09-10":[)" + kAnswer +
                    R"(],"2026-09-11":{"value":[)" + kOther + "]}}"),
            "1 896/104/50 contradictory_usage*1");
  EXPECT_EQ(summary(R"({"a":[)" + kAnswer + R"(],"summary":)" + kOther + "}"),
            "1 896/104/50");
  // The sum of a list, which is billed.
  EXPECT_EQ(summary(R"({"calls_a":[)" + kAnswer +
                    R"(],"usage":{)"
                    R"("prompt_tokens":1000,"completion_tokens":50}})"),
            "1 896/104/50 sum_of_others*1");
  const std::string kMessage =
      R"({"type":"ai","response_metadata":{"model_name":"deepseek-flash"},)"
      R"("usage_metadata":{"input_tokens":1000,"output_tokens":50,)"
      R"("input_token_details":{"cache_read":896}}})";
  EXPECT_EQ(summary(R"({"ts":1789056000,"agent":{"messages":[)" + kMessage +
                    R"(]},"planner":)" + kOther + "}"),
            "1 896/104/50 contradictory_usage*1");
}

}  // namespace
}  // namespace deepseek_cost::usage
