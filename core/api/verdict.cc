// The calls sensitivity and verdict.
//
//   sensitivity {scenario, watch?} → {watch, here, cheapest, dearest,
//     bars:[{range, field, low, high, at_low, at_high, swing}], for_pro:[…],
//     ends:{cheapest:{flash:["low"|"high"], pro:[…]}, dearest:{…}},
//     inputs:[{field, value, low, high}]}
//   verdict {scenario, shares?: "assumed" | "all"} → {per, outcome, route,
//   reasons, flipped,
//     would_change:[{from, route, when, human}],
//     would_change_shares:[{share, when, last, route, assumed}],
//     assumed:[shares], one_attempt, ratio, totals, extra, one_in, avoided?,
//     break_even_human?, conditions:[codes]}
#include "core/decide/verdict.h"

#include <utility>

#include "core/api/book_of_request.h"
#include "core/api/handlers.h"
#include "core/decide/range_inputs.h"
#include "core/decide/sensitivity.h"
#include "core/estimate/estimate_json.h"
#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {
namespace {

void write_pair(json::Writer& out, std::string_view key, const Pair& pair) {
  out.key(key).begin_object();
  write_amount(out, "flash", pair.flash);
  write_amount(out, "pro", pair.pro);
  out.end_object();
}

void write_bars(json::Writer& out, const Sensitivity& result,
                const std::vector<InputRange>& ranges) {
  out.key("bars").begin_array();
  for (const Bar& bar : result.bars) {
    const InputRange& range = ranges[bar.range];
    out.begin_object()
        .field("range", static_cast<std::int64_t>(bar.range))
        .field("field", range.field)
        .field("low", range.low)
        .field("high", range.high);
    write_pair(out, "at_low", bar.at_low);
    write_pair(out, "at_high", bar.at_high);
    write_pair(out, "swing",
               {swing(bar.at_low.flash, bar.at_high.flash),
                swing(bar.at_low.pro, bar.at_high.pro)});
    out.end_object();
  }
  out.end_array().key("for_pro").begin_array();
  for (const std::size_t i : result.for_pro) {
    out.value(static_cast<std::int64_t>(i));
  }
  out.end_array();
}

// Where each bar's range stands at an extreme, for either model.
void write_ends(json::Writer& out, std::string_view key, const Ends& ends) {
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
  for (const VariableInput& input : variable_inputs(scenario)) {
    out.begin_object()
        .field("field", input.usual.field)
        .field("value", input.value)
        .field("low", input.usual.low)
        .field("high", input.usual.high)
        .end_object();
  }
  out.end_array();
}

// Rule 5: the verdict at either end of every range.
Errors check_ranges(const RateBook& book, const json::Value& scenario,
                    const Choice& here, Verdict& verdict) {
  if (verdict.outcome == Outcome::unsettled) return {};
  const std::vector<InputRange>& ranges = here.inputs.ranges;
  std::vector<std::size_t> flipped;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    bool flips = false;
    for (const bool high : {false, true}) {
      const Result<Choice> choice =
          choice_at(book, scenario, ranges[i], i, high);
      if (!choice) return choice.errors();
      flips = flips || verdict_of(*choice).outcome != verdict.outcome;
    }
    if (flips) flipped.push_back(i);
  }
  if (!flipped.empty()) leave_open(std::move(flipped), verdict);
  return {};
}

void write_totals(json::Writer& out, const Choice& choice) {
  const RouteCosts routes = choice.routes();
  out.key("totals").begin_object();
  for (std::size_t i = 0; i < kRoutes; ++i) {
    if (!routes[i]) continue;
    write_amount(out, name_of(static_cast<Route>(i)), routes[i]->total);
  }
  out.end_object();
}

void write_numbers(json::Writer& out, const Choice& choice) {
  out.key("one_attempt").begin_object();
  write_amount(out, "flash", choice.costs.flash);
  write_amount(out, "pro", choice.costs.pro);
  out.end_object().key("ratio");
  const Ratio ratio = choice.costs.pro / choice.costs.flash;
  if (ratio.overflowed()) {
    out.null();
  } else {
    out.value(round_half_even_to_decimal(ratio, 6).text);
  }
  write_totals(out, choice);
  const BreakEven even = break_even(choice.costs, choice.inputs);
  write_amount(out, "extra", even.extra);
  out.key("one_in");
  if (even.one_in) {
    out.value(round_half_even_to_decimal(*even.one_in, 4).text);
  } else {
    out.null();
  }
  if (even.avoided) {
    out.field("avoided",
              round_half_even_to_decimal(*even.avoided * Ratio(100), 10).text);
  }
  if (even.human) write_amount(out, "break_even_human", *even.human);
}

