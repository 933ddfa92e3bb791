// The call verdict.
//
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
#include "core/decide/headline.h"
#include "core/estimate/estimate_json.h"

namespace deepseek_cost {
namespace {

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

void write_headline(json::Writer& out,
                    const std::optional<Headline>& headline) {
  out.key("headline");
  if (!headline) {
    out.null();
    return;
  }
  out.begin_object().field("route", headline->route);
  write_amount(out, "total", headline->total);
  out.field("rounded", rounded_money_text(headline->total))
      .field("over", headline->over);
  write_amount(out, "over_total", headline->over_total);
  out.field("over_rounded", rounded_money_text(headline->over_total))
      .field("saves_percent", rounded_text(headline->saves_percent))
      .end_object();
}

void write_holds_if(json::Writer& out,
                    const std::vector<Condition>& conditions) {
  out.key("holds_if").begin_array();
  for (const Condition& condition : conditions) {
    out.begin_object().field("code", condition.kind);
    if (condition.human) {
      write_amount(out, "human", condition.human->human);
      out.field("rounded", rounded_money_text(condition.human->human))
          .field("else", condition.human->route);
    }
    if (condition.share) {
      out.field("share", condition.share->input)
          .field("last", to_percent(condition.share->last))
          .field("rounded", rounded_percent_text(condition.share->last))
          .field("else", condition.share->route);
    }
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
  out.begin_object()
      .field("route", name_of(Route::escalate))
      .field("missing", name_of(ShareInput::fail_escalated));
  write_amount(out, "total", what_if->cost.total);
  out.field("rounded", rounded_money_text(what_if->cost.total))
      .field("saves_percent", rounded_text(saves_percent(comparison, *what_if)))
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
  for (const std::size_t i : verdict.flipped) out.value(i);
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

Errors handle_verdict(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  auto& [errors, reader, book, scenario] = read;
  const bool all_shares = reader.choice("shares", kShares, 0) == 1;
  if (!read.complete()) return errors;
  const Result<Comparison> comparison =
      make_comparison(*book, scenario, "/scenario");
  if (!comparison) return comparison.errors();
  const Result<Verdict> decided =
      decide(*book, scenario, *comparison, all_shares);
  if (!decided) return decided.errors();
  const Verdict& verdict = *decided;
  out.field("currency", code_of(scenario.currency))
      .field("per", unit_of(scenario));
  write_verdict(out, verdict);
  write_shares(out, verdict, comparison->inputs);
  write_numbers(out, *comparison);
  const std::vector<Family> families = outgrown(scenario, *comparison, verdict);
  out.key("conditions").begin_array();
  for (const Family family : families) out.value(over_limit(family));
  out.end_array();
  write_headline(out, headline_of(*comparison, verdict));
  write_holds_if(out, conditions_of(*comparison, verdict, families));
  write_what_if(out, *comparison, verdict.what_if);
  return {};
}

}  // namespace deepseek_cost
