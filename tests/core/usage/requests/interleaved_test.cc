// Streams that run at once, whose events do not say which of them they are of.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

// A minute of 2026-09-10 in UTC, from 00:00 on.
std::string at(int minute) {
  const auto two = [](int number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  return R"({"timestamp":"2026-09-10T)" + two(minute / 60) + ":" +
         two(minute % 60) + R"(:00Z",)";
}

std::string start(int minute, const char* model = "deepseek-v4-pro") {
  return at(minute) + R"("type":"message_start","message":{"model":")" + model +
         R"(","usage":{"input_tokens":104,"output_tokens":1}}})" + "\n";
}

std::string delta(int minute, const char* output,
                  const char* more = R"("delta":{"stop_reason":"end_turn"},)") {
  return at(minute) + R"("type":"message_delta",)" + more +
         R"("usage":{"output_tokens":)" + output + "}}\n";
}

std::string stop(int minute) {
  return at(minute) + R"("type":"message_stop"})" + "\n";
}

// "2>120 contradictory_usagex2 unfinished 1"
std::string outcome(const std::string& log) {
  const json::Value got = report_of(log);
  std::string text = got.find("totals")->find("requests")->text + ">" +
                     got.find("totals")->find("output")->text;
  for (const json::Value& each : got.find("skipped")->items) {
    text += " " + each.find("code")->text + "x" + each.find("count")->text;
  }
  const std::string cut = got.find("unfinished_streams")->find("count")->text;
  return cut == "0" ? text : text + " unfinished " + cut;
}

constexpr int kOffPeak = 16 * 60;  // midnight in Beijing
constexpr int kPeakBegins = 60;    // 09:00 in Beijing
constexpr const char* kFlash = "deepseek-flash";
constexpr const char* kGoesOn = R"("delta":{"stop_reason":null},)";
constexpr const char* kGoesOnEscaped = R"("delta":{"stop\u005freason":null},)";
constexpr const char* kSaysNothing = "";

TEST(UsageInterleavedTest, OfOneModelAndOnePriceTheSumIsTheSame) {
  const int t = kOffPeak;
  EXPECT_EQ(outcome(start(t) + start(t + 1) + delta(t + 2, "50") + stop(t + 2) +
                    delta(t + 3, "70") + stop(t + 3)),
            "2>120");
  EXPECT_EQ(outcome(start(t) + start(t + 1) + delta(t + 2, "50") +
                    delta(t + 3, "70")),
            "2>120");
}

TEST(UsageInterleavedTest, AcrossTheHourOfAnotherPriceTheyAreRefused) {
  const int t = kPeakBegins - 2;
  const std::string rest = start(kOffPeak) + delta(kOffPeak, "5");
  EXPECT_EQ(outcome(start(t) + start(t + 1) + delta(t + 1, "50") + stop(t + 1) +
                    delta(t + 3, "70") + stop(t + 3) + rest),
            "1>5 contradictory_usagex2");
  // One behind the other, they are not in doubt.
  EXPECT_EQ(outcome(start(t) + delta(t + 1, "50") + stop(t + 1) + start(t + 2) +
                    delta(t + 3, "70") + stop(t + 3) + rest),
            "3>125");
}

TEST(UsageInterleavedTest, OfSeveralModelsAllAreRefused) {
  const int t = kOffPeak;
  const std::string rest = start(t + 9, kFlash) + delta(t + 9, "5");
  EXPECT_EQ(outcome(start(t) + start(t + 1, kFlash) + delta(t + 2, "50") +
                    stop(t + 2) + delta(t + 3, "70") + stop(t + 3) + rest),
            "1>5 contradictory_usagex2");
  // The first two deltas may be of the first two, or of the third.
  EXPECT_EQ(outcome(start(t) + start(t + 1) + delta(t + 2, "50") +
                    start(t + 3, kFlash) + delta(t + 4, "70") +
                    delta(t + 5, "90") + rest),
            "1>5 contradictory_usagex3");
}

TEST(UsageInterleavedTest, AStreamThatBrokeOffIsWaitedForAnHour) {
  const int t = kOffPeak;
  const std::string later = start(t + 62, kFlash) + delta(t + 63, "5");
  EXPECT_EQ(outcome(start(t) + later), "2>6 unfinished 1");
  EXPECT_EQ(outcome(start(t) + start(t + 20, kFlash) + delta(t + 21, "9") +
                    stop(t + 21) + later),
            "1>5 contradictory_usagex2");
}

