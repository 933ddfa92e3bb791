// The choice that a scenario poses: an estimate of Flash and Pro on its card,
// with what the buyer tells about failures, budgets and speeds.
#ifndef DEEPSEEK_COST_CORE_DECIDE_COMPARISON_H_
#define DEEPSEEK_COST_CORE_DECIDE_COMPARISON_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/decide/concurrency.h"
#include "core/decide/routes.h"
#include "core/estimate/estimate.h"
#include "core/rates/rate_book.h"
#include "core/scenario/workload.h"

namespace deepseek_cost {

// All route costs of a choice, in the order of Route.
using RouteCosts = std::array<std::optional<RouteCost>, kRoutes>;
RouteCosts routes_of(const RequestCosts& costs, const BuyerInputs& inputs);

struct Choice {
  Estimate estimate;
  std::size_t flash = 0;  // index into estimate.models
  std::size_t pro = 1;
  BuyerInputs inputs;
  RequestCosts costs;  // of one request, or run, on average

  const ModelEstimate& of(Family family) const {
    return estimate.models[family == Family::flash ? flash : pro];
  }
  const Ratio& speed_of(Family family) const {
    return family == Family::flash ? inputs.speed_flash : inputs.speed_pro;
  }
  RouteCosts routes() const { return routes_of(costs, inputs); }
};

inline constexpr Family kBothFamilies[] = {Family::flash, Family::pro};

// Errors: those of make_estimate, and inconsistent where the card doesn't have
// both a Flash and a Pro.
Result<Choice> make_choice(const RateBook& book, const Scenario& scenario,
                           const std::string& path);

// What "one" means in costs per one: "request", "run" where all workloads are
// shapes, or "request_or_run".
std::string_view unit_of(const Scenario& scenario);

// How busy the API gets, all workloads together, in the hours in which they are
// active: `when` leaves the nights of office hours empty, and crowds the rest.
// Workloads with different hours are taken as active at once.
struct Traffic {
  Ratio per_second;  // requests that the API sees
  Ratio in_flight;   // on average
  // On average over requests; nothing where there are none.
  std::optional<Ratio> seconds;
  std::optional<Ratio> output;  // tokens
};
Traffic traffic_of(const Scenario& scenario, const Ratio& days,
                   const Ratio& first_token, const Ratio& speed);

// What a workload sends to the API in a month of `days`, and in how much of it.
struct Arrivals {
  Ratio runs;  // or requests, where there is no shape
  std::int64_t requests_per_run = 1;
  std::int64_t output = 0;  // tokens of one run
  Ratio seconds;            // those in which the workload is active

  Ratio requests() const { return runs * Ratio(Int128{requests_per_run}); }
};
Arrivals arrivals_of(const Workload& workload, const Ratio& days);

// The hours of a week in which a workload's requests are made, 1…168.
std::int64_t active_hours(const UsageHours& when);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_COMPARISON_H_
