#include "core/api/calls.h"

namespace deepseek_cost {

// The contract table and the numbers under it, while the rest is on its way.
std::span<const Call> calls() {
  static constexpr Call kCalls[] = {
      {"rateTable", handle_rate_table},
      {"rateBook", handle_rate_book},
      {"estimate", handle_estimate},
      {"defaults", handle_defaults},
  };
  return kCalls;
}

}  // namespace deepseek_cost
