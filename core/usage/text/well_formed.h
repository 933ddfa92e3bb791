// JSON that other readers take and the grammar of this one does not.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_WELL_FORMED_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_WELL_FORMED_H_

#include <string>
#include <string_view>

namespace deepseek_cost::usage {

// The text with U+FFFD for each escape of half a surrogate pair, as JavaScript
// writes them where a text was cut through an emoji, and for each byte that is
// no UTF-8, as logs of Windows have them. All else stays: counts are ASCII, and
// a name of which a letter is lost is no known name.
std::string well_formed(std::string_view json);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_WELL_FORMED_H_
