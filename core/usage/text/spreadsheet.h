// How spreadsheets write the dates and numbers of a file that they save again.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_SPREADSHEET_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_SPREADSHEET_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time/calendar.h"

namespace deepseek_cost::usage {

// Of 9/14/2026 and 14/9/2026. A file has one; a day above 12 shows which.
enum class DateOrder : std::uint8_t { unknown, month_first, day_first };

// The order that this date shows: `unknown` for one that shows none, or is
// written otherwise.
DateOrder order_shown(std::string_view text);
// Whether the order has to be known to read it.
bool needs_order(std::string_view text);
// The day of such a date; nothing for any other text, or if there is none.
std::optional<CivilDate> read_slashed(std::string_view text, DateOrder order);

// 1,000,000 and 1'000'000 and 1 000 000 without the marks between their
// thousands; any other text as it is. A single comma counts as such a mark
// only where the comma parts the columns: elsewhere it is a decimal mark.
std::string without_thousands(std::string_view text, char separator);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_SPREADSHEET_H_
