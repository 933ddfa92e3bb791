#include "core/base/error_text.h"

#include <array>

#include "core/base/result.h"

namespace deepseek_cost {

std::span<const CodeText> code_texts() {
  static constexpr std::array kTexts = {
#define DEEPSEEK_COST_X(name, sentence) CodeText{#name, sentence},
      DEEPSEEK_COST_ERROR_CODES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X
  };
  return kTexts;
}

}  // namespace deepseek_cost
