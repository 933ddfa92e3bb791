// The numbers of a scenario that can be given as ranges.
//
// A range names one number by its JSON path ("/workloads/0/output"). Here is
// the table that knows them all: what kind of number stands there, how large it
// may be, and which way it moves a bill.
//
// Those that move a bill are offered, and once failure shares are given, those
// that move what failures cost: counts of tokens, turns and requests, shares of
// hits, failure shares, the cost of a failure. Speeds, budgets and the like
// move neither, yet a range of them is taken. Each is offered with a range to
// begin with, a quarter to either side of where it stands. It is a placeholder,
// to be replaced by what the buyer knows:
//
//   8 turns   → 6 … 10        whole numbers are rounded up
//   70 %      → 52.5 … 87.5   shares end at 100
#ifndef DEEPSEEK_COST_CORE_DECIDE_RANGE_INPUTS_H_
#define DEEPSEEK_COST_CORE_DECIDE_RANGE_INPUTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/number/units.h"
#include "core/scenario/buyer_inputs.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// Which way a larger number moves what a month costs, all else as it is. It
// holds wherever a hit costs no more than a miss, and off-peak no more than
// peak, as on every official card.
//   up, down  never the other way
//   either    one way all along, but which depends on the other inputs: a
//             failure that is noticed costs another attempt, and may spare a
//             person's work
//   uneven    up and down in turns: where a history is compacted, or the hours
//             of a week move
enum class Direction : std::uint8_t { up, down, either, uneven };

// One number of a scenario, at its place.
struct NumberInput {
  using Place =
      std::variant<std::monostate, Tokens*, Requests*, std::int64_t*, int*,
                   PartsPerMillion*, std::optional<PartsPerMillion>*, Ratio*,
                   std::optional<Ratio>*>;

  std::string field;  // JSON path in the scenario
  Place place;        // nothing for a number that means nothing here
  Direction direction = Direction::up;
  std::int64_t most = 0;  // of counts and amounts; shares end at 100
  bool offered = true;
  std::optional<std::size_t> shape_of;  // the workload whose run it changes
};

// In the order in which a page shows them: workload by workload, then the
// buyer's inputs. `scenario` is where they stand, and must outlive them.
std::vector<NumberInput> number_inputs(Scenario& scenario);

// Puts what a text says in the place of a number. Errors: those of
// core/number/parse_number.h, without `where`.
Errors put_number(const NumberInput& input, std::string_view text);

// Whether the run that the number belongs to can be sent as it now stands.
// Errors: those of check_shape, placed in the scenario at "/scenario".
Errors check_run(const NumberInput& input, const Scenario& scenario);

// The number of a range where it stands outside of it: below its low end, or
// above its high one.
struct NumberOutside {
  bool above = false;
  std::string value;  // canonical decimal text
};
// Nothing where it is inside, where there is no number, or no such end.
std::optional<NumberOutside> number_outside(const Scenario& scenario,
                                            const InputRange& range);

// What is offered as a range: three quarters to five quarters of a number, or
// up to the number itself where more cannot be sent.
struct OfferedRange {
  std::string value;  // canonical decimal text
  InputRange suggested;
};
std::vector<OfferedRange> offered_ranges(const Scenario& scenario);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_RANGE_INPUTS_H_
