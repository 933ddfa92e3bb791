#include "core/decide/routes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>

#include "core/decide/affordability.h"
#include "core/estimate/variants.h"
#include "core/json/parse.h"
#include "core/rates/built_in/built_in_rates.h"
#include "core/scenario/json/buyer_inputs_json.h"

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

// “Pro pays once it avoids one failure in 47”: 0.0188 ÷ 0.0004.
TEST(Routes, BreakEvenFailureDifferenceIsClosed) {
  BuyerInputs inputs;
  inputs.human = Ratio(188, 10000);
  const BreakEven even = break_even({money(200), money(600)}, inputs);
  EXPECT_EQ(even.extra, money(400));
  EXPECT_EQ(*even.one_in, whole(47));
  EXPECT_FALSE(even.avoided.has_value());
  EXPECT_FALSE(even.human.has_value());
}

// The human cost at break-even is where bisection on the routes' totals finds
// the crossing, for random costs, shares and retries.
TEST(Routes, BreakEvenAgreesWithBisection) {
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

// Of equals the simplest: a Flash that never fails needs no escalation.
TEST(Routes, PrefersTheSimplerOfEquals) {
  const RequestCosts costs{money(200), money(600)};
  const BuyerInputs inputs = inputs_of(0, 0, whole(5));
  std::array<std::optional<RouteCost>, kRoutes> all;
  for (std::size_t i = 0; i < kRoutes; ++i) {
    all[i] = cost_of(static_cast<Route>(i), costs, inputs);
  }
  EXPECT_EQ(cheapest(all), Route::flash);
  EXPECT_EQ(cheapest({}), std::nullopt);
}

// --- Budgets -----------------------------------------------------------------

// The largest count whose cost stays within the budget, and not one less.
TEST(Budget, AffordsTheLargestWholeCount) {
  EXPECT_EQ(affordable(money(500000000), Ratio(177940000000, 1000)), 2809935);
  // A price so finely divided that the quotient cannot be held: the count can.
  const Int128 wide = Int128{1} << 120;
  const Ratio fine(wide + 1, wide / 1000);  // a little more than 1,000
  const Ratio budget(Int128{3000000000000007}, Int128{1000000007});
  EXPECT_TRUE((budget / fine).rounded());
  EXPECT_EQ(affordable(budget, fine), 2999);
  std::mt19937 random(9);
  for (int i = 0; i < 1000; ++i) {
    const Ratio each(1 + static_cast<std::int64_t>(random() % 100000),
                     1 + static_cast<std::int64_t>(random() % 97));
    const Ratio budget(static_cast<std::int64_t>(random()), 7);
    const auto count = affordable(budget, each);
    ASSERT_TRUE(count.has_value());
    EXPECT_TRUE(each * whole(*count) <= budget);
    EXPECT_TRUE(each * whole(*count + 1) > budget);
  }
}

TEST(Budget, CoversNothingFreeOrEndless) {
  EXPECT_EQ(affordable(Ratio(), money(1)), 0);
  EXPECT_FALSE(affordable(money(5), Ratio()).has_value());
  EXPECT_FALSE(
      affordable(Ratio(Int128{1000000000000} * 1000000000000000), Ratio(1, 9))
          .has_value());
}

// The least share that meets the price: one part per million less misses it.
TEST(Budget, NeededHitsAreTheLeastThatMeetThePrice) {
  std::mt19937 random(13);
  const RateBook& book = built_in_rate_book();
  Scenario scenario;
  scenario.card = book.default_card;
  scenario.workloads.resize(2);
  const auto cost = [&](std::int32_t parts) {
    return make_estimate(book, with_hit_share(scenario, PartsPerMillion(parts)),
                         "")
        ->models[1]
        .per_request;
  };
  for (int i = 0; i < 200; ++i) {
    for (Workload& workload : scenario.workloads) {
      workload.input = Tokens(static_cast<std::int64_t>(random() % 3000));
      workload.output = Tokens(static_cast<std::int64_t>(random() % 300));
      workload.requests =
          Requests(static_cast<std::int64_t>(1 + random() % 1000));
    }
    const Ratio target =
        cost(0) * whole(static_cast<std::int64_t>(random() % 120)) / whole(100);
    const auto needed = *needed_hits(book, scenario, 1, target);
    EXPECT_EQ(needed.has_value(), cost(1000000) <= target);
    if (!needed) continue;
    EXPECT_TRUE(cost(needed->share.parts()) <= target);
    EXPECT_TRUE(cost(needed->share.parts()) == needed->price);
    if (needed->share.parts() > 0) {
      EXPECT_TRUE(cost(needed->share.parts() - 1) > target);
    }
  }
}

// --- The wire
// ------------------------------------------------------------------

Result<BuyerInputs> read(std::string_view text) {
  const Result<json::Value> value = json::parse(text);
  if (!value) return value.errors();
  Errors errors;
  BuyerInputs inputs = read_buyer_inputs(*value, "/decision", errors);
  if (!errors.empty()) return errors;
  return inputs;
}

constexpr std::string_view kFull =
    R"({"first_token":"0.8","speed_flash":"90","speed_pro":"25.5","peak_factor":"4",)"
    R"("fail_flash":"8","fail_pro":"2.5","fail_escalated":"20","noticed":"90","pro_share":"10",)"
    R"("retries":"1","human":"2.5","budget":"500","per_user":"20",)"
    R"("target":"0.002","ranges":[{"field":"/workloads/0/output","low":"300",)"
    R"("high":"600"},{"field":"/decision/human","low":"1","high":"5"}]})";

TEST(BuyerInputsJson, SurvivesTheRoundTrip) {
  const Result<BuyerInputs> inputs = read(kFull);
  ASSERT_TRUE(inputs.ok());
  json::Writer out;
  write_buyer_inputs(*inputs, out);
  EXPECT_EQ(out.text(), kFull);
  const std::string link = link_text_of(*inputs);
  EXPECT_EQ(
      link,
      "first_token-0.8~speed_flash-90~speed_pro-25.5~peak_factor-4~"
      "fail_flash-8~fail_pro-2.5~fail_escalated-20~noticed-90~pro_share-10~"
      "retries-1~human-2.5~budget-500~per_user-20~target-0.002~"
      "range-/workloads/0/output~low-300~high-600~"
      "range-/decision/human~low-1~high-5");
  const Result<BuyerInputs> linked = buyer_inputs_from_link(link);
  ASSERT_TRUE(linked.ok());
  EXPECT_EQ(*linked, *inputs);
}

TEST(BuyerInputsJson, NothingGivenIsNothingWritten) {
  const Result<BuyerInputs> inputs = read(R"({"human":"","budget":null})");
  ASSERT_TRUE(inputs.ok());
  EXPECT_EQ(*inputs, BuyerInputs());
  EXPECT_EQ(link_text_of(*inputs), "");
  EXPECT_EQ(*buyer_inputs_from_link(""), BuyerInputs());
}

TEST(BuyerInputsJson, ReadsWhatPeopleType) {
  const Result<BuyerInputs> inputs =
      read(R"({"budget":"1.5k","ranges":[{"field":"/workloads/0/hit",
               "low":"50 %","high":"90%"}]})");
  ASSERT_TRUE(inputs.ok());
  EXPECT_EQ(*inputs->budget, whole(1500));
  EXPECT_EQ(inputs->ranges[0].low, "50");
  EXPECT_EQ(inputs->ranges[0].high, "90");
}

