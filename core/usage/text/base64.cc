#include "core/usage/text/base64.h"

#include <cstdint>

#include "core/base/ascii.h"

namespace deepseek_cost::usage {
namespace {

// Of a character, or -1. The alphabet of addresses counts, too.
int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  if (text.size() % 4 == 1) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 3);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const int value = value_of(c);
    if (value < 0) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(static_cast<unsigned char>(bits >> held));
  }
  return bytes;
}

bool may_be_base64(std::string_view text) {
  // Of "{\"", "{ ", "{\n" and "{\r", and of "data:".
  // …and of gzip.
  for (const std::string_view begin :
       {"eyJ", "eyA", "ewo", "ew0", "ZGF0Y", "H4sI"}) {
    if (text.starts_with(begin)) return true;
  }
  return false;
}

}  // namespace deepseek_cost::usage
