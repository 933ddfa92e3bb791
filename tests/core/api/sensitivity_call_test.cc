// How sure a bill is.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/answer.h"

namespace deepseek_cost {
namespace {

// A bar's ends are what estimate says with the number in its place.
TEST(SensitivityCall, BarsAgreeWithEstimate) {
  const Answer answer(
      "sensitivity",
      scenario(
          R"("ranges":[{"field":"/workloads/0/hit","low":"50","high":"90%"},
                  {"field":"/workloads/0/output","low":"200","high":"1k"}])"));
  EXPECT_EQ(answer.at("here/flash/amount"), "17.794");
  EXPECT_EQ(answer.at("bars/0/field"), "/workloads/0/output");
  const Answer high("estimate",
                    scenario("", R"("input":1500,"hit":"70","output":1000)"));
  EXPECT_EQ(answer.at("bars/0/at_high/flash/amount"),
            high.at("models/0/month/amount"));
  const Answer dearest(
      "estimate", scenario("", R"("input":1500,"hit":"50","output":1000)"));
  EXPECT_EQ(answer.at("dearest/pro/amount"),
            dearest.at("models/1/month/amount"));
  const Answer cheapest(
      "estimate", scenario("", R"("input":1500,"hit":"90","output":200)"));
  EXPECT_EQ(answer.at("cheapest/flash/amount"),
            cheapest.at("models/0/month/amount"));
}

// Every number that may vary is offered with a range, and each such range can
// be taken as it is.
TEST(SensitivityCall, OffersWhatCanVary) {
  const Answer answer("sensitivity",
                      scenario(R"("human":"2.5","budget":"500")", kChat));
  std::string fields;
  for (int i = 0; i < 10; ++i) {
    fields += answer.at("inputs/" + std::to_string(i) + "/field") + ' ';
  }
  EXPECT_EQ(fields,
            "/workloads/0/shape/turns /workloads/0/shape/system "
            "/workloads/0/shape/user /workloads/0/shape/answer "
            "/workloads/0/shape/reasoning /workloads/0/shape/available "
            "/workloads/0/shape/gap_minutes "
            "/workloads/0/shape/lifetime_minutes /workloads/0/requests "
            "/decision/human ");
  EXPECT_EQ(answer.at("inputs/0/low") + " " + answer.at("inputs/0/value") +
                " " + answer.at("inputs/0/high"),
            "6 8 10");
  EXPECT_EQ(answer.at("inputs/5/high"), "100");
  EXPECT_EQ(answer.at("inputs/9/low"), "1.875");
  for (int i = 0; i < 10; ++i) {
    const std::string path = "inputs/" + std::to_string(i);
    const Answer varied(
        "sensitivity",
        scenario(R"("human":"2.5","ranges":[{"field":")" +
                     answer.at(path + "/field") + R"(","low":")" +
                     answer.at(path + "/low") + R"(","high":")" +
                     answer.at(path + "/high") + R"("}])",
                 kChat));
    EXPECT_EQ(varied.at("bars/0/field"), answer.at(path + "/field"));
  }
}

// What is offered goes no further than what can be sent.
TEST(SensitivityCall, OffersNoMoreThanAModelTakes) {
  const Answer answer(
      "sensitivity",
      scenario("", R"("input":700000,"hit":"70","output":300000)"));
  EXPECT_EQ(answer.at("inputs/0/field"), "/workloads/0/input");
  EXPECT_EQ(answer.at("inputs/0/low"), "525000");
  EXPECT_EQ(answer.at("inputs/0/high"), "700000");
  const Answer chat("sensitivity", scenario("", R"("shape":{"kind":"chat",
                    "turns":1000,"system":2000,"user":50,"answer":50})"));
  EXPECT_EQ(chat.at("inputs/0/field"), "/workloads/0/shape/turns");
  EXPECT_EQ(chat.at("inputs/0/high"), "1000");
}

TEST(SensitivityCall, PlacesErrorsAtTheRange) {
  EXPECT_EQ(
      Answer("sensitivity", scenario(R"("ranges":[{"field":"/workloads/3/hit",
                               "low":"50","high":"90"}])"))
          .error(),
      "unknown_reference/scenario/decision/ranges/0/field");
  EXPECT_EQ(
      Answer("sensitivity", scenario(R"("ranges":[{"field":"/workloads/0/hit",
                               "low":"50","high":"190"}])"))
          .error(),
      "out_of_range/scenario/decision/ranges/0/high");
  EXPECT_EQ(Answer("sensitivity",
                   scenario(R"("ranges":[{"field":"/workloads/0/shape/turns",
                               "low":"5","high":"999"}])",
                            kChat))
                .error(),
            "(absent)(absent)");
}

// A range that moves nothing as things stand may move much with the others.
TEST(SensitivityCall, TheDearestEndIsNeverBelowABar) {
  const auto request = [](std::string_view human, std::string_view low) {
    return R"({"scenario":{"card":"2026-06-28","workloads":[{"input":1000,
        "hit":0,"output":100,"requests":1000}],"decision":{"fail_flash":"10",
        "fail_pro":"5","human":")" +
           std::string(human) + R"(","ranges":[
        {"field":"/decision/human","low":")" +
           std::string(low) + R"(","high":"10"},
        {"field":"/decision/fail_flash","low":"1","high":"50"}]}},
        "watch":"with_failures"})";
  };
  const Answer free("sensitivity", request("0", "0"));
  EXPECT_EQ(free.at("dearest/flash/amount"), "5000.168");
  EXPECT_EQ(free.at("ends/dearest/flash/0"), "high");
  EXPECT_EQ(free.at("ends/dearest/flash/1"), "high");
  EXPECT_EQ(free.at("cheapest/flash/amount"), "0.168");
  EXPECT_EQ(Answer("sensitivity", request("0", "11")).error(),
            "inconsistent/scenario/decision/ranges/0/low");
}

}  // namespace
}  // namespace deepseek_cost
