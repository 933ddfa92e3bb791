#include "core/usage/text/spreadsheet.h"

#include <array>

#include "core/base/ascii.h"

namespace deepseek_cost::usage {
namespace {

// The mark between the thousands at the beginning of `text`, of so many bytes.
std::size_t mark_at(std::string_view text, char separator) {
  // No-break spaces, the narrow one too, and the typographic apostrophe.
  constexpr std::array<std::string_view, 6> kMarks = {
      ",", "'", " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x99"};
  for (const std::string_view mark : kMarks) {
    if (!text.starts_with(mark)) continue;
    const bool comma = mark == ",";
    const bool once = text.find(',', 1) == std::string_view::npos;
    if (comma && separator != ',' && once) return 0;
    return mark.size();
  }
  return 0;
}

bool three_digits(std::string_view text) {
  return text.size() >= 3 && is_digit(text[0]) && is_digit(text[1]) &&
         is_digit(text[2]) && (text.size() == 3 || !is_digit(text[3]));
}

// 10,00,000: groups of two digits before the last three. Empty for others.
std::string without_lakhs(std::string_view text) {
  const std::size_t first = text.find(',');
  const std::size_t last = text.rfind(',');
  if (first == last || first == 0 || first > 2 || text.size() - last != 4) {
    return {};
  }
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark = i >= first && i <= last && (i - first) % 3 == 0;
    if (mark != (text[i] == ',') || (!mark && !is_digit(text[i]))) return {};
    if (!mark) plain += text[i];
  }
  return plain;
}

}  // namespace

std::string_view cell_text(std::string_view field) {
  if (field.starts_with("=\"") && field.size() > 2 && field.ends_with('"')) {
    return field.substr(2, field.size() - 3);
  }
  return field.starts_with('\'') ? field.substr(1) : field;
}

std::string without_thousands(std::string_view text, char separator) {
  std::string lakhs = without_lakhs(text);
  if (!lakhs.empty()) return lakhs;
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == 0 || at > 3 || at == text.size()) return std::string(text);
  std::string plain(text.substr(0, at));
  const std::size_t mark = mark_at(text.substr(at), separator);
  if (mark == 0) return std::string(text);
  const std::string_view sign = text.substr(at, mark);
  while (text.substr(at).starts_with(sign)) {
    if (!three_digits(text.substr(at + mark))) return std::string(text);
    plain += text.substr(at + mark, 3);
    at += mark + 3;
  }
  plain += text.substr(at);
  return plain;
}

}  // namespace deepseek_cost::usage
