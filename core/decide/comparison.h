// Flash and Pro compared: an estimate of both on a scenario's card, with the
// buyer's inputs about failures, budgets and speeds.
#ifndef DEEPSEEK_COST_CORE_DECIDE_COMPARISON_H_
#define DEEPSEEK_COST_CORE_DECIDE_COMPARISON_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/decide/routes.h"
#include "core/estimate/estimate.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

struct Comparison {
  Estimate estimate;
  std::size_t flash = 0;  // index into estimate.models
  std::size_t pro = 1;
  BuyerInputs inputs;
  RequestCosts costs;  // of one request, or run, on average
  // The same at the cheaper bound, where the holidays of the month are not
  // published.
  std::optional<RequestCosts> low_costs;

  const ModelEstimate& of(Family family) const {
    return estimate.models[family == Family::flash ? flash : pro];
  }
  const Ratio& speed_of(Family family) const {
    return family == Family::flash ? inputs.speed_flash : inputs.speed_pro;
  }
  RouteCosts routes() const { return routes_of(costs, inputs); }
  // Those at the cheaper bound; none where there is only one.
  RouteCosts low_routes() const {
    return low_costs ? routes_of(*low_costs, inputs) : RouteCosts();
  }
};

inline constexpr Family kBothFamilies[] = {Family::flash, Family::pro};

// Errors: those of make_estimate, and inconsistent where the card doesn't have
// both a Flash and a Pro.
Result<Comparison> make_comparison(const RateBook& book,
                                   const Scenario& scenario,
                                   const std::string& path);

// What "one" means in costs per one: "request", "run" where all workloads are
// shapes, or "request_or_run".
std::string_view unit_of(const Scenario& scenario);

// API requests per request or run, on average over the workloads.
Ratio requests_per_unit(const Scenario& scenario, const Ratio& days);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_COMPARISON_H_
