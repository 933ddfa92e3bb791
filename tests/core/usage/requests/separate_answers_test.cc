// Which records with one id are reports of one answer, and which are answers of
// their own.
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

// "2 of 3: 100+200>30, 1 same_id", the last only where there are some.
std::string outcome(const json::Value& got) {
  const json::Value& totals = *got.find("totals");
  std::string text = totals.find("requests")->text + " of " +
                     got.find("counts")->find("records")->text + ": " +
                     totals.find("hit")->text + "+" +
                     totals.find("miss")->text + ">" +
                     totals.find("output")->text;
  for (const char* tally : {"duplicates", "same_id", "late_reports"}) {
    const std::string count = got.find(tally)->find("count")->text;
    if (count != "0") text.append(", ").append(count + " ").append(tally);
  }
  return text;
}

std::string read(const std::string& file, const std::string& options = "{}") {
  return outcome(report_of_files({file}, options));
}

std::string usage(int output) {
  return R"("usage":{"prompt_tokens":200,"prompt_cache_hit_tokens":128,)"
         R"("completion_tokens":)" +
         std::to_string(output) + "}";
}

std::string record(const std::string& more, int output) {
  return R"({"created":1789056000,"model":"deepseek-v4-pro",)" + more +
         usage(output) + "}\n";
}

// Repeated prompts are what samples have: they prove nothing.
TEST(UsageSeparateAnswersTest, SamplesOfOneTaskAreEachBilled) {
  std::string samples;
  std::string answers;
  int number = 0;
  for (const int output : {310, 250, 290}) {
    samples +=
        record(R"("id":"gsm8k-12","sample":)" + std::to_string(number++) + ",",
               output);
    answers += record(
        R"("id":"chatcmpl-123","object":"chat.completion",)"
        R"("choices":[{"index":0,"finish_reason":"stop","message":{}}],)",
        output);
  }
  for (const char* options : {"{}", R"({"duplicates":"bill"})"}) {
    EXPECT_EQ(read(samples, options), "3 of 3: 384+216>850, 2 same_id");
    EXPECT_EQ(read(answers, options), "3 of 3: 384+216>850, 2 same_id");
  }
}

TEST(UsageSeparateAnswersTest, WhatIsNotCompleteIsAReportOfItsAnswer) {
  for (const std::string& open :
       {std::string(R"("id":"a","finish_reason":null,)"),
        std::string(R"("id":"a","stop_reason":null,)"),
        std::string(R"("id":"a","choices":[{"delta":{"content":"x"}}],)")}) {
    EXPECT_EQ(read(record(open, 9) + record(open, 40)), "1 of 1: 128+72>40")
        << open;
  }
}

std::string chunk(const char* choice, const std::string& more) {
  return R"(data: {"id":"c","object":"chat.completion.chunk",)"
         R"("created":1789056000,"model":"deepseek-v4-pro","choices":[)" +
         std::string(choice) + "]" + more + "}\n\n";
}

constexpr const char* kOpen =
    R"({"index":0,"delta":{"content":"x"},"finish_reason":null})";
constexpr const char* kStop =
    R"({"index":0,"delta":{},"finish_reason":"stop"})";
constexpr const char* kSecond =
    R"({"index":1,"delta":{"content":"x"},"finish_reason":null})";

TEST(UsageSeparateAnswersTest, StreamsOfOneIdEndWhereTheySay) {
  const auto stream = [](int output) {
    return chunk(kOpen, "") + chunk(kStop, "," + usage(output));
  };
  EXPECT_EQ(read(stream(9) + stream(40)), "2 of 2: 256+144>49, 1 same_id");
  EXPECT_EQ(read(stream(9) + stream(9)), "1 of 2: 128+72>9, 1 duplicates");
  // The usage comes behind the last choice.
  const auto late = [](int output) {
    return chunk(kOpen, "") + chunk(kStop, "") + chunk("", "," + usage(output));
  };
  EXPECT_EQ(read(late(9)), "1 of 1: 128+72>9");
  EXPECT_EQ(read(late(9) + late(40)), "2 of 2: 256+144>49, 1 same_id");
  // A second choice goes on when the first has ended; newest first is one.
  EXPECT_EQ(read(chunk(kOpen, "") + chunk(kStop, "") + chunk(kSecond, "") +
                 chunk("", "," + usage(9))),
            "1 of 1: 128+72>9");
  EXPECT_EQ(read(chunk(kStop, "," + usage(9)) + chunk(kOpen, "")),
            "1 of 1: 128+72>9");
}

TEST(UsageSeparateAnswersTest, DoneEndsAStream) {
  const std::string done = "data: [DONE]\n\n";
  const auto nameless = [](const std::string& more) {
    return R"(data: {"object":"chat.completion.chunk",)"
           R"("model":"deepseek-v4-pro","created":1789056000,"choices":[])" +
           more + "}\n\n";
  };
  EXPECT_EQ(read(nameless("") + nameless("") + done + nameless("") +
                 nameless("," + usage(9)) + done),
            "1 of 2: 128+72>9");
  EXPECT_EQ(read(chunk(kOpen, "," + usage(9)) + done +
                 chunk(kOpen, "," + usage(40)) + done),
            "2 of 2: 256+144>49, 1 same_id");
}

// Claude Code: one message in several files, at several states.
std::string line(int message, int output, const char* more = "") {
  return R"({"type":"assistant","timestamp":"2026-09-10T16:00:00Z",)"
         R"("sessionId":"s","message":{"type":"message","role":"assistant",)"
         R"("id":"m)" +
         std::to_string(message) + R"(","model":"deepseek-v4-pro",)" + more +
         R"("usage":{"input_tokens":104,"cache_read_input_tokens":896,)"
         R"("output_tokens":)" +
         std::to_string(output) + "}}}\n";
}

TEST(UsageSeparateAnswersTest, AMessageInTwoFilesIsOne) {
  std::string begun;
  std::string all;
  for (int i = 0; i < 10; ++i) {
    begun += line(i, 1);
    all += line(i, 1) + line(i, 50);
  }
  const std::string wanted = "10 of 20: 8960+1040>500, 10 duplicates";
  const json::Value got = report_of_files({begun, all});
  EXPECT_EQ(outcome(got), wanted);
  EXPECT_EQ(got.find("totals")->find("amount")->text, "0.00187352");
  EXPECT_TRUE(got.find("duplicates_complete")->boolean);
  EXPECT_EQ(outcome(report_of_files({all, begun})), wanted);
  EXPECT_EQ(outcome(report_of_files({all, all})), wanted);
  EXPECT_EQ(outcome(report_of_files({all, all}, R"({"duplicates":"bill"})")),
            "20 of 20: 17920+2080>1000, 10 duplicates");
}

TEST(UsageSeparateAnswersTest, MessagesOfAHundredAgentsAreEachOne) {
  std::string log;
  for (const int output : {1, 50}) {
    for (int i = 0; i < 100; ++i) log += line(i, output);
  }
  EXPECT_EQ(read(log), "100 of 100: 89600+10400>5000");
}

TEST(UsageSeparateAnswersTest, AFileOfRepliesIsAFileWithRecords) {
  const json::Value got = report_of_files({line(1, 50), line(1, 50)});
  EXPECT_EQ(got.find("refused_files")->find("count")->text, "0");
  // A log of one's own may have the word for its kind of record.
  EXPECT_EQ(read(record(R"("type":"assistant","id":"a",)", 9) +
                 record(R"("type":"assistant","id":"a",)", 40)),
            "2 of 2: 256+144>49, 1 same_id");
}

}  // namespace
}  // namespace deepseek_cost::usage
