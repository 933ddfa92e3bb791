// Texts of decimal digits alone.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_DIGITS_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_DIGITS_H_

#include <algorithm>
#include <string_view>

#include "core/base/ascii.h"

namespace deepseek_cost::usage {

// False for an empty text.
inline bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_DIGITS_H_
