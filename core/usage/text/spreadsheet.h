// How spreadsheets write the numbers of a file that they save again.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_SPREADSHEET_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_SPREADSHEET_H_

#include <string>
#include <string_view>

namespace deepseek_cost::usage {

// What a cell holds that was marked as text: '12 and ="12" are 12.
std::string_view cell_text(std::string_view field);

// 1,000,000 and 1'000'000 and 1 000 000 and 10,00,000 (India) without the marks
// between their thousands; any other text as it is. A single comma counts as
// such a mark only where the comma parts the columns: elsewhere it is a decimal
// mark.
std::string without_thousands(std::string_view text, char separator);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_SPREADSHEET_H_