// Which accounts the busiest hour outgrows, for the models the route uses.
void write_conditions(json::Writer& out, const Scenario& scenario,
                      const Choice& choice, const Verdict& verdict) {
  out.key("conditions").begin_array();
  for (const Family family : kBothFamilies) {
    const std::int64_t limit = choice.of(family).model->concurrency;
    const Traffic traffic =
        traffic_of(scenario, choice.estimate.days, choice.inputs.first_token,
                   choice.speed_of(family));
    const Ratio peak = traffic.in_flight * choice.inputs.peak_factor;
    if (limit == 0 || peak.overflowed()) continue;
    const bool alone =
        verdict.route == (family == Family::flash ? Route::flash : Route::pro);
    if (verdict.route && !alone && verdict.outcome != Outcome::mix) continue;
    if (load_of(peak, limit).grade == LoadGrade::fits) continue;
    out.value(family == Family::flash ? "flash_over_limit_at_peak"
                                      : "pro_over_limit_at_peak");
  }
  out.end_array();
}

void write_verdict(json::Writer& out, const Verdict& verdict) {
  out.field("outcome", name_of(verdict.outcome)).key("route");
  if (verdict.route) {
    out.value(name_of(*verdict.route));
  } else {
    out.null();
  }
  out.key("reasons").begin_array();
  for (const Reason reason : verdict.reasons) out.value(name_of(reason));
  out.end_array().key("flipped").begin_array();
  for (const std::size_t i : verdict.flipped) {
    out.value(static_cast<std::int64_t>(i));
  }
  out.end_array().key("would_change").begin_array();
  for (const Turn& turn : verdict.turns) {
    out.begin_object()
        .field("from", name_of(turn.from))
        .field("route", name_of(turn.route))
        .field("when", turn.above ? "human_above" : "human_below");
    write_amount(out, "human", turn.human);
    out.end_object();
  }
  out.end_array();
}

void write_shares(json::Writer& out, const Verdict& verdict,
                  const BuyerInputs& inputs) {
  out.key("would_change_shares").begin_array();
  for (const ShareTurn& turn : verdict.share_turns) {
    out.begin_object()
        .field("share", name_of(turn.input))
        .field("when", turn.above ? "above" : "below")
        .field("last", decimal_of_scaled(turn.last.parts(), 4))
        .field("route", name_of(turn.route))
        .field("assumed", !is_given(turn.input, inputs))
        .end_object();
  }
  out.end_array().key("assumed").begin_array();
  for (const ShareInput input : verdict.assumed) out.value(name_of(input));
  out.end_array();
}

}  // namespace

Errors handle_sensitivity(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const Scenario scenario = read_required_scenario(reader, book->default_card);
  const std::string_view watch = reader.text("watch").value_or("month");
  if (watch != "month" && watch != "with_failures") {
    reader.fail(ErrorCode::unknown_choice, "watch", watch,
                "month, with_failures");
  }
  reader.finish();
  if (!errors.empty()) return errors;
  const Result<Sensitivity> result =
      vary(*book, *request.find("scenario"),
           watch == "month" ? Watched::month : Watched::with_failures);
  if (!result) return result.errors();
  out.field("currency", code_of(scenario.currency)).field("watch", watch);
  write_pair(out, "here", result->here);
  write_pair(out, "cheapest", result->cheapest);
  write_pair(out, "dearest", result->dearest);
  write_bars(out, *result, scenario.decision.value_or(BuyerInputs()).ranges);
  out.key("ends").begin_object();
  write_ends(out, "cheapest", result->at_cheapest);
  write_ends(out, "dearest", result->at_dearest);
  out.end_object();
  write_inputs(out, scenario);
  return {};
}

Errors handle_verdict(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const Scenario scenario = read_required_scenario(reader, book->default_card);
  const std::string_view shares = reader.text("shares").value_or("assumed");
  if (shares != "assumed" && shares != "all") {
    reader.fail(ErrorCode::unknown_choice, "shares", shares, "assumed, all");
  }
  reader.finish();
  if (!errors.empty()) return errors;
  const Result<Choice> choice = make_choice(*book, scenario, "/scenario");
  if (!choice) return choice.errors();
  Verdict verdict = verdict_of(*choice);
  errors = check_ranges(*book, *request.find("scenario"), *choice, verdict);
  if (!errors.empty()) return errors;
  add_turns(*choice, shares == "all", verdict);
  out.field("currency", code_of(scenario.currency))
      .field("per", unit_of(scenario));
  write_verdict(out, verdict);
  write_shares(out, verdict, choice->inputs);
  write_numbers(out, *choice);
  write_conditions(out, scenario, *choice, verdict);
  return {};
}

}  // namespace deepseek_cost
