// What people's logs are misread by, a few of each kind: a record is billed
// right, or refused with the reason.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

// "1: 896+104>50" for what is billed, then the codes of what is skipped.
std::string outcome(const std::string& bytes,
                    const std::string& options = "{}") {
  const Result<json::Value> got = json::parse(report_text(bytes, options));
  if (!got) return "no JSON";
  const json::Value& totals = *got->find("totals");
  std::string text =
      totals.find("requests")->text + ": " + totals.find("hit")->text + "+" +
      totals.find("miss")->text + ">" + totals.find("output")->text;
  for (const json::Value& skipped : got->find("skipped")->items) {
    text += " " + skipped.find("code")->text;
  }
  return text;
}

std::string with_usage(const std::string& usage, const std::string& more = "") {
  return R"({"id":"x","timestamp":"2026-09-10T16:00:00Z",)"
         R"("model":"deepseek-flash",)" +
         more + R"("usage":)" + usage + "}\n";
}

std::string count_of(const std::string& bytes, std::string_view field,
                     const std::string& options = "{}") {
  const Result<json::Value> got = json::parse(report_text(bytes, options));
  return got->find(field)->find("count")->text;
}

// Two years in which every day is off, between days with peak hours.
TEST(UsageKindsTest, OrderDoesNotMatterBesideLongQuietTimes) {
  const std::string book = R"({
    "format": 1, "id": "quiet", "name": "Quiet", "checked": "2026-11",
    "default_card": "a",
    "sources": {"page": {"url": "https://example.com/p",
                         "checked": "2026-11-01"}},
    "prices": {"p": {"USD": {"off_peak": ["1", "1", "1"],
                             "peak": ["3", "3", "3"]}}},
    "calendars": [{"id": "c", "utc_offset": "+00:00", "years": [
      {"year": 2024, "source": "page", "days_off": []},
      {"year": 2025, "source": "page", "days_off": ["2025-01-01/2025-12-31"]},
      {"year": 2026, "source": "page", "days_off": ["2026-01-01/2026-12-31"]},
      {"year": 2027, "source": "page", "days_off": []}]}],
    "peak_rules": [{"id": "r", "calendar": "c", "holidays_off_peak": true,
      "windows": [["09:00", "12:00"]], "weekdays": [1, 2, 3, 4, 5]}],
    "cards": [{"id": "a", "effective_from": "2024-01-01T00:00:00Z",
               "peak_rule": "r", "models": [{"name": "m", "prices": "p"}]}]})";
  const std::vector<std::string> times = {
      "2024-06-03T10:00:00Z", "2025-07-01T10:00:00Z", "2026-01-02T10:00:00Z",
      "2026-11-02T10:00:00Z", "2027-06-01T10:00:00Z"};
  std::vector<std::size_t> order = {0, 1, 2, 3, 4};
  do {
    std::string log;
    for (const std::size_t i : order) {
      log += R"({"model":"m","timestamp":")" + times[i] +
             R"(","usage":{"input":1000000,"output":0,"total":1000000}})"
             "\n";
    }
    const Result<json::Value> got = json::parse(report_text(
        log, R"({"now":"2026-11-03T00:00:00Z","book":)" + book + "}"));
    ASSERT_TRUE(got.ok());
    ASSERT_EQ(got->find("totals")->find("amount")->text, "9") << log;
    // At the card in force now, which is the same one.
    ASSERT_EQ(got->find("what_if")->find("rates_in_force")->text, "9") << log;
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(UsageKindsTest, HalfUnderstoodUsageIsRefused) {
  for (const auto& [usage, wanted] : {
           std::pair{R"({"completion_tokens":25})", "0: 0+0>0 no_input"},
           {R"({"output":25})", "0: 0+0>0 no_input"},
           {R"({"prompt_cache_hit_tokens":9,"completion_tokens":2})",
            "0: 0+0>0 no_input"},
           {R"({"prompt_tokens":25})", "0: 0+0>0 no_output"},
           {R"({"tokens":25})", "0: 0+0>0 no_usage"},
           {R"({"prompt_tokens":0,"completion_tokens":0})",
            "0: 0+0>0 no_usage"},
           {R"({"hit":9,"output":2})", "1: 9+0>2"},
           {R"({"input":10,"output":2,"total":12})", "1: 0+10>2"},
           {R"({"input":10,"output":2,"cacheRead":5})", "1: 5+10>2"},
       }) {
    EXPECT_EQ(outcome(with_usage(usage)), wanted) << usage;
  }
  EXPECT_NE(report_text(with_usage(R"({"completion_tokens":25})"))
                .find("its keys are completion_tokens"),
            std::string::npos);
}

