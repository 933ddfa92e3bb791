// The calls sensitivity and verdict.
//
//   sensitivity {scenario, watch?} → {watch, here, here_at_least?, cheapest,
//     dearest,
//     bars:[{range, field, low, high, at_low, at_high, swing}], for_pro:[…],
//     ends:{cheapest:{flash:["low"|"high"], pro:[…]}, dearest:{…}},
//     uneven:[ranges between whose ends it may be cheaper or dearer],
//     inputs:[{field, value, low, high}]}
//   verdict {scenario, shares?: "assumed" | "all"} → {per, outcome, route,
//   reasons, flipped,
//     would_change:[{from, route, when, human}],
//     would_change_shares:[{share, when, last, route, assumed}],
//     assumed:[shares], one_attempt, ratio, totals, extra, one_in, avoided?,
//     break_even_human?, conditions:[codes],
//     headline:{route, total, rounded, over, over_total, over_rounded,
//     saves_percent}, holds_if:[{code, …}], what_if}
//
// `rounded` and `saves_percent` have three significant digits, for sentences;
// the exact number stands beside. holds_if has three conditions at most, the
// weightiest first. what_if is Flash first and Pro where it fails, where that
// would win if Pro failed there as seldom as anywhere and nobody gave the share
// (`missing`): it wins while Pro fails at `wins_up_to` of these at most.
#include "core/decide/verdict.h"

#include "core/api/figures.h"
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/decide/break_even.h"
#include "core/decide/concurrency.h"
#include "core/decide/range_inputs.h"
#include "core/decide/sensitivity.h"
#include "core/decide/traffic.h"
#include "core/estimate/estimate_json.h"

