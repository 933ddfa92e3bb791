// The call history: the scenario's month at every price there has been.
//
//   history {scenario, now?} → {currency, steps:[{card, label, label_zh?, from,
//     until | null, of_scenario, in_force?, hours_changed,
//     models:[{model, family, month, at_least?, changed:[buckets],
//     factor: {ratio, rounded} | null}], code?}], lowest:[…], highest:[…]}
//
// A step begins with a card that changed a price of a compared model or the
// peak hours, and lasts until the next. `changed` and `factor` are against the
// step before; the first has no factor. The traffic stays the scenario's own,
// in its month. A step that cannot be priced (no list in the currency, a limit
// that was smaller) has no models, and the code of the reason. lowest and
// highest are, for each model of the scenario, the index of the first step that
// costs least and most; null where no step does.
#include <vector>

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/estimate/estimate.h"
#include "core/estimate/estimate_json.h"
#include "core/estimate/priced_steps.h"
#include "core/rates/load/save.h"

namespace deepseek_cost {
namespace {

void write_step_models(json::Writer& out, const RateBook& book,
                       const Estimate& estimate, const Estimate* before) {
  for (std::size_t i = 0; i < estimate.models.size(); ++i) {
    const ModelEstimate& model = estimate.models[i];
    const ModelEstimate* last = before != nullptr && i < before->models.size()
                                    ? &before->models[i]
                                    : nullptr;
    write_model_names(out.begin_object(), *model.model);
    write_amount(out, "month", model.month);
    if (model.low) write_amount(out, "at_least", model.low->month);
    out.key("changed").begin_array();
    for (const Bucket bucket : kEachBucket) {
      if (last != nullptr && bucket_changed(book, *last->model, *model.model,
                                            estimate.currency, bucket)) {
        out.value(name_of(bucket));
      }
    }
    out.end_array();
    write_factor(out, "factor", model.month,
                 last != nullptr ? last->month : Ratio());
    out.end_object();
  }
}

void write_step(json::Writer& out, const RateBook& book,
                const std::vector<PricedStep>& steps, std::size_t at,
                const RateCard& own, const std::optional<Instant>& now) {
  const PricedStep& step = steps[at];
  const PricedStep* before = at > 0 ? &steps[at - 1] : nullptr;
  out.begin_object()
      .field("card", step.card->id)
      .field("label", step.card->label.en);
  if (!step.card->label.zh.empty()) {
    out.field("label_zh", step.card->label.zh);
  }
  write_instant(out, "from", step.card->effective_from);
  write_instant(out, "until", step.until);
  out.field("of_scenario", step.holds_at(own.effective_from));
  if (now) out.field("in_force", step.holds_at(*now));
  out.field("hours_changed", before != nullptr && before->card->peak_rule !=
                                                      step.card->peak_rule);
  out.key("models").begin_array();
  if (step.estimate) {
    write_step_models(
        out, book, *step.estimate,
        before != nullptr && before->estimate ? &*before->estimate : nullptr);
  }
  out.end_array();
  if (!step.estimate) {
    out.field("code", name_of(step.estimate.errors().front().code));
  }
  out.end_object();
}

void write_extremes(json::Writer& out, std::string_view key,
                    const std::vector<PricedStep>& steps, std::size_t models,
                    bool most) {
  out.key(key).begin_array();
  for (std::size_t i = 0; i < models; ++i) {
    out.value(first_extreme(steps, i, most));
  }
  out.end_array();
}

}  // namespace

Errors handle_history(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  auto& [errors, reader, book, scenario] = read;
  const std::optional<Instant> now = reader.instant("now");
  if (!read.complete()) return errors;
  const Result<Estimate> here = make_estimate(*book, scenario, "/scenario");
  if (!here) return here.errors();
  const std::vector<PricedStep> steps = priced_steps(*book, scenario);
  out.field("currency", code_of(scenario.currency)).key("steps").begin_array();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    write_step(out, *book, steps, i, *here->card, now);
  }
  out.end_array();
  write_extremes(out, "lowest", steps, here->models.size(), false);
  write_extremes(out, "highest", steps, here->models.size(), true);
  return {};
}

}  // namespace deepseek_cost
