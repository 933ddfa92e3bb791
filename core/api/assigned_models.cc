// The call chosen: what the workloads come to with each on the model that was
// assigned for it.
//
//   chosen {scenario} → {currency, day, month, year, low?: {day, month, year},
//   workloads:[{model, month, at_least?}]}
//
// `low` and `at_least` are the same at the cheaper bound, where the month's
// holidays are not published and the others are the most.
// A workload without a model counts on the first of the two that are compared,
// which is Flash on every official card. Errors: those of estimate, and
// inconsistent at a workload's model that the card doesn't have.
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/estimate/estimate.h"
#include "core/estimate/estimate_json.h"
#include "core/estimate/variants.h"

namespace deepseek_cost {
namespace {

void write_spans(json::Writer& out, const Ratio& month, const Ratio& days) {
  write_amount(out, "day", quotient(month, days));
  write_amount(out, "month", month);
  write_amount(out, "year", month * Ratio(12));
}

}  // namespace

Errors handle_chosen(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  if (!read.complete()) return read.errors;
  const auto& [errors, reader, book, scenario] = read;
  const Result<Estimate> estimate = make_estimate(*book, scenario, "/scenario");
  if (!estimate) return estimate.errors();
  const Result<AssignedModels> assigned =
      assign_models(scenario, *estimate, "/scenario");
  if (!assigned) return assigned.errors();
  out.field("currency", code_of(scenario.currency));
  write_spans(out, assigned->month, estimate->days);
  if (assigned->low_month) {
    out.key("low").begin_object();
    write_spans(out, *assigned->low_month, estimate->days);
    out.end_object();
  }
  out.key("workloads").begin_array();
  for (std::size_t i = 0; i < assigned->models.size(); ++i) {
    const ModelEstimate& model = *assigned->models[i];
    out.begin_object().field("model", model.model->name);
    write_amount(out, "month", model.workload_months[i]);
    if (model.low) {
      write_amount(out, "at_least", model.low->workload_months[i]);
    }
    out.end_object();
  }
  out.end_array();
  return {};
}

}  // namespace deepseek_cost
