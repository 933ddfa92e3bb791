// When the dearer model pays for itself: against failures that it prevents, and
// what the same traffic saves in other ways. Most of it needs nothing of a
// buyer but the traffic and what a failure costs.
//
//   Pro costs $155.61 a month more, a failure costs $3
//     → it pays once it prevents 52 failures of 30,000 runs, one in 577
//
// Failures that are counted are whole, so their number is rounded up.
#ifndef DEEPSEEK_COST_CORE_DECIDE_BREAK_EVEN_H_
#define DEEPSEEK_COST_CORE_DECIDE_BREAK_EVEN_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/decide/routes.h"
#include "core/estimate/estimate.h"
#include "core/number/money.h"
#include "core/number/ratio.h"
#include "core/number/units.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// Pro against Flash, attempts and failures as the buyer gave them.
struct BreakEven {
  Ratio extra;  // what the dearer API bill adds per request
  // 1 in how many requests must be saved from failing; nothing where the human
  // cost is unknown, the dearer route costs nothing extra, or no number holds
  // it.
  std::optional<Ratio> one_in;
  // Known failure shares only.
  std::optional<Ratio> avoided;
  // The human cost from which the dearer route pays, in 10^-12 of the currency;
  // nothing where it avoids no failure.
  std::optional<Ratio> human;
  // Whether the failures that it avoids cost what it costs extra, or more;
  // nothing where the human cost or a failure share is unknown.
  std::optional<bool> pro_pays;
};
BreakEven break_even(const RequestCosts& costs, const BuyerInputs& inputs);

// The human costs over which the routes' totals are drawn, in 10^-12 of the
// currency: eleven from nothing to twice the larger of the buyer's own and the
// break-even; none where that is nothing.
std::vector<Ratio> human_curve(const RequestCosts& costs,
                               const BuyerInputs& inputs);

// Round numbers to begin with, in whole currency, where the buyer has given
// none: $3 or ¥20 for a failure, $100 or ¥1,000 for a month's budget.
Ratio default_human(Currency currency);
Ratio default_budget(Currency currency);

// How many failures a month the dearer model has to prevent so that it pays.
struct FailuresToPrevent {
  // The least whole number that comes to the difference; nothing where failures
  // cost nothing, and beyond 10^18.
  std::optional<std::int64_t> count;
  bool possible = false;  // are there so many requests or runs?
  // What the count is of all of them; nothing where there are none.
  std::optional<Ratio> percent;
  std::optional<Ratio> one_in;  // nothing for a count of 0 as well
};
// `difference` is what the dearer model costs more a month (less than nothing
// counts as nothing), `human` what a failure costs, both in 10^-12 of the
// currency; `all` is how many requests or runs a month has.
FailuresToPrevent failures_to_prevent(const Ratio& difference,
                                      const Ratio& human, const Ratio& all);

// The same scenario with so many percentage points more from the cache, in
// every workload; fewer where there is no room for them.
struct MoreHits {
  Ratio from;          // percent of all input today
  PartsPerMillion to;  // rounded down to a share that can be set
  Estimate estimate;   // with that share
};
// `here` is the estimate of the scenario as it is. Errors: those of
// make_estimate.
Result<MoreHits> with_more_hits(const RateBook& book, const Scenario& scenario,
                                const Estimate& here, std::int64_t points);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_BREAK_EVEN_H_
