// The names and sentences of the error codes.
#ifndef DEEPSEEK_COST_CORE_BASE_ERROR_TEXT_H_
#define DEEPSEEK_COST_CORE_BASE_ERROR_TEXT_H_

#include <span>
#include <string_view>

namespace deepseek_cost {

struct CodeText {
  std::string_view name;      // on the wire
  std::string_view sentence;  // with {value} and {detail}
};

// In the order of ErrorCode.
std::span<const CodeText> code_texts();

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_BASE_ERROR_TEXT_H_
