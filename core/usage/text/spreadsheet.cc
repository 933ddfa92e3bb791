#include "core/usage/text/spreadsheet.h"

#include <array>

namespace deepseek_cost::usage {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Slashed {
  int first = 0;
  int second = 0;
  int year = 0;
};

std::optional<Slashed> parts_of(std::string_view text) {
  std::array<int, 3> parts = {};
  std::size_t part = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == '/' && digits > 0 && part < 2) {
      ++part;
      digits = 0;
    } else if (is_digit(c) && ++digits <= (part == 2 ? 4U : 2U)) {
      parts[part] = parts[part] * 10 + (c - '0');
    } else {
      return std::nullopt;
    }
  }
  if (part != 2 || digits != 4) return std::nullopt;
  return Slashed{parts[0], parts[1], parts[2]};
}

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

}  // namespace

DateOrder order_shown(std::string_view text) {
  const auto parts = parts_of(text);
  if (!parts || parts->first == parts->second) return DateOrder::unknown;
  if (parts->first > 12) return DateOrder::day_first;
  return parts->second > 12 ? DateOrder::month_first : DateOrder::unknown;
}

bool needs_order(std::string_view text) {
  const auto parts = parts_of(text);
  return parts && parts->first <= 12 && parts->second <= 12 &&
         parts->first != parts->second;
}

std::optional<CivilDate> read_slashed(std::string_view text, DateOrder order) {
  const auto parts = parts_of(text);
  if (!parts) return std::nullopt;
  const bool day_first = order == DateOrder::day_first;
  const CivilDate date = {parts->year, day_first ? parts->second : parts->first,
                          day_first ? parts->first : parts->second};
  if (date.month < 1 || date.month > 12 || date.day < 1 ||
      date.day > days_in_month(date.year, date.month)) {
    return std::nullopt;
  }
  return date;
}

std::string without_thousands(std::string_view text, char separator) {
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
