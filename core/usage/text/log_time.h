// Times as loggers write them.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_LOG_TIME_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_LOG_TIME_H_

#include <optional>
#include <string_view>

#include "core/json/value.h"
#include "core/time/calendar.h"

namespace deepseek_cost::usage {

struct LogTime {
  Instant at;
  bool naive = false;  // without an offset: as if it were UTC
};

// Reads the time of a log: RFC 3339 text (a space may stand for the T, seconds
// and the colon of the offset may be left out, "UTC" may stand for the offset
// or nothing at all), or a number since 1970 whose size shows its unit.
std::optional<LogTime> read_log_time(json::Value::Kind kind,
                                     std::string_view text);

// The first time in the text before an object, such as "2026-10-01 08:00:00,123
// INFO ".
std::optional<LogTime> find_log_time(std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_LOG_TIME_H_
