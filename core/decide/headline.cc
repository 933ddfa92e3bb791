#include "core/decide/headline.h"

#include <algorithm>

#include "core/decide/concurrency.h"
#include "core/decide/traffic.h"

namespace deepseek_cost {
namespace {

bool uses(const Verdict& verdict, Family family) {
  if (!verdict.route || verdict.outcome == Outcome::mix) return true;
  return verdict.route == (family == Family::flash ? Route::flash : Route::pro);
}

}  // namespace

std::optional<Headline> headline_of(const Comparison& comparison,
                                    const Verdict& verdict) {
  if (!verdict.route || !comparison.inputs.human) return std::nullopt;
  const RouteCosts routes = comparison.routes();
  Headline headline;
  headline.route = *verdict.route;
  headline.over = headline.route == Route::flash ? Route::pro
                  : headline.route == Route::pro ? Route::flash
                                                 : better_single(routes);
  headline.total = routes[headline.route]->total;
  headline.over_total = routes[headline.over]->total;
  headline.saves_percent =
      percent_of(headline.over_total - headline.total, headline.over_total);
  return headline;
}

Ratio saves_percent(const Comparison& comparison, const WhatIf& what_if) {
  const RouteCosts routes = comparison.routes();
  const Ratio& single = routes[better_single(routes)]->total;
  return percent_of(single - what_if.cost.total, single);
}

std::vector<Family> outgrown(const Scenario& scenario,
                             const Comparison& comparison,
                             const Verdict& verdict) {
  std::vector<Family> families;
  for (const Family family : kBothFamilies) {
    const std::int64_t limit = comparison.of(family).model->concurrency;
    if (limit == 0 || !uses(verdict, family)) continue;
    const Traffic traffic =
        traffic_of(scenario, comparison.estimate.days,
                   comparison.inputs.first_token, comparison.speed_of(family));
    const Ratio peak = traffic.in_flight * comparison.inputs.peak_factor;
    if (peak.overflowed()) continue;
    if (load_of(peak, limit).grade != LoadGrade::fits) {
      families.push_back(family);
    }
  }
  return families;
}

std::vector<Condition> conditions_of(const Comparison& comparison,
                                     const Verdict& verdict,
                                     const std::vector<Family>& outgrown) {
  std::vector<Condition> conditions;
  if (verdict.route) {
    // What nobody notices is neither tried again nor passed on to Pro.
    const bool tried_again =
        comparison.inputs.retries > 0 || verdict.route == Route::escalate;
    if (tried_again && !comparison.inputs.noticed) {
      conditions.push_back({ConditionKind::every_failure_noticed, {}, {}});
    }
    // It holds on this side of where another route takes over.
    for (const Threshold& threshold : verdict.thresholds) {
      conditions.push_back({threshold.above ? ConditionKind::human_below
                                            : ConditionKind::human_above,
                            threshold,
                            {}});
    }
    for (const ShareThreshold& threshold : verdict.share_thresholds) {
      conditions.push_back({threshold.above ? ConditionKind::share_up_to
                                            : ConditionKind::share_from,
                            {},
                            threshold});
    }
  }
  for (const Family family : outgrown) {
    conditions.push_back({over_limit(family), {}, {}});
  }
  conditions.resize(std::min(conditions.size(), kMostConditions));
  return conditions;
}

}  // namespace deepseek_cost
