// The call budget: what a budget buys, and what a wanted price asks for.
//
//   budget {scenario} → {per, models:[{model, family, each, month,
//     affordable?:{count, requests, requests_each:{part, of}, users?,
//     planned_percent, planned_fits},
//     target?:{reachable, hit, with_no_hits, with_all_hits}}]}
#include "core/decide/affordability.h"

#include <string>
#include <utility>

#include "core/api/book_of_request.h"
#include "core/api/handlers.h"
#include "core/decide/comparison.h"
#include "core/estimate/estimate_json.h"
#include "core/estimate/variants.h"
#include "core/number/parse_number.h"
#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {
namespace {

void write_count(json::Writer& out, std::string_view key,
                 const std::optional<std::int64_t>& count) {
  out.key(key);
  if (count) {
    out.value(decimal_of_scaled(*count, 0));
  } else {
    out.null();  // free, or more than anybody counts
  }
}

void write_affordable(json::Writer& out, const ModelEstimate& model,
                      const BuyerInputs& inputs, const Ratio& per_unit) {
  if (!inputs.budget) return;
  const Ratio budget = *inputs.budget * Ratio(Int128{1000000000000});
  const auto count = affordable(budget, model.per_request);
  out.key("affordable").begin_object();
  write_count(out, "count", count);
  write_count(out, "requests",
              count ? affordable(Ratio(Int128{*count}) * per_unit, Ratio(1))
                    : std::nullopt);
  write_fraction(out, "requests_each", per_unit);
  if (inputs.per_user) {
    write_count(out, "users",
                affordable(budget, model.per_request * *inputs.per_user));
  }
  out.field("planned_percent", percent_text(percent_of(model.month, budget)))
      .field("planned_fits", model.month <= budget)
      .end_object();
}

struct HitBounds {
  const Estimate& none;
  const Estimate& all;
};

void write_target(json::Writer& out, const BuyerInputs& inputs,
                  std::size_t model, const HitBounds& bounds) {
  if (!inputs.target) return;
  const Ratio& at_none = bounds.none.models[model].per_request;
  const Ratio& at_all = bounds.all.models[model].per_request;
  const NeededHits needed = needed_hits(
      *inputs.target * Ratio(Int128{1000000000000}), at_none, at_all);
  out.key("target").begin_object().field("reachable", needed.reachable);
  out.key("hit");
  if (needed.reachable) {
    out.value(decimal_of_scaled(needed.share.parts(), 4));
  } else {
    out.null();
  }
  write_amount(out, "with_no_hits", at_none);
  write_amount(out, "with_all_hits", at_all);
  out.end_object();
}

Result<Estimate> estimate_at_hit(const RateBook& book, Scenario scenario,
                                 std::int32_t parts) {
  return make_estimate(
      book, with_hit_share(std::move(scenario), PartsPerMillion(parts)),
      "/scenario");
}

void check_budget(const Scenario& scenario, Errors& errors) {
  if (!scenario.decision) return;
  const auto positive = [&](const std::optional<Ratio>& value,
                            std::string_view key) {
    if (!value || !value->is_zero()) return;
    errors.push_back({ErrorCode::out_of_range,
                      "/scenario/decision/" + std::string(key), "0",
                      "it must be more than 0"});
  };
  positive(scenario.decision->budget, "budget");
  positive(scenario.decision->per_user, "per_user");
}

}  // namespace

Errors handle_budget(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const Scenario scenario = read_required_scenario(reader, book->default_card);
  check_budget(scenario, errors);
  reader.finish();
  if (!errors.empty()) return errors;
  const Result<Estimate> here = make_estimate(*book, scenario, "/scenario");
  if (!here) return here.errors();
  const Result<Estimate> none = estimate_at_hit(*book, scenario, 0);
  const Result<Estimate> all = estimate_at_hit(*book, scenario, 1000000);
  if (!none) return none.errors();
  if (!all) return all.errors();
  const BuyerInputs inputs = scenario.decision.value_or(BuyerInputs());
  const Ratio per_unit = requests_per_unit(scenario, here->days);
  out.field("currency", code_of(scenario.currency))
      .field("per", unit_of(scenario))
      .key("models")
      .begin_array();
  for (std::size_t i = 0; i < here->models.size(); ++i) {
    const ModelEstimate& model = here->models[i];
    out.begin_object()
        .field("model", model.model->name)
        .field("family", name_of(model.model->family));
    write_amount(out, "each", model.per_request);
    write_amount(out, "month", model.month);
    write_affordable(out, model, inputs, per_unit);
    write_target(out, inputs, i, {*none, *all});
    out.end_object();
  }
  out.end_array();
  return {};
}

}  // namespace deepseek_cost
