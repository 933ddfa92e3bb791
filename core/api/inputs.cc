// The call checkInputs: which of the buyer inputs cannot be used.
//
//   checkInputs {scenario} → {}
//
// Errors: those of reading the scenario, and those of
// core/decide/input_checks.h. Other calls answer what they can beside a range
// or a number that is of no use to them; whatever leaves a page waits for this
// one.
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/decide/input_checks.h"

namespace deepseek_cost {

Errors handle_check_inputs(const json::Value& request, json::Writer&) {
  ScenarioRequest read(request);
  if (!read.complete()) return read.errors;
  return check_inputs(*read.book, read.scenario);
}

}  // namespace deepseek_cost
