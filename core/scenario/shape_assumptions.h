// What the hits of a run rest on, and no number of its own shows.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_SHAPE_ASSUMPTIONS_H_
#define DEEPSEEK_COST_CORE_SCENARIO_SHAPE_ASSUMPTIONS_H_

#include <string_view>
#include <vector>

#include "core/scenario/shape.h"

namespace deepseek_cost {

// Codes that a page has sentences for, in the order in which they are shown:
// `measured`, or the rules of the official cache
// (https://api-docs.deepseek.com/guides/kv_cache) that prefix_cache.h replays;
// and what becomes of reasoning, where there is any.
std::vector<std::string_view> assumptions_of(const Shape& shape);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_SHAPE_ASSUMPTIONS_H_
