// Numbers as people type them, read exactly.
//
//   "1500", "1,500", "1_500", "1 500", "1.5k", "1.5K"   → 1500
//   "1.5M", "1,5M", "1.500.000", "150万", "1e6"          → 1,500,000 (or 10^6)
//   "70", "70%", "33.3333 %"                             → a share
//
// One separator followed by exactly three digits is a thousands separator when
// it is a comma, as the official pages write it. The same with a point
// ("1.500") is one and a half to some readers and fifteen hundred to others,
// and so is a count with a comma elsewhere ("100,00"): a count so written is
// refused with both readings, never guessed, and so is "1.500k". So are a share
// and an amount with a point that could group thousands. A leading zero groups
// none: "0,500" is half. Full-width digits and signs are read like their ASCII
// twins.
//
// Errors: empty_number, not_a_number, ambiguous_number, not_whole,
// negative_number, too_precise, out_of_range. `Error::where` is left empty for
// the caller to fill in.
#ifndef DEEPSEEK_COST_CORE_NUMBER_PARSE_NUMBER_H_
#define DEEPSEEK_COST_CORE_NUMBER_PARSE_NUMBER_H_

#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/number/ratio.h"
#include "core/number/units.h"

namespace deepseek_cost {

// A whole number from 0 to `most`.
Result<std::int64_t> read_count(std::string_view text, std::int64_t most);

// A share in percent, 0 to 100, at most four decimal places (one part per
// million); a trailing % is allowed.
Result<PartsPerMillion> read_percent(std::string_view text);

// Where an amount comes from. The core's own texts and JSON numbers have a
// point before decimals and end in no zero: plain, "1.125" is read, and "1.500"
// refused. What people type may mean thousands by either: both are refused.
enum class Notation : std::uint8_t { plain, typed };

// A decimal number from 0 to `most` with at most `places` (0…12) decimals.
Result<Ratio> read_decimal(std::string_view text, std::int64_t most, int places,
                           Notation notation = Notation::plain);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_NUMBER_PARSE_NUMBER_H_
