// The calls that a build of the core has, by name.
//
// There are two tables of one and the same handlers: core/api/calls.cc has
// every call, core/live/calls.cc those that a first view's numbers need, so
// that they arrive in a module of a third of the size. A call that both have
// gives the same bytes in both.
#ifndef DEEPSEEK_COST_CORE_API_CALLS_H_
#define DEEPSEEK_COST_CORE_API_CALLS_H_

#include <span>
#include <string_view>

#include "core/api/handlers.h"

namespace deepseek_cost {

struct Call {
  std::string_view name;
  Handler handler;
};

std::span<const Call> calls();

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_CALLS_H_
