// The official rate book that is compiled into the core.
//
// Its source is core/rates/deepseek.json. The build reads that file with the
// loader of users' own books (core/rates/load/load.h), so a mistake in it fails
// the build, and compiles in the book that comes out
// (core/rates/built_in/pack.h): the module on the page then needs neither the
// text nor a reader for it.
#ifndef DEEPSEEK_COST_CORE_RATES_BUILT_IN_BUILT_IN_RATES_H_
#define DEEPSEEK_COST_CORE_RATES_BUILT_IN_BUILT_IN_RATES_H_

#include <string_view>

#include "core/rates/rate_book.h"

namespace deepseek_cost {

// Unpacked at the first call; good for the whole run of the program.
const RateBook& built_in_rate_book();

// What is compiled in, made by the build.
std::string_view packed_rates();

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_BUILT_IN_BUILT_IN_RATES_H_
