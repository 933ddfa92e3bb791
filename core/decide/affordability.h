// The estimate backwards: what a budget buys, and what a price asks for.
#ifndef DEEPSEEK_COST_CORE_DECIDE_AFFORDABILITY_H_
#define DEEPSEEK_COST_CORE_DECIDE_AFFORDABILITY_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/result.h"
#include "core/number/ratio.h"
#include "core/number/units.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// How many whole requests, conversations or users at `each` a budget covers, in
// the same units of money: the largest n with n × each ≤ budget. Nothing where
// they are free, or more than 10^18.
std::optional<std::int64_t> affordable(const Ratio& budget, const Ratio& each);

// The least share of hits, in every workload, with which one request or run
// costs no more than a wanted price.
struct NeededHits {
  PartsPerMillion share;
  Ratio price;  // of one, with that share
};
// The cost never rises with the share. It is a line from no hits to all, but
// for the hits of a shape, which are rounded down in every turn: there the
// line's share is the least that can be enough, and the search goes on from it,
// with the rounding. Nothing where even with all hits one costs more. `model`
// is an index into the estimate's models; `target` is in 10^-12 of the
// currency. Errors: those of make_estimate.
Result<std::optional<NeededHits>> needed_hits(const RateBook& book,
                                              const Scenario& scenario,
                                              std::size_t model,
                                              const Ratio& target);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_AFFORDABILITY_H_
