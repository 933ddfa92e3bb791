#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/usage/record/record.h"
#include "core/usage/text/log_time.h"
#include "tests/support/make_log.h"

namespace deepseek_cost::usage {
namespace {

std::int32_t begin(const std::string& options) {
  const std::string begun = begin_usage_log(options);
  EXPECT_EQ(begun.substr(0, 11), "{\"ok\":true,") << begun;
  return std::stoi(begun.substr(begun.rfind(':') + 1));
}

json::Value report(const std::string& log, const std::string& options = "{}",
                   std::size_t chunk = 1 << 20) {
  const std::int32_t number = begin(options);
  for (std::size_t at = 0; at < log.size(); at += chunk) {
    append_usage_log(number, std::string_view(log).substr(at, chunk));
  }
  Result<json::Value> parsed = json::parse(finish_usage_log(number));
  EXPECT_TRUE(parsed.ok());
  return std::move(parsed).value();
}

// "totals.amount", "skipped.0.code"
std::string at(const json::Value& root, std::string_view path) {
  const json::Value* value = &root;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    const std::string_view key = path.substr(0, dot);
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    if (value->kind == json::Value::Kind::array) {
      const auto index = static_cast<std::size_t>(std::stoi(std::string(key)));
      if (index >= value->items.size()) return "(none)";
      value = &value->items[index];
    } else {
      value = value->find(key);
      if (value == nullptr) return "(none)";
    }
  }
  if (value->kind == json::Value::Kind::boolean) {
    return value->boolean ? "true" : "false";
  }
  return value->kind == json::Value::Kind::null ? "null" : value->text;
}

std::string request(const std::string& model, const std::string& created,
                    const std::string& id = "", const std::string& more = "") {
  return "{\"id\":\"" + id + "\",\"model\":\"" + model +
         "\",\"created\":" + created + more +
         ",\"usage\":{\"prompt_tokens\":1100,\"prompt_cache_hit_tokens\":1000,"
         "\"prompt_cache_miss_tokens\":100,\"completion_tokens\":50}}\n";
}

const std::string kOffPeak = "1789056000";  // 2026-09-10T16:00Z, Thursday
const std::string kPeak = "1789092000";     // 2026-09-11T02:00Z, Friday
// Between the retirement of deepseek-chat and its answering again.
const std::string kRetired = "1787000000";  // 2026-08-17T20:53Z

// 1000 × 0.003 + 100 × 0.15 + 50 × 0.6 per 1M, and twice that in peak hours.
// A request over the edge of a band is billed by its end, however that is
// called: 11:59 is peak in Beijing, 12:01 is not.
TEST(UsageLogTest, CompletionTimesAreKnownInCamelCaseToo) {
  for (const auto& [start, end] :
       {std::pair{"start_time", "end_time"}, std::pair{"startTime", "endTime"},
        std::pair{"startedAt", "endedAt"},
        std::pair{"createdAt", "completedAt"},
        std::pair{"created_at", "finishedAt"}}) {
    const std::int32_t log = begin("{}");
    append_usage_log(
        log, std::string(R"({"model":"deepseek-v4-flash",")") + start +
                 R"(":"2026-08-25T03:59:00Z",")" + end +
                 R"(":"2026-08-25T04:01:00Z","usage":{"prompt_tokens":1000000,)"
                 R"("completion_tokens":0}})");
    EXPECT_NE(finish_usage_log(log).find(R"("amount":"0.22")"),
              std::string::npos)
        << end;
  }
}

// Seconds, milli-, micro- or nanoseconds; what is none of them is no time.
TEST(UsageLogTest, TimesAsNumbersOfAnyUnit) {
  const auto seconds = [](std::string_view text) {
    const auto at = read_log_time(json::Value::Kind::number, text);
    return at ? at->at.seconds() : -1;
  };
  EXPECT_EQ(seconds("1789000000"), 1789000000);
  EXPECT_EQ(seconds("1789000000.5"), 1789000000);
  EXPECT_EQ(seconds("1789000000123"), 1789000000);
  EXPECT_EQ(seconds("1789000000123456789"), 1789000000);
  EXPECT_EQ(seconds("9999999999999999999"), -1);
  EXPECT_EQ(seconds("99999999999999999999"), -1);
  EXPECT_EQ(seconds("4102444800"), -1);
  EXPECT_EQ(seconds("12"), -1);
}

TEST(UsageLogTest, EachRequestHasThePriceOfItsInstant) {
  const json::Value got = report(request("deepseek-flash", kOffPeak) +
                                 request("deepseek-flash", kPeak));
  EXPECT_EQ(at(got, "totals.amount"), "0.000144");
  EXPECT_EQ(at(got, "by_band.0.band"), "off_peak");
  EXPECT_EQ(at(got, "by_band.0.amount"), "0.000048");
  EXPECT_EQ(at(got, "by_band.1.band"), "peak");
  EXPECT_EQ(at(got, "by_band.1.amount"), "0.000096");
  EXPECT_EQ(at(got, "by_day.0.day"), "2026-09-10");
  EXPECT_EQ(at(got, "by_day.1.day"), "2026-09-11");
  EXPECT_EQ(at(got, "hit_share"), "90.9091");
  EXPECT_EQ(at(got, "what_if.all_off_peak"), "0.000096");
  EXPECT_EQ(at(got, "what_if.no_cache"), "0.000585");
  EXPECT_EQ(at(got, "instants.start"), "2");
}

TEST(UsageLogTest, NamesAreKeptAndBilledAsTheirModels) {
  const json::Value got = report(request("deepseek-v4-flash", kOffPeak) +
                                 request("deepseek-flash", kOffPeak));
  EXPECT_EQ(at(got, "by_model.0.model"), "deepseek-v4-flash");
  EXPECT_EQ(at(got, "by_model.0.billed_as"), "deepseek-flash");
  EXPECT_EQ(at(got, "by_model.0.amount"), "0.000048");
  EXPECT_EQ(at(got, "by_model.1.model"), "deepseek-flash");
}

// What has no price is listed with its tokens and never shown as free.
TEST(UsageLogTest, UnknownModelsAreListed) {
  const json::Value got = report(request("my-deepseek-v4-proxy", kOffPeak) +
                                 request("deepseek-chat", kRetired) +
                                 request("deepseek-flash", kOffPeak));
  EXPECT_EQ(at(got, "totals.amount"), "0.000048");
  EXPECT_EQ(at(got, "counts.records"), "3");
  EXPECT_EQ(at(got, "counts.billed"), "1");
  EXPECT_EQ(at(got, "unpriced.0.model"), "my-deepseek-v4-proxy");
  EXPECT_EQ(at(got, "unpriced.0.hit"), "1000");
  EXPECT_EQ(at(got, "unpriced.0.amount"), "null");
  EXPECT_EQ(at(got, "unpriced.0.code"), "unknown_model");
  EXPECT_EQ(at(got, "unpriced.1.code"), "model_retired");
}

TEST(UsageLogTest, SkippedRecordsHaveReasonsAndPlaces) {
  const json::Value got = report(
      "{\"model\":\"deepseek-flash\"}\n{\"usage\":{\"hit\":1,\"output\":2}}"
      "\nx\n"
      "{\"model\":\"deepseek-flash\",\"usage\":{\"hit\":1,\"output\":2}}\n"
      "{\"model\":\"deepseek-flash\",\"usage\":{\"hit\":-1}}\n");
  const char* const codes[] = {"no_usage", "no_model", "invalid_json",
                               "no_instant", "negative_number"};
  for (int i = 0; i < 5; ++i) {
    const std::string place = "skipped." + std::to_string(i);
    EXPECT_EQ(at(got, place + ".code"), codes[i]);
    EXPECT_EQ(at(got, place + ".first.line"), std::to_string(i + 1));
  }
  EXPECT_EQ(at(got, "counts.records"), "5");
  EXPECT_EQ(at(got, "counts.skipped"), "5");
  EXPECT_EQ(at(got, "as_workload"), "null");
}

TEST(UsageLogTest, RepeatsAreBilledOnceUnlessSaidOtherwise) {
  const std::string log = request("deepseek-flash", kOffPeak, "a") +
                          request("deepseek-flash", kOffPeak, "b") +
                          request("deepseek-flash", kOffPeak, "a");
  const json::Value bill = report(log, R"({"duplicates":"bill"})");
  EXPECT_EQ(at(bill, "totals.requests"), "3");
  EXPECT_EQ(at(bill, "duplicates.count"), "1");
  EXPECT_EQ(at(bill, "duplicates.amount"), "0.000048");
  EXPECT_EQ(at(bill, "duplicates.first.line"), "3");
  const json::Value once = report(log);
  EXPECT_EQ(at(once, "duplicates.count"), "1");
  EXPECT_EQ(at(once, "duplicates.amount"), "0.000048");
  EXPECT_EQ(at(once, "totals.requests"), "2");
  EXPECT_EQ(at(once, "skipped.0.code"), "duplicate_request");
}

// A failed attempt that reports usage is billed.
TEST(UsageLogTest, WhatWasSkippedHasNotBeenBilledOnce) {
  const std::string log = request("nonsense-9", kOffPeak, "same") +
                          request("deepseek-flash", kOffPeak, "same") +
                          request("deepseek-flash", kOffPeak, "same");
  const json::Value got = report(log, R"({"duplicates":"once"})");
  EXPECT_EQ(at(got, "counts.billed"), "1");
  EXPECT_EQ(at(got, "duplicates.count"), "1");
  EXPECT_EQ(at(got, "duplicates.first.line"), "3");
}

TEST(UsageLogTest, FailedAttemptsAndFutureClocksAreNoted) {
  const json::Value got =
      report(request("deepseek-flash", kOffPeak, "a", ",\"status\":502") +
                 request("deepseek-flash", "1889056000", "b"),
             R"({"now":"2026-11-23T00:00:00Z"})");
  EXPECT_EQ(at(got, "failed.count"), "1");
  EXPECT_EQ(at(got, "failed.amount"), "0.000048");
  EXPECT_EQ(at(got, "in_future.count"), "1");
  EXPECT_EQ(at(got, "counts.billed"), "2");
}

// A weekday window of a year whose holidays are not published: both bounds.
TEST(UsageLogTest, UnknownHolidaysGiveBothBounds) {
  const json::Value got =
      report(request("deepseek-flash", "1803952800"));  // 2027-03-02T02:00Z
  EXPECT_EQ(at(got, "unknown_band.requests"), "1");
  EXPECT_EQ(at(got, "unknown_band.low"), "0.000048");
  EXPECT_EQ(at(got, "unknown_band.high"), "0.000096");
  EXPECT_EQ(at(got, "totals.amount"), "0.000096");
  EXPECT_EQ(at(got, "totals.amount_low"), "0.000048");
}

TEST(UsageLogTest, StreamsAreOneRequest) {
  const std::string chunk =
      R"(data: {"id":"s","object":"chat.completion.chunk","created":)" +
      kOffPeak + R"(,"model":"deepseek-flash","choices":[],"usage":)";
  const json::Value got =
      report(chunk + "null}\n\n" + chunk +
             "{\"prompt_tokens\":5,\"completion_tokens\":0}}\n\n" + chunk +
             "{\"prompt_tokens\":1000000,\"completion_tokens\":0}}\n\n" +
             "data: [DONE]\n");
  EXPECT_EQ(at(got, "totals.requests"), "1");
  EXPECT_EQ(at(got, "totals.amount"), "0.15");
  EXPECT_EQ(at(got, "counts.stream_parts"), "2");
}

// The input comes first, the output at the end; input excludes the hits.
TEST(UsageLogTest, AnthropicStreamsArePutTogether) {
  const json::Value got = report(
      R"(data: {"type":"message_start","message":{"id":"m","model":"deepseek-flash","usage":{"input_tokens":1000000,"cache_read_input_tokens":1000000,"output_tokens":1}}}
data: {"type":"content_block_delta","delta":{"text":"x"}}
data: {"type":"message_delta","delta":{},"usage":{"output_tokens":1000000}}
data: {"type":"message_stop"}
)",
      R"({"default_at":"2026-09-10T16:00:00Z"})");
  EXPECT_EQ(at(got, "totals.amount"), "0.753");
  EXPECT_EQ(at(got, "totals.requests"), "1");
  EXPECT_EQ(at(got, "counts.skipped"), "0");
}

