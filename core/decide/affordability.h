// The estimate backwards: what a budget buys, and what a price asks for.
#ifndef DEEPSEEK_COST_CORE_DECIDE_AFFORDABILITY_H_
#define DEEPSEEK_COST_CORE_DECIDE_AFFORDABILITY_H_

#include <cstdint>
#include <optional>

#include "core/number/ratio.h"
#include "core/number/units.h"

namespace deepseek_cost {

// How many whole requests, conversations or users at `each` a budget covers, in
// the same units of money: the largest n with n × each ≤ budget. Nothing where
// they are free, or more than 10^18.
std::optional<std::int64_t> affordable(const Ratio& budget, const Ratio& each);

// The share of input that has to hit for a price. The cost is linear in it,
// from `at_none` (no hits) down to `at_all` (every input token a hit).
//   reachable: the least share, rounded up to a part per million, so that the
//              cost is at most `target`
//   not:       even with all hits it costs `at_all` > target
struct NeededHits {
  bool reachable = false;
  PartsPerMillion share;
};
NeededHits needed_hits(const Ratio& target, const Ratio& at_none,
                       const Ratio& at_all);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_AFFORDABILITY_H_
