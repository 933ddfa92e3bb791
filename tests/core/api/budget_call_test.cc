// What a budget buys.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "core/number/ratio.h"
#include "tests/support/answer.h"

namespace deepseek_cost {
namespace {

// What a budget affords is affordable, and one more is not: asked of estimate.
TEST(BudgetCall, AgreesWithEstimatingTheCount) {
  for (const std::string_view workload :
       {std::string_view(R"("input":1500,"hit":"33.3333","output":400)"),
        kChat}) {
    const Answer budget("budget", scenario(R"("budget":"500")", workload));
    for (const char* model : {"0", "1"}) {
      const std::string path = std::string("models/") + model;
      const Ratio count = budget.number(path + "/affordable/count");
      for (const int more : {0, 1}) {
        const std::string requests =
            round_half_even_to_decimal(count + Ratio(more), 0).text;
        const Answer estimate("estimate", scenario("", workload, requests));
        EXPECT_EQ(estimate.number(path + "/month/amount") <= Ratio(500),
                  more == 0)
            << requests;
      }
    }
  }
}

// The share of hits that a target needs meets it, and a little less does not.
TEST(BudgetCall, NeededHitsAgreeWithEstimate) {
  const Answer budget("budget", scenario(R"("target":"0.0002")"));
  EXPECT_EQ(budget.at("models/0/target/reachable"), "true");
  const Ratio needed = budget.number("models/0/target/hit");
  for (const int less : {0, 1}) {
    const std::string hit =
        round_half_even_to_decimal(needed - Ratio(less, 10000), 4).text;
    const Answer estimate(
        "estimate",
        scenario("", R"("input":1500,"output":400,"hit":")" + hit + '"'));
    EXPECT_EQ(estimate.number("models/0/per_request/amount") <= Ratio(2, 10000),
              less == 0);
  }
  EXPECT_EQ(budget.at("models/1/target/reachable"), "false");
  EXPECT_EQ(budget.at("models/1/target/hit"), "null");
}

TEST(BudgetCall, SaysClearlyWhatIsNoBudget) {
  EXPECT_EQ(Answer("budget", scenario(R"("per_user":"0")")).error(),
            "out_of_range/scenario/decision/per_user");
  EXPECT_EQ(
      Answer("budget", scenario(R"("budget":"1000000000000000")")).error(),
      "out_of_range/scenario/decision/budget");
}

// Nothing is a budget, too: it buys none, which is not "without limit".
TEST(BudgetCall, NothingBuysNone) {
  const Answer answer("budget", scenario(R"("budget":"0","per_user":"5")"));
  const std::string affordable = "models/0/affordable/";
  EXPECT_EQ(answer.at(affordable + "count"), "0");
  EXPECT_EQ(answer.at(affordable + "users"), "0");
  EXPECT_EQ(answer.at(affordable + "planned_percent"), "null");
  EXPECT_EQ(answer.at(affordable + "planned_fits"), "false");
}

// Too little for one user is not "without limit".
TEST(BudgetCall, DistinguishesNoneFromWithoutLimit) {
  const auto users = [](std::string_view per_user, std::string_view workload) {
    return Answer("budget", scenario(R"("budget":"100","per_user":")" +
                                         std::string(per_user) + '"',
                                     workload))
        .at("models/0/affordable/users");
  };
  constexpr std::string_view kOne =
      R"("input":1500,"hit":"70.1234","output":401)";
  EXPECT_EQ(users("1000000000000", kOne), "0");
  EXPECT_EQ(users("999999999999.999999999999", kOne), "0");
  EXPECT_EQ(users("1", R"("input":0,"hit":0,"output":0)"), "null");
}

// The share of hits that is answered is enough, and the least that is: hits of
// a shape are rounded down in every turn.
TEST(BudgetCall, TheShareOfHitsIsEnough) {
  const auto price = [](const std::string& shape, std::int64_t parts) {
    return Answer("estimate",
                  scenario("", shape + R"(,"measured_hit":")" +
                                   decimal_of_scaled(parts, 4) + "\"}"))
        .number("models/0/per_request/amount");
  };
  for (const std::string shape :
       {R"("shape":{"kind":"chat","turns":8,"system":0,"user":20,"answer":5)",
        R"("shape":{"kind":"none","requests":1000,"input":1,"answer":0)",
        R"("shape":{"kind":"document","questions":10,"system":7,"document":999,
            "question":3,"answer":11)"}) {
    const Ratio target = (price(shape, 0) + price(shape, 1000000)) / Ratio(2);
    const Answer answer(
        "budget",
        scenario(
            R"("target":")" + round_half_even_to_decimal(target, 12).text + '"',
            shape + '}'));
    const std::int64_t parts =
        read_percent(answer.at("models/0/target/hit"))->parts();
    EXPECT_TRUE(price(shape, parts) <= target) << shape << parts;
    EXPECT_TRUE(price(shape, parts - 1) > target) << shape << parts;
    EXPECT_TRUE(answer.number("models/0/target/price/amount") ==
                price(shape, parts));
  }
}

TEST(BudgetCall, SaysHowManyRequestsOneIsMadeOf) {
  const auto each = [](std::string_view second) {
    const Answer answer("budget",
                        R"({"scenario":{"workloads":[{"requests":1,)" +
                            std::string(kChat) + "}" + std::string(second) +
                            R"(],"decision":{"budget":"1"}}})");
    return answer.at("models/0/affordable/requests_each/part") + "/" +
           answer.at("models/0/affordable/requests_each/of");
  };
  EXPECT_EQ(each(""), "8/1");
  // One chat of 8 requests and two requests: 10 for 3 of them.
  EXPECT_EQ(each(R"(,{"input":1,"hit":"0","output":1,"requests":2})"), "10/3");
}

}  // namespace
}  // namespace deepseek_cost