// Two responses at once, each chunk with the sum so far: the last of each id.
TEST(UsageLogTest, StreamsThatRunAtOnceAreKeptApart) {
  const auto chunk = [](const std::string& id, const char* tokens) {
    return R"({"id":")" + id +
           R"(","object":"chat.completion.chunk","created":)" + kOffPeak +
           R"(,"model":"deepseek-flash","usage":{"completion_tokens":0,"prompt_tokens":)" +
           tokens + "}}\n";
  };
  const json::Value got =
      report(chunk("a", "10") + chunk("b", "20") + chunk("a", "1000000") +
             chunk("b", "30") + chunk("b", "2000000"));
  EXPECT_EQ(at(got, "totals.requests"), "2");
  EXPECT_EQ(at(got, "totals.amount"), "0.45");
  EXPECT_EQ(at(got, "counts.stream_parts"), "3");
  EXPECT_EQ(at(got, "counts.skipped"), "0");
  // More than are waited for: none is lost, none is billed twice.
  std::string many;
  for (int i = 0; i < 200; ++i) many += chunk(std::to_string(i), "1000000");
  EXPECT_EQ(at(report(many), "totals.requests"), "200");
  EXPECT_EQ(at(report(many), "totals.amount"), "30");
}

TEST(UsageLogTest, AnthropicStreamsThatRunAtOnce) {
  const auto start = [](const std::string& id, const std::string& model) {
    return R"({"type":"message_start","message":{"id":")" + id +
           R"(","model":")" + model +
           R"(","usage":{"input_tokens":1000000,"output_tokens":1}}})" + "\n";
  };
  const std::string delta =
      R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},)"
      R"("usage":{"output_tokens":1000000}})"
      "\n";
  const std::string at_night = R"({"default_at":"2026-09-10T16:00:00Z"})";
  // Of one model: whichever ends first, the sum is the same.
  const json::Value same =
      report(start("a", "deepseek-flash") + start("b", "deepseek-flash") +
                 delta + delta,
             at_night);
  EXPECT_EQ(at(same, "totals.requests"), "2");
  EXPECT_EQ(at(same, "totals.amount"), "1.5");
  // Of two it cannot be reported, and is not guessed.
  const json::Value mixed = report(
      start("a", "deepseek-flash") + start("b", "deepseek-v4-pro") + delta,
      at_night);
  EXPECT_EQ(at(mixed, "counts.skipped"), "2");
  EXPECT_EQ(at(mixed, "skipped.0.code"), "contradictory_usage");
  EXPECT_EQ(at(mixed, "totals.requests"), "0");
  // Unless the logger says whose end it is.
  const std::string named =
      R"({"request_id":"a","type":"message_delta","usage":{"output_tokens":1000000}})"
      "\n";
  const json::Value reported = report(
      start("a", "deepseek-flash") + start("b", "deepseek-v4-pro") + named,
      at_night);
  EXPECT_EQ(at(reported, "counts.skipped"), "0");
  EXPECT_EQ(at(reported, "totals.requests"), "2");
}

