// Records that stand in a log twice, and how that shows.
#include <gtest/gtest.h>

#include <string>

#include "tests/support/usage_outcome.h"

namespace deepseek_cost::usage {
namespace {

const std::string kCounts =
    R"("model":"deepseek-flash","usage":{"prompt_tokens":1000,)"
    R"("completion_tokens":50,"prompt_cache_hit_tokens":896})";

std::string line(const std::string& more) {
  return "{" + more + (more.empty() ? "" : ",") + kCounts + "}\n";
}
std::string at(const std::string& clock) {
  return line(R"("ts":"2026-10-20T)" + clock + "Z\"");
}

TEST(UsageCopiesTest, APartOfASecondProvesACopy) {
  const std::string one = at("12:00:00.123");
  EXPECT_EQ(outcome_of_log(one + one + one),
            "1 of 3: 896+104>50, 2 duplicates, duplicate_request");
  EXPECT_EQ(outcome_of_log(one + one, R"({"duplicates":"bill"})"),
            "2 of 2: 1792+208>100, 1 duplicates");
  EXPECT_EQ(outcome_of_log(one + at("12:00:00.124")), "2 of 2: 1792+208>100");
}

TEST(UsageCopiesTest, WithinASecondTheyAreRequestsAndSaid) {
  const std::string one = at("12:00:00");
  EXPECT_EQ(outcome_of_log(one + one + one),
            "3 of 3: 2688+312>150, 2 same_text");
  EXPECT_EQ(outcome_of_log(at("12:00:00.000") + at("12:00:00.000")),
            "2 of 2: 1792+208>100, 1 same_text");
}

// A log that was joined with itself: as many as stand together are requests.
TEST(UsageCopiesTest, BehindAnotherSecondTheyAreCopies) {
  const std::string log = at("12:00:00") + at("12:00:00") + at("12:00:01");
  EXPECT_EQ(outcome_of_log(log + log),
            "3 of 6: 2688+312>150, 3 duplicates, 1 same_text, "
            "duplicate_request");
  EXPECT_EQ(outcome_of(report_of_files({log, log})),
            "3 of 6: 2688+312>150, 3 duplicates, 1 same_text, "
            "duplicate_request");
}

TEST(UsageCopiesTest, WithoutATimeNothingProvesIt) {
  EXPECT_EQ(outcome_of_log(line("") + line(""),
                           R"({"default_at":"2026-10-20T12:00:00Z"})"),
            "2 of 2: 1792+208>100, 1 same_text");
}

TEST(UsageCopiesTest, RowsOfATableAreComparedWhole) {
  const std::string head = "time,user,model,prompt_tokens,completion_tokens\n";
  const auto row = [](const char* user) {
    return "2026-10-20T12:00:00.5Z," + std::string(user) +
           ",deepseek-flash,100,5\n";
  };
  EXPECT_EQ(outcome_of_log(head + row("a") + row("b")), "2 of 2: 0+200>10");
  EXPECT_EQ(outcome_of_log(head + row("a") + row("a")),
            "1 of 2: 0+100>5, 1 duplicates, duplicate_request");
}

// What a collector has kept twice has the id of the row, and its time.
TEST(UsageCopiesTest, TheIdOfARowShowsACopy) {
  for (const char* id : {"insertId", "_id", "eventId", "message_id", "call_id",
                         "x-request-id"}) {
    const std::string own = "\"" + std::string(id) + R"(":"a","n":)";
    const std::string time = R"(,"ts":"2026-10-20T12:00:00Z")";
    EXPECT_EQ(outcome_of_log(line(own + "1" + time) + line(own + "2" + time)),
              "1 of 2: 896+104>50, 1 duplicates, duplicate_request")
        << id;
    EXPECT_EQ(outcome_of_log(line(own + "1" + time) +
                             line(own + R"(2,"ts":"2026-10-21T12:00:00Z")")),
              "2 of 2: 1792+208>100")
        << id;
  }
}

TEST(UsageCopiesTest, ASpanThatIsSentAgainIsOne) {
  const std::string span =
      R"({"traceId":"t","spanId":"s","startTimeUnixNano":"1792497600000000000",)"
      R"("attributes":{"gen_ai.request.model":"deepseek-flash",)"
      R"("gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50}})"
      "\n";
  EXPECT_EQ(outcome_of_log(span + span),
            "1 of 2: 0+1000>50, 1 duplicates, duplicate_request");
}

// Numbers of rows begin again each day; ids of some relays never change.
TEST(UsageCopiesTest, AnotherCreationIsAnotherAnswer) {
  const std::string first = line(R"("id":1,"created":1792497600)");
  EXPECT_EQ(outcome_of_log(first + line(R"("id":1,"created":1792584000)")),
            "2 of 2: 1792+208>100, 1 same_id");
  EXPECT_EQ(outcome_of_log(first + first),
            "1 of 2: 896+104>50, 1 duplicates, duplicate_request");
}

}  // namespace
}  // namespace deepseek_cost::usage
