// Times as spreadsheets and people write them, as RFC 3339.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_SPREADSHEET_TIME_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_SPREADSHEET_TIME_H_

#include <string>
#include <string_view>

#include "core/usage/text/log_time.h"
#include "core/usage/text/sheet_date.h"

namespace deepseek_cost::usage {

// "2026-09-14T16:00:00" and what stands behind the clock; "" where it is no
// such time, with the reason.
std::string from_spreadsheet(std::string_view text, DateOrder order,
                             UnreadTime& why);
// The part of it that is the date.
std::string_view date_part(std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_SPREADSHEET_TIME_H_
