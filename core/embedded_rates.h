// The rate book that is compiled into the core: core/rates/deepseek.json, byte
// for byte but for line breaks and indentation. The native tests, the module on
// the page and the single-file page therefore all carry the same prices.
#ifndef DEEPSEEK_COST_CORE_EMBEDDED_RATES_H_
#define DEEPSEEK_COST_CORE_EMBEDDED_RATES_H_

#include <string_view>

namespace deepseek_cost {

// UTF-8 JSON text, valid for the whole run of the program. It is read by the
// same loader as a user's own rate book (core/rate_book_json.h).
std::string_view embedded_rate_book();

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_EMBEDDED_RATES_H_