TEST(UsageKindsTest, WhatContradictsItselfIsNeverChosenBetween) {
  for (
      const char* usage :
      {R"({"prompt_tokens":100,"input_tokens":200,"completion_tokens":5,"output_tokens":50})",
       R"({"prompt_tokens":100,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":1},"input_tokens_details":{"cached_tokens":2}})",
       R"({"prompt_tokens":100,"completion_tokens":5,"prompt_cache_hit_tokens":7,"cache_read_input_tokens":8})",
       R"({"input_tokens":100,"output_tokens":5,"cache_read_tokens":50})"}) {
    EXPECT_EQ(outcome(with_usage(usage)), "0: 0+0>0 contradictory_usage")
        << usage;
  }
  // A 0 beside a number is a field that nobody filled in.
  EXPECT_EQ(
      outcome(with_usage(
          R"({"prompt_tokens":100,"completion_tokens":5,"input_tokens":0,"prompt_tokens_details":{"cached_tokens":0},"cache_read_input_tokens":60})")),
      "1: 60+40>5");
  // The total says whether the hits are inside.
  EXPECT_EQ(
      outcome(with_usage(
          R"({"input_tokens":100,"output_tokens":5,"cache_read_tokens":50,"total_tokens":105})")),
      "1: 50+50>5");
  EXPECT_EQ(
      outcome(with_usage(
          R"({"input_tokens":100,"output_tokens":5,"cache_read_tokens":50,"total_tokens":155})")),
      "1: 50+100>5");
}

TEST(UsageKindsTest, AClientsUsageNeverCounts) {
  const std::string usage = R"({"prompt_tokens":10,"completion_tokens":5})";
  const std::string other = R"({"prompt_tokens":7,"completion_tokens":7})";
  for (
      const std::string& more :
      {R"("request":{"data":{"usage":)" + other + "}},",
       R"("request":{"body":{"usage":{"include":true}}},)" + std::string(),
       R"("request":{"prompt_tokens":7,"status":500},)" + std::string(),
       R"("messages":[{"role":"user","usage":)" + other + "}],",
       R"("message":{"role":"user","usage":)" + other + "},",
       R"("tools":[{"usage":)" + other + "}],",
       R"("message":"{\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":7}}",)" +
           std::string()}) {
    EXPECT_EQ(outcome(with_usage(usage, more)), "1: 0+10>5") << more;
  }
  EXPECT_EQ(
      outcome(with_usage("null", R"("messages":[{"role":"assistant","usage":)" +
                                     other + "}],")),
      "0: 0+0>0 no_usage");
}

TEST(UsageKindsTest, TheResponseWinsOverItsEnvelope) {
  const std::string record = with_usage(
      R"({"prompt_tokens":7,"completion_tokens":5})",
      R"("response":{"usage":{"prompt_tokens":10,"completion_tokens":5}},)");
  EXPECT_EQ(outcome(record), "1: 0+10>5");
  EXPECT_EQ(count_of(record, "envelope_differs"), "1");
  EXPECT_EQ(
      outcome(with_usage(
          R"({"include":true})",
          R"("response":{"usage":{"prompt_tokens":10,"completion_tokens":5}},)")),
      "1: 0+10>5");
  // Two of the same standing.
  EXPECT_EQ(
      outcome(
          R"({"timestamp":1789056000,"model":"deepseek-flash",)"
          R"("response":{"usage":{"prompt_tokens":10,"completion_tokens":5}},)"
          R"("data":{"usage":{"prompt_tokens":11,"completion_tokens":5}}})"),
      "0: 0+0>0 contradictory_usage");
}

