#include "core/built_in_rates.h"

#include "core/rate_book_pack.h"

namespace deepseek_cost {

const RateBook& built_in_rate_book() {
  static const RateBook book = unpack_rate_book(packed_rates());
  return book;
}

}  // namespace deepseek_cost
