// Rows and events that come again: by the id that they were kept under.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string row(const std::string& name, const std::string& id, int second) {
  return R"({"ts":)" + std::to_string(1789056000 + second) + ",\"" + name +
         "\":\"" + id +
         R"(","model":"deepseek-v4-pro","usage":{"prompt_tokens":1000,)"
         R"("completion_tokens":50}})"
         "\n";
}

std::string counts(const json::Value& got) {
  return got.find("totals")->find("requests")->text + " " +
         got.find("duplicates")->find("count")->text;
}

TEST(UsageRowIdsTest, TheSameRowAgainIsNoRequest) {
  for (const std::string name :
       {"insertId", "_id", "eventId", "event_id", "message_id", "call_id",
        "completion_id", "provider_request_id", "x-request-id", "uuid"}) {
    const std::string two = row(name, "a1", 0) + row(name, "a2", 0);
    EXPECT_EQ(counts(report_of(two + two)), "2 2") << name;
    EXPECT_EQ(counts(report_of_files({two, two})), "2 2") << name;
    // A number of a file begins again each day.
    EXPECT_EQ(counts(report_of(row(name, "a1", 0) + row(name, "a1", 86400))),
              "2 0")
        << name;
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