TEST(UsageKindsTest, HitsThatAreNotReportedAreCounted) {
  for (
      const char* usage :
      {R"({"prompt_tokens":100,"completion_tokens":5})",
       R"({"prompt_tokens":100,"completion_tokens":5,"prompt_tokens_details":null})",
       R"({"prompt_tokens":100,"completion_tokens":5,"our_cached_count":60})",
       R"({"input_tokens":100,"output_tokens":5})"}) {
    EXPECT_EQ(count_of(with_usage(usage), "hits_unknown"), "1") << usage;
  }
  for (
      const char* usage :
      {R"({"prompt_tokens":100,"completion_tokens":5,"prompt_cache_hit_tokens":0})",
       R"({"prompt_cache_miss_tokens":100,"completion_tokens":5})",
       R"({"input_tokens":100,"output_tokens":5,"cache_read_input_tokens":0})"}) {
    EXPECT_EQ(count_of(with_usage(usage), "hits_unknown"), "0") << usage;
  }
  // 1000 × 0.15, or 1000 × 0.003, per 1M.
  const std::string got = report_text(
      with_usage(R"({"prompt_tokens":1000000,"completion_tokens":0})"));
  EXPECT_NE(got.find(R"("hits_unknown":{"count":"1","input":"1000000",)"
                     R"("amount":"0.15","amount_if_hits":"0.003",)"),
            std::string::npos)
      << got;
}

TEST(UsageKindsTest, RequestsWithoutUsageAreSeen) {
  const std::string chunk =
      R"({"id":"c","object":"chat.completion.chunk","created":1789056000,)"
      R"("model":"deepseek-flash","usage":null})"
      "\n";
  EXPECT_EQ(outcome(chunk + chunk + chunk), "0: 0+0>0 no_usage");
  EXPECT_EQ(outcome(R"({"id":"x","object":"chat.completion","usage":null})"),
            "0: 0+0>0 no_usage");
  EXPECT_EQ(
      outcome(
          R"({"type":"response.created","response":{"id":"r","usage":null}})"
          "\n"
          R"({"type":"response.failed","response":{"id":"r","usage":null}})"),
      "0: 0+0>0 no_usage");
  EXPECT_EQ(outcome(R"({"model":"deepseek-flash","status":429})"),
            "0: 0+0>0 no_usage");
}

TEST(UsageKindsTest, OfOneIdTheLastReportCounts) {
  const auto chunk = [](const char* model, const char* output) {
    return std::string(R"({"id":"c","object":"chat.completion.chunk",)") +
           model + R"("usage":{"prompt_tokens":100,"completion_tokens":)" +
           output + "}}\n";
  };
  const char* named = R"("model":"deepseek-flash","created":1789056000,)";
  EXPECT_EQ(outcome(chunk(named, "1") + chunk("", "9")), "1: 0+100>9");
  EXPECT_EQ(outcome(chunk(named, "9") + chunk(R"("model":"",)", "0")),
            "1: 0+100>9");
  const auto whole = [](const char* id, const char* input, const char* output) {
    return std::string(R"({"id":)") + id +
           R"(,"created":1789056000,"model":"deepseek-flash",)"
           R"("usage":{"prompt_tokens":)" +
           input + R"(,"completion_tokens":)" + output + "}}\n";
  };
  EXPECT_EQ(outcome(whole("7", "100", "5") + whole("7", "100", "5")),
            "1: 0+100>5 duplicate_request");
  EXPECT_EQ(outcome(whole("7", "100", "5") + whole("7", "100", "5"),
                    R"({"duplicates":"bill"})"),
            "2: 0+200>10");
  EXPECT_EQ(outcome(whole("\"a\"", "100", "5") + whole("\"a\"", "100", "9")),
            "2: 0+200>14");
  EXPECT_EQ(outcome(whole("\"a\"", "100", "5") + whole("\"a\"", "200", "9")),
            "2: 0+300>14");
}

