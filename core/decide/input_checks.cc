#include "core/decide/input_checks.h"

#include "core/decide/sensitivity.h"

namespace deepseek_cost {

Errors check_per_user(const Scenario& scenario) {
  if (!scenario.decision || !scenario.decision->per_user) return {};
  if (!scenario.decision->per_user->is_zero()) return {};
  return {{ErrorCode::out_of_range, "/scenario/decision/per_user", "0",
           Phrase::more_than_0}};
}

Errors check_failure_costs(const Comparison& comparison) {
  for (const auto& route : comparison.routes()) {
    if (!route) continue;
    if ((route->total * comparison.estimate.month_requests).overflowed()) {
      return {{ErrorCode::overflow, "/scenario/decision/human", "",
               Phrase::cost_of_failures}};
    }
  }
  return {};
}

Errors check_inputs(const RateBook& book, const Scenario& scenario) {
  Errors errors = check_per_user(scenario);
  const Errors ends = check_range_ends(scenario);
  errors.insert(errors.end(), ends.begin(), ends.end());
  const Result<Comparison> comparison =
      make_comparison(book, scenario, "/scenario");
  if (!comparison) return errors;
  const Errors costs = check_failure_costs(*comparison);
  errors.insert(errors.end(), costs.begin(), costs.end());
  if (!ends.empty() || comparison->inputs.ranges.empty()) return errors;
  const Result<Sensitivity> varied = vary(book, scenario, Metric::month);
  if (varied) return errors;
  errors.insert(errors.end(), varied.errors().begin(), varied.errors().end());
  return errors;
}

}  // namespace deepseek_cost
