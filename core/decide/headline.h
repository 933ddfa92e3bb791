// A verdict as one sentence: what the winner saves, and what that holds on.
//
//   Flash first, Pro where it fails: 4.1 % less than Pro alone, as long as
//   every failure is noticed and a failure costs more than $0.27
#ifndef DEEPSEEK_COST_CORE_DECIDE_HEADLINE_H_
#define DEEPSEEK_COST_CORE_DECIDE_HEADLINE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/enum_names.h"
#include "core/decide/comparison.h"
#include "core/decide/routes.h"
#include "core/decide/tipping_points.h"
#include "core/decide/verdict.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// The winner against the other single model, or a mix against the better one.
struct Headline {
  Route route = Route::flash;
  Ratio total;  // per accepted result, in 10^-12 of the currency
  Route over = Route::pro;
  Ratio over_total;
  Ratio saves_percent;  // of `over_total`
};
// Nothing where the verdict is open, or the human cost unknown.
std::optional<Headline> headline_of(const Comparison& comparison,
                                    const Verdict& verdict);

// What the what-if of a verdict would save, in percent of the better single
// model's total.
Ratio saves_percent(const Comparison& comparison, const WhatIf& what_if);

// The models whose account the busiest hour outgrows: not every moment of it is
// within the limit (core/decide/concurrency.h). Of the models that the
// verdict's route uses; of both where it is open.
std::vector<Family> outgrown(const Scenario& scenario,
                             const Comparison& comparison,
                             const Verdict& verdict);

enum class ConditionKind : std::uint8_t {
  every_failure_noticed,
  human_below,
  human_above,
  share_up_to,
  share_from,
  flash_over_limit_at_peak,
  pro_over_limit_at_peak
};
template <>
struct EnumNames<ConditionKind> {
  static constexpr std::string_view kNames[] = {
      "every_failure_noticed", "human_below", "human_above",
      "share_up_to",           "share_from",  "flash_over_limit_at_peak",
      "pro_over_limit_at_peak"};
};
constexpr ConditionKind over_limit(Family family) {
  return family == Family::flash ? ConditionKind::flash_over_limit_at_peak
                                 : ConditionKind::pro_over_limit_at_peak;
}

struct Condition {
  ConditionKind kind = ConditionKind::every_failure_noticed;
  std::optional<Threshold> human;       // of human_below and human_above
  std::optional<ShareThreshold> share;  // of share_up_to and share_from
};

inline constexpr std::size_t kMostConditions = 3;
// What a verdict holds on, the weightiest kMostConditions first: what is
// assumed, the cost of a failure and the shares at which it tips, and the
// limits of `outgrown` accounts. Of an open verdict only the latter.
std::vector<Condition> conditions_of(const Comparison& comparison,
                                     const Verdict& verdict,
                                     const std::vector<Family>& outgrown);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_HEADLINE_H_
