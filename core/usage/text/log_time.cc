#include "core/usage/text/log_time.h"

#include <algorithm>
#include <string>

#include "core/base/ascii.h"
#include "core/usage/text/digits.h"
#include "core/usage/text/program_time.h"
#include "core/usage/text/spreadsheet_time.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";

// "Thu, 01 Oct 2026 16:00:00 GMT" of HTTP (RFC 9110, the form of RFC 1123), its
// day left out or not, with an offset for GMT or none; and of web servers'
// logs: "01/Oct/2026:16:00:00 +0000". As RFC 3339 with what follows the
// seconds.
std::string without_month_name(std::string_view text) {
  const std::size_t comma = text.find(", ");
  if (comma == 3) text.remove_prefix(5);
  const bool slashes = text.size() > 7 && text[2] == '/' && text[6] == '/';
  const std::size_t day = text.size() > 1 && text[1] == ' ' ? 1 : 2;
  constexpr std::size_t kRest = 18;  // of " Oct 2026 16:00:00"
  if (text.size() < day + kRest || !are_digits(text.substr(0, day))) return {};
  const std::string_view month = text.substr(day + 1, 3);
  const std::string_view year = text.substr(day + 5, 4);
  const std::string_view clock = text.substr(day + 10, 8);
  const std::size_t place = kMonths.find(month);
  if (place == std::string_view::npos || place % 3 != 0 || !are_digits(year) ||
      (!slashes && (text[day] != ' ' || text[day + 4] != ' '))) {
    return {};
  }
  const std::string number = std::to_string(place / 3 + 1);
  std::string time(year);
  time += number.size() == 1 ? "-0" + number : "-" + number;
  time += day == 1 ? "-0" : "-";
  time += text.substr(0, day);
  time += 'T';
  time += clock;
  time += text.substr(day + kRest);
  return time;
}

// RFC 3339, and what loggers make of it: a space for the T, slashes in the
// date, a comma before the fraction, no seconds, an offset without its colon or
// in hours alone, "UTC" for it, or none.
std::optional<LogTime> read_time_text(std::string_view text) {
  constexpr std::size_t kMinutes = 16;  // of "2026-09-10T04:00"
  constexpr std::size_t kSeconds = 19;  // of "2026-09-10T04:00:00"
  if (text.size() < kMinutes || text.size() > 40) return std::nullopt;
  std::string time = without_month_name(text);
  if (time.empty()) time = text;
  if (time[10] == ' ') time[10] = 'T';
  if (time[4] == '/' && time[7] == '/') time[4] = time[7] = '-';
  if (time.size() > kSeconds && time[kSeconds] == ',') time[kSeconds] = '.';
  for (const std::string_view zone : {" UTC", "UTC", " GMT", " Z"}) {
    if (!time.ends_with(zone)) continue;
    time.resize(time.size() - zone.size());
    time += 'Z';
    break;
  }
  if (time.size() < kMinutes) return std::nullopt;
  if (time.size() == kMinutes || time[kMinutes] != ':') {
    time.insert(kMinutes, ":00");
  }
  const std::size_t sign = time.find_last_of("+-");
  const bool offset = sign != std::string::npos && sign > kMinutes;
  if (offset) {
    // A space before the offset, as some write it.
    const std::string digits = time.substr(sign + 1);
    if (digits.size() == 4 && are_digits(digits)) time.insert(sign + 3, ":");
    if (digits.size() == 2) time += ":00";
    if (time[sign - 1] == ' ') time.erase(sign - 1, 1);
  }
  const bool naive = !offset && are_digits(time.substr(time.size() - 1));
  if (naive) time += 'Z';
  const std::optional<Instant> at = parse_instant(time);
  if (!at) return std::nullopt;
  return LogTime{*at, naive};
}

// Nothing where the number is none, or of no unit.
std::optional<std::int64_t> read_time_number(std::string_view text,
                                             std::uint64_t latest) {
  std::size_t i = 0;
  std::uint64_t ticks = 0;  // holds every number of nineteen digits
  for (; i < text.size() && is_digit(text[i]); ++i) {
    if (i == 19) return std::nullopt;
    ticks = ticks * 10 + static_cast<std::uint64_t>(text[i] - '0');
  }
  const std::string_view rest = text.substr(i);
  if (i == 0 || (!rest.empty() && rest[0] != '.') ||
      rest.find_first_of("eE") != std::string_view::npos) {
    return std::nullopt;
  }
  for (int unit = 0; unit < 3 && ticks >= latest; ++unit) ticks /= 1000;
  if (ticks >= latest) return std::nullopt;
  return static_cast<std::int64_t>(ticks);
}

