#include "core/usage/text/grouped_digits.h"

#include <cstddef>

namespace deepseek_cost::usage {
namespace {

std::size_t digits_of(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789");
  return end == std::string_view::npos ? text.size() : end;
}

std::string without(std::string_view text, std::string_view mark) {
  std::string digits;
  while (!text.empty()) {
    const std::size_t taken = digits_of(text);
    digits += text.substr(0, taken);
    text.remove_prefix(taken);
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  }
  return digits;
}

}  // namespace

int digit_groups(std::string_view text, std::string_view mark) {
  const std::size_t first = digits_of(text);
  if (first == 0 || first > 3 || text.front() == '0') return 0;
  int groups = 0;
  text.remove_prefix(first);
  while (!text.empty()) {
    if (!text.starts_with(mark)) return 0;
    text.remove_prefix(mark.size());
    if (digits_of(text) != 3) return 0;
    text.remove_prefix(3);
    ++groups;
  }
  return groups;
}

std::optional<std::string> without_groups(std::string_view text, char decimal) {
  for (const std::string_view mark : {".", ","}) {
    const int groups = digit_groups(text, mark);
    if (groups > 1) return without(text, mark);
    if (groups == 0) continue;
    if (decimal == '\0') return std::nullopt;
    return decimal == mark.front() ? std::string(text) : without(text, mark);
  }
  // Of Switzerland, France and others: no decimal mark anywhere.
  for (const std::string_view mark : {"'", "\u2019", " ", "\u00A0", "\u202F"}) {
    if (digit_groups(text, mark) > 0) return without(text, mark);
  }
  return std::string(text);
}

}  // namespace deepseek_cost::usage
