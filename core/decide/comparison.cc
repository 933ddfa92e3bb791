#include "core/decide/comparison.h"

#include <utility>

namespace deepseek_cost {
namespace {

// Whether every figure of a comparison can be held exactly: months of
// each route, and the totals at each human cost at which two routes meet.
bool stays_exact(const RequestCosts& costs, const BuyerInputs& inputs,
                 const Ratio& month_requests) {
  const auto slips = [](const Ratio& figure) {
    return figure.overflowed() || figure.rounded();
  };
  constexpr Int128 kFine = 1000000000;
  if (costs.flash.denominator() > kFine || costs.pro.denominator() > kFine) {
    return false;
  }
  const RouteCosts routes = routes_of(costs, inputs);
  // The curve goes to twice the buyer's own cost of a failure, in tenths.
  const Ratio far = human_units(inputs) * Ratio(19, 10);
  for (const auto& route : routes) {
    if (!route) continue;
    if (slips(with_human(*route, far).total)) return false;
    if (slips(route->total * month_requests)) {
      return false;
    }
    for (const auto& other : routes) {
      if (!other || other->failed == route->failed) continue;
      const Ratio meet = human_where_equal(*route, *other);
      // The curve goes to twice the meeting point, in tenths.
      const Ratio beyond = meet * Ratio(19, 10);
      for (const auto& any : routes) {
        if (any && slips(with_human(*any, beyond).total)) return false;
      }
    }
  }
  return true;
}

RequestCosts exact_or_coarse(const RequestCosts& costs,
                             const BuyerInputs& inputs,
                             const Ratio& month_requests) {
  return stays_exact(costs, inputs, month_requests) ? costs : coarse(costs);
}

}  // namespace

Result<Comparison> make_comparison(const RateBook& book,
                                   const Scenario& scenario,
                                   const std::string& path) {
  Result<Estimate> estimate = make_estimate(book, scenario, path);
  if (!estimate) return estimate.errors();
  Comparison comparison;
  comparison.estimate = std::move(estimate).value();
  const std::vector<ModelEstimate>& models = comparison.estimate.models;
  comparison.flash = comparison.pro = models.size();
  for (std::size_t i = models.size(); i-- > 0;) {
    if (models[i].model->family == Family::flash) comparison.flash = i;
    if (models[i].model->family == Family::pro) comparison.pro = i;
  }
  if (comparison.flash == models.size() || comparison.pro == models.size()) {
    return Error{ErrorCode::inconsistent, path + "/card", scenario.card,
                 Phrase::no_flash_and_pro};
  }
  comparison.inputs = scenario.decision.value_or(BuyerInputs());
  const ModelEstimate& flash = models[comparison.flash];
  const ModelEstimate& pro = models[comparison.pro];
  const Ratio& requests = comparison.estimate.month_requests;
  comparison.costs = exact_or_coarse({flash.per_request, pro.per_request},
                                     comparison.inputs, requests);
  if (flash.low || pro.low) {
    comparison.low_costs =
        exact_or_coarse({flash.low_per_request(), pro.low_per_request()},
                        comparison.inputs, requests);
  }
  return comparison;
}

std::string_view unit_of(const Scenario& scenario) {
  std::size_t shapes = 0;
  for (const Workload& workload : scenario.workloads) {
    shapes += workload.shape.has_value();
  }
  return shapes == 0                           ? "request"
         : shapes == scenario.workloads.size() ? "run"
                                               : "request_or_run";
}

Ratio requests_per_unit(const Scenario& scenario, const Ratio& days) {
  Ratio units;
  Ratio requests;
  for (const Workload& workload : scenario.workloads) {
    const Ratio runs = requests_in(days, workload);
    units += runs;
    requests += runs * Ratio(Int128{requests_per_run(workload)});
  }
  return units > Ratio() ? requests / units : Ratio(1);
}

}  // namespace deepseek_cost