TEST(UsageKindsTest, TimesWithoutAnOffsetAreAskedFor) {
  const std::string record =
      R"({"startTime":"2026-09-11 02:00:00","model":"deepseek-flash",)"
      R"("usage":{"prompt_tokens":1000000,"completion_tokens":0}})";
  const std::string got = report_text(record);
  EXPECT_NE(got.find(R"("code":"no_instant")"), std::string::npos);
  // 02:00 UTC is 10:00 in Beijing, at peak; 02:00 in Beijing is not.
  EXPECT_NE(got.find(R"("naive_times":{"count":"1","zone":null,)"
                     R"("amount_if_utc":"0.3","amount_if_beijing":"0.15",)"),
            std::string::npos)
      << got;
  const auto amount = [&record](const char* zone) {
    const auto parsed = json::parse(report_text(
        record, std::string(R"({"naive_times":")") + zone + R"("})"));
    return parsed->find("totals")->find("amount")->text;
  };
  EXPECT_EQ(amount("+00:00"), "0.3");
  EXPECT_EQ(amount("+08:00"), "0.15");
  EXPECT_NE(begin_usage_log(R"({"naive_times":"Mars"})").find("invalid_time"),
            std::string::npos);
}

TEST(UsageKindsTest, NamesAreBilledAsTheReaderSays) {
  const auto named = [](const std::string& model, const std::string& more) {
    return R"({"timestamp":1789056000,"model":")" + model + "\"," + more +
           R"("usage":{"prompt_tokens":1000000,"completion_tokens":0}})";
  };
  EXPECT_EQ(outcome(named("deepseek-flash[1m]", "")), "1: 0+1000000>0");
  EXPECT_EQ(outcome(named("deepseek/deepseek-flash", "")),
            "0: 0+0>0 unknown_model");
  EXPECT_EQ(outcome(named("deepseek/deepseek-flash",
                          R"("custom_llm_provider":"deepseek",)")),
            "1: 0+1000000>0");
  const std::string got =
      report_text(named("openrouter/x", ""),
                  R"({"bill_as":{"openrouter/x":"deepseek-v4-pro"}})");
  EXPECT_NE(got.find(R"("model":"openrouter/x","billed_as":"deepseek-v4-pro")"),
            std::string::npos)
      << got;
}

TEST(UsageKindsTest, NamesAreShownSafely) {
  const std::string got =
      report_text(R"({"timestamp":1789056000,"model":"a\u202eb\u0007c",)"
                  R"("usage":{"prompt_tokens":1,"completion_tokens":1}})");
  EXPECT_EQ(got.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_NE(got.find("a\xEF\xBF\xBD"
                     "b\xEF\xBF\xBD"
                     "c"),
            std::string::npos);
}

TEST(UsageKindsTest, NulsOfARotatedLogAreNothing) {
  const std::string record =
      with_usage(R"({"prompt_tokens":10,"completion_tokens":5})");
  EXPECT_EQ(outcome(std::string(5000, '\0') + record), "1: 0+10>5");
  EXPECT_EQ(outcome(record + std::string(50, '\0')), "1: 0+10>5");
}

TEST(UsageKindsTest, HitsThatFellAreNamed) {
  std::string log;
  const auto day = [&log](int number, int hit, int count) {
    for (int i = 0; i < count; ++i) {
      log +=
          R"({"timestamp":"2026-10-)" + std::string(number < 10 ? "0" : "") +
          std::to_string(number) +
          R"(T16:00:00Z","model":"deepseek-flash","usage":{"prompt_tokens":1000000,"completion_tokens":0,"prompt_cache_hit_tokens":)" +
          std::to_string(hit * 10000) + "}}\n";
    }
  };
  for (int i = 1; i < 12; ++i) day(i, 70, 2);
  for (int i = 12; i < 32; ++i) day(i, 50, 2);
  const std::string got = report_text(log);
  // 40 × 200,000 tokens at 0.147 less.
  EXPECT_NE(got.find(R"("hit_drop":{"day":"2026-10-12","before":"70",)"
                     R"("after":"50","lost_tokens":"8000000",)"),
            std::string::npos)
      << got.substr(0, 600);
  EXPECT_NE(got.find(R"("difference":"1.176"})"), std::string::npos);
}

