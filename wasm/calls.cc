// The calls of a module as JavaScript sees them. Registrations only: whatever
// decides anything lives in the core, where native tests reach it. Each target
// names the two functions of core/api/api.h that are its own.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>

#include "core/api/api.h"
#include "wasm/text_view.h"

namespace {

emscripten::val call(const std::string& name, const std::string& request) {
  return deepseek_cost::text_view(
      deepseek_cost::DEEPSEEK_COST_CALL(name, request));
}

}  // namespace

EMSCRIPTEN_BINDINGS(calls) {
  emscripten::function("call", &call);
  emscripten::function("calls", &deepseek_cost::DEEPSEEK_COST_CALLS);
}
