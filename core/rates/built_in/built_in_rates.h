// The official rate book that is compiled into the core.
//
// Its source is core/rates/deepseek.json, compiled in as text and read by the
// loader of users' own books (core/rates/load/load.h). A mistake in it fails
// the tests and the build of the site, both of which list what the loader
// found.
#ifndef DEEPSEEK_COST_CORE_RATES_BUILT_IN_BUILT_IN_RATES_H_
#define DEEPSEEK_COST_CORE_RATES_BUILT_IN_BUILT_IN_RATES_H_

#include "core/rates/rate_book.h"

namespace deepseek_cost {

// Read at the first call; good for the whole run of the program.
const RateBook& built_in_rate_book();

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_BUILT_IN_BUILT_IN_RATES_H_
