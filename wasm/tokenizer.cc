// Exact token counts as JavaScript sees them; it runs in a worker.
// Registrations only: whatever decides anything lives in the core, where native
// tests reach it.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/api/api.h"
#include "wasm/text_view.h"

namespace {

// The vocabulary file and the bytes of texts cross the border through this
// buffer: the caller asks for a view of `size` bytes, fills it with one copy
// and then names what they are. A view is valid until the next call, for memory
// may grow and move.
std::string& byte_buffer() {
  static std::string buffer;
  return buffer;
}

emscripten::val bytes(std::size_t size) {
  std::string& buffer = byte_buffer();
  buffer.resize(size);
  return emscripten::val(emscripten::typed_memory_view(
      size, reinterpret_cast<std::uint8_t*>(buffer.data())));
}

std::string load_vocabulary() {
  std::string answer = deepseek_cost::load_vocabulary(byte_buffer());
  byte_buffer() = {};
  return answer;
}

std::string append_text(std::int32_t text) {
  return deepseek_cost::append_text(text, byte_buffer());
}

emscripten::val call(const std::string& name, const std::string& request) {
  return deepseek_cost::text_view(deepseek_cost::call_tokenizer(name, request));
}

}  // namespace

EMSCRIPTEN_BINDINGS(tokenizer) {
  emscripten::function("call", &call);
  emscripten::function("calls", &deepseek_cost::calls_of_tokenizer);
  emscripten::function("bytes", &bytes);
  emscripten::function("load_vocabulary", &load_vocabulary);
  emscripten::function("begin_text", &deepseek_cost::begin_text);
  emscripten::function("append_text", &append_text);
  emscripten::function("finish_text", &deepseek_cost::finish_text);
}