TEST(UsageInterleavedTest, CountsSoFarAreNotTakenForThoseOfAnother) {
  const int t = kOffPeak;
  const std::string both = start(t) + start(t + 1);
  // Of one stream alone the last holds.
  EXPECT_EQ(outcome(start(t) + delta(t + 1, "120", kGoesOn) +
                    delta(t + 2, "900") + stop(t + 2)),
            "1>900");
  EXPECT_EQ(outcome(start(t) + delta(t + 1, "120", kSaysNothing) +
                    delta(t + 2, "900", kSaysNothing)),
            "1>900");
  EXPECT_EQ(outcome(start(t) + delta(t, "1", kSaysNothing) + start(t + 1) +
                    delta(t + 1, "120", kSaysNothing) +
                    delta(t + 2, "900", kSaysNothing)),
            "2>901");
  // Those that say that they are not the last count for nothing.
  for (const char* goes_on : {kGoesOn, kGoesOnEscaped}) {
    EXPECT_EQ(outcome(both + delta(t + 2, "120", goes_on) +
                      delta(t + 3, "300", goes_on) + delta(t + 4, "900") +
                      delta(t + 5, "70")),
              "2>970");
  }
  // Nothing says which goes on: one may have broken off, the other counts on.
  EXPECT_EQ(outcome(both + delta(t + 2, "120", kSaysNothing) +
                    delta(t + 3, "900", kSaysNothing)),
            "0>0 contradictory_usagex2");
  EXPECT_EQ(outcome(both + delta(t + 2, "120", kSaysNothing) + stop(t + 2) +
                    delta(t + 3, "900", kSaysNothing) + stop(t + 3)),
            "2>1020");
  EXPECT_EQ(outcome(both + delta(t + 2, "120", kSaysNothing) +
                    delta(t + 3, "70", kSaysNothing)),
            "2>190")
      << "counts so far never shrink";
  // The first has not ended, as others have.
  EXPECT_EQ(outcome(start(t) + delta(t, "9", kSaysNothing) + stop(t) +
                    start(t + 1) + delta(t + 1, "5", kSaysNothing) +
                    start(t + 2) + delta(t + 2, "50", kSaysNothing) +
                    delta(t + 3, "120", kSaysNothing)),
            "1>9 contradictory_usagex2");
  // More of them than streams.
  EXPECT_EQ(outcome(both + delta(t + 2, "120", kSaysNothing) +
                    delta(t + 3, "900", kSaysNothing) +
                    delta(t + 4, "70", kSaysNothing)),
            "0>0 contradictory_usagex2");
}

// Chat chunks without ids: what says no model may be of either stream.
TEST(UsageInterleavedTest, ChunksOfSeveralModelsWithoutIds) {
  const auto chunk = [](const std::string& model, const char* rest) {
    const std::string named =
        model.empty() ? "" : R"("model":")" + model + "\",";
    return R"({"timestamp":"2026-09-10T16:00:00Z",)"
           R"("object":"chat.completion.chunk",)" +
           named + rest + "}\n";
  };
  const char* const text =
      R"("choices":[{"delta":{"content":"a"},"finish_reason":null}])";
  const char* const last = R"("choices":[{"delta":{},"finish_reason":"stop"}])";
  const char* const usage =
      R"("choices":[],"usage":{"prompt_tokens":104,"completion_tokens":50})";
  const std::string pro = "deepseek-v4-pro";
  const std::string both = chunk(pro, text) + chunk(kFlash, text);
  EXPECT_EQ(outcome(both + chunk("", usage)),
            "0>0 no_usagex1 contradictory_usagex1");
  EXPECT_EQ(outcome(both + chunk(kFlash, usage)), "1>50 no_usagex1");
  EXPECT_EQ(outcome(chunk(pro, text) + chunk(pro, last) + chunk("", usage) +
                    chunk(kFlash, text) + chunk("", usage)),
            "2>100");
}

// Chat chunks without ids belong to the stream of their model and creation.
TEST(UsageInterleavedTest, ChunksWithoutIdsByTheirModelAndCreation) {
  const auto chunk = [](const char* model, int second, const char* rest) {
    return R"({"object":"chat.completion.chunk","model":")" +
           std::string(model) + R"(","created":)" +
           std::to_string(1789056000 + second) + "," + rest + "}\n";
  };
  const char* const text =
      R"("choices":[{"delta":{"content":"a"},"finish_reason":null}])";
  const char* const last = R"("choices":[{"delta":{},"finish_reason":"stop"}])";
  const auto usage = [](int input, int output) {
    return R"("choices":[],"usage":{"prompt_tokens":)" + std::to_string(input) +
           R"(,"completion_tokens":)" + std::to_string(output) + "}";
  };
  const char* const pro = "deepseek-v4-pro";
  std::string log;
  for (int i = 0; i < 3; ++i)
    log += chunk(pro, 0, text) + chunk(kFlash, 0, text);
  EXPECT_EQ(outcome(log + chunk(pro, 0, last) + chunk(kFlash, 0, last) +
                    chunk(pro, 0, usage(104, 50).c_str()) +
                    chunk(kFlash, 0, usage(104, 70).c_str())),
            "2>120");
  EXPECT_EQ(outcome(log + chunk(pro, 0, usage(104, 50).c_str())),
            "1>50 no_usagex1");
  // Of one model, created apart, each counts on.
  EXPECT_EQ(outcome(chunk(pro, 0, usage(104, 1).c_str()) +
                    chunk(pro, 1, usage(204, 1).c_str()) +
                    chunk(pro, 0, usage(104, 50).c_str()) +
                    chunk(pro, 1, usage(204, 60).c_str())),
            "2>110");
  // Another input is another answer, though of the same second.
  EXPECT_EQ(outcome(chunk(pro, 0, text) + chunk(pro, 0, text) +
                    chunk(pro, 0, usage(104, 50).c_str()) +
                    chunk(pro, 0, usage(204, 60).c_str())),
            "2>110");
}

}  // namespace
}  // namespace deepseek_cost::usage
