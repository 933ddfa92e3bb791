// The call sensitivity.
//
//   sensitivity {scenario, watch?} → {watch, here, here_at_least?, cheapest,
//     dearest,
//     bars:[{range, field, low, high, at_low, at_high, swing}], for_pro:[…],
//     ends:{cheapest:{flash:["low"|"high"], pro:[…]}, dearest:{…}},
//     uneven:[ranges between whose ends it may be cheaper or dearer],
//     inputs:[{field, value, low, high}]}
#include "core/decide/sensitivity.h"

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/decide/range_inputs.h"
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
  for (const std::size_t i : result.for_pro) out.value(i);
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
  for (const std::size_t i : result->uneven) out.value(i);
  out.end_array();
  write_inputs(out, scenario);
  return {};
}

}  // namespace deepseek_cost
