// A rate book as bytes that a small reader turns back into the same book.
//
// This is how the official book gets into the core, not a file format: the
// bytes are made and read by one build of one version, and are trusted. A book
// from outside comes as JSON (core/rate_book_json.h).
#ifndef DEEPSEEK_COST_CORE_RATE_BOOK_PACK_H_
#define DEEPSEEK_COST_CORE_RATE_BOOK_PACK_H_

#include <string>
#include <string_view>

#include "core/rate_book.h"

namespace deepseek_cost {

std::string pack_rate_book(const RateBook& book);

// `bytes` come from pack_rate_book; the program ends where they do not.
RateBook unpack_rate_book(std::string_view bytes);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATE_BOOK_PACK_H_
