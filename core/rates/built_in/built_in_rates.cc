#include "core/rates/built_in/built_in_rates.h"

#include "core/rates/built_in/pack.h"

namespace deepseek_cost {

const RateBook& built_in_rate_book() {
  static const RateBook book = unpack_rate_book(packed_rates());
  return book;
}

}  // namespace deepseek_cost
