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
#include "core/api/figures.h"
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/decide/break_even.h"
#include "core/decide/comparison.h"
#include "core/decide/input_checks.h"
#include "core/decide/tipping_points.h"
#include "core/estimate/estimate_json.h"

namespace deepseek_cost {
namespace {

// "key": a share, in percent.
void write_share(json::Writer& out, std::string_view key,
                 const std::optional<Ratio>& share) {
  write_decimal(out, key,
                share ? std::optional(*share * Ratio(100)) : std::nullopt, 10);
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

void write_route(json::Writer& out, const RouteCost& cost,
                 const Ratio& month_requests) {
  out.key("calls")
      .begin_object()
      .field("flash", count_text(cost.flash_calls).text)
      .field("pro", count_text(cost.pro_calls).text)
      .end_object();
  write_amount(out, "api", cost.api);
  write_amount(out, "human", cost.human);
  write_amount(out, "total", cost.total);
  write_amount(out, "month", cost.total * month_requests);
  const Ratio accepted = Ratio(1) - cost.failed;
  write_share(out, "failed", cost.failed);
  write_share(out, "accepted", accepted);
  if (accepted > Ratio()) {
    write_amount(out, "api_per_accepted", quotient(cost.api, accepted));
  }
}

void write_routes(json::Writer& out, const Comparison& comparison,
                  const RouteCosts& routes) {
  const RouteCosts low = comparison.low_routes();
  out.key("routes").begin_array();
  for (const Route route : kEachRoute) {
    out.begin_object().field("route", name_of(route));
    if (routes[route]) {
      write_route(out, *routes[route], comparison.estimate.month_requests);
      write_low(out, low[route], comparison.estimate.month_requests);
    } else {
      out.key("missing").begin_array();
      for (const auto input : missing_inputs(route, comparison.inputs)) {
        out.value(input);
      }
      out.end_array();
    }
    out.end_object();
  }
  out.end_array();
}

void write_break_even(json::Writer& out, const Comparison& comparison) {
  const BreakEven even = break_even(comparison.costs, comparison.inputs);
  out.key("break_even").begin_object();
  write_amount(out, "extra", even.extra);
  write_decimal(out, "one_in", even.one_in, 4);
  write_share(out, "avoided", even.avoided);
  if (even.human) {
    write_amount(out, "human", *even.human);
  } else {
    out.key("human").null();
  }
  out.field("pro_pays", even.pro_pays).end_object();
}

void write_curve(json::Writer& out, const Comparison& comparison,
                 const RouteCosts& routes) {
  out.key("curve").begin_array();
  for (const Ratio& human : human_curve(comparison.costs, comparison.inputs)) {
    out.begin_object();
    write_amount(out, "human", human);
    for (const Route route : kEachRoute) {
      if (!routes[route]) continue;
      write_amount(out, name_of(route),
                   with_human(*routes[route], human).total);
    }
    out.end_object();
  }
  out.end_array();
}

}  // namespace

Errors handle_decision(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  if (!read.complete()) return read.errors;
  const auto& [errors, reader, book, scenario] = read;
  const Result<Comparison> comparison =
      make_comparison(*book, scenario, "/scenario");
  if (!comparison) return comparison.errors();
  Errors costs = check_failure_costs(*comparison);
  if (!costs.empty()) return costs;
  const RouteCosts routes = comparison->routes();
  out.field("currency", code_of(scenario.currency))
      .field("per", unit_of(scenario))
      .field("month_requests",
             count_text(comparison->estimate.month_requests).text);
  write_attempt(out, *comparison);
  write_routes(out, *comparison, routes);
  out.field("cheapest", comparison->inputs.human
                            ? cheapest(candidates(routes, comparison->inputs))
                            : std::nullopt);
  write_break_even(out, *comparison);
  write_curve(out, *comparison, routes);
  out.key("assumptions").begin_array().value("attempts_fail_on_their_own");
  if (!comparison->inputs.noticed) out.value("every_failure_noticed");
  if (!comparison->inputs.fail_escalated) out.value("escalated_fail_as_pro");
  out.end_array();
  return {};
}

}  // namespace deepseek_cost
