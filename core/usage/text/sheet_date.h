// Days as spreadsheets write them, by the country that they are set to.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_SHEET_DATE_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_SHEET_DATE_H_

#include <cstdint>
#include <optional>
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

// The day of
//   2026-09-14, 2026/9/14, 2026.09.14, 2026. 9. 14. (Korea, Hungary)
//   14.09.2026, 14.9.2026, 14. 9. 2026: with points the day comes first
//   9/14/2026, 14/9/2026, 14-9-2026, 9/14/26: by `order`, if it needs one
//   14-Sep-26, 14 September 2026, Sep 14, 2026; 2026年9月14日
//   46279: the days since 1899-12-30
// with midnight behind it or nothing (2026-09-14 00:00:00, 9/14/2026 0:00).
// Years of two digits are of this century. Nothing for any other text.
std::optional<CivilDate> read_sheet_date(std::string_view text,
                                         DateOrder order);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_SHEET_DATE_H_
