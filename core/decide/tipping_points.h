// What would change a verdict: the cost of a failure, and the shares, at which
// another route takes over.
//
//   cost of a failure  A route's total is a line over it
//   (core/decide/routes.h), so
//                      where two meet is exact.
//   a share            ThresholdSearch alone, in steps of a part per million,
//   until the
//                      route with the smallest total is another one. Found by
//                      bisection between the share and 0, or 1: of several
//                      changes on one side, one is found.
#ifndef DEEPSEEK_COST_CORE_DECIDE_TIPPING_POINTS_H_
#define DEEPSEEK_COST_CORE_DECIDE_TIPPING_POINTS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/decide/comparison.h"
#include "core/decide/routes.h"

namespace deepseek_cost {

// The human cost from which (or up to which) another route would have the
// smallest total of all.
struct Threshold {
  Route from = Route::flash;  // the one with the smallest total until there
  Route route = Route::flash;
  bool above = true;  // wins where failures cost more, else where less
  Ratio human;        // 10^-12 of the currency
};

enum class ShareInput : std::uint8_t {
  fail_flash,
  fail_pro,
  fail_escalated,
  noticed
};
inline constexpr std::size_t kShareInputs = 4;
std::string_view name_of(ShareInput input);

// The share as given, or what counts for it where it isn't.
PartsPerMillion share_of(ShareInput input, const BuyerInputs& inputs);
bool is_given(ShareInput input, const BuyerInputs& inputs);

// The last share with which the verdict's route still has the smallest total;
// a part per million further, `route` has.
struct ShareThreshold {
  ShareInput input = ShareInput::fail_flash;
  bool above = true;
  PartsPerMillion last;
  Route route = Route::flash;
};

// Without the mixes, where these are not worth their trouble.
RouteCosts single_models(RouteCosts routes);

// The routes that a verdict may name. A split between Flash and Pro never is:
// its total lies between theirs, and only rounding would make it the smallest.
// Flash first and Pro where it failed is one only where the share that Pro
// fails at then is given: without it, that route's cost assumes that the two
// fail on their own, and models fail at the same hard questions.
RouteCosts candidates(RouteCosts routes, const BuyerInputs& inputs);

// Where another route takes over from `from`, which has the smallest total at
// `human`: each has the smallest of all just beyond. `routes` are those that
// may win.
std::vector<Threshold> thresholds_from(const RouteCosts& routes, Route from,
                                       const Ratio& human);

// The same for these shares, Flash's and Pro's being known, among the
// candidates or, without `with_mixes`, the single models.
std::vector<ShareThreshold> share_thresholds_from(
    const RequestCosts& costs, const BuyerInputs& inputs, Route from,
    bool with_mixes, const std::vector<ShareInput>& shares);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_TIPPING_POINTS_H_