namespace deepseek_cost {
namespace {

void write_figures(json::Writer& out, std::string_view key,
                   const PerModel<Ratio>& figures) {
  out.key(key).begin_object();
  write_amount(out, "flash", figures.flash);
  write_amount(out, "pro", figures.pro);
  out.end_object();
}

void write_bars(json::Writer& out, const Sensitivity& result,
                const std::vector<InputRange>& ranges) {
  out.key("bars").begin_array();
  for (const Bar& bar : result.bars) {
    const InputRange& range = ranges[bar.range];
    out.begin_object()
        .field("range", bar.range)
        .field("field", range.field)
        .field("low", range.low)
        .field("high", range.high);
    write_figures(out, "at_low", bar.at_low);
    write_figures(out, "at_high", bar.at_high);
    write_figures(out, "swing",
                  {swing(bar.at_low.flash, bar.at_high.flash),
                   swing(bar.at_low.pro, bar.at_high.pro)});
    out.end_object();
  }
  out.end_array().key("for_pro").begin_array();
  for (const std::size_t i : result.for_pro) {
    out.value(i);
  }
  out.end_array();
}

// Where each bar's range stands at an extreme, for either model.
void write_ends(json::Writer& out, std::string_view key,
                const RangeEnds& ends) {
  const auto list = [&out](std::string_view model,
                           const std::vector<bool>& high) {
    out.key(model).begin_array();
    for (const bool one : high) out.value(one ? "high" : "low");
    out.end_array();
  };
  out.key(key).begin_object();
  list("flash", ends.flash);
  list("pro", ends.pro);
  out.end_object();
}

// What can be given as a range, each with one to begin with.
void write_inputs(json::Writer& out, const Scenario& scenario) {
  out.key("inputs").begin_array();
  for (const OfferedRange& input : offered_ranges(scenario)) {
    out.begin_object()
        .field("field", input.suggested.field)
        .field("value", input.value)
        .field("low", input.suggested.low)
        .field("high", input.suggested.high)
        .end_object();
  }
  out.end_array();
}

void write_totals(json::Writer& out, const Comparison& comparison) {
  const RouteCosts routes = comparison.routes();
  out.key("totals").begin_object();
  for (const Route route : kEachRoute) {
    if (routes[route]) write_amount(out, name_of(route), routes[route]->total);
  }
  out.end_object();
}

void write_numbers(json::Writer& out, const Comparison& comparison) {
  out.key("one_attempt").begin_object();
  write_amount(out, "flash", comparison.costs.flash);
  write_amount(out, "pro", comparison.costs.pro);
  out.end_object();
  write_decimal(out, "ratio", comparison.costs.pro / comparison.costs.flash, 6);
  write_totals(out, comparison);
  const BreakEven even = break_even(comparison.costs, comparison.inputs);
  write_amount(out, "extra", even.extra);
  write_decimal(out, "one_in", even.one_in, 4);
  if (even.avoided) {
    write_decimal(out, "avoided", *even.avoided * Ratio(100), 10);
  }
  if (even.human) write_amount(out, "break_even_human", *even.human);
}

// Of which shares it is said where they would change the verdict.
constexpr std::string_view kShares[] = {"assumed", "all"};

constexpr std::size_t kMostConditions = 3;

// The accounts that the busiest hour outgrows, of the models that the route
// uses.
std::vector<std::string_view> outgrown(const Scenario& scenario,
                                       const Comparison& comparison,
                                       const Verdict& verdict) {
  std::vector<std::string_view> codes;
  for (const Family family : kBothFamilies) {
    const std::int64_t limit = comparison.of(family).model->concurrency;
    const Traffic traffic =
        traffic_of(scenario, comparison.estimate.days,
                   comparison.inputs.first_token, comparison.speed_of(family));
    const Ratio peak = traffic.in_flight * comparison.inputs.peak_factor;
    if (limit == 0 || peak.overflowed()) continue;
    const bool alone =
        verdict.route == (family == Family::flash ? Route::flash : Route::pro);
    if (verdict.route && !alone && verdict.outcome != Outcome::mix) continue;
    if (load_of(peak, limit).grade == LoadGrade::fits) continue;
    codes.emplace_back(family == Family::flash ? "flash_over_limit_at_peak"
                                               : "pro_over_limit_at_peak");
  }
  return codes;
}

// The winner's total against that of the better single model it beats.
void write_headline(json::Writer& out, const Comparison& comparison,
                    const Verdict& verdict) {
  out.key("headline");
  const RouteCosts routes = comparison.routes();
  if (!verdict.route || !comparison.inputs.human) {
    out.null();
    return;
  }
  const RouteCost& winner = *routes[*verdict.route];
  const Route over = verdict.route == Route::flash ? Route::pro
                     : verdict.route == Route::pro ? Route::flash
                                                   : better_single(routes);
  const RouteCost& other = *routes[over];
  out.begin_object().field("route", name_of(*verdict.route));
  write_amount(out, "total", winner.total);
  out.field("rounded", rounded_money_text(winner.total))
      .field("over", name_of(over));
  write_amount(out, "over_total", other.total);
  out.field("over_rounded", rounded_money_text(other.total))
      .field("saves_percent",
             rounded_text(percent_of(other.total - winner.total, other.total)))
      .end_object();
}

// What the headline holds on, the weightiest first: what is assumed, the cost
// of a failure and the shares at which it tips, and the account's limits.
void write_holds_if(json::Writer& out, const Comparison& comparison,
                    const Verdict& verdict,
                    const std::vector<std::string_view>& over_limit) {
  std::size_t count = 0;
  const auto begin = [&](std::string_view code) {
    if (++count > kMostConditions) return false;
    out.begin_object().field("code", code);
    return true;
  };
  out.key("holds_if").begin_array();
  const bool undecided = !verdict.route;
  // What nobody notices is neither tried again nor passed on to Pro.
  const bool tried_again =
      comparison.inputs.retries > 0 || verdict.route == Route::escalate;
  if (!undecided && tried_again && !comparison.inputs.noticed &&
      begin("every_failure_noticed")) {
    out.end_object();
  }
  for (const Threshold& threshold : verdict.thresholds) {
    // It holds on this side of where another route takes over.
    if (undecided || !begin(threshold.above ? "human_below" : "human_above")) {
      break;
    }
    write_amount(out, "human", threshold.human);
    out.field("rounded", rounded_money_text(threshold.human))
        .field("else", name_of(threshold.route))
        .end_object();
  }
  for (const ShareThreshold& threshold : verdict.share_thresholds) {
    if (!begin(threshold.above ? "share_up_to" : "share_from")) break;
    out.field("share", name_of(threshold.input))
        .field("last", to_percent(threshold.last))
        .field("rounded", rounded_percent_text(threshold.last))
        .field("else", name_of(threshold.route))
        .end_object();
  }
  for (const std::string_view code : over_limit) {
    if (!begin(code)) break;
    out.end_object();
  }
  out.end_array();
}

void write_what_if(json::Writer& out, const Comparison& comparison,
                   const std::optional<WhatIf>& what_if) {
  out.key("what_if");
  if (!what_if) {
    out.null();
    return;
  }
  const RouteCosts routes = comparison.routes();
  const Ratio& single = routes[better_single(routes)]->total;
  out.begin_object()
      .field("route", name_of(Route::escalate))
      .field("missing", name_of(ShareInput::fail_escalated));
  write_amount(out, "total", what_if->cost.total);
  out.field("rounded", rounded_money_text(what_if->cost.total))
      .field("saves_percent",
             rounded_text(percent_of(single - what_if->cost.total, single)))
      .key("wins_up_to");
  if (what_if->wins_up_to) {
    out.begin_object()
        .field("last", to_percent(*what_if->wins_up_to))
        .field("rounded", rounded_percent_text(*what_if->wins_up_to))
        .end_object();
  } else {
    out.null();
  }
  out.end_object();
}

void write_verdict(json::Writer& out, const Verdict& verdict) {
  out.field("outcome", name_of(verdict.outcome))
      .field("route", verdict.route)
      .key("reasons")
      .begin_array();
  for (const Reason reason : verdict.reasons) out.value(name_of(reason));
  out.end_array().key("flipped").begin_array();
  for (const std::size_t i : verdict.flipped) {
    out.value(i);
  }
  out.end_array().key("would_change").begin_array();
  for (const Threshold& threshold : verdict.thresholds) {
    out.begin_object()
        .field("from", name_of(threshold.from))
        .field("route", name_of(threshold.route))
        .field("when", threshold.above ? "human_above" : "human_below");
    write_amount(out, "human", threshold.human);
    out.field("rounded", rounded_money_text(threshold.human)).end_object();
  }
  out.end_array();
}

void write_shares(json::Writer& out, const Verdict& verdict,
                  const BuyerInputs& inputs) {
  out.key("would_change_shares").begin_array();
  for (const ShareThreshold& threshold : verdict.share_thresholds) {
    out.begin_object()
        .field("share", name_of(threshold.input))
        .field("when", threshold.above ? "above" : "below")
        .field("last", to_percent(threshold.last))
        .field("rounded", rounded_percent_text(threshold.last))
        .field("route", name_of(threshold.route))
        .field("assumed", !is_given(threshold.input, inputs))
        .end_object();
  }
  out.end_array().key("assumed").begin_array();
  for (const ShareInput input : verdict.assumed) out.value(name_of(input));
  out.end_array();
}

}  // namespace

Errors handle_sensitivity(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  auto& [errors, reader, book, scenario] = read;
  const Metric watch = reader.choice("watch", Metric::month);
  if (!read.complete()) return errors;
  const Result<Sensitivity> result = vary(*book, scenario, watch);
  if (!result) return result.errors();
  out.field("currency", code_of(scenario.currency))
      .field("watch", name_of(watch));
  write_figures(out, "here", result->here);
  if (result->open) write_figures(out, "here_at_least", result->here_low);
  write_figures(out, "cheapest", result->cheapest);
  write_figures(out, "dearest", result->dearest);
  write_bars(out, *result, scenario.decision.value_or(BuyerInputs()).ranges);
  out.key("ends").begin_object();
  write_ends(out, "cheapest", result->at_cheapest);
  write_ends(out, "dearest", result->at_dearest);
  out.end_object().key("uneven").begin_array();
  for (const std::size_t i : result->uneven) {
    out.value(i);
  }
  out.end_array();
  write_inputs(out, scenario);
  return {};
}

Errors handle_verdict(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  auto& [errors, reader, book, scenario] = read;
  const bool all_shares = reader.choice("shares", kShares, 0) == 1;
  if (!read.complete()) return errors;
  const Result<Comparison> comparison =
      make_comparison(*book, scenario, "/scenario");
  if (!comparison) return comparison.errors();
  Verdict verdict = verdict_of(*comparison);
  errors = check_ranges(*book, scenario, *comparison, verdict);
  if (!errors.empty()) return errors;
  check_bounds(*comparison, verdict);
  add_tipping_points(*comparison, all_shares, verdict);
  out.field("currency", code_of(scenario.currency))
      .field("per", unit_of(scenario));
  write_verdict(out, verdict);
  write_shares(out, verdict, comparison->inputs);
  write_numbers(out, *comparison);
  const std::vector<std::string_view> over_limit =
      outgrown(scenario, *comparison, verdict);
  out.key("conditions").begin_array();
  for (const std::string_view code : over_limit) out.value(code);
  out.end_array();
  write_headline(out, *comparison, verdict);
  write_holds_if(out, *comparison, verdict, over_limit);
  write_what_if(out, *comparison, verdict.what_if);
  return {};
}

}  // namespace deepseek_cost
