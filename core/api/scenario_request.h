// The request {scenario, book?}, which most calls about a scenario take and
// nothing else.
#ifndef DEEPSEEK_COST_CORE_API_SCENARIO_REQUEST_H_
#define DEEPSEEK_COST_CORE_API_SCENARIO_REQUEST_H_

#include "core/api/book_of_request.h"
#include "core/base/result.h"
#include "core/json/value.h"
#include "core/scenario/workload.h"

namespace deepseek_cost {

struct ScenarioRequest {
  BookOfRequest book;
  Scenario scenario;
};

// Errors: those of the book and of the scenario, and unknown_field.
Result<ScenarioRequest> read_scenario_request(const json::Value& request);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_SCENARIO_REQUEST_H_
