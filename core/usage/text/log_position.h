// Where something stands in the files that were given.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_LOG_POSITION_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_LOG_POSITION_H_

#include <cstdint>

namespace deepseek_cost::usage {

struct LogPosition {
  std::int64_t line = 1;  // from 1
  std::int64_t byte = 0;  // from 0
  std::int64_t file = 0;  // from 0, of those that end_file() has ended

  friend bool operator<(const LogPosition& a, const LogPosition& b) {
    return a.file != b.file ? a.file < b.file : a.byte < b.byte;
  }
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_LOG_POSITION_H_
