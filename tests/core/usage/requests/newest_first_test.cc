// Anthropic's events in logs that are newest first.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string event(int second, const std::string& json) {
  return R"({"ts":"2026-09-10T16:00:)" + std::to_string(10 + second) +
         R"(Z","line":")" + json + "\"}\n";
}

std::string start(int second, const char* id, const char* model,
                  const char* counts) {
  return event(second, R"({\"type\":\"message_start\",\"message\":{\"id\":\")" +
                           std::string(id) + R"(\",\"model\":\")" + model +
                           R"(\",\"usage\":{)" + counts +
                           R"(,\"output_tokens\":1}}})");
}

std::string delta(int second, const char* output) {
  return event(second,
               R"({\"type\":\"message_delta\",\"usage\":{\"output_tokens\":)" +
                   std::string(output) + "}}");
}

std::string stop(int second) {
  return event(second, R"({\"type\":\"message_stop\"})");
}

constexpr const char* kPro =
    R"(\"input_tokens\":104,\"cache_read_input_tokens\":896)";
constexpr const char* kFlash = R"(\"input_tokens\":500)";

std::string joined(std::vector<std::string> lines, bool newest_first) {
  if (newest_first) std::reverse(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

// By model: "deepseek-v4-pro 50", then what is reported besides.
std::string outcome(const std::string& log) {
  const json::Value got = report_of(log);
  std::string text;
  for (const json::Value& model : got.find("by_model")->items) {
    text += model.find("model")->text + " " + model.find("output")->text + "; ";
  }
  for (const json::Value& each : got.find("skipped")->items) {
    text += each.find("code")->text + " ";
  }
  const std::string cut = got.find("unfinished_streams")->find("count")->text;
  return cut == "0" ? text : text + "unfinished " + cut;
}

TEST(UsageNewestFirstTest, EachDeltaIsOfTheStartBehindIt) {
  const std::vector<std::string> lines = {
      start(0, "m1", "deepseek-v4-pro", kPro),  delta(3, "50"), stop(3),
      start(5, "m2", "deepseek-flash", kFlash), delta(9, "70"), stop(9)};
  const std::string both = "deepseek-v4-pro 50; deepseek-flash 70; ";
  EXPECT_EQ(outcome(joined(lines, false)), both);
  EXPECT_EQ(outcome(joined(lines, true)),
            "deepseek-flash 70; deepseek-v4-pro 50; ");
}

// The first in the file shows nothing where all of it is in one second.
TEST(UsageNewestFirstTest, WithinOneSecond) {
  const std::vector<std::string> lines = {
      start(0, "m1", "deepseek-v4-pro", kPro),  delta(0, "50"), stop(0),
      start(5, "m2", "deepseek-flash", kFlash), delta(5, "70"), stop(5),
      start(7, "m3", "deepseek-v4-pro", kPro),  delta(7, "20"), stop(7)};
  EXPECT_EQ(outcome(joined(lines, true)),
            "deepseek-flash 70; deepseek-v4-pro 51; no_input unfinished 1");
  EXPECT_EQ(outcome(joined(lines, false)),
            "deepseek-v4-pro 70; deepseek-flash 70; ");
}

TEST(UsageNewestFirstTest, TwoAtOnceAreNotGuessed) {
  const std::vector<std::string> lines = {
      start(0, "m1", "deepseek-v4-pro", kPro),
      start(1, "m2", "deepseek-flash", kFlash),
      delta(3, "50"),
      stop(3),
      delta(4, "70"),
      stop(4)};
  EXPECT_EQ(outcome(joined(lines, true)), "contradictory_usage ");
}

// A file that begins within an answer, behind one that ends within a later one.
TEST(UsageNewestFirstTest, JoinedFilesGoOnAsTheyAre) {
  const std::string log =
      start(20, "m9", "deepseek-flash", kFlash) + delta(3, "50") + stop(3) +
      start(5, "m2", "deepseek-flash", kFlash) + delta(9, "70") + stop(9) +
      start(12, "m3", "deepseek-flash", kFlash) + delta(14, "30") + stop(14);
  EXPECT_EQ(outcome(log), "deepseek-flash 101; no_input unfinished 1");
}

}  // namespace
}  // namespace deepseek_cost::usage
