#include "core/decide/tipping_points.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace deepseek_cost {
namespace {

std::optional<PartsPerMillion> percent(int value) {
  return PartsPerMillion(value * 10000);
}

struct Case {
  RequestCosts costs;
  BuyerInputs inputs;
};

Case random_case(std::mt19937& random) {
  const auto between = [&random](int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random);
  };
  Case made;
  made.costs.flash = Ratio(Int128{between(1, 1000)} * 1000000);
  made.costs.pro = made.costs.flash * Ratio(between(2, 12));
  made.inputs.fail_flash = percent(between(2, 40));
  made.inputs.fail_pro = percent(between(1, 20));
  made.inputs.fail_escalated = percent(between(0, 60));
  if (between(0, 1) == 1) made.inputs.noticed = percent(between(10, 100));
  made.inputs.retries = between(0, 3);
  return made;
}

// Rules 2 and 3 of the verdict (core/decide/verdict.h), in words of their own.
Route winner_at(const Case& made, const Ratio& human) {
  BuyerInputs inputs = made.inputs;
  inputs.human = human / Ratio(Int128{1000000000000});
  const auto total = [&](Route route) {
    return cost_of(route, made.costs, inputs)->total;
  };
  const Ratio flash = total(Route::flash);
  const Ratio pro = total(Route::pro);
  const Ratio mix = total(Route::escalate);
  const Ratio single = pro < flash ? pro : flash;
  if (mix < single && (single - mix) * Ratio(100) >= mix) {
    return Route::escalate;
  }
  return pro < flash ? Route::pro : Route::flash;
}

std::vector<Threshold> thresholds_at(const Case& made, const Ratio& human) {
  BuyerInputs inputs = made.inputs;
  inputs.human = human / Ratio(Int128{1000000000000});
  return thresholds_from(
      weighed(candidates(routes_of(made.costs, inputs), inputs)),
      winner_at(made, human), human);
}

// The verdict's route holds as far as the conditions say, and not beyond.
TEST(TippingPoints, AreWhereTheVerdictTurns) {
  std::mt19937 random(20260628);
  std::size_t turns = 0;
  for (int i = 0; i < 400; ++i) {
    const Case made = random_case(random);
    const Ratio human(
        Int128{std::uniform_int_distribution<int>(1, 10000)(random)} *
        100000000);
    const Route here = winner_at(made, human);
    const std::vector<Threshold> thresholds = thresholds_at(made, human);
    for (const Threshold& threshold : thresholds) {
      ++turns;
      const Ratio nudge = threshold.human * Ratio(1, 1000000);
      const Ratio beyond =
          threshold.above ? threshold.human + nudge : threshold.human - nudge;
      EXPECT_EQ(winner_at(made, beyond), threshold.route) << i;
    }
    for (int step = 1; step <= 60; ++step) {
      const Ratio tried = human * Ratio(step * step, 400);
      bool holds = true;
      for (const Threshold& threshold : thresholds) {
        holds = holds && (threshold.above ? tried < threshold.human
                                          : threshold.human < tried);
      }
      EXPECT_EQ(winner_at(made, tried) == here, holds) << i << ' ' << step;
    }
  }
  EXPECT_GT(turns, 100u);
}

}  // namespace
}  // namespace deepseek_cost
