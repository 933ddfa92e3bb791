#include "core/usage/export/export_fields.h"

#include <algorithm>
#include <string>

#include "core/base/ascii.h"
#include "core/number/money.h"
#include "core/usage/bill/bill.h"

namespace deepseek_cost::usage {
namespace {

constexpr Int128 kMostUnits = Int128{1000000000000} * 1000000000000000;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Takes the "E-08" off the end of a number; 0 where there is none.
int take_exponent(std::string_view& text) {
  const std::size_t at = text.find_first_of("eE");
  if (at == std::string_view::npos) return 0;
  std::string_view digits = text.substr(at + 1);
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 2) return 0;
  int exponent = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return 0;
    exponent = exponent * 10 + (c - '0');
  }
  text = text.substr(0, at);
  return negative ? -exponent : exponent;
}

// Digits with a point or none, few enough for 64 bits; nothing for all others.
std::optional<Int128> read_short_decimal(std::string_view text) {
  constexpr std::uint64_t kPowers[] = {
      1,           10,           100,          1000,      10000,
      100000,      1000000,      10000000,     100000000, 1000000000,
      10000000000, 100000000000, 1000000000000};
  if (text.empty() || text.size() > 14) return std::nullopt;
  std::uint64_t digits = 0;
  std::size_t point = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.' && point == text.size() && i > 0 && i + 1 < text.size()) {
      point = i;
    } else if (is_digit(c)) {
      digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
    } else {
      return std::nullopt;
    }
  }
  const std::size_t places = point == text.size() ? 0 : text.size() - point - 1;
  if (places > static_cast<std::size_t>(Money::kPlaces)) return std::nullopt;
  return Int128{digits} * kPowers[Money::kPlaces - static_cast<int>(places)];
}

bool is_plausible(DayNumber day) {
  return kFirstLogDay <= day && day < kLastLogDay;
}

}  // namespace

std::string_view trimmed_field(std::string_view field) {
  while (!field.empty() && is_blank(field.front())) field.remove_prefix(1);
  while (!field.empty() && is_blank(field.back())) field.remove_suffix(1);
  return field;
}

std::string_view without_currency(std::string_view field) {
  field = trimmed_field(field);
  for (const std::string_view sign :
       {"US$", "CN¥", "USD", "CNY", "RMB", "$", "¥", "￥", "元"}) {
    if (field.starts_with(sign)) field.remove_prefix(sign.size());
    if (field.ends_with(sign)) field.remove_suffix(sign.size());
  }
  return trimmed_field(field);
}

std::optional<Int128> read_units(std::string_view text) {
  if (const auto units = read_short_decimal(text)) return units;
  int exponent = take_exponent(text);
  Int128 units = 0;
  int places = -1;
  bool any = false;
  for (const char c : text) {
    if (c == '.' && places < 0) {
      places = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    if (places >= Money::kPlaces) {
      if (c != '0') return std::nullopt;
      continue;
    }
    if (places >= 0) ++places;
    units = units * 10 + (c - '0');
    if (units > kMostUnits) return std::nullopt;
  }
  if (!any) return std::nullopt;
  exponent += Money::kPlaces - std::max(places, 0);
  for (; exponent > 0 && units <= kMostUnits; --exponent) units *= 10;
  for (; exponent < 0 && units % 10 == 0 && units != 0; ++exponent) units /= 10;
  if (units > kMostUnits || (exponent < 0 && units != 0)) return std::nullopt;
  return units;
}

std::optional<std::int64_t> read_plain(std::string_view text) {
  constexpr std::size_t kPlainDigits = 15;
  if (text.empty() || text.size() > kPlainDigits) return std::nullopt;
  std::int64_t plain = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    plain = plain * 10 + (c - '0');
  }
  return plain;
}

bool is_rounded(std::string_view text) {
  const bool spreadsheet = text.find('E') != std::string_view::npos;
  const int exponent = take_exponent(text);
  const std::size_t point = text.find('.');
  const std::size_t places =
      point == std::string_view::npos ? 0 : text.size() - point - 1;
  return (places > 0 || spreadsheet) && exponent > static_cast<int>(places);
}

std::optional<std::int64_t> read_whole(std::string_view text) {
  constexpr Int128 kOne = 1000000000000;
  const auto units = read_units(text);
  if (!units || *units % kOne != 0) return std::nullopt;
  return static_cast<std::int64_t>(*units / kOne);
}

std::optional<DayNumber> read_day(std::string_view text, DateOrder order) {
  std::optional<CivilDate> date;
  if (text.size() == 8 && read_plain(text)) {
    std::string dashed(text);
    dashed.insert(6, "-");
    dashed.insert(4, "-");
    date = parse_date(dashed);
  } else {
    date = read_sheet_date(text, order);
  }
  if (!date || !is_plausible(day_number_of(*date))) return std::nullopt;
  return day_number_of(*date);
}

std::optional<Instant> read_time(std::string_view text) {
  std::string time(text);
  if (time.size() > 10 && time[10] == ' ') time[10] = 'T';
  return parse_instant(time);
}

}  // namespace deepseek_cost::usage
