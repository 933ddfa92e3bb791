#include "core/estimate/totals_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/estimate/price_history.h"
#include "core/estimate/variants.h"

namespace deepseek_cost {
namespace {

// Cents, or three significant digits of what is smaller, as the page writes
// amounts: "57.54", "0.000548". Halves go up.
std::string money_text(const Ratio& units, Currency currency) {
  const Ratio amount =
      round_half_even_to(units / Ratio(Int128{kTrillion}), kTrillion);
  int places = 2;
  if (amount < Ratio(1) && !amount.is_zero()) {
    Ratio shifted = amount * Ratio(1000);
    for (places = 3; shifted < Ratio(100) && places < 12; ++places) {
      shifted = shifted * Ratio(10);
    }
  }
  Ratio scale(1);
  for (int i = 0; i < places; ++i) scale = scale * Ratio(10);
  const Ratio halves = amount * scale + Ratio(1, 2);
  std::string text =
      halves.overflowed()
          ? round_half_even_to_decimal(amount, places).text
          : decimal_of_scaled(halves.numerator() / halves.denominator(),
                              places);
  std::size_t point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
    text += '.';
  }
  text.append(2 - std::min<std::size_t>(2, text.size() - point - 1), '0');
  return (currency == Currency::usd ? "$" : "¥") +
         with_commas(text.substr(0, point)) + text.substr(point);
}

std::string_view short_name(const CardModel& model) {
  if (model.family == Family::flash) return "Flash";
  if (model.family == Family::pro) return "Pro";
  return model.name;
}

// "$57.54"; between its bounds where holidays are not known.
std::string range_text(const Ratio& month, const std::optional<Ratio>& low,
                       Currency currency) {
  std::string text = money_text(month, currency);
  const std::string least = low ? money_text(*low, currency) : text;
  return least == text ? text : least + "–" + text;
}

// "Flash $57.54", or the model's own name.
std::string model_text(const ModelEstimate& model, Currency currency,
                       bool by_family) {
  const CardModel& own = *model.model;
  return std::string(by_family ? short_name(own) : own.name) + ' ' +
         range_text(model.month,
                    model.low ? std::optional(model.low->month) : std::nullopt,
                    currency);
}

// What the workloads come to on the models that are chosen for them, where any
// is.
std::optional<std::string> as_chosen(const Estimate& estimate,
                                     const Scenario& scenario) {
  if (!has_assigned(scenario)) return std::nullopt;
  const Result<AssignedModels> assigned = assign_models(scenario, estimate, "");
  if (!assigned) return std::nullopt;
  return range_text(assigned->month, assigned->low_month, estimate.currency);
}

// "Flash $57.54, Pro $213.15, as chosen $91.20".
Label months_text(const Estimate& estimate, const Scenario& scenario) {
  Label months;
  const std::vector<ModelEstimate>& models = estimate.models;
  const bool by_family = models.size() < 2 || short_name(*models[0].model) !=
                                                  short_name(*models[1].model);
  for (const ModelEstimate& model : estimate.models) {
    if (!months.en.empty()) {
      months.en += ", ";
      months.zh += "，";
    }
    const std::string text = model_text(model, estimate.currency, by_family);
    months.en += text;
    months.zh += text;
  }
  if (const auto total = as_chosen(estimate, scenario)) {
    months.en += ", on the chosen models " + *total;
    months.zh += "，按所选模型 " + *total;
  }
  return months;
}

// The name of the one workload, where it has one.
std::string name_of(const Scenario& scenario, bool own_prices) {
  const std::vector<Workload>& workloads = scenario.workloads;
  const bool named = workloads.size() == 1 && !workloads.front().name.empty();
  if (named) return workloads.front().name;
  return own_prices ? "" : "DeepSeek API";
}

std::string before(const std::string& name, std::string_view mark) {
  return name.empty() ? "" : name + std::string(mark);
}

}  // namespace

Label in_force_text(const RateBook& book, const Estimate& estimate,
                    const Scenario& scenario, const Estimate& then) {
  if (same_rates(book, *estimate.card, *then.card, estimate.currency)) {
    return {};
  }
  const Instant prices = price_span(book, *then.card, then.currency).from;
  const bool same_prices =
      prices == price_span(book, *estimate.card, estimate.currency).from;
  const Instant since = same_prices ? hours_since(book, *then.card) : prices;
  const Label months = months_text(then, scenario);
  return {" (at the prices in force since " + date_text(since) + ": " +
              months.en + ')',
          "（按 " + date_text_zh(since) + "起的现行价格：" + months.zh + "）"};
}

Label totals_sentence(const Sentence& assumed, const Estimate& estimate,
                      const Scenario& scenario, bool own_prices) {
  const std::string name = name_of(scenario, own_prices);
  const Label months = months_text(estimate, scenario);
  return {
      before(name, ", ") + joined(assumed.en) + ": " + months.en + " a month",
      before(name, "，") + joined(assumed.zh) + "：每月 " + months.zh};
}

Label totals_title(const RateBook& book, const Estimate& estimate,
                   const Scenario& scenario, bool own_prices) {
  const Sentence basis =
      volume_and_prices(book, estimate, scenario, own_prices);
  const std::string name = name_of(scenario, own_prices);
  const Label months = months_text(estimate, scenario);
  return {before(name, ": ") + months.en + " a month – " + joined(basis.en),
          before(name, "：") + "每月 " + months.zh + " – " + joined(basis.zh)};
}

}  // namespace deepseek_cost
