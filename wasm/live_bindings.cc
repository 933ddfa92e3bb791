// The one door of the live core (core/live) as JavaScript sees it.
#include <emscripten/bind.h>

#include <string>

#include "core/api/api.h"

namespace {

std::string call(const std::string& name, const std::string& request) {
  return deepseek_cost::call(name, request);
}

}  // namespace

EMSCRIPTEN_BINDINGS(deepseek_cost_live) { emscripten::function("call", &call); }
