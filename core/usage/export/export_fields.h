// What stands in the fields of DeepSeek's usage export, also where a
// spreadsheet has saved it again.
#ifndef DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_FIELDS_H_
#define DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_FIELDS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/number/units.h"
#include "core/time/calendar.h"
#include "core/usage/text/sheet_date.h"

namespace deepseek_cost::usage {

// Without spaces and tabs around it.
std::string_view trimmed_field(std::string_view field);

// …and without the sign of a currency that a spreadsheet has set beside it:
// which one holds, the prices themselves and the cost file say.
std::string_view without_currency(std::string_view field);

// A decimal with at most twelve places that are not zero, in units of 10^-12.
// A spreadsheet that saved the file again has written 0.00000002 as 2E-08.
std::optional<Int128> read_units(std::string_view text);

// Digits alone, few enough for 64 bits.
std::optional<std::int64_t> read_plain(std::string_view text);

// 1.36E+08 and 1E+06: what a spreadsheet shows of a number that has more
// digits. R and others write a million as 1e+06, with a small letter.
bool is_rounded(std::string_view text);

// Whole; "12.0" too.
std::optional<std::int64_t> read_whole(std::string_view text);

// 20260916, or as spreadsheets write a day (sheet_date.h); of 9/14/2026 the
// order has to be known.
std::optional<DayNumber> read_day(std::string_view text, DateOrder order);

// RFC 3339; a space may stand for the T.
std::optional<Instant> read_time(std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_FIELDS_H_
