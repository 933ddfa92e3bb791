// Any fragment: decoding answers a scenario or errors, and a scenario that was
// decoded encodes to a canonical link that decodes to the same scenario.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/api/api.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace {

using deepseek_cost::call;
using deepseek_cost::json::Writer;

// The raw JSON text of the field `key` of an answer that this library wrote.
std::string_view raw_field(std::string_view answer, std::string_view key) {
  const std::string mark = "\"" + std::string(key) + "\":";
  const std::size_t start = answer.find(mark);
  if (start == std::string_view::npos) std::abort();
  const std::size_t begin = start + mark.size();
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = begin; i < answer.size(); ++i) {
    const char c = answer[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
      if (quoted || depth > 0) continue;
      return answer.substr(begin, i + 1 - begin);
    }
    if (c == '"') quoted = true;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) {
      return answer.substr(begin, i + 1 - begin);
    }
  }
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';  // JSON wants UTF-8
  }
  deepseek_cost::json::Writer request;
  request.begin_object()
      .field("fragment", text)
      .field("checksum", "optional")
      .end_object();
  const std::string decoded = call("decodeLink", request.text());
  if (!decoded.starts_with("{\"ok\":true")) return 0;

  const std::string scenario(raw_field(decoded, "scenario"));
  const std::string encoded =
      call("encodeLink", "{\"scenario\":" + scenario + "}");
  if (!encoded.starts_with("{\"ok\":true")) {
    // Only a link over the length limit may be refused.
    if (encoded.find("link_too_long") == std::string::npos) std::abort();
    return 0;
  }
  const std::string again = call(
      "decodeLink",
      "{\"fragment\":" + std::string(raw_field(encoded, "fragment")) + "}");
  if (scenario != raw_field(again, "scenario")) std::abort();
  return 0;
}
