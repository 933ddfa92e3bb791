#include "core/decide/input_checks.h"

#include "core/base/ascii.h"
#include "core/decide/range_inputs.h"
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

Errors check_numbers_in_ranges(const Scenario& scenario) {
  if (!scenario.decision) return {};
  Errors errors;
  const std::vector<InputRange>& ranges = scenario.decision->ranges;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const auto outside = number_outside(scenario, ranges[i]);
    if (!outside) continue;
    errors.push_back({ErrorCode::inconsistent,
                      "/scenario/decision/ranges/" + to_string(i) +
                          (outside->above ? "/high" : "/low"),
                      outside->above ? ranges[i].high : ranges[i].low,
                      {Phrase::number_outside, outside->value}});
  }
  return errors;
}

Errors check_inputs(const RateBook& book, const Scenario& scenario) {
  Errors errors = check_per_user(scenario);
  Errors ends = check_range_ends(scenario);
  if (ends.empty()) ends = check_numbers_in_ranges(scenario);
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