// Searches by the server are in no bill of tokens: they are counted and said,
// once for a stream that reports them twice.
TEST(UsageKindsTest, UsesOfToolsAreCounted) {
  const auto uses = [](const std::string& bytes, std::string_view tool) {
    const Result<json::Value> got = json::parse(report_text(bytes));
    return got->find("tool_uses")->find(tool)->find("count")->text;
  };
  const std::string one = with_usage(
      R"({"input_tokens":10,"output_tokens":5,"server_tool_use":)"
      R"({"web_search_requests":3,"web_fetch_requests":"2","other":null}})");
  EXPECT_EQ(outcome(one), "1: 0+10>5");
  EXPECT_EQ(uses(one, "search"), "3");
  EXPECT_EQ(uses(one, "fetch"), "2");
  EXPECT_EQ(uses(one, "other"), "0");
  const std::string stream =
      R"({"timestamp":"2026-09-10T16:00:00Z","type":"message_start","message":)"
      R"({"id":"m","model":"deepseek-flash","usage":{"input_tokens":10,)"
      R"("output_tokens":1,"server_tool_use":{"web_search_requests":1}}}})"
      "\n"
      R"({"type":"message_delta","usage":{"output_tokens":5,)"
      R"("server_tool_use":{"web_search_requests":4}}})"
      "\n";
  EXPECT_EQ(outcome(stream), "1: 0+10>5");
  EXPECT_EQ(uses(stream, "search"), "4");
  EXPECT_EQ(uses(with_usage(R"({"prompt_tokens":1,"completion_tokens":1,)"
                            R"("server_tool_use":7})"),
                 "search"),
            "0");
}

// They are priced by the tool's price on the card of the request: $0.75 and ¥5
// for 1,000 from 2026-10-17 on, nothing before; never in the bill itself.
TEST(UsageKindsTest, UsesOfToolsHaveTheirPrice) {
  const auto record = [](const char* time) {
    return R"({"timestamp":")" + std::string(time) +
           R"(","model":"deepseek-flash","usage":{"input_tokens":10,)" +
           R"("output_tokens":5,"server_tool_use":{"web_search_requests":3,)" +
           R"("web_fetch_requests":1,"code":2}}})" + "\n";
  };
  const std::string log =
      record("2026-10-16T00:00:00Z") + record("2026-11-20T00:00:00Z");
  const auto found = [&log](std::string_view tool, const std::string& options) {
    const Result<json::Value> got = json::parse(report_text(log, options));
    const json::Value& uses = *got->find("tool_uses")->find(tool);
    return uses.find("count")->text + " " + uses.find("unpriced")->text + " " +
           uses.find("amount")->text;
  };
  EXPECT_EQ(found("search", "{}"), "6 3 0.00225");
  EXPECT_EQ(found("fetch", R"({"currency":"CNY"})"), "2 1 0.005");
  EXPECT_EQ(found("other", "{}"), "4 4 0");
  EXPECT_EQ(found("search", R"({"card":"2026-11-13"})"), "6 0 0.0045");
  EXPECT_EQ(outcome(with_usage(R"({"input_tokens":1,"output_tokens":1,)"
                               R"("server_tool_use":{"web_search_requests":)"
                               R"(1000000001}})")),
            "0: 0+0>0 out_of_range");
}

// Parsing of files and speech carry token counts that are no bill.
TEST(UsageKindsTest, OtherServicesAreNoTokens) {
  const std::string usage = R"({"prompt_tokens":10,"completion_tokens":5})";
  const auto of = [&usage](const std::string& more, const char* model) {
    return R"({"created":1789056000,"model":")" + std::string(model) + "\"," +
           more + R"("usage":)" + usage + "}";
  };
  const std::string refused = "0: 0+0>0 other_service";
  for (const char* name :
       {"deepseek-ocr", "DeepSeek-OCR-2", "deepseek-tts", "deepseek_asr"}) {
    EXPECT_EQ(outcome(of("", name)), refused) << name;
    EXPECT_EQ(outcome(of("", name), std::string(R"({"bill_as":{")") + name +
                                        R"(":"deepseek-flash"}})"),
              refused);
  }
  for (const char* more :
       {R"("url":"https://api.deepseek.com/v1/ocr?x=1",)", R"("path":"/ocr/",)",
        R"("request":{"url":"/v1/audio/transcriptions"},)",
        R"("call_type":"aocr",)", R"("object":"ocr",)"}) {
    EXPECT_EQ(outcome(of(more, "deepseek-flash")), refused) << more;
  }
  for (const char* more :
       {R"("url":"https://tts.example/ocr/v1/chat/completions",)",
        R"("path":"/v1/messages",)", R"("call_type":"acompletion",)",
        R"("object":"chat.completion",)"}) {
    EXPECT_EQ(outcome(of(more, "deepseek-flash")), "1: 0+10>5") << more;
  }
}

