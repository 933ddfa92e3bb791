// Times as loggers write them.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_LOG_TIME_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_LOG_TIME_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/json/value.h"
#include "core/time/calendar.h"
#include "core/usage/text/sheet_date.h"

namespace deepseek_cost::usage {

// Why a time that was given is none.
enum class UnreadTime : std::uint8_t {
  none,  // it was read, or none was given
  unreadable,
  day_or_month,    // either may come first
  two_digit_year,  // whichever part that is
};

struct LogTime {
  Instant at;
  bool naive = false;  // without an offset: as if it were UTC
};

// Reads the time of a log: RFC 3339 text (a space may stand for the T, seconds
// and the colon of the offset may be left out, "UTC" may stand for the offset
// or nothing at all), or a number since 1970 whose size shows its unit.
// Also dates as spreadsheets write them (9/14/2026 4:00 PM, 14.9.2026 16:00,
// 2026/9/14 16:00, Sep 14, 2026, 4:00 PM, 2026年9月14日 16:00): those with
// slashes only where a day above 12, or `order`, shows which is which.
std::optional<LogTime> read_log_time(json::Value::Kind kind,
                                     std::string_view text,
                                     DateOrder order = DateOrder::unknown,
                                     UnreadTime* why = nullptr);

// The order that the date of a time shows, and whether it has to be known.
DateOrder time_order_shown(std::string_view text);
bool time_needs_order(std::string_view text);

// The first time in the text before an object, such as "2026-10-01 08:00:00,123
// INFO ".
std::optional<LogTime> find_log_time(std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_LOG_TIME_H_
