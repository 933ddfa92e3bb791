// The call breakEven: what can be said of Flash against Pro before the buyer
// has given anything but the traffic.
//
//   breakEven {scenario, human?, budget?, points?} → {currency, per, cheaper,
//     dearer, human, human_from,
//     failures:{difference, rounded, at_least?, count | null, least?, of,
//       possible,
//       percent | null, percent_rounded | null, one_in | null,
//       one_in_rounded | null},
//     tries:{ratio, rounded} | null,
//     hits:{points, from, to, models:[{model, family, saves, rounded}]},
//     budget:{amount, amount_from,
//       models:[{model, family, count | null, most? | null}]}}
//
// The dearer model costs `difference` more a month. Where a failure costs
// `human`, it pays if it prevents `count` failures a month (rounded up), which
// is `percent` of the `of` requests or runs, or one in `one_in`. count is null
// where failures cost nothing, and beyond 10^18; it is `possible` if there are
// so many requests. `tries` is how often the cheaper model can be asked for the
// price of the dearer once. `hits`: what `points` more percentage points from
// the cache save a month (fewer where there is no room for them). `budget`: how
// many requests or runs the amount buys; null where nothing limits them. Where
// the holidays of the month are not published, `at_least` is the least that the
// difference can be, `least` the failures that pay for that, and `most` what
// the amount buys at the least price.
//
// Where human or budget are not in the request, they are the scenario's own
// (`human_from`: "scenario"), or else round numbers to begin with ("default"):
// $3 or ¥20 for a failure, $100 or ¥1,000 for a budget.
#include "core/decide/break_even.h"

#include <string>

#include "core/api/figures.h"
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/decide/affordability.h"
#include "core/decide/comparison.h"
#include "core/estimate/estimate_json.h"
#include "core/number/parse_number.h"
#include "core/rates/load/save.h"

namespace deepseek_cost {
namespace {

constexpr std::int64_t kDefaultPoints = 10;
constexpr int kMoneyPlaces = 12;

// A number that the page may begin with, and where it is from.
struct Given {
  Ratio value;
  std::string_view from;
};

Given read_given(json::ObjectReader& reader, std::string_view key,
                 const std::optional<Ratio>& own, const Ratio& fallback) {
  const std::optional<std::string_view> text = reader.number_text(key);
  if (text && !text->empty()) {
    const Result<Ratio> number = read_decimal(*text, kMostAmount, kMoneyPlaces);
    if (number) return {*number, "request"};
    reader.fail(number.errors(), key);
  }
  if (own) return {*own, "scenario"};
  return {fallback, "default"};
}

std::string decimal(const Ratio& value) {
  return round_half_even_to_decimal(value, kMoneyPlaces).text;
}

void write_failures(json::Writer& out, const Ratio& all,
                    const ModelDifference& between, const Ratio& human) {
  const FailuresToPrevent failures =
      failures_to_prevent(between.difference, human, all);
  out.key("failures").begin_object();
  write_amount(out, "difference", between.difference);
  out.field("rounded", rounded_money_text(between.difference));
  write_count(out, "count", failures.count);
  if (between.low) {
    write_amount(out, "at_least", *between.low);
    write_count(out, "least",
                failures_to_prevent(*between.low, human, all).count);
  }
  out.field("of", count_text(all).text).field("possible", failures.possible);
  write_rounded(out, "percent", "percent_rounded", failures.percent, 10);
  write_rounded(out, "one_in", "one_in_rounded", failures.one_in, 4);
  out.end_object();
}

// For each model, what more hits from the cache save a month.
void write_hits(json::Writer& out, const Estimate& here, const MoreHits& more,
                std::int64_t points) {
  out.key("hits")
      .begin_object()
      .field("points", points)
      .field("from", percent_text(more.from))
      .field("to", to_percent(more.to))
      .key("models")
      .begin_array();
  for (std::size_t i = 0; i < here.models.size(); ++i) {
    const ModelEstimate& now = here.models[i];
    const ModelEstimate& then = more.estimate.models[i];
    const Ratio saves = difference(now.month, then.month);
    write_model_names(out.begin_object(), *now.model);
    write_amount(out, "saves", saves);
    if (now.low && then.low) {
      write_amount(out, "at_least",
                   difference(now.low->month, then.low->month));
    }
    out.field("rounded", rounded_money_text(saves)).end_object();
  }
  out.end_array().end_object();
}

void write_budget(json::Writer& out, const Estimate& here,
                  const Given& budget) {
  out.key("budget")
      .begin_object()
      .field("amount", decimal(budget.value))
      .field("amount_from", budget.from)
      .key("models")
      .begin_array();
  for (const ModelEstimate& model : here.models) {
    const Ratio amount = units_of(budget.value);
    write_model_names(out.begin_object(), *model.model);
    write_count(out, "count", affordable(amount, model.per_request));
    if (model.low) {
      write_count(out, "most", affordable(amount, model.low->per_request));
    }
    out.end_object();
  }
  out.end_array().end_object();
}

}  // namespace

Errors handle_break_even(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  auto& [errors, reader, book, scenario] = read;
  const BuyerInputs inputs = scenario.decision.value_or(BuyerInputs());
  const Given human = read_given(reader, "human", inputs.human,
                                 default_human(scenario.currency));
  const Given budget = read_given(reader, "budget", inputs.budget,
                                  default_budget(scenario.currency));
  const std::int64_t points = reader.count("points", 100, kDefaultPoints);
  if (!read.complete()) return errors;
  const Result<Comparison> comparison =
      make_comparison(*book, scenario, "/scenario");
  if (!comparison) return comparison.errors();
  const Estimate& here = comparison->estimate;
  const ModelDifference difference = *difference_of(here);
  out.field("currency", code_of(scenario.currency))
      .field("per", unit_of(scenario))
      .field("cheaper", difference.cheaper->model->name)
      .field("dearer", difference.dearer->model->name)
      .field("human", decimal(human.value))
      .field("human_from", human.from);
  write_failures(out, here.month_requests, difference, units_of(human.value));
  out.key("tries");
  if (difference.ratio) {
    out.begin_object();
    write_rounded(out, "ratio", "rounded", *difference.ratio, 6);
    out.end_object();
  } else {
    out.null();
  }
  const Result<MoreHits> more = with_more_hits(*book, scenario, here, points);
  if (!more) return more.errors();
  write_hits(out, here, *more, points);
  write_budget(out, here, budget);
  return {};
}

}  // namespace deepseek_cost
