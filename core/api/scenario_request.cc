#include "core/api/scenario_request.h"

#include <utility>

#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {

Result<ScenarioRequest> read_scenario_request(const json::Value& request) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  BookOfRequest book(reader);
  Scenario scenario = read_required_scenario(reader, book->default_card);
  reader.finish();
  if (!errors.empty()) return errors;
  return ScenarioRequest{std::move(book), std::move(scenario)};
}

}  // namespace deepseek_cost