// By the `message_id` beside the event, whichever ends first.
TEST(UsageLogTest, TheMessageIdSaysWhoseEndItIs) {
  const auto start = [](const std::string& id, const std::string& model) {
    return R"({"type":"message_start","message":{"id":")" + id +
           R"(","model":")" + model +
           R"(","usage":{"input_tokens":1000000,"output_tokens":1}}})" + "\n";
  };
  const auto delta = [](const std::string& id, const std::string& output) {
    return R"({"message_id":")" + id +
           R"(","type":"message_delta","usage":{"output_tokens":)" + output +
           "}}\n";
  };
  const json::Value got =
      report(start("a", "deepseek-flash") + start("b", "deepseek-v4-pro") +
                 delta("a", "2000000") + delta("b", "1000000"),
             R"({"default_at":"2026-09-10T16:00:00Z"})");
  EXPECT_EQ(at(got, "counts.skipped"), "0");
  EXPECT_EQ(at(got, "unfinished_streams.count"), "0");
  EXPECT_EQ(at(got, "by_model.0.output"), "2000000");
  EXPECT_EQ(at(got, "by_model.1.output"), "1000000");
}

TEST(UsageLogTest, TimesAsLoggersWriteThem) {
  const auto bill = [](const std::string& time) {
    return at(
        report(
            R"({"timestamp":)" + time +
            R"(,"model":"deepseek-flash","prompt_tokens":"1000000","completion_tokens":0})"),
        "totals.amount");
  };
  // 2026-09-11T02:00:00Z is at peak, 16:00 the day before is not.
  for (const char* peak :
       {R"("2026-09-11T02:00:00Z")", R"("2026-09-11T02:00Z")",
        R"("2026-09-11 10:00:00+0800")", R"("2026-09-11T10:00:00.123+08")",
        R"("2026-09-11 10:00 +0800")", R"("1789092000")", "1789092000"}) {
    EXPECT_EQ(bill(peak), "0.3") << peak;
  }
  EXPECT_EQ(bill(R"("2026-09-10T16:00-00:00")"), "0.15");
  for (const char* none :
       {R"("2026-09-11")", R"("2026-09-11T02")", R"("2026-09-11T02:00:00")",
        R"("11.09.2026 02:00")", R"("soon")", R"("2026-09-11 2 UTC")",
        R"("2026-09-1 02:0UTC")"}) {
    EXPECT_EQ(bill(none), "0") << none;
  }
}

