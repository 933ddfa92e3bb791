// Buyer inputs that can be read, and cannot be used with the rest.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/answer.h"

namespace deepseek_cost {
namespace {

// "ok", or every code and place below the decision.
std::string checked(const std::string& request) {
  const Answer answer("checkInputs", request);
  if (answer.at("ok") == "true") return "ok";
  std::string all;
  for (int i = 0; i < 9; ++i) {
    const std::string path = "errors/" + std::to_string(i);
    if (answer.at(path) == "(absent)") break;
    all += (all.empty() ? "" : " ") + answer.at(path + "/code") + ' ' +
           answer.at(path + "/where").substr(9);
  }
  return all;
}

std::string range(std::string_view field, std::string_view low,
                  std::string_view high) {
  return R"({"field":")" + std::string(field) + R"(","low":")" +
         std::string(low) + R"(","high":")" + std::string(high) + R"("})";
}

std::string ranges(
    const std::string& list,
    std::string_view workload = R"("input":1500,"hit":"70","output":400)") {
  return scenario(R"("ranges":[)" + list + ']', workload);
}

TEST(CheckInputs, TakesWhatCanBeUsed) {
  EXPECT_EQ(checked(scenario("")), "ok");
  EXPECT_EQ(checked(scenario(R"("per_user":"3","human":"2.5")")), "ok");
  EXPECT_EQ(checked(ranges(range("/workloads/0/input", "1000", "2000") + ',' +
                           range("/workloads/0/hit", "50", "90%"))),
            "ok");
}

TEST(CheckInputs, RefusesARangeThatCannotBeUsed) {
  EXPECT_EQ(checked(ranges(range("/workloads/0/input", "900", "40"))),
            "inconsistent /decision/ranges/0/low");
  EXPECT_EQ(checked(ranges(range("/workloads/7/input", "1", "2"))),
            "unknown_reference /decision/ranges/0/field");
  EXPECT_EQ(checked(ranges(range("/workloads/0/hit", "50", "101"))),
            "out_of_range /decision/ranges/0/high");
  EXPECT_EQ(checked(ranges(range("/workloads/0/output", "1", "500000"))),
            "output_over_limit /decision/ranges/0/high");
  EXPECT_EQ(
      checked(ranges(range("/workloads/0/shape/turns", "6", "5000"), kChat)),
      "too_many /decision/ranges/0/high");
  // A number beside a shape that it does not have.
  EXPECT_EQ(checked(ranges(range("/workloads/0/shape/steps", "6", "9"), kChat)),
            "unknown_reference /decision/ranges/0/field");
}

// A range is of the number that stands there, not of another one.
TEST(CheckInputs, RefusesARangeThatLeavesItsNumberOut) {
  EXPECT_EQ(checked(ranges(range("/workloads/0/input", "100", "1499"))),
            "inconsistent /decision/ranges/0/high");
  EXPECT_EQ(checked(ranges(range("/workloads/0/hit", "70.0001", "90"))),
            "inconsistent /decision/ranges/0/low");
  EXPECT_EQ(checked(ranges(range("/workloads/0/input", "1.5k", "1500") + ',' +
                           range("/workloads/0/hit", "70", "70"))),
            "ok");
  EXPECT_EQ(checked(scenario(R"("human":"$3","ranges":[)" +
                             range("/decision/human", "4", "$5") + ']')),
            "inconsistent /decision/ranges/0/low");
  // Of what is not known there is nothing to leave out.
  EXPECT_EQ(checked(ranges(range("/decision/human", "4", "5"))), "ok");
}

// Of two ranges of one number the later would count, without a word.
TEST(CheckInputs, RefusesTwoRangesOfOneNumber) {
  const std::string one = range("/workloads/0/input", "1000", "2000");
  EXPECT_EQ(checked(ranges(one + ',' + one)),
            "inconsistent /decision/ranges/1/field");
}

// Each can be sent, and all of them together cannot.
TEST(CheckInputs, RefusesRangesThatDoNotGoTogether) {
  EXPECT_EQ(checked(ranges(range("/workloads/0/output", "1", "300000") + ',' +
                           range("/workloads/0/input", "1", "900000"))),
            "context_over_limit /decision/ranges/1/high");
}

TEST(CheckInputs, RefusesOtherInputsOfNoUse) {
  EXPECT_EQ(checked(scenario(R"("per_user":"0")")),
            "out_of_range /decision/per_user");
  EXPECT_EQ(checked(scenario(R"("human":"dear","retries":"11")")),
            "out_of_range /decision/retries not_a_number /decision/human");
  EXPECT_EQ(checked(scenario(R"("fail_flash":"100","fail_pro":"100","human":)"
                             R"("1000000000000")",
                             R"("input":1500,"hit":"70","output":400)",
                             "1000000000000000")),
            "overflow /decision/human");
}

// The order of a range's ends needs no prices; what else does waits for them.
TEST(CheckInputs, NeedNoBill) {
  const std::string wrong = R"({"scenario":{"card":"2026-12-01","workloads":[
      {"input":1,"hit":0,"output":1,"requests":1}],"decision":{"ranges":[)" +
                            range("/workloads/0/input", "9", "1") + "]}}}";
  EXPECT_EQ(checked(wrong), "inconsistent /decision/ranges/0/low");
}

TEST(CheckInputs, MoneyIsOfTheScenariosCurrency) {
  const auto of = [](std::string_view currency, std::string_view decision) {
    return R"({"scenario":{"currency":")" + std::string(currency) +
           R"(","workloads":[{"input":1,"hit":0,"output":1,"requests":1}],)" +
           R"("decision":{)" + std::string(decision) + "}}}";
  };
  EXPECT_EQ(checked(of("USD", R"("human":"$2.5","budget":"500 USD")")), "ok");
  EXPECT_EQ(checked(of("CNY", R"("target":"¥2","budget":"5万元")")), "ok");
  EXPECT_EQ(checked(of("USD", R"("human":"¥2.5")")),
            "other_currency /decision/human");
  EXPECT_EQ(checked(of("CNY", R"("human":"2","ranges":[)" +
                                  range("/decision/human", "$1", "￥3") + ']')),
            "other_currency /decision/ranges/0/low");
  EXPECT_EQ(checked(of("USD", R"("per_user":"$2")")),
            "not_a_number /decision/per_user");
}

}  // namespace
}  // namespace deepseek_cost
