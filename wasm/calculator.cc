// Prices, estimates, decisions and links as JavaScript sees them. Registrations
// only: whatever decides anything lives in the core, where native tests reach
// it.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>

#include "core/api/api.h"
#include "wasm/text_view.h"

namespace {

emscripten::val call(const std::string& name, const std::string& request) {
  return deepseek_cost::text_view(
      deepseek_cost::call_calculator(name, request));
}

}  // namespace

EMSCRIPTEN_BINDINGS(calculator) {
  emscripten::function("call", &call);
  emscripten::function("calls", &deepseek_cost::calls_of_calculator);
}
