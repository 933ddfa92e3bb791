// Ranges: what a scenario comes to when an input is lower or higher.
//
// Every range names one number of the scenario by its JSON path
// ("/workloads/0/output"; core/decide/range_inputs.h). The scenario is
// estimated again with that number at either end and everything else as it
// stands: one bar of a tornado chart, and the bars are ordered by how far they
// move the figure.
//
// The whole range, from cheapest to dearest, is that of all inputs at once. As
// each input moves the figure one way all along, the extremes lie where every
// input is at one of its ends. Where that way is the same whatever the other
// inputs are (more output is never cheaper), the end is known; the inputs whose
// way depends on the others are tried at both of their ends, in every
// combination. Inputs that move it up and down in turns are tried at their ends
// as well, and named (`uneven`): between them it may be cheaper or dearer.
#ifndef DEEPSEEK_COST_CORE_DECIDE_SENSITIVITY_H_
#define DEEPSEEK_COST_CORE_DECIDE_SENSITIVITY_H_

#include <string_view>
#include <vector>

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/decide/comparison.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {

// The figure that is varied.
//   month          the API bill of a month
//   with_failures  that with retries and the human cost of failures, per month:
//                  the route's total; needs the failure shares
enum class Metric : std::uint8_t { month, with_failures };
template <>
struct EnumNames<Metric> {
  static constexpr std::string_view kNames[] = {"month", "with_failures"};
};

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
  // Where the holidays of the month are not published (`open`), the bars and
  // `dearest` are of the dearer bound, `cheapest` is of the cheaper one.
  bool open = false;
  PerModel<Ratio> here;
  PerModel<Ratio> here_low;  // at the cheaper bound
  PerModel<Ratio> cheapest;  // of all inputs at once
  PerModel<Ratio> dearest;
  RangeEnds at_cheapest;
  RangeEnds at_dearest;
  std::vector<Bar> bars;             // widest for Flash first
  std::vector<std::size_t> for_pro;  // indices of bars, widest for Pro first
  std::vector<std::size_t> uneven;   // indices into the scenario's ranges
};

// Estimates a scenario with one of its ranges at an end. Errors are placed at
// that end ("/scenario/decision/ranges/0/low"), or at the range's field where
// it names no number.
Result<Comparison> comparison_at(const RateBook& book, const Scenario& scenario,
                                 std::size_t range, bool high);

// What is wrong with the ranges whatever the prices are: inconsistent for one
// the wrong way round, and for the second of one number; unknown_reference for
// one of no number; those of the number at an end.
Errors check_range_ends(const Scenario& scenario);

// Errors: those of check_range_ends and comparison_at; missing_field where
// with_failures lacks the failure shares; those of an estimate, at one of the
// ranges, where all inputs together cannot be sent.
Result<Sensitivity> vary(const RateBook& book, const Scenario& scenario,
                         Metric metric);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_SENSITIVITY_H_
