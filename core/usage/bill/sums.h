// Tokens and amounts summed over requests.
#ifndef DEEPSEEK_COST_CORE_USAGE_BILL_SUMS_H_
#define DEEPSEEK_COST_CORE_USAGE_BILL_SUMS_H_

#include <cstdint>

#include "core/number/ratio.h"
#include "core/usage/record/normalise.h"

namespace deepseek_cost::usage {

// Sums in 128 bits: 10^15 tokens a request leave room for 10^20 requests.
struct UsageSums {
  std::int64_t requests = 0;
  Int128 hit = 0;
  Int128 miss = 0;
  Int128 output = 0;
  Int128 reasoning = 0;
  Int128 amount = 0;  // 10^-12 currency units; of an unknown band, the higher
  Int128 low = 0;     // differs from `amount` only where the band is unknown

  void add(const TokenUsage& usage, Int128 high_amount, Int128 low_amount);
  void add(const UsageSums& other);
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_BILL_SUMS_H_
