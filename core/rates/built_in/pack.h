// A rate book as bytes that a small reader turns back into the same book.
//
// This is how the official book gets into the core, not a file format: the
// bytes are made and read by one build of one version, and are trusted. A book
// from outside comes as JSON (core/rates/load/load.h).
#ifndef DEEPSEEK_COST_CORE_RATES_BUILT_IN_PACK_H_
#define DEEPSEEK_COST_CORE_RATES_BUILT_IN_PACK_H_

#include <string>
#include <string_view>

#include "core/rates/rate_book.h"

namespace deepseek_cost {

std::string pack_rate_book(const RateBook& book);

// `bytes` come from pack_rate_book; the program ends where they do not.
RateBook unpack_rate_book(std::string_view bytes);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_BUILT_IN_PACK_H_