TEST(UsageLogTest, WrappersAndLoggersTimes) {
  const std::string log =
      R"({"timestamp":"2026-09-11T01:00:10Z","request":{"model":"deepseek-v4-pro"},"response":{"created":1789088370,"model":"deepseek-flash","usage":{"prompt_tokens":1000000,"completion_tokens":0}}})";
  EXPECT_EQ(at(report(log), "totals.amount"), "0.3");
  EXPECT_EQ(at(report(log, R"({"instant":"start"})"), "totals.amount"), "0.15");
}

TEST(UsageLogTest, APinnedCardNeedsNoTimeWhereItIsFlat) {
  const std::string log =
      "{\"model\":\"deepseek-v4-pro\",\"usage\":{\"hit\":54400,\"miss\":39339,"
      "\"output\":23547}}";
  EXPECT_EQ(at(report(log, R"({"card":"2026-06-28"})"), "totals.amount"),
            "0.037795555");
}

// Sums are exact, whatever the order and the chunks.
TEST(UsageLogTest, OrderAndChunksDoNotMatter) {
  LogMaker maker(5);
  std::vector<std::string> lines(200);
  for (std::string& line : lines) maker.append_line(line);
  std::string forward, backward;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    forward += lines[i];
    backward += lines[lines.size() - 1 - i];
  }
  const std::string wanted = at(report(forward), "totals.amount");
  EXPECT_EQ(at(report(backward), "totals.amount"), wanted);
  EXPECT_EQ(at(report(forward, "{}", 1), "totals.amount"), wanted);
  EXPECT_EQ(at(report(forward, "{}", 777), "totals.amount"), wanted);
}

