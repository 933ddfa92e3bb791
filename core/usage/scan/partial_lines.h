// Lines that Docker has split: its json-file driver cuts a line of more than
// 16 KiB into records whose `log` has no line break at its end, each of 16 KiB,
// but for the last (moby/moby, daemon/logger/copier.go).
#ifndef DEEPSEEK_COST_CORE_USAGE_SCAN_PARTIAL_LINES_H_
#define DEEPSEEK_COST_CORE_USAGE_SCAN_PARTIAL_LINES_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/usage/record/record.h"
#include "core/usage/scan/open_lines.h"
#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

class PartialLines {
 public:
  enum class Part : std::uint8_t {
    none,      // a record of its own
    kept,      // more of its line is to come
    last,      // the record that `joined` is
    too_large  // its line is given up
  };

  // `bytes`: where the record stands. With `last`, `joined` is that record with
  // the text of all parts, and `at` is where the first stands.
  Part take(const UsageRecord& record, std::string_view bytes, LogPosition& at,
            std::string& joined);
  // Of each line that is still open: where it began. Forgets it.
  std::optional<LogPosition> take_unfinished();

 private:
  struct Line {
    bool open = false;
    std::string text;  // as it is written, escapes and all
    LogPosition at;
  };
  Line lines_[2];  // of the streams stdout and stderr
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_SCAN_PARTIAL_LINES_H_
