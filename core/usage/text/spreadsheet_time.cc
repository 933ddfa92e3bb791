#include "core/usage/text/spreadsheet_time.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/ascii.h"
#include "core/time/calendar.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";

// Takes the digits at the beginning, at most four; "" for none.
std::string_view take_digits(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && size < 4 && is_digit(text[size])) ++size;
  const std::string_view digits = text.substr(0, size);
  text.remove_prefix(size);
  return digits;
}

bool take(std::string_view& text, std::string_view mark) {
  if (!text.starts_with(mark)) return false;
  text.remove_prefix(mark.size());
  return true;
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
};

// "Sep 14, 2026"
bool take_named_date(std::string_view& text, Date& date) {
  const std::size_t place = kMonths.find(text.substr(0, 3));
  if (text.size() < 3 || place == std::string_view::npos || place % 3 != 0) {
    return false;
  }
  text.remove_prefix(3);
  while (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text.remove_prefix(1);
  }
  if (!take(text, " ")) return false;
  date.month = static_cast<int>(place / 3) + 1;
  date.day = number_of(take_digits(text));
  if (!take(text, ", ") && !take(text, " ")) return false;
  const std::string_view year = take_digits(text);
  date.year = number_of(year);
  return year.size() == 4;
}

struct Parts {
  std::array<std::string_view, 3> digits;
  std::string_view mark;
};

bool take_parts(std::string_view& text, Parts& parts) {
  parts.digits[0] = take_digits(text);
  for (const std::string_view mark : {"/", "-", ".", "\xE5\xB9\xB4"}) {
    if (take(text, mark)) parts.mark = mark;
    if (!parts.mark.empty()) break;
  }
  const bool named = parts.mark.size() == 3;  // 年, 月 and 日
  parts.digits[1] = take_digits(text);
  if (!take(text, named ? std::string_view("\xE6\x9C\x88") : parts.mark)) {
    return false;
  }
  parts.digits[2] = take_digits(text);
  if (named && !take(text, "\xE6\x97\xA5")) return false;
  return !parts.digits[0].empty() && !parts.digits[1].empty() &&
         !parts.digits[2].empty() && !parts.mark.empty();
}

bool order_parts(const Parts& parts, DateOrder order, Date& date,
                 UnreadTime& why) {
  const auto& [first, second, third] = parts.digits;
  if (first.size() == 4) {
    date = {number_of(first), number_of(second), number_of(third)};
    return true;
  }
  if (third.size() != 4) {
    why = UnreadTime::two_digit_year;
    return false;
  }
  const int one = number_of(first);
  const int other = number_of(second);
  // Nobody writes the month first with points.
  const bool day_first = parts.mark == "." || one > 12 || one == other ||
                         (other <= 12 && order == DateOrder::day_first);
  if (!day_first && other <= 12 && order == DateOrder::unknown) {
    why = UnreadTime::day_or_month;
    return false;
  }
  date = day_first ? Date{number_of(third), other, one}
                   : Date{number_of(third), one, other};
  return true;
}

// " 4:00:05.5 PM +08:00"
std::string read_clock(std::string_view text) {
  if (!take(text, ", ") && !take(text, " ") && !take(text, "T")) return {};
  const std::string_view hour = take_digits(text);
  if (hour.empty() || hour.size() > 2 || !take(text, ":")) return {};
  int hours = number_of(hour);
  std::string clock(text.substr(0, 2));
  text.remove_prefix(clock.size());
  if (text.starts_with(':')) {
    clock += text.substr(0, 3);
    text.remove_prefix(std::min<std::size_t>(text.size(), 3));
  } else {
    clock += ":00";
  }
  if (text.starts_with('.')) {
    std::size_t end = 1;
    while (end < text.size() && is_digit(text[end])) ++end;
    clock += text.substr(0, end);
    text.remove_prefix(end);
  }
  for (const std::string_view space : {" ", "\xE2\x80\xAF"}) {
    std::string_view rest = text;
    if (!take(rest, space) || rest.size() < 2) continue;
    const char half = static_cast<char>(rest[0] | 0x20);
    if ((half != 'a' && half != 'p') || (rest[1] | 0x20) != 'm') continue;
    if (hours < 1 || hours > 12) return {};
    hours = hours % 12 + (half == 'p' ? 12 : 0);
    rest.remove_prefix(2);
    text = rest;
    break;
  }
  return "T" + two_digits(hours) + ":" + clock + std::string(text);
}

// Java's ZonedDateTime ("…+08:00[Asia/Shanghai]"), and ISO 8601 without marks
// ("20260910T160000Z").
std::string without_marks(std::string_view text) {
  constexpr std::size_t kBasic = 15;
  if (text.size() >= kBasic && text[8] == 'T' &&
      text.find_first_not_of("0123456789T") >= kBasic) {
    const auto part = [text](std::size_t at, std::size_t size) {
      return std::string(text.substr(at, size));
    };
    return part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(9, 2) +
           ":" + part(11, 2) + ":" + part(13, 2) +
           std::string(text.substr(kBasic));
  }
  const std::size_t zone = text.find('[');
  return std::string(zone == text.npos ? std::string_view()
                                       : text.substr(0, zone));
}

}  // namespace

std::string_view date_part(std::string_view text) {
  return text.substr(0, text.find_first_of(" ,T"));
}

std::string from_spreadsheet(std::string_view text, DateOrder order,
                             UnreadTime& why) {
  constexpr std::size_t kLongest = 80;
  if (text.size() > kLongest) return {};
  if (std::string other = without_marks(text); !other.empty()) {
    return other;
  }
  Date date;
  const bool named = !text.empty() && !is_digit(text[0]);
  if (named) {
    if (!take_named_date(text, date)) return {};
  } else {
    Parts parts;
    if (!take_parts(text, parts)) return {};
    const std::string clock = read_clock(text);
    if (clock.empty() || !order_parts(parts, order, date, why)) return {};
  }
  const std::string clock = read_clock(text);
  if (clock.empty() || date.month < 1 || date.month > 12 || date.day < 1 ||
      date.day > days_in_month(date.year, date.month)) {
    return {};
  }
  return std::to_string(date.year) + "-" + two_digits(date.month) + "-" +
         two_digits(date.day) + clock;
}

}  // namespace deepseek_cost::usage
