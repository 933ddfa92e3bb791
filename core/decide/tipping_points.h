// What would change a verdict: the cost of a failure, and the shares, at which
// another route takes over.
//
//   cost of a failure  A route's total is a line over it
//   (core/decide/routes.h),
//                      so where two meet is exact.
//   a share            Moved alone, in steps of a part per million, until
//                      another route wins. Found by bisection between the share
//                      and 0, or 1: of several changes on one side, one is
//                      found.
//
// A route wins as the verdict has it: a mix where it saves 1 % against the
// better single model (`weighed`). Flash and Pro are distinguished where they
// meet, though within 1 % of each other the verdict is left open.
#ifndef DEEPSEEK_COST_CORE_DECIDE_TIPPING_POINTS_H_
#define DEEPSEEK_COST_CORE_DECIDE_TIPPING_POINTS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/enum_names.h"
#include "core/decide/comparison.h"
#include "core/decide/routes.h"

namespace deepseek_cost {

// The human cost from which (or up to which) another route would win.
struct Threshold {
  Route from = Route::flash;  // the one that wins until there
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
template <>
struct EnumNames<ShareInput> {
  static constexpr std::string_view kNames[] = {"fail_flash", "fail_pro",
                                                "fail_escalated", "noticed"};
};

// The share as given, or what counts for it where it isn't.
PartsPerMillion share_of(ShareInput input, const BuyerInputs& inputs);
bool is_given(ShareInput input, const BuyerInputs& inputs);

// The last share with which the verdict's route still wins; a part per million
// further, `route` does.
struct ShareThreshold {
  ShareInput input = ShareInput::fail_flash;
  bool above = true;
  PartsPerMillion last;
  Route route = Route::flash;
};

// What a mix costs in the verdict's eyes, as 100 of a single model.
inline constexpr std::int64_t kMixWeight = 101;
// The routes with a mix made dearer by 1 %: of these, the cheapest wins.
RouteCosts weighed(RouteCosts routes);

// The routes that a verdict may name. A split between Flash and Pro never is:
// its total lies between theirs, and only rounding would make it the smallest.
// Flash first and Pro where it failed is one only where the share that Pro
// fails at then is given: without it, that route's cost assumes that the two
// fail on their own, and models fail at the same hard questions.
RouteCosts candidates(RouteCosts routes, const BuyerInputs& inputs);

// Where another route takes over from `from`, which is the cheapest at `human`:
// each is the cheapest of all just beyond. `routes` are those that may win, as
// weighed.
std::vector<Threshold> thresholds_from(const RouteCosts& routes, Route from,
                                       const Ratio& human);

// The same for these shares among the candidates, Flash's and Pro's being
// known.
std::vector<ShareThreshold> share_thresholds_from(
    const RequestCosts& costs, const BuyerInputs& inputs, Route from,
    const std::vector<ShareInput>& shares);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_TIPPING_POINTS_H_
