#include "core/decide/routes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace deepseek_cost {
namespace {

Ratio whole(std::int64_t value) { return Ratio(Int128{value}); }
Ratio money(std::int64_t millionths) {
  return Ratio(Int128{millionths} * 1000000);
}
PartsPerMillion percent(int value) {
  return PartsPerMillion(std::int32_t{10000} * value);
}

BuyerInputs inputs_of(int flash, int pro, const Ratio& human) {
  BuyerInputs inputs;
  inputs.fail_flash = percent(flash);
  inputs.fail_pro = percent(pro);
  inputs.human = human;
  return inputs;
}

BuyerInputs retrying(std::int64_t retries) {
  BuyerInputs inputs;
  inputs.retries = retries;
  return inputs;
}

// Worked by hand: Flash 0.0002 failing 8 %, Pro 0.0006 failing 3 %, a failure
// costs 2.50.
TEST(Routes, CostsEveryRoute) {
  const RequestCosts costs{money(200), money(600)};
  BuyerInputs inputs = inputs_of(8, 3, Ratio(5, 2));
  inputs.pro_share = percent(25);
  const auto flash = cost_of(Route::flash, costs, inputs);
  EXPECT_EQ(flash->api, money(200));
  EXPECT_EQ(flash->total, money(200) + money(200000));
  EXPECT_EQ(cost_of(Route::pro, costs, inputs)->total, money(600 + 75000));
  const auto escalate = cost_of(Route::escalate, costs, inputs);
  EXPECT_EQ(escalate->api, money(248));           // 200 + 8 % × 600
  EXPECT_EQ(escalate->failed, Ratio(24, 10000));  // 8 % × 3 %
  EXPECT_EQ(escalate->total, money(248 + 6000));
  const auto split = cost_of(Route::split, costs, inputs);
  EXPECT_EQ(split->api, money(300));  // a quarter × 600 + …
  EXPECT_EQ(split->failed, Ratio(675, 10000));
}

// One retry of a model that fails one time in five: 1.2 attempts, 4 % left.
TEST(Routes, RetriesAreAttemptsThatCost) {
  const Attempts attempts = attempts_of(percent(20), retrying(1));
  EXPECT_EQ(attempts.count, Ratio(6, 5));
  EXPECT_EQ(attempts.failed(), Ratio(1, 25));
  EXPECT_EQ(attempts_of(percent(0), retrying(10)).count, whole(1));
  EXPECT_EQ(attempts_of(percent(100), retrying(3)).count, whole(4));
  EXPECT_EQ(attempts_of(percent(100), retrying(3)).failed(), whole(1));
}

// Half of the failures noticed: 20 % fail, 10 % are tried again, of which 1 %
// of all is noticed to fail again; 10 % + 1 % stay unnoticed.
TEST(Routes, UnnoticedFailuresAreNeitherRetriedNorEscalated) {
  BuyerInputs inputs = inputs_of(20, 50, whole(1));
  inputs.retries = 1;
  inputs.noticed = percent(50);
  const Attempts attempts = attempts_of(percent(20), inputs);
  EXPECT_EQ(attempts.count, Ratio(11, 10));
  EXPECT_EQ(attempts.noticed, Ratio(1, 100));
  EXPECT_EQ(attempts.unnoticed, Ratio(11, 100));
  inputs.retries = 0;
  const auto cost = cost_of(Route::escalate, {money(200), money(600)}, inputs);
  EXPECT_EQ(cost->api, money(260));         // a tenth goes to Pro
  EXPECT_EQ(cost->failed, Ratio(15, 100));  // 10 % + half of 10 %
}

// Powers stay within half of 10^-12 a step of the true ones, and money never
// overflows for it.
TEST(Routes, PowersStayCloseToTheTrueOnes) {
  for (std::int32_t parts = 1; parts < 1000000; parts += 7919) {
    for (std::int64_t retries = 0; retries <= 10; ++retries) {
      const Attempts attempts =
          attempts_of(PartsPerMillion(parts), retrying(retries));
      const long double f = parts / 1e6L;
      long double power = f;
      for (std::int64_t i = 0; i < retries; ++i) power *= f;
      const auto failed = static_cast<long double>(
          static_cast<double>(attempts.failed().numerator()) /
          static_cast<double>(attempts.failed().denominator()));
      EXPECT_NEAR(static_cast<double>(failed - power), 0, 6e-12);
    }
  }
}

// What is unknown is not guessed.
TEST(Routes, NeedsTheInputsOfItsRoute) {
  const RequestCosts costs{money(200), money(600)};
  BuyerInputs inputs;
  for (const Route route :
       {Route::flash, Route::pro, Route::escalate, Route::split}) {
    EXPECT_FALSE(cost_of(route, costs, inputs).has_value());
  }
  inputs.fail_flash = percent(8);
  EXPECT_TRUE(cost_of(Route::flash, costs, inputs).has_value());
  EXPECT_FALSE(cost_of(Route::escalate, costs, inputs).has_value());
  inputs.fail_pro = percent(3);
  EXPECT_TRUE(cost_of(Route::escalate, costs, inputs).has_value());
  EXPECT_FALSE(cost_of(Route::split, costs, inputs).has_value());
}

// And says which they are.
TEST(Routes, NamesTheInputsThatAreMissing) {
  using Names = std::vector<std::string_view>;
  BuyerInputs inputs;
  EXPECT_EQ(missing_inputs(Route::flash, inputs), Names{"fail_flash"});
  EXPECT_EQ(missing_inputs(Route::split, inputs),
            (Names{"fail_flash", "fail_pro", "pro_share"}));
  inputs.fail_flash = percent(8);
  EXPECT_EQ(missing_inputs(Route::flash, inputs), Names{});
  EXPECT_EQ(missing_inputs(Route::escalate, inputs), Names{"fail_pro"});
}

// Of equals the simplest: a Flash that never fails needs no escalation.
TEST(Routes, PrefersTheSimplerOfEquals) {
  const RequestCosts costs{money(200), money(600)};
  const BuyerInputs inputs = inputs_of(0, 0, whole(5));
  EXPECT_EQ(cheapest(routes_of(costs, inputs)), Route::flash);
  EXPECT_EQ(cheapest({}), std::nullopt);
  EXPECT_EQ(better_single(routes_of({money(2), money(2)}, inputs)),
            Route::flash);
  EXPECT_EQ(better_single(routes_of({money(3), money(2)}, inputs)), Route::pro);
}

}  // namespace
}  // namespace deepseek_cost
