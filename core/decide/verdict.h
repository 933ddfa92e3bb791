// The verdict: Flash, Pro, a mix, or left open, by rule from the buyer's own
// numbers. It is a code with the numbers behind it; the page says it in words.
//
// The rules, in order:
//   1. Without both failure shares nothing is decided (failures_unknown), and
//      without the human cost neither, unless no route fails less often than
//      Flash (then Flash, which is cheaper, is the default:
//      pro_avoids_nothing). Pro on Flash's failures, a second try that may
//      succeed, is a route only where the share that it fails at is given;
//      otherwise it is offered as a what-if.
//   2. The route with the smallest total per accepted result wins; of equals
//      the simpler one.
//   3. A mix that saves less than 1 % against the better single model is not
//      worth its trouble: that model wins (mix_saves_little).
//   4. Flash and Pro within 1 % of each other decide nothing (too_close).
//   5. Where one of the buyer's own ranges turns the outcome into another, it
//      is left open too (range_flips), and the ranges are named.
//   6. Where the holidays of the month are not published, the amounts are the
//      most that it can cost. Where the least decides otherwise, it is left
//      open as well (holidays_open).
#ifndef DEEPSEEK_COST_CORE_DECIDE_VERDICT_H_
#define DEEPSEEK_COST_CORE_DECIDE_VERDICT_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/enum_names.h"
#include "core/decide/comparison.h"
#include "core/decide/routes.h"
#include "core/decide/tipping_points.h"

namespace deepseek_cost {

enum class Outcome : std::uint8_t { flash_default, pro_pays, mix, unsettled };
template <>
struct EnumNames<Outcome> {
  static constexpr std::string_view kNames[] = {"flash_default", "pro_pays",
                                                "mix", "unsettled"};
};

enum class Reason : std::uint8_t {
  failures_unknown,
  human_unknown,
  pro_avoids_nothing,
  smallest_total,
  mix_saves_little,
  too_close,
  range_flips,
  holidays_open
};
template <>
struct EnumNames<Reason> {
  static constexpr std::string_view kNames[] = {
      "failures_unknown", "human_unknown",    "pro_avoids_nothing",
      "smallest_total",   "mix_saves_little", "too_close",
      "range_flips",      "holidays_open"};
};

// Flash first, and Pro where it fails, as if Pro failed there as often as
// anywhere: what that would come to, and up to which share it would win.
struct WhatIf {
  RouteCost cost;
  // The largest share that Pro may fail at of what Flash failed at, so that
  // this route still has the smallest total; nothing where it has at every
  // share.
  std::optional<PartsPerMillion> wins_up_to;
};

struct Verdict {
  Outcome outcome = Outcome::unsettled;
  std::optional<Route> route;  // the winner, where decided
  std::vector<Reason> reasons;
  // What would change it. Where only the human cost is unknown, what is the
  // cheapest as that cost grows from nothing.
  std::vector<Threshold> thresholds;
  std::vector<ShareThreshold> share_thresholds;
  // What a winning mix assumes because it is not given: every failure noticed,
  // Pro failing there as often as anywhere.
  std::vector<ShareInput> assumed;
  // Where the route that assumes too much would win.
  std::optional<WhatIf> what_if;
  std::vector<std::size_t> flipped;  // the ranges that decide it otherwise
};

// Rules 1 to 4, without what would change it.
Verdict verdict_of(const Comparison& comparison);

// All rules, with what a mix assumes or would come to, and what would change
// the verdict: the cost of a failure, and every share or, without `all_shares`,
// those that are assumed. `scenario` is the one that was compared. Errors:
// those of comparison_at (core/decide/sensitivity.h).
Result<Verdict> decide(const RateBook& book, const Scenario& scenario,
                       const Comparison& here, bool all_shares);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_VERDICT_H_
