#include "core/usage/text/program_time.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/base/ascii.h"
#include "core/usage/text/digits.h"

namespace deepseek_cost::usage {
namespace {

// "" where the letters are none, or mean several.
std::string_view offset_of(std::string_view letters) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 15>
      kZones = {{{"UTC", "Z"},
                 {"GMT", "Z"},
                 {"Z", "Z"},
                 {"EST", "-05:00"},
                 {"EDT", "-04:00"},
                 {"CDT", "-05:00"},
                 {"MST", "-07:00"},
                 {"MDT", "-06:00"},
                 {"PST", "-08:00"},
                 {"PDT", "-07:00"},
                 {"CET", "+01:00"},
                 {"CEST", "+02:00"},
                 {"JST", "+09:00"},
                 {"KST", "+09:00"},
                 {"HKT", "+08:00"}}};
  for (const auto& [name, offset] : kZones) {
    if (name == letters) return offset;
  }
  return {};
}

// +0800
bool is_offset(std::string_view text) {
  return text.size() == 5 && (text[0] == '+' || text[0] == '-') &&
         are_digits(text.substr(1));
}

std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::size_t kMost = 8;
  std::vector<std::string_view> words;
  while (!text.empty() && words.size() < kMost) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// "-09-10" of Sep and 10; "" where they are none.
std::string month_and_day(std::string_view month, std::string_view day) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::size_t place = kMonths.find(month);
  if (month.size() != 3 || place == std::string_view::npos || place % 3 != 0 ||
      !are_digits(day) || day.size() > 2) {
    return {};
  }
  const std::size_t number = place / 3 + 1;
  std::string text = number < 10 ? "-0" : "-";
  text += std::to_string(number);
  text += day.size() == 1 ? "-0" : "-";
  text += day;
  return text;
}

// Thu Sep 10 …, with the year at the end or before the clock.
std::string named_day(const std::vector<std::string_view>& words) {
  if (words.size() < 5 || words[0].size() != 3) return {};
  const std::string date = month_and_day(words[1], words[2]);
  if (date.empty()) return {};
  const auto is_year = [](std::string_view word) {
    return word.size() == 4 && are_digits(word);
  };
  std::string time;
  if (is_year(words[3])) {
    // GMT+0800, and the zone's name in words.
    time = std::string(words[3]) + date + "T" + std::string(words[4]);
    if (words.size() == 5) return time;
    if (!words[5].starts_with("GMT")) return {};
    const std::string_view offset = words[5].substr(3);
    if (!offset.empty() && !is_offset(offset)) return {};
    return time + (offset.empty() ? "Z" : std::string(offset));
  }
  if (!is_year(words.back()) || words.size() > 6) return {};
  time = std::string(words.back()) + date + "T" + std::string(words[3]);
  if (words.size() == 5) return time;
  const std::string_view offset = offset_of(words[4]);
  return offset.empty() ? std::string() : time + std::string(offset);
}

}  // namespace

std::string from_program(std::string_view text) {
  constexpr std::size_t kLongest = 96;
  if (text.size() > kLongest || text.empty()) return {};
  if (!is_digit(text[0])) return named_day(words_of(text));
  text = text.substr(0, text.find(" m="));
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos || space < 10) return {};
  const std::string_view letters = text.substr(space + 1);
  const bool zone = !letters.empty() &&
                    std::all_of(letters.begin(), letters.end(),
                                [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!zone) return {};
  const std::string_view time = text.substr(0, space);
  const std::string_view before = time.substr(time.rfind(' ') + 1);
  // Behind an offset the letters say nothing more.
  if (is_offset(before)) return std::string(time);
  const std::string_view offset = offset_of(letters);
  return offset.empty() ? std::string()
                        : std::string(time) + std::string(offset);
}

std::string without_exponent(std::string_view text) {
  const std::size_t e = text.find('E');
  if (e == std::string_view::npos || !are_digits(text.substr(e + 1)) ||
      text.size() - e > 3) {
    return {};
  }
  std::size_t power = 0;
  for (const char c : text.substr(e + 1)) {
    power = power * 10 + static_cast<std::size_t>(c - '0');
  }
  const std::string_view number = text.substr(0, e);
  const std::size_t point = number.find('.');
  if (point == std::string_view::npos || power > 18 ||
      !are_digits(number.substr(0, point)) ||
      !are_digits(number.substr(point + 1))) {
    return {};
  }
  std::string digits(number.substr(point + 1));
  const std::size_t given = digits.size();
  if (given < power) digits.append(power - given, '0');
  if (given > power) digits.insert(power, ".");
  return std::string(number.substr(0, point)) + digits;
}

}  // namespace deepseek_cost::usage
