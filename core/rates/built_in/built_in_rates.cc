#include "core/rates/built_in/built_in_rates.h"

#include <cstdlib>
#include <utility>

#include "core/rates/built_in/embedded_text.h"
#include "core/rates/load/load.h"

namespace deepseek_cost {

const RateBook& built_in_rate_book() {
  static const RateBook book = [] {
    Result<RateBook> read = parse_rate_book(embedded_rate_book());
    if (!read) std::abort();
    return std::move(read).value();
  }();
  return book;
}

}  // namespace deepseek_cost
