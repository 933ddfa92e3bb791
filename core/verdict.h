// The verdict: Flash, Pro, a mix, or not settled, by rule from the buyer's own
// numbers. It is a code with the numbers behind it; the page says it in words.
//
// The rules, in order:
//   1. Without both failure shares nothing is settled (failures_unknown), and
//      without the human cost neither, unless Pro fails no less often than
//      Flash (then Flash, which is cheaper, is the default:
//      pro_avoids_nothing).
//   2. The route with the smallest total per accepted result wins; of equals
//      the simpler one.
//   3. A mix that saves less than 1 % against the better single model is not
//      worth its trouble: that model wins (mix_saves_little).
//   4. Flash and Pro within 1 % of each other settle nothing (too_close).
//   5. Where one of the buyer's own ranges turns the outcome into another, it
//      is not settled either (range_flips), and the ranges are named.
#ifndef DEEPSEEK_COST_CORE_VERDICT_H_
#define DEEPSEEK_COST_CORE_VERDICT_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/choice.h"
#include "core/decision.h"

namespace deepseek_cost {

enum class Outcome : std::uint8_t { flash_default, pro_pays, mix, unsettled };

enum class Reason : std::uint8_t {
  failures_unknown,
  human_unknown,
  pro_avoids_nothing,
  smallest_total,
  mix_saves_little,
  too_close,
  range_flips
};

std::string_view name_of(Outcome outcome);
std::string_view name_of(Reason reason);

// The human cost from which (or up to which) another route would have the
// smallest total of all.
struct Turn {
  Route route = Route::flash;
  bool above = true;  // wins where failures cost more, else where less
  Ratio human;        // 10^-12 of the currency
};

struct Verdict {
  Outcome outcome = Outcome::unsettled;
  std::optional<Route> route;  // the winner, where settled
  std::vector<Reason> reasons;
  std::vector<Turn> turns;           // what would change it
  std::vector<std::size_t> flipped;  // the ranges that settle it otherwise
};

// Rules 1 to 4.
Verdict verdict_of(const Choice& choice);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_VERDICT_H_
