// The request {scenario, book?}, which most calls about a scenario take and
// nothing else.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_REQUEST_H_
#define DEEPSEEK_COST_CORE_SCENARIO_REQUEST_H_

#include "core/book_of_request.h"
#include "core/json.h"
#include "core/result.h"
#include "core/workload.h"

namespace deepseek_cost {

struct ScenarioRequest {
  BookOfRequest book;
  Scenario scenario;
};

// Errors: those of the book and of the scenario, and unknown_field.
Result<ScenarioRequest> read_scenario_request(const JsonValue& request);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_REQUEST_H_
