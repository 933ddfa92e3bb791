// Variants of a scenario that are priced beside it: shorter outputs, more or no
// reasoning, other shares of hits; and the mix of models as assigned.
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_VARIANTS_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_VARIANTS_H_

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/estimate/estimate.h"
#include "core/number/units.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// The same scenario with other outputs. A workload with a shape changes its
// answers and its reasoning, any other its outputs.
struct OutputVariants {
  Scenario shorter;  // by a share, rounded down
  Scenario no_reasoning;
  Scenario more_reasoning;  // more tokens in every answer
  bool reasons = false;     // is there any reasoning to do without?
};
OutputVariants output_variants(const Scenario& scenario, PartsPerMillion less,
                               Tokens reasoning);

// Whether every run of a shape can be sent at all.
bool shapes_fit(const Scenario& scenario);

// The longest single output, of a request or of a turn.
Tokens longest_output(const Scenario& scenario);

// The same scenario with one share of hits in every workload.
Scenario with_hit_share(Scenario scenario, PartsPerMillion hit);

// The share of hits over all of the input, in percent; that of the first
// workload where no input is sent.
Ratio hit_percent(const Estimate& estimate, const Scenario& scenario);

// Each workload on the model that is assigned to it; one without counts on the
// first of the compared models, which is Flash on every official card.
struct AssignedModels {
  std::vector<const ModelEstimate*> models;  // for each workload
  Ratio month;
  std::optional<Ratio> low_month;  // at the cheaper bound, where there is one
};
// Whether any workload has a model of its own.
bool has_assigned(const Scenario& scenario);
// Errors: inconsistent where the card doesn't have the model. `path` is where
// the scenario stands in the request.
Result<AssignedModels> assign_models(const Scenario& scenario,
                                     const Estimate& estimate,
                                     const std::string& path);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_VARIANTS_H_
