// The text of core/rates/deepseek.json, which the build turns into a source
// (core/rates/built_in/embed.cmake).
#ifndef DEEPSEEK_COST_CORE_RATES_BUILT_IN_EMBEDDED_TEXT_H_
#define DEEPSEEK_COST_CORE_RATES_BUILT_IN_EMBEDDED_TEXT_H_

#include <string_view>

namespace deepseek_cost {

// UTF-8 JSON, byte for byte but for line breaks and indentation.
std::string_view embedded_rate_book();

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_BUILT_IN_EMBEDDED_TEXT_H_
