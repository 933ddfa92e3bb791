#include "core/decide/routes.h"

#include "core/number/money.h"

namespace deepseek_cost {
namespace {

// A probability in whole 10^-12, half to even.
Ratio rounded(const Ratio& probability) {
  return round_half_even_to(probability, kTrillion);
}

// Attempts on each model, for one request on average.
struct Calls {
  Ratio flash;
  Ratio pro;
};

RouteCost route_cost(const RequestCosts& costs, const Calls& calls,
                     const Ratio& failed, const BuyerInputs& inputs) {
  RouteCost cost;
  cost.coarse = costs.coarse;
  cost.flash_calls = costs.coarse ? rounded(calls.flash) : calls.flash;
  cost.pro_calls = costs.coarse ? rounded(calls.pro) : calls.pro;
  cost.api = costs.flash * cost.flash_calls + costs.pro * cost.pro_calls;
  if (costs.coarse) cost.api = rounded_money(cost.api);
  cost.failed = failed;
  return with_human(cost, human_units(inputs));
}

RouteCost escalated(const RequestCosts& costs, const BuyerInputs& inputs,
                    const Attempts& flash) {
  const Attempts pro =
      attempts_of(inputs.fail_escalated.value_or(*inputs.fail_pro), inputs);
  return route_cost(costs, {flash.count, rounded(flash.noticed * pro.count)},
                    flash.unnoticed + rounded(flash.noticed * pro.failed()),
                    inputs);
}

}  // namespace

Attempts attempts_of(PartsPerMillion fail, const BuyerInputs& inputs) {
  const Ratio noticed =
      inputs.noticed.value_or(PartsPerMillion(PartsPerMillion::kWhole))
          .as_ratio();
  const Ratio again = fail.as_ratio() * noticed;
  const Ratio lost = fail.as_ratio() - again;
  Attempts attempts;
  attempts.noticed = Ratio(1);  // of the attempt to come
  for (std::int64_t i = 0; i <= inputs.retries; ++i) {
    attempts.count += attempts.noticed;
    attempts.unnoticed += rounded(attempts.noticed * lost);
    attempts.noticed = rounded(attempts.noticed * again);
  }
  return attempts;
}

Ratio human_units(const BuyerInputs& inputs) {
  return units_of(inputs.human.value_or(Ratio()));
}

Ratio rounded_money(const Ratio& units) {
  constexpr std::int64_t kParts = 1000000;
  return units.denominator() <= kParts ? units
                                       : round_half_even_to(units, kParts);
}

RequestCosts coarse(const RequestCosts& costs) {
  return {rounded_money(costs.flash), rounded_money(costs.pro), true};
}

Ratio human_where_equal(const RouteCost& a, const RouteCost& b) {
  const Ratio human = (b.api - a.api) / (a.failed - b.failed);
  return a.coarse ? rounded_money(human) : human;
}

RouteCost with_human(RouteCost cost, const Ratio& human) {
  cost.human = human * cost.failed;
  if (cost.coarse) cost.human = rounded_money(cost.human);
  cost.total = cost.api + cost.human;
  return cost;
}

std::vector<std::string_view> missing_inputs(Route route,
                                             const BuyerInputs& inputs) {
  std::vector<std::string_view> missing;
  if (route != Route::pro && !inputs.fail_flash) {
    missing.emplace_back("fail_flash");
  }
  if (route != Route::flash && !inputs.fail_pro) {
    missing.emplace_back("fail_pro");
  }
  if (route == Route::split && !inputs.pro_share) {
    missing.emplace_back("pro_share");
  }
  return missing;
}

std::optional<RouteCost> cost_of(Route route, const RequestCosts& costs,
                                 const BuyerInputs& inputs) {
  if (!missing_inputs(route, inputs).empty()) return std::nullopt;
  Attempts flash;
  Attempts pro;
  if (inputs.fail_flash) {
    flash = attempts_of(*inputs.fail_flash, inputs);
  }
  if (inputs.fail_pro) pro = attempts_of(*inputs.fail_pro, inputs);
  switch (route) {
    case Route::flash:
      return route_cost(costs, {flash.count, Ratio()}, flash.failed(), inputs);
    case Route::pro:
      return route_cost(costs, {Ratio(), pro.count}, pro.failed(), inputs);
    case Route::escalate:
      return escalated(costs, inputs, flash);
    case Route::split:
      break;
  }
  const Ratio share = inputs.pro_share->as_ratio();
  const Ratio rest = inputs.pro_share->complement().as_ratio();
  return route_cost(costs, {rest * flash.count, share * pro.count},
                    rounded(share * pro.failed() + rest * flash.failed()),
                    inputs);
}

RouteCosts routes_of(const RequestCosts& costs, const BuyerInputs& inputs) {
  RouteCosts all;
  for (const Route route : kEachRoute) {
    all[route] = cost_of(route, costs, inputs);
  }
  return all;
}

std::optional<Route> cheapest(const RouteCosts& costs) {
  if (!costs[Route::flash] || !costs[Route::pro]) return std::nullopt;
  Route best = Route::flash;
  for (const Route route : kEachRoute) {
    if (costs[route] && costs[route]->total < costs[best]->total) best = route;
  }
  return best;
}

Route better_single(const RouteCosts& costs) {
  return costs[Route::pro]->total < costs[Route::flash]->total ? Route::pro
                                                               : Route::flash;
}

}  // namespace deepseek_cost
