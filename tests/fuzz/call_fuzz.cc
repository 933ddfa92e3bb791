// Any bytes as a call: the first line is the name, the rest the request. The
// answer must always be one well-formed JSON object with "ok", and asking
// again must give the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/api/api.h"
#include "core/json/parse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  const std::string_view name = input.substr(0, line);
  const std::string_view request = line == std::string_view::npos
                                       ? std::string_view()
                                       : input.substr(line + 1);
  const std::string answer = deepseek_cost::call(name, request);
  const auto parsed = deepseek_cost::json::parse(
      answer, {.bytes = std::size_t{1} << 26, .depth = 64});
  if (!parsed.ok() || parsed->find("ok") == nullptr) std::abort();
  if (answer != deepseek_cost::call(name, request)) std::abort();
  return 0;
}
