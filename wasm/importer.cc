// Usage logs and the queries that bill them, as JavaScript sees them; it runs
// in a worker. Registrations only: whatever decides anything lives in the core,
// where native tests reach it.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/api/api.h"
#include "wasm/text_view.h"

namespace {

// Bytes of a usage log cross the border through this buffer: the caller asks
// for a view of `size` bytes, fills it with one copy and names the size to
// append. A view is valid until the next call, for memory may grow and move.
std::string& log_buffer() {
  static std::string buffer;
  return buffer;
}

emscripten::val usage_log_buffer(std::size_t size) {
  std::string& buffer = log_buffer();
  buffer.resize(size);
  return emscripten::val(emscripten::typed_memory_view(
      size, reinterpret_cast<std::uint8_t*>(buffer.data())));
}

std::string append_usage_log(std::int32_t log) {
  return deepseek_cost::append_usage_log(log, log_buffer());
}

emscripten::val call(const std::string& name, const std::string& request) {
  return deepseek_cost::text_view(deepseek_cost::call_importer(name, request));
}

std::string begin_usage_log(const std::string& options) {
  return deepseek_cost::begin_usage_log(options);
}

}  // namespace

EMSCRIPTEN_BINDINGS(importer) {
  emscripten::function("call", &call);
  emscripten::function("calls", &deepseek_cost::calls_of_importer);
  emscripten::function("begin_usage_log", &begin_usage_log);
  emscripten::function("usage_log_buffer", &usage_log_buffer);
  emscripten::function("append_usage_log", &append_usage_log);
  emscripten::function("end_usage_log_file",
                       &deepseek_cost::end_usage_log_file);
  emscripten::function("finish_usage_log", &deepseek_cost::finish_usage_log);
}
