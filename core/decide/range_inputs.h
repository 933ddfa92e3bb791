// The numbers of a scenario that can be given as ranges.
//
// These are the numbers that move a bill, and once failure shares are given,
// those that move what failures cost: counts of tokens, turns and requests,
// shares of hits, failure shares, the cost of a failure. Speeds, budgets and
// the like move neither.
//
// Each comes with a range to begin with, a quarter to either side of where it
// stands. It is a placeholder, to be replaced by what the buyer knows:
//
//   8 turns   → 6 … 10        whole numbers are rounded up
//   70 %      → 52.5 … 87.5   shares end at 100
#ifndef DEEPSEEK_COST_CORE_DECIDE_RANGE_INPUTS_H_
#define DEEPSEEK_COST_CORE_DECIDE_RANGE_INPUTS_H_

#include <string>
#include <vector>

#include "core/scenario/buyer_inputs.h"
#include "core/scenario/workload.h"

namespace deepseek_cost {

struct VariableInput {
  std::string value;  // canonical decimal text
  InputRange suggested;
};

// In the order in which a page shows them: workload by workload, then what is
// known of failures. What is unknown is left out.
std::vector<VariableInput> variable_inputs(const Scenario& scenario);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_RANGE_INPUTS_H_
