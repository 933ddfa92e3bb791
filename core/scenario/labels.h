// Parts of a scenario that are texts: names, months, and weeks painted hour by
// hour.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_LABELS_H_
#define DEEPSEEK_COST_CORE_SCENARIO_LABELS_H_

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/time/calendar.h"
#include "core/time/peak_minutes.h"

namespace deepseek_cost {

inline constexpr std::size_t kLongestName = 60;  // code points

// "2026-12", in the years 2000 to 2099 (errors: invalid_month, out_of_range).
Result<CivilMonth> read_month(std::string_view text);
std::string format_month(CivilMonth month);

// A week as 42 hexadecimal digits, Monday 00:00 the highest bit of the first
// (errors: invalid_grid, nothing_painted).
Result<std::bitset<kHoursPerWeek>> read_grid(std::string_view text);
std::string format_grid(const std::bitset<kHoursPerWeek>& grid);

// A name, a card's id or any other label of a scenario: at most kLongestName
// code points, no controls (errors: too_long, control_character).
std::optional<Error> check_label(std::string_view text);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_LABELS_H_