TEST(UsageKindsTest, NamesThatAnswerAgainAreSaid) {
  const std::string usage = R"(,"usage":{"prompt_tokens":10,)"
                            R"("completion_tokens":5}})";
  const auto of = [&usage](const std::string& model, const std::string& at) {
    return R"({"created":)" + at + R"(,"model":")" + model + "\"" + usage +
           "\n";
  };
  const std::string log =
      of("deepseek-chat", "1789056000") + of("deepseek-flash", "1789056000") +
      of("deepseek-reasoner", "1789056000") + of("deepseek-chat", "1783000000");
  EXPECT_EQ(outcome(log), "4: 0+40>20");
  EXPECT_EQ(count_of(log, "observed_names"), "2");
}

TEST(UsageKindsTest, ListsOfOtherAnswersAreEntered) {
  const std::string record =
      with_usage(R"({"prompt_tokens":10,"completion_tokens":5})");
  for (const auto& [before, after] :
       {std::pair{R"({"hits":{"hits":[{"_source":)", "}]}}"},
        std::pair{R"({"data":{"edges":[{"node":)", "}]}}"},
        std::pair{R"({"documents":[)", "]}"}, std::pair{R"({"calls":[)", "]}"},
        std::pair{R"({"responses":[)", "]}"}}) {
    EXPECT_EQ(outcome(before + record + after), "1: 0+10>5") << before;
  }
}

TEST(UsageKindsTest, TimesAsOtherLoggersWriteThem) {
  const auto at = [](const std::string& time) {
    return outcome(R"({"timestamp":)" + time +
                       R"(,"model":"deepseek-flash","usage":)"
                       R"({"prompt_tokens":10,"completion_tokens":5}})",
                   R"({"naive_times":"+08:00"})");
  };
  for (const char* time :
       {R"("2026/09/11 00:00:00")", R"("2026-09-11 00:00:00,123")",
        R"({"$date":"2026-09-10T16:00:00.000Z"})",
        R"({"$date":1789056000000})"}) {
    EXPECT_EQ(at(time), "1: 0+10>5") << time;
  }
  EXPECT_EQ(at(R"("10/09/2026 16:00:00")"), "0: 0+0>0 no_instant");
}

// What a prefixed name may mean is offered with its amount, where every request
// of it has a price so; it is never taken.
TEST(UsageKindsTest, MeaningsOfPrefixedNamesAreOffered) {
  const auto offer = [](const std::string& name, const std::string& second) {
    const auto one = [&name](const std::string& at) {
      return R"({"created":)" + at + R"(,"model":")" + name +
             R"(","usage":{"prompt_tokens":1000000,"completion_tokens":0}})";
    };
    const Result<json::Value> got =
        json::parse(report_text(one("1789056000") + "\n" + one(second)));
    EXPECT_EQ(got->find("totals")->find("amount")->text, "0");
    const json::Value* found =
        got->find("unpriced")->items[0].find("suggested");
    return found == nullptr ? ""
                            : found->find("bill_as")->text + " " +
                                  found->find("amount")->text;
  };
  EXPECT_EQ(offer("deepseek/deepseek-chat", "1789056000"), "deepseek-chat 0.3");
  EXPECT_EQ(offer("openrouter/deepseek/deepseek-flash", "1789056000"),
            "deepseek-flash 0.3");
  EXPECT_EQ(offer("deepseek-ai/DeepSeek-V4-Pro", "1789056000"),
            "deepseek-v4-pro 1.32");
  // Retired then.
  EXPECT_EQ(offer("deepseek/deepseek-chat", "1787000000"), "");
  EXPECT_EQ(offer("openai/gpt-9", "1789056000"), "");
  EXPECT_EQ(offer("gpt-9", "1789056000"), "");
}

TEST(UsageKindsTest, PlacesNameTheFile) {
  const std::string begun = begin_usage_log("{}");
  const int log = std::stoi(begun.substr(begun.rfind(':') + 1));
  append_usage_log(log, with_usage(R"({"prompt_tokens":1,)"
                                   R"("completion_tokens":1})"));
  end_usage_log_file(log);
  append_usage_log(log, "\n\n{\"id\":\"y\"}\n");
  const Result<json::Value> got = json::parse(finish_usage_log(log));
  const json::Value& first = *got->find("skipped")->items[0].find("first");
  EXPECT_EQ(first.find("file")->text, "1");
  EXPECT_EQ(first.find("line")->text, "3");
}

}  // namespace
}  // namespace deepseek_cost::usage