TEST(UsageLogTest, RefusesWhatIsNoLog) {
  EXPECT_EQ(at(report(std::string("PK\x03\x04", 4) + "…"),
               "refused_files.skipped.0.code"),
            "unknown_format");
  EXPECT_NE(begin_usage_log(R"({"currency":"EUR"})").find("unknown_currency"),
            std::string::npos);
  EXPECT_NE(begin_usage_log(R"({"nonsense":1})").find("unknown_field"),
            std::string::npos);
  EXPECT_NE(append_usage_log(999999, "x").find("unknown_log"),
            std::string::npos);
  EXPECT_NE(finish_usage_log(999999).find("unknown_log"), std::string::npos);
}

TEST(UsageLogTest, AnEmptyAppendIsNothingAndFilesEndByThemselves) {
  const std::int32_t log = begin("{}");
  const std::string whole = request("deepseek-flash", kOffPeak);
  append_usage_log(log, std::string_view(whole).substr(0, 40));
  append_usage_log(log, "");
  append_usage_log(log, std::string_view(whole).substr(40));
  append_usage_log(log, "{\"cut\":");
  EXPECT_NE(end_usage_log_file(log).find("\"billed\":\"1\""),
            std::string::npos);
  append_usage_log(log, request("deepseek-flash", kOffPeak));
  const std::string got = finish_usage_log(log);
  EXPECT_NE(got.find("\"records\":\"3\",\"billed\":\"2\""), std::string::npos)
      << got;
}

}  // namespace
}  // namespace deepseek_cost::usage
