#include "core/decide/affordability.h"

#include <gtest/gtest.h>

#include <random>

#include "core/estimate/variants.h"
#include "core/rates/built_in/built_in_rates.h"
#include "tests/support/examples.h"

namespace deepseek_cost {
namespace {

// The largest count whose cost stays within the budget, and not one less.
TEST(Affordability, AffordsTheLargestWholeCount) {
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

TEST(Affordability, CoversNothingFreeOrEndless) {
  EXPECT_EQ(affordable(Ratio(), money(1)), 0);
  EXPECT_FALSE(affordable(money(5), Ratio()).has_value());
  EXPECT_FALSE(
      affordable(Ratio(Int128{1000000000000} * 1000000000000000), Ratio(1, 9))
          .has_value());
}

// The least share that meets the price: one part per million less misses it.
TEST(Affordability, NeededHitsAreTheLeastThatMeetThePrice) {
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

}  // namespace
}  // namespace deepseek_cost
