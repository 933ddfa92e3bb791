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
#include <string>

#include "core/api/figures.h"
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/decide/affordability.h"
#include "core/decide/comparison.h"
#include "core/estimate/estimate_json.h"
#include "core/estimate/variants.h"
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
                 const std::optional<Ratio>& own, std::int64_t fallback) {
  const std::optional<std::string_view> text = reader.number_text(key);
  if (text && !text->empty()) {
    const Result<Ratio> number = read_decimal(*text, kMostAmount, kMoneyPlaces);
    if (number) return {*number, "request"};
    reader.fail(number.errors(), key);
  }
  if (own) return {*own, "scenario"};
  return {Ratio(Int128{fallback}), "default"};
}

std::string decimal(const Ratio& value) {
  return round_half_even_to_decimal(value, kMoneyPlaces).text;
}

// The least whole number of `human` that comes to `difference`.
std::optional<std::int64_t> failures_to_prevent(const Ratio& difference,
                                                const Ratio& human) {
  const std::optional<std::int64_t> fit = affordable(difference, human);
  if (!fit) return std::nullopt;
  return *fit + (human * Ratio(Int128{*fit}) < difference ? 1 : 0);
}

void write_failures(json::Writer& out, const Estimate& estimate,
                    const ModelDifference& between, const Ratio& human) {
  const Ratio& difference = between.difference;
  const Ratio human_units = units_of(human);
  const auto count = failures_to_prevent(difference, human_units);
  const Ratio& all = estimate.month_requests;
  out.key("failures").begin_object();
  write_amount(out, "difference", difference);
  out.field("rounded", rounded_money_text(difference));
  write_count(out, "count", count);
  if (between.low) {
    write_amount(out, "at_least", *between.low);
    // In a book of one's own the dearer model may be the cheaper one then.
    const Ratio low = *between.low < Ratio() ? Ratio() : *between.low;
    write_count(out, "least", failures_to_prevent(low, human_units));
  }
  const Ratio needed(Int128{count.value_or(0)});
  out.field("of", count_text(all).text)
      .field("possible", count.has_value() && needed <= all);
  const Ratio none(1, 0);
  write_rounded(
      out, "percent", "percent_rounded",
      count && !all.is_zero() ? quotient(needed, all) * Ratio(100) : none, 10);
  write_rounded(out, "one_in", "one_in_rounded",
                count && *count > 0 ? quotient(all, needed) : none, 4);
  out.end_object();
}

// For each model, what more hits from the cache save a month.
Errors write_hits(json::Writer& out, const RateBook& book,
                  const Scenario& scenario, const Estimate& here,
                  std::int64_t points) {
  const Ratio from = hit_percent(here, scenario);
  const Ratio most(100);
  const Ratio wanted = from + Ratio(Int128{points});
  const Ratio to = wanted < most ? wanted : most;
  // Rounded down to a share that can be set.
  const Ratio parts = to * Ratio(10000);
  const PartsPerMillion share(
      static_cast<std::int32_t>(parts.numerator() / parts.denominator()));
  const Result<Estimate> there =
      make_estimate(book, with_hit_share(scenario, share), "/scenario");
  if (!there) return there.errors();
  out.key("hits")
      .begin_object()
      .field("points", points)
      .field("from", percent_text(from))
      .field("to", to_percent(share))
      .key("models")
      .begin_array();
  for (std::size_t i = 0; i < here.models.size(); ++i) {
    const Ratio saves =
        difference(here.models[i].month, there->models[i].month);
    write_model_names(out.begin_object(), *here.models[i].model);
    write_amount(out, "saves", saves);
    if (here.models[i].low && there->models[i].low) {
      write_amount(
          out, "at_least",
          difference(here.models[i].low->month, there->models[i].low->month));
    }
    out.field("rounded", rounded_money_text(saves)).end_object();
  }
  out.end_array().end_object();
  return {};
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
  const bool dollars = scenario.currency == Currency::usd;
  const Given human =
      read_given(reader, "human", inputs.human, dollars ? 3 : 20);
  const Given budget =
      read_given(reader, "budget", inputs.budget, dollars ? 100 : 1000);
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
  write_failures(out, here, difference, human.value);
  out.key("tries");
  if (difference.ratio) {
    out.begin_object();
    write_rounded(out, "ratio", "rounded", *difference.ratio, 6);
    out.end_object();
  } else {
    out.null();
  }
  errors = write_hits(out, *book, scenario, here, points);
  write_budget(out, here, budget);
  return errors;
}

}  // namespace deepseek_cost
