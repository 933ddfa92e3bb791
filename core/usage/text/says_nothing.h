// What databases and web servers write for a field that is not there.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_SAYS_NOTHING_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_SAYS_NOTHING_H_

#include <cstddef>
#include <string_view>

namespace deepseek_cost::usage {

inline bool says_nothing(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  if (text.size() > kLongest) return false;
  for (const std::string_view word :
       {"", "-", "null", "NULL", "None", "NaN", "nan", "N/A", "\\N"}) {
    if (text == word) return true;
  }
  return false;
}

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_SAYS_NOTHING_H_