TEST(BuyerInputsJson, ReportsEveryErrorAtItsPath) {
  const Result<BuyerInputs> inputs =
      read(R"({"speed_pro":"0","fail_pro":"101","human":"x","more":1,
               "ranges":[{"field":"output~","low":"1"}]})");
  ASSERT_FALSE(inputs.ok());
  std::string places;
  for (const Error& error : inputs.errors()) places += error.where + " ";
  EXPECT_EQ(places,
            "/decision/speed_pro /decision/fail_pro /decision/human "
            "/decision/ranges/0/field /decision/ranges/0/high /decision/more ");
}

// A key without a number is nothing told; anything else must make sense.
TEST(BuyerInputsJson, RefusesDamagedLinkText) {
  EXPECT_EQ(*buyer_inputs_from_link("human-~budget"), BuyerInputs());
  for (const std::string_view text :
       {"~", "humane-2", "low-3", "range-/a~low-1", "retries-11",
        // Said twice, or cut off: which of them counts is not known.
        "human-2~human-3", "human-2~", "human-2~~budget-5",
        "range-/a~low-1~high-2~high-3", "human-$5"}) {
    EXPECT_FALSE(buyer_inputs_from_link(text).ok()) << text;
  }
}

}  // namespace
}  // namespace deepseek_cost
