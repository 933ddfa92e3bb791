// Text from the core to JavaScript.
#ifndef DEEPSEEK_COST_WASM_TEXT_VIEW_H_
#define DEEPSEEK_COST_WASM_TEXT_VIEW_H_

#include <emscripten/val.h>

#include <cstdint>
#include <string>
#include <utility>

namespace deepseek_cost {

// A view of the text's bytes, valid until the next call. A std::string that
// embind converts itself is copied, and each of its bytes is looked at twice.
inline emscripten::val text_view(std::string text) {
  static std::string kept;
  kept = std::move(text);
  return emscripten::val(emscripten::typed_memory_view(
      kept.size(), reinterpret_cast<const std::uint8_t*>(kept.data())));
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_WASM_TEXT_VIEW_H_
