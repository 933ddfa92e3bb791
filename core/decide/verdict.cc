#include "core/decide/verdict.h"

#include <utility>

#include "core/decide/sensitivity.h"

namespace deepseek_cost {
namespace {

Verdict decided(Route route, Reason reason) {
  Verdict verdict;
  verdict.outcome = route == Route::flash ? Outcome::flash_default
                    : route == Route::pro ? Outcome::pro_pays
                                          : Outcome::mix;
  verdict.route = route;
  verdict.reasons = {reason};
  return verdict;
}

Verdict undecided(std::vector<Reason> reasons) {
  Verdict verdict;
  verdict.reasons = std::move(reasons);
  return verdict;
}

// Whether `a` is within 1 % of the smaller `b`.
bool close(const Ratio& a, const Ratio& b) { return (a - b) * Ratio(100) < b; }

Verdict by_totals(const RouteCosts& routes) {
  const Route best = *cheapest(routes);
  const Route single = better_single(routes);
  const Ratio& smaller = routes[single]->total;
  const Ratio& larger =
      routes[single == Route::flash ? Route::pro : Route::flash]->total;
  const Ratio& least = routes[best]->total;
  const bool mixed = best != Route::flash && best != Route::pro;
  if (mixed && !close(smaller, least)) {
    return decided(best, Reason::smallest_total);
  }
  if (close(larger, smaller)) return undecided({Reason::too_close});
  return decided(single,
                 mixed ? Reason::mix_saves_little : Reason::smallest_total);
}

// Nothing where Pro's share is given, or the route would not win by 1 % anyway.
std::optional<WhatIf> what_if_of(const Comparison& comparison) {
  BuyerInputs inputs = comparison.inputs;
  const RouteCosts routes = comparison.routes();
  const std::optional<RouteCost>& escalated = routes[Route::escalate];
  if (inputs.fail_escalated || !escalated) return std::nullopt;
  if (cheapest(routes) != Route::escalate ||
      close(routes[better_single(routes)]->total, escalated->total)) {
    return std::nullopt;
  }
  inputs.fail_escalated = inputs.fail_pro;
  WhatIf what_if{*escalated, {}};
  for (const ShareThreshold& threshold :
       share_thresholds_from(comparison.costs, inputs, Route::escalate,
                             {ShareInput::fail_escalated})) {
    if (threshold.above) what_if.wins_up_to = threshold.last;
  }
  return what_if;
}

}  // namespace

Verdict verdict_of(const Comparison& comparison) {
  const RouteCosts routes = candidates(comparison.routes(), comparison.inputs);
  if (!routes[Route::flash] || !routes[Route::pro]) {
    std::vector<Reason> unknown = {Reason::failures_unknown};
    if (!comparison.inputs.human) unknown.push_back(Reason::human_unknown);
    return undecided(std::move(unknown));
  }
  if (comparison.inputs.human) return by_totals(routes);
  const RouteCost& flash = *routes[Route::flash];
  for (const auto& route : routes) {
    if (route && (route->failed < flash.failed || route->api < flash.api)) {
      return undecided({Reason::human_unknown});
    }
  }
  return decided(Route::flash, Reason::pro_avoids_nothing);
}

namespace {

// Rule 6: the verdict at the cheaper bound of the month.
void check_bounds(const Comparison& here, Verdict& verdict) {
  if (verdict.outcome == Outcome::unsettled || !here.low_costs) return;
  Comparison low = here;
  low.costs = *here.low_costs;
  if (verdict_of(low).outcome == verdict.outcome) return;
  verdict = undecided({Reason::holidays_open});
}

// Rule 5: the verdict at either end of every range.
Errors check_ranges(const RateBook& book, const Scenario& scenario,
                    const Comparison& here, Verdict& verdict) {
  if (verdict.outcome == Outcome::unsettled) return {};
  const std::vector<InputRange>& ranges = here.inputs.ranges;
  std::vector<std::size_t> flipped;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    bool flips = false;
    for (const bool high : {false, true}) {
      const Result<Comparison> comparison =
          comparison_at(book, scenario, i, high);
      if (!comparison) return comparison.errors();
      flips = flips || verdict_of(*comparison).outcome != verdict.outcome;
    }
    if (flips) flipped.push_back(i);
  }
  if (flipped.empty()) return {};
  verdict = undecided({Reason::range_flips});
  verdict.flipped = std::move(flipped);
  return {};
}

void add_tipping_points(const Comparison& comparison, bool all_shares,
                        Verdict& verdict) {
  const BuyerInputs& inputs = comparison.inputs;
  const RouteCosts routes = weighed(candidates(comparison.routes(), inputs));
  if (verdict.reasons.front() == Reason::human_unknown) {
    verdict.thresholds = thresholds_from(routes, *cheapest(routes), Ratio());
  }
  if (inputs.human) verdict.what_if = what_if_of(comparison);
  if (!verdict.route || !inputs.human) return;
  if (verdict.route == Route::escalate && !inputs.noticed) {
    verdict.assumed.push_back(ShareInput::noticed);
  }
  verdict.thresholds =
      thresholds_from(routes, *verdict.route, human_units(inputs));
  std::vector<ShareInput> shares = verdict.assumed;
  if (all_shares) {
    shares = {ShareInput::fail_flash, ShareInput::fail_pro};
    if (inputs.fail_escalated) shares.push_back(ShareInput::fail_escalated);
    shares.push_back(ShareInput::noticed);
  }
  verdict.share_thresholds =
      share_thresholds_from(comparison.costs, inputs, *verdict.route, shares);
}

}  // namespace

Result<Verdict> decide(const RateBook& book, const Scenario& scenario,
                       const Comparison& here, bool all_shares) {
  Verdict verdict = verdict_of(here);
  const Errors errors = check_ranges(book, scenario, here, verdict);
  if (!errors.empty()) return errors;
  check_bounds(here, verdict);
  add_tipping_points(here, all_shares, verdict);
  return verdict;
}

}  // namespace deepseek_cost
