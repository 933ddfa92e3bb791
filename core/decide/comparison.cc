#include "core/decide/comparison.h"

#include <utility>

namespace deepseek_cost {
namespace {

// The requests and the output of one run, or of one request; a shape is
// replayed once for both.
ShapeTokens run_of(const Workload& workload) {
  if (!workload.shape) return {1, {}, {}, workload.output};
  const Result<ShapeTokens> run = tokens_of(*workload.shape);
  return run ? *run : ShapeTokens();
}

// Whether everything that is told of a choice can be held exactly: months of
// each route, and the totals at each human cost at which two routes meet.
bool stays_exact(const Choice& choice) {
  constexpr Int128 kFine = 1000000000;
  if (choice.costs.flash.denominator() > kFine ||
      choice.costs.pro.denominator() > kFine) {
    return false;
  }
  const RouteCosts routes = choice.routes();
  for (const auto& route : routes) {
    if (!route) continue;
    if ((route->total * choice.estimate.month_requests).overflowed()) {
      return false;
    }
    for (const auto& other : routes) {
      if (!other || other->failed == route->failed) continue;
      const Ratio meet = human_where_equal(*route, *other);
      // The curve goes to twice the meeting point, in tenths.
      const Ratio beyond = meet * Ratio(19, 10);
      for (const auto& any : routes) {
        if (any && with_human(*any, beyond).total.overflowed()) return false;
      }
    }
  }
  return true;
}

}  // namespace

RouteCosts routes_of(const RequestCosts& costs, const BuyerInputs& inputs) {
  RouteCosts all;
  for (std::size_t i = 0; i < kRoutes; ++i) {
    all[i] = cost_of(static_cast<Route>(i), costs, inputs);
  }
  return all;
}

Result<Choice> make_choice(const RateBook& book, const Scenario& scenario,
                           const std::string& path) {
  Result<Estimate> estimate = make_estimate(book, scenario, path);
  if (!estimate) return estimate.errors();
  Choice choice;
  choice.estimate = std::move(estimate).value();
  const std::vector<ModelEstimate>& models = choice.estimate.models;
  choice.flash = choice.pro = models.size();
  for (std::size_t i = models.size(); i-- > 0;) {
    if (models[i].model->family == Family::flash) choice.flash = i;
    if (models[i].model->family == Family::pro) choice.pro = i;
  }
  if (choice.flash == models.size() || choice.pro == models.size()) {
    return Error{ErrorCode::inconsistent, path + "/card", scenario.card,
                 "this card has no Flash and Pro to choose between"};
  }
  choice.inputs = scenario.decision.value_or(BuyerInputs());
  choice.costs = {models[choice.flash].per_request,
                  models[choice.pro].per_request};
  if (!stays_exact(choice)) choice.costs = coarse(choice.costs);
  return choice;
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

std::int64_t active_hours(const UsageHours& when) {
  switch (when.kind) {
    case UsageHoursKind::even:
    case UsageHoursKind::peak_share:
      break;
    case UsageHoursKind::grid:
      return static_cast<std::int64_t>(when.grid.count());
    case UsageHoursKind::office_china:
    case UsageHoursKind::office_europe:
    case UsageHoursKind::office_us_east:
    case UsageHoursKind::office_us_west:
      return 45;  // 09:00–18:00 on five days
  }
  return kHoursPerWeek;
}

Arrivals arrivals_of(const Workload& workload, const Ratio& days) {
  const Ratio share(Int128{active_hours(workload.hours)}, kHoursPerWeek);
  const ShapeTokens run = run_of(workload);
  return {requests_in(days, workload), run.requests, run.output.count(),
          days * Ratio(Int128{86400}) * share};
}

Traffic traffic_of(const Scenario& scenario, const Ratio& days,
                   const Ratio& first_token, const Ratio& speed) {
  Traffic traffic;
  Ratio output;  // tokens per second
  const Ratio seconds_of_month = days * Ratio(Int128{86400});
  for (const Workload& workload : scenario.workloads) {
    const Ratio crowding(Int128{kHoursPerWeek}, active_hours(workload.hours));
    const Ratio runs =
        requests_in(days, workload) * crowding / seconds_of_month;
    const ShapeTokens run = run_of(workload);
    const Ratio requests(Int128{run.requests});
    traffic.per_second += runs * requests;
    const Ratio written = run.output.as_ratio();
    output += runs * written;
    traffic.in_flight += runs * (requests * first_token + written / speed);
  }
  if (traffic.per_second > Ratio()) {
    traffic.seconds = traffic.in_flight / traffic.per_second;
    traffic.output = output / traffic.per_second;
  }
  return traffic;
}

}  // namespace deepseek_cost
