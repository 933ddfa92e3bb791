// Ranges: what a scenario comes to when an input is lower or higher.
//
// Every range names one number of the scenario by its JSON path
// ("/workloads/0/output"). The scenario is estimated again with that number at
// either end and everything else as it stands: one bar of a tornado chart, and
// the bars are ordered by how far they move the figure. The whole range takes
// every input at its cheaper end together, and at its dearer end together.
#ifndef DEEPSEEK_COST_CORE_DECIDE_SENSITIVITY_H_
#define DEEPSEEK_COST_CORE_DECIDE_SENSITIVITY_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/decide/comparison.h"
#include "core/json/value.h"
#include "core/rates/rate_book.h"
#include "core/scenario/buyer_inputs.h"

namespace deepseek_cost {

// The figure that is varied.
//   month          the API bill of a month
//   with_failures  that with retries and the human cost of failures, per month:
//                  the route's total; needs the failure shares
enum class Metric : std::uint8_t { month, with_failures };

// One value for Flash and one for Pro.
template <typename Value>
struct PerModel {
  Value flash;
  Value pro;
};

struct Bar {
  std::size_t range = 0;  // index into the scenario's ranges
  PerModel<Ratio> at_low;
  PerModel<Ratio> at_high;
};

// How far two figures are apart; to 10^-18 of the currency where their exact
// difference cannot be held.
Ratio swing(const Ratio& a, const Ratio& b);

// Whether each bar's range stands at its high end.
using RangeEnds = PerModel<std::vector<bool>>;

struct Sensitivity {
  PerModel<Ratio> here;
  PerModel<Ratio> cheapest;  // all ranges at their cheaper ends
  PerModel<Ratio> dearest;
  RangeEnds at_cheapest;
  RangeEnds at_dearest;
  std::vector<Bar> bars;             // widest for Flash first
  std::vector<std::size_t> for_pro;  // indices of bars, widest for Pro first
};

// The scenario with the number at `path` replaced; where the last step names a
// field that is absent, it is added. False where the path leads nowhere.
bool replace_number(json::Value& scenario, std::string_view path,
                    std::string_view text);

// Reads and estimates a scenario with one range's end in place. Errors are
// placed at that end ("/scenario/decision/ranges/0/low").
Result<Comparison> comparison_at(const RateBook& book,
                                 const json::Value& scenario,
                                 const InputRange& range, std::size_t index,
                                 bool high);

// Errors: those of comparison_at, and missing_field where with_failures lacks
// the failure shares.
Result<Sensitivity> vary(const RateBook& book, const json::Value& scenario,
                         Metric metric);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_SENSITIVITY_H_
