#include "core/usage/text/well_formed.h"

#include <cstddef>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace deepseek_cost::usage {
namespace {

// What four hex digits behind "\u" stand for; nothing where they aren't there.
std::optional<int> unit_of(std::string_view escape) {
  if (escape.size() < 6 || !escape.starts_with("\\u")) return std::nullopt;
  int unit = 0;
  for (const char c : escape.substr(2, 4)) {
    const int digit = hex_value(c);
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + digit;
  }
  return unit;
}

bool is_high(int unit) { return (unit & 0xFC00) == 0xD800; }
bool is_low(int unit) { return (unit & 0xFC00) == 0xDC00; }

// How long the escape at the beginning of `text` is; 0 where it is half a pair.
std::size_t escape_length(std::string_view text) {
  const std::optional<int> unit = unit_of(text);
  if (!unit) return text.size() < 2 ? 1 : 2;
  if (is_low(*unit)) return 0;
  if (!is_high(*unit)) return 6;
  const std::optional<int> other = unit_of(text.substr(6));
  return other && is_low(*other) ? 12 : 0;
}

}  // namespace

std::string well_formed(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  while (!json.empty()) {
    std::size_t length = 1;
    if (json.front() == '\\') {
      length = escape_length(json);
      if (length == 0) {
        text += "\\uFFFD";
        json.remove_prefix(6);
        continue;
      }
    } else if (static_cast<unsigned char>(json.front()) >= 0x80) {
      std::string_view rest = json;
      if (!take_code_point(rest)) {
        text += "\xEF\xBF\xBD";
        json.remove_prefix(1);
        continue;
      }
      length = json.size() - rest.size();
    }
    text += json.substr(0, length);
    json.remove_prefix(length);
  }
  return text;
}

}  // namespace deepseek_cost::usage
