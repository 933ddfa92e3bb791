// The call budget: what a budget buys, and what a wanted price asks for.
//
//   budget {scenario} → {per, models:[{model, family, each, month, at_least?,
//     affordable?:{count, requests, requests_each:{part, of}, users?,
//     planned_percent, planned_fits, most?},
//     target?:{reachable, hit, price?, with_no_hits, with_all_hits,
//     at_least?}}]}
//
// count, requests and users are null where nothing limits them: they are free,
// or more than 10^18. A budget of nothing buys none, and no share of it can be
// planned: planned_percent is null. `price` is what one costs at the share
// `hit`, which is the least that is enough.
//
// Where the holidays of the month are not published, all is counted at the most
// that it can cost: `at_least` {each, month} and {reachable, with_no_hits,
// with_all_hits} are the least, `most` {count, requests, users?,
// planned_percent} is what they come to at that.
#include "core/decide/affordability.h"

#include <utility>

#include "core/api/figures.h"
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/decide/comparison.h"
#include "core/decide/input_checks.h"
#include "core/estimate/estimate_json.h"
#include "core/estimate/variants.h"
#include "core/rates/load/save.h"

namespace deepseek_cost {
namespace {

// How many a budget buys at `each`, and how much of it a month takes.
void write_bought(json::Writer& out, const Ratio& each, const Ratio& month,
                  const BuyerInputs& inputs, const Ratio& per_unit) {
  const Ratio budget = units_of(*inputs.budget);
  const auto count = affordable(budget, each);
  write_count(out, "count", count);
  write_count(out, "requests",
              count ? affordable(Ratio(Int128{*count}) * per_unit, Ratio(1))
                    : std::nullopt);
  if (inputs.per_user) {
    write_count(out, "users", affordable(budget / *inputs.per_user, each));
  }
  write_percent(out, "planned_percent",
                budget.is_zero() ? std::nullopt
                                 : std::optional(percent_of(month, budget)));
}

void write_affordable(json::Writer& out, const ModelEstimate& model,
                      const BuyerInputs& inputs, const Ratio& per_unit) {
  if (!inputs.budget) return;
  out.key("affordable").begin_object();
  write_bought(out, model.per_request, model.month, inputs, per_unit);
  write_fraction(out, "requests_each", per_unit);
  const Ratio budget = units_of(*inputs.budget);
  out.field("planned_fits", model.month <= budget);
  if (model.low) {
    out.key("most").begin_object();
    write_bought(out, model.low->per_request, model.low->month, inputs,
                 per_unit);
    out.end_object();
  }
  out.end_object();
}

struct HitBounds {
  const Estimate& none;
  const Estimate& all;
};

Errors write_target(json::Writer& out, const RateBook& book,
                    const Scenario& scenario, std::size_t model,
                    const HitBounds& bounds) {
  if (!scenario.decision || !scenario.decision->target) return {};
  const Ratio wanted = units_of(*scenario.decision->target);
  const Result<std::optional<NeededHits>> found =
      needed_hits(book, scenario, model, wanted);
  if (!found) return found.errors();
  const std::optional<NeededHits>& needed = *found;
  out.key("target").begin_object().field("reachable", needed.has_value());
  out.field("hit",
            needed ? std::optional(to_percent(needed->share)) : std::nullopt);
  if (needed) write_amount(out, "price", needed->price);
  const ModelEstimate& none = bounds.none.models[model];
  const ModelEstimate& all = bounds.all.models[model];
  write_amount(out, "with_no_hits", none.per_request);
  write_amount(out, "with_all_hits", all.per_request);
  if (none.low && all.low) {
    out.key("at_least")
        .begin_object()
        .field("reachable", all.low->per_request <= wanted);
    write_amount(out, "with_no_hits", none.low->per_request);
    write_amount(out, "with_all_hits", all.low->per_request);
    out.end_object();
  }
  out.end_object();
  return {};
}

Result<Estimate> estimate_at_hit(const RateBook& book, Scenario scenario,
                                 std::int32_t parts) {
  return make_estimate(
      book, with_hit_share(std::move(scenario), PartsPerMillion(parts)),
      "/scenario");
}

}  // namespace

Errors handle_budget(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  if (!read.complete()) return read.errors;
  const auto& [unused, reader, book, scenario] = read;
  Errors errors = check_per_user(scenario);
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
    write_model_names(out.begin_object(), *model.model);
    write_amount(out, "each", model.per_request);
    write_amount(out, "month", model.month);
    if (model.low) {
      out.key("at_least").begin_object();
      write_amount(out, "each", model.low->per_request);
      write_amount(out, "month", model.low->month);
      out.end_object();
    }
    write_affordable(out, model, inputs, per_unit);
    errors = write_target(out, *book, scenario, i, {*none, *all});
    if (!errors.empty()) return errors;
    out.end_object();
  }
  out.end_array();
  return {};
}

}  // namespace deepseek_cost
