// A count of runs that keeps its requests to the API when their shape changes:
// 100,000 requests are 12,500 chats of 8 turns, not 100,000 chats.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_KEPT_REQUESTS_H_
#define DEEPSEEK_COST_CORE_SCENARIO_KEPT_REQUESTS_H_

#include <cstdint>

#include "core/number/units.h"

namespace deepseek_cost {

struct KeptRequests {
  Int128 before = 0;  // requests to the API, by the old shape
  Int128 after = 0;   // by the new one; another number where runs are not even
  Int128 runs = 0;    // of the new shape
};

// The whole runs of `now` requests each that come nearest to `count` runs of
// `were`; half a run more is one more, and of anything at least one is left.
// `were` and `now` are positive.
KeptRequests keep_requests(Requests count, std::int64_t were, std::int64_t now);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_KEPT_REQUESTS_H_
