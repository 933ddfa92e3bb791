// Requests that the API has refused, in logs of clients that have estimated
// their input.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string line(const std::string& more, const std::string& output) {
  return R"({"ts":1789056000,"model":"deepseek-v4-pro",)" + more +
         R"("usage":{"prompt_tokens":1000)" + output + "}}\n";
}

std::string outcome(const std::string& log) {
  const json::Value got = report_of(log);
  std::string text = got.find("totals")->find("requests")->text;
  for (const json::Value& each : got.find("skipped")->items) {
    text += " " + each.find("code")->text + " " + each.find("value")->text;
  }
  return text;
}

TEST(UsageRefusedRequestsTest, AreNotInTheBill) {
  for (const char* status :
       {"400", "401", "402", "403", "404", "413", "422", "429", "500", "503"}) {
    const std::string refused = "0 request_refused " + std::string(status);
    const std::string number = R"("status":)" + std::string(status) + ",";
    EXPECT_EQ(outcome(line(number, R"(,"completion_tokens":0)")), refused);
    EXPECT_EQ(outcome(line(number, "")), refused);
    EXPECT_EQ(outcome(line(R"("http_status":")" + std::string(status) +
                               R"(","error":"Insufficient Balance",)",
                           R"(,"completion_tokens":0)")),
              refused);
  }
}

// With output the API has answered; a gateway's status does not say whether it
// has, and stays in the bill, counted.
TEST(UsageRefusedRequestsTest, OthersThatFailedAreBilledAndSaid) {
  for (const std::string more :
       {R"("status":502,)", R"("status":504,)", R"("status":499,)",
        R"("status":408,)", R"("error":"timeout",)"}) {
    const std::string log = line(more, R"(,"completion_tokens":0)");
    EXPECT_EQ(outcome(log), "1") << more;
    EXPECT_EQ(report_of(log).find("failed")->find("count")->text, "1") << more;
  }
  EXPECT_EQ(outcome(line(R"("status":500,)", R"(,"completion_tokens":9)")),
            "1");
  EXPECT_EQ(outcome(line(R"("status":200,)", R"(,"completion_tokens":0)")),
            "1");
}

// Its repeat, which was answered, is no repeat of what was billed.
TEST(UsageRefusedRequestsTest, TheRepeatIsBilled) {
  EXPECT_EQ(
      outcome(line(R"("id":"a","status":429,)", R"(,"completion_tokens":0)") +
              line(R"("id":"a","status":200,)", R"(,"completion_tokens":50)")),
      "1 request_refused 429");
}

}  // namespace
}  // namespace deepseek_cost::usage
