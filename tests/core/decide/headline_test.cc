#include "core/decide/headline.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/rates/built_in/built_in_rates.h"

namespace deepseek_cost {
namespace {

Ratio money(std::int64_t millionths) {
  return Ratio(Int128{millionths} * 1000000);
}
PartsPerMillion percent(int value) {
  return PartsPerMillion(std::int32_t{10000} * value);
}

// Flash 0.0002, Pro 0.0006; Flash fails at 8 %, Pro at 3 %.
Comparison compared(const Ratio& human) {
  Comparison comparison;
  comparison.costs = {money(200), money(600)};
  comparison.inputs.fail_flash = percent(8);
  comparison.inputs.fail_pro = percent(3);
  comparison.inputs.human = human;
  return comparison;
}

Verdict won_by(Route route) {
  Verdict verdict;
  verdict.route = route;
  verdict.outcome = route == Route::flash ? Outcome::flash_default
                    : route == Route::pro ? Outcome::pro_pays
                                          : Outcome::mix;
  return verdict;
}

std::string names_of(const std::vector<Condition>& conditions) {
  std::string names;
  for (const Condition& condition : conditions) {
    names += std::string(name_of(condition.kind)) + ' ';
  }
  return names;
}

// --- The headline
// --------------------------------------------------------------

// Flash 0.0002 + 8 % × 1 = 0.0802, Pro 0.0006 + 3 % × 1 = 0.0306.
TEST(Headline, IsTheWinnerAgainstTheOtherModel) {
  const auto headline = headline_of(compared(Ratio(1)), won_by(Route::pro));
  ASSERT_TRUE(headline.has_value());
  EXPECT_EQ(headline->total, money(30600));
  EXPECT_EQ(headline->over, Route::flash);
  EXPECT_EQ(headline->over_total, money(80200));
  EXPECT_EQ(headline->saves_percent, Ratio(49600 * 100, 80200));
}

TEST(Headline, OfAMixIsAgainstTheBetterModel) {
  Comparison comparison = compared(Ratio(1));
  comparison.inputs.fail_escalated = percent(3);
  EXPECT_EQ(headline_of(comparison, won_by(Route::escalate))->over, Route::pro);
  comparison.inputs.human = Ratio(1, 1000);  // Flash 0.00028, Pro 0.00063
  EXPECT_EQ(headline_of(comparison, won_by(Route::escalate))->over,
            Route::flash);
}

TEST(Headline, IsNoneOfAnOpenVerdict) {
  EXPECT_FALSE(headline_of(compared(Ratio(1)), Verdict()).has_value());
  Comparison unknown = compared(Ratio(1));
  unknown.inputs.human.reset();
  EXPECT_FALSE(headline_of(unknown, won_by(Route::flash)).has_value());
}

TEST(Headline, AWhatIfSavesAgainstTheBetterModel) {
  const Comparison comparison = compared(Ratio(1));
  const WhatIf what_if{*comparison.routes()[Route::escalate], {}};
  // 0.0002 + 8 % × 0.0006 + 0.24 % × 1 = 0.002648 against Pro's 0.0306
  EXPECT_EQ(saves_percent(comparison, what_if),
            Ratio((30600 - 2648) * 100, 30600));
}

// --- What it holds on
// ----------------------------------------------------------

TEST(Conditions, BeginWithWhatIsAssumedAndAreThreeAtMost) {
  const Comparison comparison = compared(Ratio(1));
  Verdict verdict = won_by(Route::escalate);
  verdict.thresholds = {{Route::escalate, Route::flash, false, money(50)},
                        {Route::escalate, Route::pro, true, money(90000)}};
  EXPECT_EQ(names_of(conditions_of(comparison, verdict, {Family::pro})),
            "every_failure_noticed human_above human_below ");
  const auto conditions = conditions_of(comparison, verdict, {});
  EXPECT_EQ(conditions[1].human->human, money(50));
  EXPECT_EQ(conditions[2].human->route, Route::pro);
}

// One attempt on one model assumes nothing of who notices.
TEST(Conditions, AssumeNothingOfOneAttempt) {
  Comparison comparison = compared(Ratio(1));
  Verdict verdict = won_by(Route::pro);
  verdict.share_thresholds = {
      {ShareInput::fail_flash, false, percent(4), Route::flash},
      {ShareInput::fail_pro, true, percent(7), Route::flash}};
  EXPECT_EQ(names_of(conditions_of(comparison, verdict, {Family::pro})),
            "share_from share_up_to pro_over_limit_at_peak ");
  comparison.inputs.retries = 1;
  EXPECT_EQ(names_of(conditions_of(comparison, verdict, {})),
            "every_failure_noticed share_from share_up_to ");
  comparison.inputs.noticed = percent(90);
  EXPECT_EQ(names_of(conditions_of(comparison, verdict, {})),
            "share_from share_up_to ");
}

TEST(Conditions, OfAnOpenVerdictAreTheAccountsLimits) {
  Verdict open;
  open.thresholds = {{Route::flash, Route::pro, true, money(50)}};
  EXPECT_EQ(names_of(conditions_of(compared(Ratio(1)), open,
                                   {Family::flash, Family::pro})),
            "flash_over_limit_at_peak pro_over_limit_at_peak ");
}

// --- Accounts
// ------------------------------------------------------------------

// Both accounts are outgrown by so many requests; a verdict names the models
// that it sends them to.
TEST(Outgrown, AreTheAccountsThatTheVerdictUses) {
  const RateBook& book = built_in_rate_book();
  Scenario scenario;
  scenario.card = book.cards.back().id;
  scenario.workloads.resize(1);
  scenario.workloads[0].requests = Requests(std::int64_t{100000000000});
  scenario.workloads[0].output = Tokens(400);
  const Comparison comparison = *make_comparison(book, scenario, "/scenario");
  using Families = std::vector<Family>;
  EXPECT_EQ(outgrown(scenario, comparison, won_by(Route::flash)),
            Families{Family::flash});
  EXPECT_EQ(outgrown(scenario, comparison, won_by(Route::pro)),
            Families{Family::pro});
  const Families both{Family::flash, Family::pro};
  EXPECT_EQ(outgrown(scenario, comparison, won_by(Route::escalate)), both);
  EXPECT_EQ(outgrown(scenario, comparison, Verdict()), both);
  scenario.workloads[0].requests = Requests(1000);
  EXPECT_EQ(outgrown(scenario, comparison, Verdict()), Families{});
}

}  // namespace
}  // namespace deepseek_cost
