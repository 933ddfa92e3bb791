#include "core/usage/text/sheet_date.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"

namespace deepseek_cost::usage {
namespace {

// One part of a date: a number with its digits, or a month by its name.
struct Part {
  int value = 0;
  int digits = 0;  // 0: a name
};

// Three parts, and what stands between them.
struct Parts {
  std::array<Part, 3> at;
  std::string_view first_mark;
  std::string_view second_mark;
};

// 1 to 12 for "Sep", "sept" and "September"; 0 for all else.
int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  const auto begins = [word](std::string_view month) {
    return word.size() <= month.size() &&
           std::equal(word.begin(), word.end(), month.begin(),
                      [](char a, char b) { return to_lower(a) == b; });
  };
  const auto found = std::find_if(kMonths.begin(), kMonths.end(), begins);
  return found == kMonths.end() ? 0
                                : static_cast<int>(found - kMonths.begin()) + 1;
}

// Takes a number or a name off the beginning.
std::optional<Part> take_part(std::string_view& text) {
  std::size_t size = 0;
  Part part;
  if (!text.empty() && is_letter(text[0])) {
    while (size < text.size() && is_letter(text[size])) ++size;
    part.value = month_named(text.substr(0, size));
    if (part.value == 0) return std::nullopt;
  } else {
    for (; size < text.size() && is_digit(text[size]); ++size) {
      if (size == 4) return std::nullopt;
      part.value = part.value * 10 + (text[size] - '0');
    }
    if (size == 0) return std::nullopt;
    part.digits = static_cast<int>(size);
  }
  text.remove_prefix(size);
  return part;
}

// Takes what stands between two parts; "" where there is none.
std::string_view take_mark(std::string_view& text) {
  for (const std::string_view mark :
       {"-", "/", ". ", ".", ", ", " ", "年", "月"}) {
    if (!text.starts_with(mark)) continue;
    text.remove_prefix(mark.size());
    return mark;
  }
  return {};
}

// Nothing, or midnight: a day has no other time.
bool is_midnight(std::string_view text) {
  if (text.starts_with(".") || text.starts_with("日")) {
    text.remove_prefix(text[0] == '.' ? 1 : 3);
  }
  if (text.empty()) return true;
  if (text[0] != ' ' && text[0] != 'T') return false;
  text.remove_prefix(1);
  if (text.ends_with('Z')) {
    text.remove_suffix(1);
  } else if (text.ends_with("+00:00")) {
    text.remove_suffix(6);
  }
  for (const std::string_view clock :
       {"0:00", "00:00", "0:00:00", "00:00:00", "00:00:00.000", "12:00 AM",
        "12:00:00 AM"}) {
    if (text == clock) return true;
  }
  return false;
}

std::optional<Parts> parts_of(std::string_view text) {
  Parts parts;
  std::string_view* const marks[] = {&parts.first_mark, &parts.second_mark};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto part = take_part(text);
    if (!part) return std::nullopt;
    parts.at[i] = *part;
    if (i < 2) *marks[i] = take_mark(text);
    if (i < 2 && marks[i]->empty()) return std::nullopt;
  }
  if (!is_midnight(text)) return std::nullopt;
  return parts;
}

int year_of(const Part& part) {
  return part.digits == 2 ? 2000 + part.value : part.value;
}

// 9/14/2026 and 9-14-2026 with their years of two digits or four: two numbers
// before it.
bool is_either_way(const Parts& parts) {
  const bool marks = parts.first_mark == parts.second_mark &&
                     (parts.first_mark == "/" || parts.first_mark == "-");
  const auto one_or_two = [](const Part& part) {
    return part.digits == 1 || part.digits == 2;
  };
  const int digits = parts.at[2].digits;
  return marks && one_or_two(parts.at[0]) && one_or_two(parts.at[1]) &&
         (digits == 2 || digits == 4);
}

// 24/09/26: the year, as some write it, may as well come first.
bool may_begin_with_year(const Parts& parts) {
  constexpr int kFirstYear = 23;  // of the API
  return parts.at[2].digits == 2 && parts.at[0].value >= kFirstYear &&
         parts.at[1].value <= 12 && parts.at[2].value <= 31;
}

std::optional<CivilDate> valid(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
    return std::nullopt;
  }
  return CivilDate{year, month, day};
}

std::optional<CivilDate> either_way(const Parts& parts, DateOrder order) {
  const bool month_first =
      order == DateOrder::month_first ||
      (order == DateOrder::unknown && parts.at[0].value == parts.at[1].value);
  const int month = parts.at[month_first ? 0 : 1].value;
  const int day = parts.at[month_first ? 1 : 0].value;
  return valid(year_of(parts.at[2]), month, day);
}

// 46279, a day's number where a cell has lost its format.
std::optional<CivilDate> numbered(std::string_view text) {
  constexpr std::int64_t kUnixEpoch = 25569;
  if (text.size() != 5 || !std::all_of(text.begin(), text.end(), is_digit)) {
    return std::nullopt;
  }
  std::int64_t number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return civil_date_of(static_cast<DayNumber>(number - kUnixEpoch));
}

// Month by its name: 14-Sep-26, 14 Sep 2026, Sep 14, 2026.
std::optional<CivilDate> with_month_name(const Parts& parts) {
  const bool last = parts.at[2].digits == 2 || parts.at[2].digits == 4;
  if (!last) return std::nullopt;
  const int year = year_of(parts.at[2]);
  if (parts.at[1].digits == 0 && parts.at[0].digits > 0) {
    return valid(year, parts.at[1].value, parts.at[0].value);
  }
  if (parts.at[0].digits == 0 && parts.at[1].digits > 0) {
    return valid(year, parts.at[0].value, parts.at[1].value);
  }
  return std::nullopt;
}

// As official files have it: there is nothing to ask.
bool begins_with_year(std::string_view text) {
  return text.size() >= 4 && is_digit(text[1]) && is_digit(text[2]);
}

}  // namespace

DateOrder order_shown(std::string_view text) {
  if (begins_with_year(text)) return DateOrder::unknown;
  const auto parts = parts_of(text);
  if (!parts || !is_either_way(*parts) || may_begin_with_year(*parts)) {
    return DateOrder::unknown;
  }
  if (parts->at[0].value > 12) return DateOrder::day_first;
  return parts->at[1].value > 12 ? DateOrder::month_first : DateOrder::unknown;
}

bool needs_order(std::string_view text) {
  if (begins_with_year(text)) return false;
  const auto parts = parts_of(text);
  if (!parts || !is_either_way(*parts)) return false;
  if (may_begin_with_year(*parts)) return true;
  return parts->at[0].value <= 12 && parts->at[1].value <= 12 &&
         parts->at[0].value != parts->at[1].value;
}

std::optional<CivilDate> read_sheet_date(std::string_view text,
                                         DateOrder order) {
  const auto parts = parts_of(text);
  if (!parts) return numbered(text);
  const auto& [one, two, three] = parts->at;
  if (one.digits == 0 || two.digits == 0) return with_month_name(*parts);
  if (three.digits == 0) return std::nullopt;
  if (one.digits == 4) {
    const bool chinese =
        parts->first_mark == "年" && parts->second_mark == "月";
    if (!chinese && parts->first_mark != parts->second_mark) return {};
    return valid(one.value, two.value, three.value);
  }
  if (is_either_way(*parts)) return either_way(*parts, order);
  const bool points = parts->first_mark.starts_with('.') &&
                      parts->second_mark == parts->first_mark;
  const bool year = three.digits == 4;
  return points && year ? valid(three.value, two.value, one.value)
                        : std::nullopt;
}

}  // namespace deepseek_cost::usage
