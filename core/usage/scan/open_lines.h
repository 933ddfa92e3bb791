// Lines that are written in parts, one of each stream at a time.
#ifndef DEEPSEEK_COST_CORE_USAGE_SCAN_OPEN_LINES_H_
#define DEEPSEEK_COST_CORE_USAGE_SCAN_OPEN_LINES_H_

#include <cstddef>
#include <optional>

#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

inline constexpr std::size_t kMostLineBytes = std::size_t{16} << 20;

// Of the first line that is still open: where it began. Forgets it.
template <typename Line>
std::optional<LogPosition> take_open_line(Line (&lines)[2]) {
  for (Line& line : lines) {
    if (!line.open) continue;
    const LogPosition at = line.at;
    line = {};
    return at;
  }
  return std::nullopt;
}

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_SCAN_OPEN_LINES_H_
