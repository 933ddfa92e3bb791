// Buyer inputs that can be read, and cannot be used with the rest of their
// scenario. Nothing may leave a page while there are any.
#ifndef DEEPSEEK_COST_CORE_DECIDE_INPUT_CHECKS_H_
#define DEEPSEEK_COST_CORE_DECIDE_INPUT_CHECKS_H_

#include "core/base/result.h"
#include "core/decide/comparison.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// out_of_range at "/scenario/decision/per_user" for users without requests.
Errors check_per_user(const Scenario& scenario);

// overflow at "/scenario/decision/human" where a month with failures is too
// much to be exact.
Errors check_failure_costs(const Comparison& comparison);

// inconsistent at an end ("/scenario/decision/ranges/0/low") that leaves out
// the number itself: what a month varies around would not be in the range.
Errors check_numbers_in_ranges(const Scenario& scenario);

// All of them, each at its member of "/scenario/decision"; and those of ranges
// (core/decide/sensitivity.h). Where the scenario has no bill, or no Flash and
// Pro to choose between, what needs them is not looked at.
Errors check_inputs(const RateBook& book, const Scenario& scenario);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_INPUT_CHECKS_H_
