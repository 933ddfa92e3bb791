// Numbers as spreadsheets write them for people: 200.000, 1,000,000, 1'000.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_GROUPED_DIGITS_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_GROUPED_DIGITS_H_

#include <optional>
#include <string>
#include <string_view>

namespace deepseek_cost::usage {

// How many groups of three digits stand behind one to three digits, each behind
// `mark`; 0 for every other text. "0.000" is 0 in both readings: no group.
int digit_groups(std::string_view text, std::string_view mark);

// The text without what parts its thousands. A point or a comma before three
// digits may as well be the decimal mark: one group of them is decided by
// `decimal`, the mark that other numbers of the file have, '\0' for none.
// Nothing where that is not known; other texts as they are.
std::optional<std::string> without_groups(std::string_view text, char decimal);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_GROUPED_DIGITS_H_
