// The call chosen: what the workloads come to with each on the model that was
// chosen for it.
//
//   chosen {scenario} → {currency, day, month, year, workloads:[{model,
//   month}]}
//
// A workload without a model counts on the first of the two that are compared,
// which is Flash on every official card. Errors: those of estimate, and
// inconsistent at a workload's model that the card doesn't have.
#include "core/api/handlers.h"
#include "core/api/scenario_request.h"
#include "core/estimate/estimate.h"
#include "core/estimate/estimate_json.h"

namespace deepseek_cost {
namespace {

// Nothing where the card doesn't have the model.
const ModelEstimate* model_for(ModelChoice choice, const Estimate& estimate) {
  if (choice == ModelChoice::none) return &estimate.models.front();
  const Family family =
      choice == ModelChoice::pro ? Family::pro : Family::flash;
  for (const ModelEstimate& model : estimate.models) {
    if (model.model->family == family) return &model;
  }
  return nullptr;
}

struct Chosen {
  std::vector<const ModelEstimate*> models;  // for each workload
  Ratio month;
};

Result<Chosen> choose(const Scenario& scenario, const Estimate& estimate) {
  Chosen chosen;
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    const ModelChoice choice = scenario.workloads[i].model;
    const ModelEstimate* model = model_for(choice, estimate);
    if (model == nullptr) {
      return Error{ErrorCode::inconsistent,
                   "/scenario/workloads/" + std::to_string(i) + "/model",
                   std::string(name_of(choice)), "this card has no such model"};
    }
    chosen.models.push_back(model);
    chosen.month += model->workload_months[i];
  }
  return chosen;
}

}  // namespace

Errors handle_chosen(const json::Value& request, json::Writer& out) {
  const Result<ScenarioRequest> read = read_scenario_request(request);
  if (!read) return read.errors();
  const auto& [book, scenario] = *read;
  const Result<Estimate> estimate = make_estimate(*book, scenario, "/scenario");
  if (!estimate) return estimate.errors();
  const Result<Chosen> chosen = choose(scenario, *estimate);
  if (!chosen) return chosen.errors();
  out.field("currency", code_of(scenario.currency));
  write_amount(out, "day", chosen->month / estimate->days);
  write_amount(out, "month", chosen->month);
  write_amount(out, "year", chosen->month * Ratio(12));
  out.key("workloads").begin_array();
  for (std::size_t i = 0; i < chosen->models.size(); ++i) {
    const ModelEstimate& model = *chosen->models[i];
    out.begin_object().field("model", model.model->name);
    write_amount(out, "month", model.workload_months[i]);
    out.end_object();
  }
  out.end_array();
  return {};
}

}  // namespace deepseek_cost
