#include "core/usage/bill/sums.h"

namespace deepseek_cost::usage {

void UsageSums::add(const TokenUsage& usage, Int128 high_amount,
                    Int128 low_amount) {
  requests += usage.requests;
  hit += usage.billed.hit.count();
  miss += usage.billed.miss.count();
  output += usage.billed.output.count();
  reasoning += usage.reasoning.count();
  amount += high_amount;
  low += low_amount;
}

void UsageSums::add(const UsageSums& other) {
  requests += other.requests;
  hit += other.hit;
  miss += other.miss;
  output += other.output;
  reasoning += other.reasoning;
  amount += other.amount;
  low += other.low;
}

}  // namespace deepseek_cost::usage
