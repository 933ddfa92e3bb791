// Times as loggers write them.
#include <string>

#include "core/usage/record.h"

namespace deepseek_cost::usage {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// RFC 3339, and what loggers make of it: a space for the T, slashes in the
// date, a comma before the fraction, no seconds, an offset without its colon or
// in hours alone, "UTC" for it, or none.
std::optional<LogTime> read_time_text(std::string_view text) {
  constexpr std::size_t kMinutes = 16;  // of "2026-09-10T04:00"
  constexpr std::size_t kSeconds = 19;  // of "2026-09-10T04:00:00"
  if (text.size() < kMinutes || text.size() > 40) return std::nullopt;
  std::string time(text);
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
    if (digits.size() == 4 && is_digits(digits)) time.insert(sign + 3, ":");
    if (digits.size() == 2) time += ":00";
    if (time[sign - 1] == ' ') time.erase(sign - 1, 1);
  }
  const bool naive = !offset && is_digits(time.substr(time.size() - 1));
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
  for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
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
  if (dot == std::string_view::npos) return is_digits(text);
  return is_digits(text.substr(0, dot)) && is_digits(text.substr(dot + 1));
}

}  // namespace

std::optional<LogTime> read_log_time(json::Value::Kind kind,
                                     std::string_view text) {
  constexpr std::int64_t kEarliest = 1672531200;  // 2023-01-01
  constexpr std::int64_t kLatest = 4102444800;    // 2100-01-01
  LogTime found;
  if (kind == json::Value::Kind::string && !is_decimal(text)) {
    const auto time = read_time_text(text);
    if (!time) return std::nullopt;
    found = *time;
  } else {
    const auto seconds =
        read_time_number(text, static_cast<std::uint64_t>(kLatest));
    if (!seconds) return std::nullopt;
    found.at = Instant(*seconds);
  }
  const std::int64_t seconds = found.at.seconds();
  if (seconds < kEarliest || seconds >= kLatest) return std::nullopt;
  return found;
}

}  // namespace deepseek_cost::usage
