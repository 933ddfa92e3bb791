// The text of core/rates/deepseek.json, for the build, which makes the compiled
// book from it (core/rates/built_in/pack_main.cc), and for the tests. It is not
// part of the core.
#ifndef DEEPSEEK_COST_CORE_RATES_BUILT_IN_EMBEDDED_TEXT_H_
#define DEEPSEEK_COST_CORE_RATES_BUILT_IN_EMBEDDED_TEXT_H_

#include <string_view>

namespace deepseek_cost {

// UTF-8 JSON, byte for byte but for line breaks and indentation.
std::string_view embedded_rate_book();

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_BUILT_IN_EMBEDDED_TEXT_H_
