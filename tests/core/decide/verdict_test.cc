#include "core/decide/verdict.h"

#include <gtest/gtest.h>

#include "core/rates/built_in/built_in_rates.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {
namespace {

PartsPerMillion percent(int value) { return PartsPerMillion(value * 10000); }

// 1,500 tokens in and 400 out on the guide's card: Flash far below Pro.
Scenario answers() {
  Scenario scenario;
  scenario.card = "2026-06-28";
  scenario.workloads.resize(1);
  Workload& workload = scenario.workloads.front();
  workload.input = Tokens(1500);
  workload.output = Tokens(400);
  workload.requests = Requests(1000);
  return scenario;
}

// Flash fails at 8 % and Pro at 3 %, and Pro at all that Flash failed at.
Scenario failing(const Ratio& human) {
  Scenario scenario = answers();
  BuyerInputs& inputs = scenario.decision.emplace();
  inputs.fail_flash = percent(8);
  inputs.fail_pro = percent(3);
  inputs.fail_escalated = percent(100);
  inputs.human = human;
  return scenario;
}

Verdict verdict_on(const Scenario& scenario, bool all_shares = false) {
  const RateBook& book = built_in_rate_book();
  const Result<Comparison> here = make_comparison(book, scenario, "/scenario");
  EXPECT_TRUE(here.ok());
  const Result<Verdict> verdict = decide(book, scenario, *here, all_shares);
  EXPECT_TRUE(verdict.ok());
  return *verdict;
}

// Rule 1.
TEST(Verdict, IsOpenWithoutFailuresOrTheirCost) {
  EXPECT_EQ(verdict_on(answers()).reasons,
            (std::vector{Reason::failures_unknown, Reason::human_unknown}));
  Scenario scenario = failing(Ratio(1));
  scenario.decision->human.reset();
  const Verdict open = verdict_on(scenario);
  EXPECT_EQ(open.reasons, std::vector{Reason::human_unknown});
  EXPECT_FALSE(open.route.has_value());
  EXPECT_FALSE(open.thresholds.empty());
  scenario.decision->fail_pro = percent(8);
  const Verdict flash = verdict_on(scenario);
  EXPECT_EQ(flash.outcome, Outcome::flash_default);
  EXPECT_EQ(flash.reasons, std::vector{Reason::pro_avoids_nothing});
}

// Rule 2, on both sides of what a failure costs at break-even.
TEST(Verdict, IsTheSmallestTotal) {
  const Verdict cheap = verdict_on(failing(Ratio(1, 1000)));
  EXPECT_EQ(cheap.outcome, Outcome::flash_default);
  EXPECT_EQ(cheap.reasons, std::vector{Reason::smallest_total});
  const Verdict dear = verdict_on(failing(Ratio(10)));
  EXPECT_EQ(dear.outcome, Outcome::pro_pays);
  EXPECT_EQ(dear.route, Route::pro);
  // A threshold at which it turns back into the other lies between the two.
  ASSERT_FALSE(cheap.thresholds.empty());
  EXPECT_GT(cheap.thresholds.back().human, Ratio(kTrillion) / Ratio(1000));
  EXPECT_LT(cheap.thresholds.back().human, Ratio(kTrillion) * Ratio(10));
}

Ratio currency(int units) { return Ratio(kTrillion) * Ratio(units); }

// One request costs 1 on Flash and 2 on Pro, which never fails.
Comparison one_and_two(int fail_flash_parts, const Ratio& human) {
  Comparison here;
  here.costs = {currency(1), currency(2)};
  here.inputs.fail_flash = PartsPerMillion(fail_flash_parts);
  here.inputs.fail_pro = percent(0);
  here.inputs.human = human;
  return here;
}

// Rule 3: the mix costs 1 + 2 f, and Pro 2. 1 % is saved up to f = 99 / 202.
TEST(Verdict, IsNoMixThatSavesLessThanOnePercent) {
  for (const int parts : {490099, 490100}) {
    Comparison here = one_and_two(parts, Ratio(10));
    here.inputs.fail_escalated = percent(0);
    const Verdict verdict = verdict_of(here);
    const bool saves = parts == 490099;
    EXPECT_EQ(verdict.outcome, saves ? Outcome::mix : Outcome::pro_pays);
    EXPECT_EQ(verdict.reasons, std::vector{saves ? Reason::smallest_total
                                                 : Reason::mix_saves_little});
  }
}

// Rule 4: Flash costs 1 + human / 2, and Pro 2. 1 % lies between them up to
// human = 198 / 101 from below, and 51 / 25 from above.
TEST(Verdict, IsOpenWhereTheModelsAreWithinOnePercent) {
  const Ratio step(1, 1000000);
  const auto at = [](const Ratio& human) {
    return verdict_of(one_and_two(500000, human));
  };
  EXPECT_EQ(at(Ratio(198, 101)).outcome, Outcome::flash_default);
  EXPECT_EQ(at(Ratio(51, 25)).outcome, Outcome::pro_pays);
  for (const Ratio& human :
       {Ratio(198, 101) + step, Ratio(2), Ratio(51, 25) - step}) {
    EXPECT_EQ(at(human).outcome, Outcome::unsettled);
    EXPECT_EQ(at(human).reasons, std::vector{Reason::too_close});
  }
  // A mix that saves too little does not settle it.
  Comparison here = one_and_two(495000, Ratio(2));
  here.inputs.fail_escalated = percent(0);
  EXPECT_EQ(verdict_of(here).reasons, std::vector{Reason::too_close});
}

// Rule 6: the least that the month can cost decides otherwise, or alike.
TEST(Verdict, IsOpenWhereHolidaysDecide) {
  Comparison here = one_and_two(500000, Ratio(1));
  here.low_costs = RequestCosts{currency(1), Ratio(kTrillion) * Ratio(5, 4)};
  const auto decided = [&] {
    return *decide(built_in_rate_book(), Scenario(), here, false);
  };
  EXPECT_EQ(verdict_of(here).outcome, Outcome::flash_default);
  EXPECT_EQ(decided().reasons, std::vector{Reason::holidays_open});
  EXPECT_FALSE(decided().route.has_value());
  EXPECT_TRUE(decided().thresholds.empty());
  here.low_costs->pro = Ratio(kTrillion) * Ratio(7, 4);
  EXPECT_EQ(decided().outcome, Outcome::flash_default);
  // What is open at the least is not decided by the most.
  here.low_costs->pro = Ratio(kTrillion) * Ratio(3, 2);
  EXPECT_EQ(decided().reasons, std::vector{Reason::holidays_open});
}

// Rule 5: a range within which the outcome turns, and one within which not.
TEST(Verdict, IsOpenWhereARangeTurnsIt) {
  Scenario scenario = failing(Ratio(10));
  scenario.decision->ranges = {{"/workloads/0/output", "300", "500"},
                               {"/decision/human", "0.001", "20"}};
  const Verdict verdict = verdict_on(scenario);
  EXPECT_EQ(verdict.outcome, Outcome::unsettled);
  EXPECT_EQ(verdict.reasons, std::vector{Reason::range_flips});
  EXPECT_EQ(verdict.flipped, std::vector<std::size_t>{1});
  EXPECT_FALSE(verdict.route.has_value());
  EXPECT_TRUE(verdict.thresholds.empty());
}

// Without a share of its own, Pro on Flash's failures is offered, not decided.
TEST(Verdict, OffersAsAWhatIfWhatItMayNotAssume) {
  Scenario scenario = failing(Ratio(10));
  scenario.decision->fail_escalated.reset();
  const Verdict verdict = verdict_on(scenario);
  EXPECT_EQ(verdict.outcome, Outcome::pro_pays);
  EXPECT_TRUE(verdict.assumed.empty());
  ASSERT_TRUE(verdict.what_if.has_value());
  ASSERT_TRUE(verdict.what_if->wins_up_to.has_value());
  // At the share up to which it wins it does, once that is given.
  scenario.decision->fail_escalated = verdict.what_if->wins_up_to;
  const Verdict mix = verdict_on(scenario, true);
  EXPECT_EQ(mix.outcome, Outcome::mix);
  EXPECT_EQ(mix.assumed, std::vector{ShareInput::noticed});
  EXPECT_FALSE(mix.what_if.has_value());
  scenario.decision->fail_escalated =
      PartsPerMillion(verdict.what_if->wins_up_to->parts() + 1);
  EXPECT_NE(verdict_on(scenario).outcome, Outcome::mix);
}

}  // namespace
}  // namespace deepseek_cost
