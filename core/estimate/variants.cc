#include "core/estimate/variants.h"

#include <algorithm>

#include "core/scenario/prefix_cache.h"

namespace deepseek_cost {
namespace {

Tokens shortened(Tokens tokens, PartsPerMillion less) {
  return Tokens(static_cast<std::int64_t>(Int128{tokens.count()} *
                                          less.complement().parts() /
                                          PartsPerMillion::kWhole));
}

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

}  // namespace

OutputVariants output_variants(const Scenario& scenario, PartsPerMillion less,
                               Tokens reasoning) {
  OutputVariants variants{scenario, scenario, scenario};
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    Workload& shorter = variants.shorter.workloads[i];
    shorter.output = shortened(shorter.output, less);
    Workload& more = variants.more_reasoning.workloads[i];
    (more.shape ? more.shape->reasoning : more.output) += reasoning;
    if (!shorter.shape) continue;
    shorter.shape->answer = shortened(shorter.shape->answer, less);
    shorter.shape->reasoning = shortened(shorter.shape->reasoning, less);
    Shape& none = *variants.no_reasoning.workloads[i].shape;
    variants.reasons = variants.reasons || none.reasoning.count() > 0;
    none.reasoning = Tokens();
  }
  return variants;
}

bool shapes_fit(const Scenario& scenario) {
  return std::all_of(scenario.workloads.begin(), scenario.workloads.end(),
                     [](const Workload& workload) {
                       return !workload.shape ||
                              tokens_of(*workload.shape).ok();
                     });
}

Tokens longest_output(const Scenario& scenario) {
  Tokens longest;
  for (const Workload& workload : scenario.workloads) {
    longest = std::max(longest, workload.output);
    if (!workload.shape) continue;
    const Result<ShapeRun> run = run_shape(*workload.shape);
    if (!run) continue;
    for (const CacheRow& row : run->rows) {
      longest = std::max(longest, row.output);
    }
  }
  return longest;
}

Scenario with_hit_share(Scenario scenario, PartsPerMillion hit) {
  for (Workload& workload : scenario.workloads) set_hit(workload, hit);
  return scenario;
}

Ratio hit_percent(const Estimate& estimate, const Scenario& scenario) {
  const PerBucket& tokens = estimate.request_tokens;
  const Ratio input = tokens.at(Bucket::hit) + tokens.at(Bucket::miss);
  if (input.is_zero()) {
    return scenario.workloads.front().hit.as_ratio() * Ratio(100);
  }
  return percent_of(tokens.at(Bucket::hit), input);
}

bool has_assigned(const Scenario& scenario) {
  return std::any_of(scenario.workloads.begin(), scenario.workloads.end(),
                     [](const Workload& workload) {
                       return workload.model != ModelChoice::none;
                     });
}

Result<AssignedModels> assign_models(const Scenario& scenario,
                                     const Estimate& estimate,
                                     const std::string& path) {
  AssignedModels assigned;
  Ratio low;
  bool open = false;
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    const ModelChoice choice = scenario.workloads[i].model;
    const ModelEstimate* model = model_for(choice, estimate);
    if (model == nullptr) {
      return Error{ErrorCode::inconsistent,
                   path + "/workloads/" + std::to_string(i) + "/model",
                   std::string(name_of(choice)), Phrase::no_such_model};
    }
    assigned.models.push_back(model);
    assigned.month += model->workload_months[i];
    // A model without bands costs the same at both bounds.
    low +=
        (model->low ? model->low->workload_months : model->workload_months)[i];
    open = open || model->low.has_value();
  }
  if (open) assigned.low_month = low;
  return assigned;
}

}  // namespace deepseek_cost
