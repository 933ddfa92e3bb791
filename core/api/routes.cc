// The call decision: what each way of using the models costs per result.
//
//   decision {scenario} → {per, one_attempt:{flash, pro, at_least?},
//     routes:[{route, calls:{flash, pro}, api, human, total, month, failed,
//              accepted, api_per_accepted?, at_least?:{api, total, month}} |
//             {route, missing:[fields]}],
//     month_requests,
//     cheapest, break_even:{extra, one_in, avoided, human, pro_pays},
//     curve:[{human, flash?, pro?, escalate?, split?}], assumptions:[codes]}
//
// `cheapest` is never Flash first and Pro on its failures while the share that
// Pro fails at there is not given, though `routes` says what it would come to.
// Where the holidays of the month are not published, the amounts are the most
// and `at_least` is the least.
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/decide/comparison.h"
#include "core/decide/input_checks.h"
#include "core/decide/tipping_points.h"
#include "core/estimate/estimate_json.h"

namespace deepseek_cost {
namespace {

constexpr int kCurveSteps = 10;

void write_optional(json::Writer& out, std::string_view key,
                    const std::optional<Ratio>& amount) {
  if (amount) {
    write_amount(out, key, *amount);
  } else {
    out.key(key).null();
  }
}

std::string share_text(const Ratio& share) {
  return round_half_even_to_decimal(share * Ratio(100), 10).text;
}

void write_missing(json::Writer& out, Route route, const BuyerInputs& inputs) {
  out.key("missing").begin_array();
  if (route != Route::pro && !inputs.fail_flash) out.value("fail_flash");
  if (route != Route::flash && !inputs.fail_pro) out.value("fail_pro");
  if (route == Route::split && !inputs.pro_share) out.value("pro_share");
  out.end_array();
}

void write_attempt(json::Writer& out, const Comparison& comparison) {
  const auto write = [&out](const RequestCosts& costs) {
    write_amount(out, "flash", costs.flash);
    write_amount(out, "pro", costs.pro);
  };
  out.key("one_attempt").begin_object();
  write(comparison.costs);
  if (comparison.low_costs) {
    out.key("at_least").begin_object();
    write(*comparison.low_costs);
    out.end_object();
  }
  out.end_object();
}

void write_low(json::Writer& out, const std::optional<RouteCost>& low,
               const Ratio& month_requests) {
  if (!low) return;
  out.key("at_least").begin_object();
  write_amount(out, "api", low->api);
  write_amount(out, "total", low->total);
  write_amount(out, "month", low->total * month_requests);
  out.end_object();
}

void write_routes(json::Writer& out, const Comparison& comparison,
                  const RouteCosts& routes) {
  const RouteCosts low = comparison.low_routes();
  out.key("routes").begin_array();
  for (std::size_t i = 0; i < kRoutes; ++i) {
    const auto route = static_cast<Route>(i);
    out.begin_object().field("route", name_of(route));
    if (!routes[i]) {
      write_missing(out, route, comparison.inputs);
    } else {
      out.key("calls")
          .begin_object()
          .field("flash", count_text(routes[i]->flash_calls).text)
          .field("pro", count_text(routes[i]->pro_calls).text)
          .end_object();
      write_amount(out, "api", routes[i]->api);
      write_amount(out, "human", routes[i]->human);
      write_amount(out, "total", routes[i]->total);
      write_amount(out, "month",
                   routes[i]->total * comparison.estimate.month_requests);
      out.field("failed", share_text(routes[i]->failed))
          .field("accepted", share_text(Ratio(1) - routes[i]->failed));
      const Ratio accepted = Ratio(1) - routes[i]->failed;
      if (accepted > Ratio()) {
        write_amount(out, "api_per_accepted",
                     quotient(routes[i]->api, accepted));
      }
      write_low(out, low[i], comparison.estimate.month_requests);
    }
    out.end_object();
  }
  out.end_array();
}

void write_break_even(json::Writer& out, const Comparison& comparison) {
  const BreakEven even = break_even(comparison.costs, comparison.inputs);
  out.key("break_even").begin_object();
  write_amount(out, "extra", even.extra);
  out.key("one_in");
  if (even.one_in) {
    out.value(round_half_even_to_decimal(*even.one_in, 4).text);
  } else {
    out.null();
  }
  out.key("avoided");
  if (even.avoided) {
    out.value(share_text(*even.avoided));
  } else {
    out.null();
  }
  write_optional(out, "human", even.human);
  out.key("pro_pays");
  if (even.avoided && comparison.inputs.human) {
    out.value(!(human_units(comparison.inputs) * *even.avoided < even.extra));
  } else {
    out.null();
  }
  out.end_object();
}

// Eleven human costs from nothing to twice the larger of the buyer's own and
// the break-even.
void write_curve(json::Writer& out, const Comparison& comparison,
                 const RouteCosts& routes) {
  const BreakEven even = break_even(comparison.costs, comparison.inputs);
  const Ratio own = human_units(comparison.inputs);
  const Ratio cross = even.human.value_or(Ratio());
  const Ratio top = (own > cross ? own : cross) * Ratio(2);
  out.key("curve").begin_array();
  for (int i = 0; i <= kCurveSteps && top > Ratio(); ++i) {
    const Ratio human = top * Ratio(Int128{i}, kCurveSteps);
    out.begin_object();
    write_amount(out, "human", human);
    for (std::size_t j = 0; j < kRoutes; ++j) {
      if (!routes[j]) continue;
      write_amount(out, name_of(static_cast<Route>(j)),
                   with_human(*routes[j], human).total);
    }
    out.end_object();
  }
  out.end_array();
}

}  // namespace

Errors handle_decision(const json::Value& request, json::Writer& out) {
  const Result<ScenarioRequest> read = read_scenario_request(request);
  if (!read) return read.errors();
  const auto& [book, scenario] = *read;
  const Result<Comparison> comparison =
      make_comparison(*book, scenario, "/scenario");
  if (!comparison) return comparison.errors();
  Errors errors = check_failure_costs(*comparison);
  if (!errors.empty()) return errors;
  const RouteCosts routes = comparison->routes();
  out.field("currency", code_of(scenario.currency))
      .field("per", unit_of(scenario))
      .field("month_requests",
             count_text(comparison->estimate.month_requests).text);
  write_attempt(out, *comparison);
  write_routes(out, *comparison, routes);
  const std::optional<Route> best =
      cheapest(candidates(routes, comparison->inputs));
  out.key("cheapest");
  if (best && comparison->inputs.human) {
    out.value(name_of(*best));
  } else {
    out.null();
  }
  write_break_even(out, *comparison);
  write_curve(out, *comparison, routes);
  out.key("assumptions").begin_array().value("attempts_fail_on_their_own");
  if (!comparison->inputs.noticed) out.value("every_failure_noticed");
  if (!comparison->inputs.fail_escalated) out.value("escalated_fail_as_pro");
  out.end_array();
  return {};
}

}  // namespace deepseek_cost
