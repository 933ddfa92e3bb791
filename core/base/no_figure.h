// The text of a figure that is none: a number that 128 bits do not hold, or a
// division by nothing. It is no UTF-8, so that no text of a reader can be it;
// json::Writer writes null for it, and no answer has a word where a figure
// stands.
#ifndef DEEPSEEK_COST_CORE_BASE_NO_FIGURE_H_
#define DEEPSEEK_COST_CORE_BASE_NO_FIGURE_H_

#include <string_view>

namespace deepseek_cost {

inline constexpr std::string_view kNoFigure = "\xFF";

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_BASE_NO_FIGURE_H_