bool is_decimal(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return are_digits(text);
  return are_digits(text.substr(0, dot)) && are_digits(text.substr(dot + 1));
}

bool is_of_clock(char c) {
  return is_digit(c) || c == ':' || c == '.' || c == ',';
}

// The zone at the beginning of `text`; empty where there is none.
std::string_view zone_of(std::string_view text) {
  if (text.starts_with('Z')) return text.substr(0, 1);
  const std::size_t space = text.starts_with(' ') ? 1 : 0;
  const std::string_view zone = text.substr(space);
  if (zone.starts_with("UTC") || zone.starts_with("GMT")) {
    return text.substr(0, space + 3);
  }
  if (!zone.starts_with('+') && !zone.starts_with('-')) return {};
  std::size_t end = 1;
  while (end < zone.size() && end < 6 && is_of_clock(zone[end])) ++end;
  const bool whole = end == 5 || (end == 6 && zone[3] == ':');
  return whole ? text.substr(0, space + end) : std::string_view();
}

}  // namespace

std::optional<LogTime> find_log_time(std::string_view text) {
  constexpr std::size_t kDate = 10;
  for (std::size_t at = 0; at + kDate + 6 <= text.size(); ++at) {
    const std::string_view from = text.substr(at);
    const bool date = are_digits(from.substr(0, 4)) && from[4] == from[7] &&
                      (from[4] == '-' || from[4] == '/') &&
                      are_digits(from.substr(5, 2)) &&
                      are_digits(from.substr(8, 2));
    if (!date || (from[kDate] != 'T' && from[kDate] != ' ')) continue;
    std::size_t end = kDate + 1;
    while (end < from.size() && is_of_clock(from[end])) ++end;
    const std::string_view zone = zone_of(from.substr(end));
    while (zone.empty() && end > kDate &&
           !are_digits(from.substr(end - 1, 1))) {
      --end;
    }
    return read_log_time(json::Value::Kind::string,
                         from.substr(0, end + zone.size()));
  }
  return std::nullopt;
}

DateOrder time_order_shown(std::string_view text) {
  return order_shown(date_part(text));
}

bool time_needs_order(std::string_view text) {
  return needs_order(date_part(text));
}

std::optional<LogTime> read_log_time(json::Value::Kind kind,
                                     std::string_view text, DateOrder order,
                                     UnreadTime* why) {
  constexpr std::int64_t kEarliest = 1672531200;  // 2023-01-01
  constexpr std::int64_t kLatest = 4102444800;    // 2100-01-01
  LogTime found;
  const std::string number = without_exponent(text);
  if (!number.empty()) text = number;
  if (kind == json::Value::Kind::string && !is_decimal(text)) {
    auto time = read_time_text(text);
    if (!time) {
      UnreadTime reason = UnreadTime::unreadable;
      std::string plain = from_program(text);
      if (plain.empty()) plain = from_spreadsheet(text, order, reason);
      if (!plain.empty()) time = read_time_text(plain);
      if (!time && why != nullptr) *why = reason;
    }
    if (!time) return std::nullopt;
    found = *time;
  } else {
    const auto seconds =
        read_time_number(text, static_cast<std::uint64_t>(kLatest));
    // A small number is how long it took.
    constexpr std::size_t kDigitsOfDurations = 6;
    const bool duration =
        std::min(text.find('.'), text.size()) <= kDigitsOfDurations;
    if (duration) return std::nullopt;
    if (!seconds && why != nullptr) *why = UnreadTime::unreadable;
    if (!seconds) return std::nullopt;
    found.at = Instant(*seconds);
  }
  const std::int64_t seconds = found.at.seconds();
  if (seconds < kEarliest || seconds >= kLatest) {
    if (why != nullptr) *why = UnreadTime::unreadable;
    return std::nullopt;
  }
  return found;
}

}  // namespace deepseek_cost::usage
