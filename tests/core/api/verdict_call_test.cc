// Flash or Pro.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "core/number/ratio.h"
#include "tests/support/answer.h"

namespace deepseek_cost {
namespace {

std::string verdict(std::string_view decision) {
  const Answer answer("verdict", scenario(decision));
  return answer.at("outcome") + " " + answer.at("route") + " " +
         answer.at("reasons/0");
}

TEST(VerdictCall, FollowsItsRules) {
  EXPECT_EQ(verdict(""), "unsettled null failures_unknown");
  EXPECT_EQ(verdict(R"("fail_flash":"8","fail_pro":"3")"),
            "unsettled null human_unknown");
  // Pro fails as often, but where Flash failed it may still succeed.
  EXPECT_EQ(verdict(R"("fail_flash":"3","fail_pro":"3","fail_escalated":"3")"),
            "unsettled null human_unknown");
  // How often is not given: that route is not one to decide for.
  EXPECT_EQ(verdict(R"("fail_flash":"3","fail_pro":"3")"),
            "flash_default flash pro_avoids_nothing");
  EXPECT_EQ(verdict(R"("fail_flash":"3","fail_pro":"3",
                       "fail_escalated":"100")"),
            "flash_default flash pro_avoids_nothing");
  EXPECT_EQ(verdict(R"("fail_flash":"3","fail_pro":"4","noticed":"0")"),
            "flash_default flash pro_avoids_nothing");
  EXPECT_EQ(verdict(R"("fail_flash":"3","fail_pro":"2","human":"0.0001")"),
            "flash_default flash smallest_total");
  EXPECT_EQ(verdict(R"("fail_flash":"8","fail_pro":"3","human":"2.5")"),
            "pro_pays pro smallest_total");
  EXPECT_EQ(verdict(R"("fail_flash":"8","fail_pro":"3","human":"2.5",
                       "fail_escalated":"3")"),
            "mix escalate smallest_total");
  // What Flash fails at, Pro fails at as often as not: Pro at once is cheaper.
  EXPECT_EQ(verdict(R"("fail_flash":"40","fail_pro":"3","fail_escalated":"90",
                       "human":"2.5")"),
            "pro_pays pro smallest_total");
  // 0.00017794 + 8 % × h = 0.00054755625 + 3 % × h at h = 0.007392325, and
  // nothing that Flash fails at is saved by Pro.
  EXPECT_EQ(verdict(R"("fail_flash":"8","fail_pro":"3","fail_escalated":"100",
                       "human":"0.0073923")"),
            "unsettled null too_close");
  EXPECT_EQ(verdict(R"("fail_flash":"8","fail_pro":"3","human":"2.5",
                       "ranges":[{"field":"/decision/human","low":"0",
                       "high":"5"}])"),
            "unsettled null range_flips");
}

// What is missing is the cost of a failure: from where it matters is known.
TEST(VerdictCall, AnUnknownCostOfFailuresLeavesWhereItTurns) {
  const std::string shares =
      R"("fail_flash":"8","fail_pro":"3","fail_escalated":"3")";
  const Answer answer("verdict", scenario(shares));
  EXPECT_EQ(answer.at("would_change/0/from"), "flash");
  EXPECT_EQ(answer.at("would_change/0/route"), "escalate");
  // (1.01 × (0.00017794 + 8 % × 0.00054755625) - 0.00017794)
  //   ÷ (8 % - 1.01 × 8 % × 3 %)
  EXPECT_EQ(answer.at("would_change/0/human/amount"), "0.000593249781");
  EXPECT_EQ(answer.at("would_change/1"), "(absent)");
}

// The route that wins with a share; "" where the two models are too close.
std::string winner_with(const std::string& given, const std::string& share,
                        std::int64_t parts) {
  const Answer answer("verdict", scenario(given + ",\"" + share + "\":\"" +
                                          decimal_of_scaled(parts, 4) + '"'));
  return answer.at("reasons/0") == "too_close" ? "" : answer.at("route");
}

// The last share with which the verdict holds is the last: a part per million
// further the verdict is for the named route.
TEST(VerdictCall, SharesTurnWhereItSays) {
  int turns = 0;
  for (const char* given :
       {R"("human":"2.5")", R"("human":"0.001","retries":"1")",
        R"("human":"0.02","retries":"2","pro_share":"30")",
        R"("human":"0.3","retries":"3")", R"("human":"0.0008")"}) {
    for (
        const char* shares :
        {R"(,"fail_flash":"8","fail_pro":"3","fail_escalated":"3")",
         R"(,"fail_flash":"40","fail_pro":"1","fail_escalated":"90")",
         R"(,"fail_flash":"12","fail_pro":"9","fail_escalated":"9","noticed":"55")"}) {
      std::string request = scenario(std::string(given) + shares);
      request.insert(request.size() - 1, R"(,"shares":"all")");
      const Answer answer("verdict", request);
      if (answer.at("reasons/0") != "smallest_total") continue;
      for (int i = 0;; ++i) {
        const std::string turn = "would_change_shares/" + std::to_string(i);
        if (answer.at(turn) == "(absent)") break;
        const std::string share = answer.at(turn + "/share");
        const Ratio last = answer.number(turn + "/last") * Ratio(10000);
        const auto parts = static_cast<std::int64_t>(last.numerator());
        const std::int64_t step = answer.at(turn + "/when") == "above" ? 1 : -1;
        // The last mention of a member would be refused: leave the first out.
        std::string others = std::string(given) + shares;
        const std::size_t at = others.find(",\"" + share + "\"");
        if (at != std::string::npos) {
          others.erase(at, others.find('"', others.find(':', at) + 2) + 1 - at);
        }
        const std::string here = winner_with(others, share, parts);
        const std::string beyond = winner_with(others, share, parts + step);
        if (here.empty() || beyond.empty()) continue;
        ++turns;
        EXPECT_EQ(here, answer.at("route")) << others << share;
        EXPECT_EQ(beyond, answer.at(turn + "/route")) << others << share;
      }
    }
  }
  EXPECT_GT(turns, 20);
}

TEST(VerdictCall, AMixNamesWhatItAssumes) {
  const std::string given =
      R"("fail_flash":"8","fail_pro":"3","fail_escalated":"3","human":"2.5")";
  const Answer answer("verdict", scenario(given));
  EXPECT_EQ(answer.at("assumed/0"), "noticed");
  EXPECT_EQ(answer.at("assumed/1"), "(absent)");
  EXPECT_EQ(answer.at("would_change_shares/0/share"), "noticed");
  EXPECT_EQ(answer.at("holds_if/0/code"), "every_failure_noticed");
  const Answer known("verdict", scenario(given + R"(,"noticed":"100")"));
  EXPECT_EQ(known.at("assumed/0"), "(absent)");
  const Answer single("verdict", scenario(given + R"(,"noticed":"20")"));
  EXPECT_EQ(single.at("route"), "pro");
  EXPECT_EQ(single.at("assumed/0"), "(absent)");
}

// Nobody said how often Pro fails where Flash did: the models are compared, and
// the mix is a what-if, with the share up to which it would win.
TEST(VerdictCall, AMixOfIndependentFailuresIsAWhatIf) {
  const std::string given = R"("fail_flash":"5","fail_pro":"6","human":"2")";
  const Answer answer("verdict", scenario(given));
  EXPECT_EQ(answer.at("outcome") + ' ' + answer.at("route"),
            "flash_default flash");
  EXPECT_EQ(answer.at("what_if/route"), "escalate");
  EXPECT_EQ(answer.at("what_if/missing"), "fail_escalated");
  const std::string last = answer.at("what_if/wins_up_to/last");
  const std::int64_t parts = read_percent(last)->parts();
  EXPECT_EQ(winner_with(given, "fail_escalated", parts), "escalate");
  EXPECT_EQ(winner_with(given, "fail_escalated", parts + 1), "flash");
  const Answer asked("verdict", scenario(given + R"(,"fail_escalated":"50")"));
  EXPECT_EQ(asked.at("route") + ' ' + asked.at("what_if"), "escalate null");
}

TEST(VerdictCall, SaysInThreeDigitsWhatItHoldsOn) {
  std::string request = scenario(
      R"("fail_flash":"8","fail_pro":"3","human":"2.5","retries":"1")");
  request.insert(request.size() - 1, R"(,"shares":"all")");
  const Answer answer("verdict", request);
  EXPECT_EQ(answer.at("headline/route") + ' ' + answer.at("headline/over"),
            "pro flash");
  EXPECT_LE(answer.at("headline/saves_percent").size(), 4U);
  EXPECT_EQ(answer.at("holds_if/0/code"), "every_failure_noticed");
  EXPECT_EQ(answer.at("holds_if/1/code"), "human_above");
  EXPECT_EQ(answer.at("holds_if/1/else"), "flash");
  EXPECT_NE(answer.at("holds_if/2"), "(absent)");
  EXPECT_EQ(answer.at("holds_if/3"), "(absent)");
}

// Flash, Pro and the split cost the same at one point; below it, Flash wins.
TEST(VerdictCall, NamesOnlyRoutesThatThenWin) {
  const Answer answer("verdict", scenario(R"("fail_flash":"20","fail_pro":"10",
      "fail_escalated":"100","pro_share":"50","human":"2")"));
  EXPECT_EQ(answer.at("would_change/0/route"), "flash");
  EXPECT_EQ(answer.at("would_change/0/rounded"), "0.0037");
  EXPECT_EQ(answer.at("would_change/1"), "(absent)");
}

// Where the verdict says that another route wins, it does.
TEST(VerdictCall, WhatWouldChangeItDoes) {
  const std::string shares =
      R"("fail_flash":"3","fail_pro":"2","fail_escalated":"2","human":")";
  const Answer answer("verdict", scenario(shares + R"(0.0001")"));
  ASSERT_EQ(answer.at("would_change/0/route"), "escalate");
  ASSERT_EQ(answer.at("would_change/0/when"), "human_above");
  // Pro would be cheaper than Flash as well, but never than escalating.
  EXPECT_EQ(answer.at("would_change/1"), "(absent)");
  const Ratio above =
      answer.number("would_change/0/human/amount") * Ratio(12, 10);
  const Answer later(
      "decision",
      scenario(shares + round_half_even_to_decimal(above, 9).text + '"'));
  EXPECT_EQ(later.at("cheapest"), "escalate");
}

// Just beyond each place where another route is said to win the verdict is for
// it, and just before it still for the winner.
TEST(VerdictCall, NamesOnlyRoutesThatTakeOver) {
  int turns = 0;
  for (const char* human : {"0.0002", "0.001", "0.003", "0.01", "0.05", "2"}) {
    for (
        const char* shares :
        {R"("fail_flash":"8","fail_pro":"3","fail_escalated":"3","human":")",
         R"("fail_flash":"40","fail_pro":"1","fail_escalated":"90","human":")",
         R"("fail_flash":"12","fail_pro":"9","fail_escalated":"9","noticed":"10","human":")"}) {
      const Answer answer("verdict",
                          scenario(shares + std::string(human) + '"'));
      if (answer.at("reasons/0") != "smallest_total") continue;
      for (const char* i : {"0", "1", "2"}) {
        const std::string turn = std::string("would_change/") + i;
        if (answer.at(turn) == "(absent)") break;
        const bool above = answer.at(turn + "/when") == "human_above";
        const Ratio meet = answer.number(turn + "/human/amount");
        for (const bool beyond : {false, true}) {
          const Ratio there =
              meet * (above == beyond ? Ratio(1001, 1000) : Ratio(999, 1000));
          const Answer now(
              "verdict",
              scenario(shares + round_half_even_to_decimal(there, 12).text +
                       '"'));
          if (now.at("reasons/0") == "too_close") continue;
          ++turns;
          EXPECT_EQ(now.at("route"),
                    answer.at(beyond ? turn + "/route" : "route"))
              << shares << human;
        }
      }
    }
  }
  EXPECT_GT(turns, 8);
}

// Where costs are rounded, two routes that meet cost the same but for the last
// place: what would change the outcome is said all the same.
TEST(VerdictCall, WhatWouldChangeItIsSaidOfRoundedCostsToo) {
  const auto at = [](const std::string& human) {
    return Answer(
        "verdict",
        R"({"scenario":{"card":"2026-06-28","workloads":[{"input":7503,
          "hit":"15.01","output":537,"requests":1000}],"decision":{
          "fail_flash":"59.67","fail_pro":"53.30","fail_escalated":"52.51",
          "retries":3,"pro_share":"38.28","human":")" +
            human + R"("}}})");
  };
  const Answer answer = at("1");
  EXPECT_EQ(answer.at("route"), "escalate");
  EXPECT_EQ(answer.at("would_change/0/route"), "flash");
  EXPECT_EQ(answer.at("would_change/0/when"), "human_below");
  const Ratio human = answer.number("would_change/0/human/amount");
  const auto near = [&human, &at](std::int64_t thousandths) {
    return at(round_half_even_to_decimal(human * Ratio(thousandths, 1000), 9)
                  .text)
        .at("route");
  };
  EXPECT_EQ(near(1001) + ' ' + near(999), "escalate flash");
}

// Pro on Flash's failures looks cheapest while it is taken to fail there as
// seldom as anywhere: no call names it until that share is given.
TEST(VerdictCall, NeverNamesAMixThatRestsOnAnAssumption) {
  for (int fail = 1; fail <= 60; ++fail) {
    const std::string known = R"("fail_flash":")" + std::to_string(fail) +
                              R"(","fail_pro":"5","human":"2")";
    const Answer assumed("decision", scenario(known));
    EXPECT_TRUE(assumed.at("cheapest") == "flash" ||
                assumed.at("cheapest") == "pro")
        << assumed.at("cheapest");
    const std::string route = Answer("verdict", scenario(known)).at("route");
    EXPECT_TRUE(route == "flash" || route == "pro" || route == "null") << route;
  }
  EXPECT_EQ(Answer("decision", scenario(R"("fail_flash":"20","fail_pro":"5",
                "human":"2","fail_escalated":"10")"))
                .at("cheapest"),
            "escalate");
}

}  // namespace
}  // namespace deepseek_cost
