#include "core/decide/break_even.h"

#include <utility>

#include "core/decide/affordability.h"
#include "core/estimate/variants.h"

namespace deepseek_cost {

BreakEven break_even(const RequestCosts& costs, const BuyerInputs& inputs) {
  const std::optional<RouteCost> flash = cost_of(Route::flash, costs, inputs);
  const std::optional<RouteCost> pro = cost_of(Route::pro, costs, inputs);
  BreakEven even;
  // Without failure shares, the first attempt alone is compared.
  const bool known = flash && pro;
  even.extra = known ? pro->api - flash->api : costs.pro - costs.flash;
  if (inputs.human && even.extra > Ratio()) {
    const Ratio one_in = human_units(inputs) / even.extra;
    if (!one_in.overflowed()) even.one_in = one_in;
  }
  if (!known) return even;
  even.avoided = flash->failed - pro->failed;
  if (inputs.human) {
    even.pro_pays = !(human_units(inputs) * *even.avoided < even.extra);
  }
  if (!(even.extra > Ratio())) {
    even.human = Ratio();
  } else if (*even.avoided > Ratio()) {
    even.human = human_where_equal(*flash, *pro);
  }
  return even;
}

std::vector<Ratio> human_curve(const RequestCosts& costs,
                               const BuyerInputs& inputs) {
  constexpr int kSteps = 10;
  const Ratio own = human_units(inputs);
  const Ratio cross = break_even(costs, inputs).human.value_or(Ratio());
  const Ratio top = (own > cross ? own : cross) * Ratio(2);
  std::vector<Ratio> curve;
  for (int i = 0; i <= kSteps && top > Ratio(); ++i) {
    curve.push_back(top * Ratio(Int128{i}, kSteps));
  }
  return curve;
}

Ratio default_human(Currency currency) {
  return Ratio(currency == Currency::usd ? 3 : 20);
}

Ratio default_budget(Currency currency) {
  return Ratio(currency == Currency::usd ? 100 : 1000);
}

FailuresToPrevent failures_to_prevent(const Ratio& difference,
                                      const Ratio& human, const Ratio& all) {
  FailuresToPrevent failures;
  const Ratio least = difference < Ratio() ? Ratio() : difference;
  const std::optional<std::int64_t> fit = affordable(least, human);
  if (!fit) return failures;
  const bool short_of_it = human * Ratio(Int128{*fit}) < least;
  failures.count = *fit + (short_of_it ? 1 : 0);
  const Ratio needed(Int128{*failures.count});
  failures.possible = needed <= all;
  if (!all.is_zero()) failures.percent = quotient(needed, all) * Ratio(100);
  if (!needed.is_zero()) failures.one_in = quotient(all, needed);
  return failures;
}

Result<MoreHits> with_more_hits(const RateBook& book, const Scenario& scenario,
                                const Estimate& here, std::int64_t points) {
  MoreHits more;
  more.from = hit_percent(here, scenario);
  const Ratio most(100);
  const Ratio wanted = more.from + Ratio(Int128{points});
  const Ratio parts = (wanted < most ? wanted : most) * Ratio(10000);
  more.to = PartsPerMillion(
      static_cast<std::int32_t>(parts.numerator() / parts.denominator()));
  Result<Estimate> there =
      make_estimate(book, with_hit_share(scenario, more.to), "/scenario");
  if (!there) return there.errors();
  more.estimate = std::move(there).value();
  return more;
}

}  // namespace deepseek_cost
