// How many requests are open at once.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/number/ratio.h"
#include "tests/support/answer.h"

namespace deepseek_cost {
namespace {

// 1,000,000 requests an hour of 6.1 s are 1,694 in flight on Flash.
TEST(ConcurrencyCall, ComparesWithTheAccountsLimits) {
  const Answer answer(
      "concurrency",
      R"({"scenario":{"workloads":[{"input":1500,"hit":"70","output":400,
          "requests":"1M","per":"hour"}],"decision":{"peak_factor":"1.4"}}})");
  EXPECT_EQ(answer.at("models/0/limit"), "2500");
  EXPECT_EQ(answer.at("models/0/mean/in_flight"), "1694.444444");
  EXPECT_EQ(answer.at("models/0/output") + " " + answer.at("models/0/speed") +
                " " + answer.at("models/0/seconds"),
            "400 80 6.1");
  EXPECT_EQ(answer.at("models/0/mean/grade"), "fits");
  EXPECT_EQ(answer.at("models/0/mean/above"), "0");
  EXPECT_EQ(answer.at("models/0/peak/grade"), "tight");
  EXPECT_EQ(answer.at("models/1/limit"), "500");
  EXPECT_EQ(answer.at("models/1/mean/grade"), "over");
  EXPECT_EQ(answer.at("models/0/most_per_minute"), "24590.163934");
}

// Office hours put a week's requests into 45 of 168 hours; a run of a shape
// counts with all its requests.
TEST(ConcurrencyCall, CountsActiveHoursAndRequestsOfRuns) {
  const auto mean = [](std::string_view workload) {
    return Answer("concurrency",
                  R"({"scenario":{"workloads":[{"requests":"1M",)" +
                      std::string(workload) + "}]}}")
        .number("per_minute");
  };
  const std::string direct = R"("input":1500,"hit":"70","output":400)";
  const Ratio even = mean(direct);
  const Ratio office = mean(direct + R"(,"when":{"kind":"office_china"})");
  const Ratio chats = mean(kChat);
  const auto near = [](const Ratio& a, const Ratio& b) {
    return a - b < Ratio(1, 10000) && b - a < Ratio(1, 10000);
  };
  EXPECT_TRUE(near(office * Ratio(45, 168), even));
  EXPECT_TRUE(near(chats, even * Ratio(8)));
}

TEST(ConcurrencyCall, SaysWhenEachWorkloadsRequestsArrive) {
  const Answer answer("concurrency",
                      R"({"scenario":{"workloads":[{"requests":"300k",)" +
                          std::string(kChat) +
                          R"(},{"input":1,"hit":"0","output":1,"requests":9,
          "per":"hour","when":{"kind":"office_china"}}]}})");
  EXPECT_EQ(answer.at("arrivals/0/runs"), "300000");
  EXPECT_EQ(answer.at("arrivals/0/requests_per_run"), "8");
  EXPECT_EQ(answer.at("arrivals/0/active_hours"), "168");
  EXPECT_EQ(answer.at("arrivals/0/minutes"), "43800");
  EXPECT_EQ(answer.at("arrivals/0/per_minute"), "54.794521");
  EXPECT_EQ(answer.at("arrivals/1/runs"), "6570");
  EXPECT_EQ(answer.at("arrivals/1/active_hours"), "45");
  EXPECT_EQ(answer.at("arrivals/1/minutes"), "11732.142857");
  EXPECT_EQ(answer.at("arrivals/1/per_minute"), "0.56");
  EXPECT_EQ(answer.at("per_minute"), "55.354521");
}

}  // namespace
}  // namespace deepseek_cost
