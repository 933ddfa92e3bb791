#include "core/decide/break_even.h"

#include <gtest/gtest.h>

#include <random>

#include "core/rates/built_in/built_in_rates.h"
#include "tests/support/examples.h"

namespace deepseek_cost {
namespace {

// “Pro pays once it avoids one failure in 47”: 0.0188 ÷ 0.0004.
TEST(BreakEven, FailureDifferenceIsClosed) {
  BuyerInputs inputs;
  inputs.human = Ratio(188, 10000);
  const BreakEven even = break_even({money(200), money(600)}, inputs);
  EXPECT_EQ(even.extra, money(400));
  EXPECT_EQ(*even.one_in, whole(47));
  EXPECT_FALSE(even.avoided.has_value());
  EXPECT_FALSE(even.human.has_value());
  EXPECT_FALSE(even.pro_pays.has_value());
}

// Flash fails 8 %, Pro 3 %: of 20 requests one more is accepted, for 20 ×
// 0.0004.
TEST(BreakEven, ProPaysFromTheBreakEvenOn) {
  BuyerInputs inputs;
  inputs.fail_flash = PartsPerMillion(80000);
  inputs.fail_pro = PartsPerMillion(30000);
  const RequestCosts costs{money(200), money(600)};
  EXPECT_EQ(break_even(costs, inputs).human, money(8000));
  inputs.human = Ratio(8, 1000);
  EXPECT_EQ(break_even(costs, inputs).pro_pays, true);
  inputs.human = Ratio(7, 1000);
  EXPECT_EQ(break_even(costs, inputs).pro_pays, false);
}

// The human cost at break-even is where bisection on the routes' totals finds
// the crossing, for random costs, shares and retries.
TEST(BreakEven, AgreesWithBisection) {
  std::mt19937 random(5);
  for (int i = 0; i < 300; ++i) {
    BuyerInputs inputs;
    const auto flash = static_cast<std::int32_t>(random() % 500000);
    inputs.fail_flash = PartsPerMillion(flash + 2);
    inputs.fail_pro = PartsPerMillion(static_cast<std::int32_t>(
        random() % static_cast<std::uint32_t>(flash + 1)));
    inputs.retries = static_cast<std::int64_t>(random() % 4);
    const RequestCosts costs{
        money(1 + static_cast<std::int64_t>(random() % 1000)),
        money(9000 + static_cast<std::int64_t>(random() % 9000))};
    const BreakEven even = break_even(costs, inputs);
    if (!even.human) continue;
    const auto pro_pays = [&](const Ratio& human) {
      return with_human(*cost_of(Route::pro, costs, inputs), human).total <=
             with_human(*cost_of(Route::flash, costs, inputs), human).total;
    };
    EXPECT_TRUE(pro_pays(*even.human));
    Ratio low;
    Ratio high = *even.human * whole(3) + whole(1);
    if (even.human->is_zero()) continue;
    for (int step = 0; step < 90; ++step) {
      Ratio middle = (low + high) / whole(2);
      middle = Ratio(middle.numerator() / middle.denominator());
      (pro_pays(middle) ? high : low) = middle;
    }
    // In whole 10^-12: the first that pays is the break-even, rounded up.
    EXPECT_TRUE(high >= *even.human && high < *even.human + whole(1));
  }
}

TEST(BreakEven, IsDrawnOverElevenCostsUpToTwiceTheLarger) {
  BuyerInputs inputs;
  const RequestCosts costs{money(200), money(600)};
  EXPECT_TRUE(human_curve(costs, inputs).empty());
  inputs.fail_flash = PartsPerMillion(80000);
  inputs.fail_pro = PartsPerMillion(30000);
  std::vector<Ratio> curve = human_curve(costs, inputs);  // 0.008 breaks even
  ASSERT_EQ(curve.size(), 11U);
  EXPECT_EQ(curve.front(), Ratio());
  EXPECT_EQ(curve.back(), money(16000));
  inputs.human = Ratio(1, 10);
  EXPECT_EQ(human_curve(costs, inputs).back(), money(200000));
}

// --- Failures to prevent -----------------------------------------------------

TEST(FailuresToPrevent, AreTheLeastWholeNumberThatPays) {
  const auto needed = [](std::int64_t difference, std::int64_t human) {
    return failures_to_prevent(whole(difference), whole(human), whole(1000));
  };
  EXPECT_EQ(needed(300, 3).count, 100);
  EXPECT_EQ(needed(301, 3).count, 101);
  EXPECT_EQ(*needed(300, 3).percent, whole(10));
  EXPECT_EQ(*needed(300, 3).one_in, whole(10));
  EXPECT_TRUE(needed(3000, 3).possible);
  EXPECT_FALSE(needed(3001, 3).possible);
  EXPECT_EQ(*needed(6000, 3).percent, whole(200));
}

// Nothing to make up for needs no failure, and is no part of anything.
TEST(FailuresToPrevent, OfNoDifferenceAreNone) {
  for (const std::int64_t difference : {0, -5}) {
    const FailuresToPrevent none =
        failures_to_prevent(whole(difference), whole(3), whole(1000));
    EXPECT_EQ(none.count, 0);
    EXPECT_TRUE(none.possible);
    EXPECT_EQ(none.percent, Ratio());
    EXPECT_FALSE(none.one_in.has_value());
  }
}

TEST(FailuresToPrevent, AreUnknownWhereFailuresAreFree) {
  const FailuresToPrevent unknown =
      failures_to_prevent(whole(300), Ratio(), whole(1000));
  EXPECT_FALSE(unknown.count.has_value());
  EXPECT_FALSE(unknown.possible);
  EXPECT_FALSE(unknown.percent.has_value());
}

TEST(FailuresToPrevent, AreNoPartOfNoRequests) {
  const FailuresToPrevent failures =
      failures_to_prevent(whole(300), whole(3), Ratio());
  EXPECT_EQ(failures.count, 100);
  EXPECT_FALSE(failures.possible);
  EXPECT_FALSE(failures.percent.has_value());
}

// --- More hits ---------------------------------------------------------------

Scenario scenario_at(std::int32_t hit_percent) {
  Scenario scenario;
  scenario.card = built_in_rate_book().default_card;
  scenario.workloads.resize(1);
  scenario.workloads[0].input = Tokens(1500);
  scenario.workloads[0].output = Tokens(400);
  scenario.workloads[0].requests = Requests(1000);
  scenario.workloads[0].hit = PartsPerMillion(hit_percent * 10000);
  return scenario;
}

MoreHits more_hits(std::int32_t hit_percent, std::int64_t points) {
  const RateBook& book = built_in_rate_book();
  const Scenario scenario = scenario_at(hit_percent);
  const Estimate here = *make_estimate(book, scenario, "/scenario");
  return *with_more_hits(book, scenario, here, points);
}

TEST(MoreHits, AreEstimatedAtTheShareThatTheyMake) {
  const MoreHits more = more_hits(70, 10);
  EXPECT_EQ(more.from, whole(70));
  EXPECT_EQ(more.to, PartsPerMillion(800000));
  const Estimate there =
      *make_estimate(built_in_rate_book(), scenario_at(80), "/scenario");
  EXPECT_EQ(more.estimate.models[0].month, there.models[0].month);
  EXPECT_EQ(more.estimate.models[1].month, there.models[1].month);
}

TEST(MoreHits, EndAtAllOfTheInput) {
  EXPECT_EQ(more_hits(95, 10).to, PartsPerMillion(1000000));
  EXPECT_EQ(more_hits(100, 10).to, PartsPerMillion(1000000));
}

}  // namespace
}  // namespace deepseek_cost
