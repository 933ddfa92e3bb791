// Lines as container runtimes write them for Kubernetes (kubernetes/
// design-proposals-archive, node/kubelet-cri-logging.md):
//
//   2026-09-10T16:00:00.123456789Z stdout F {"id":"…", …}
//
// A time, the stream, a tag and the text. `P` marks a part of a line that goes
// on in the next one of its stream, `F` a whole line or its last part. Further
// tags may follow after a colon.
#ifndef DEEPSEEK_COST_CORE_USAGE_SCAN_CRI_LINES_H_
#define DEEPSEEK_COST_CORE_USAGE_SCAN_CRI_LINES_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/usage/scan/open_lines.h"
#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

class CriLines {
 public:
  enum class Begins : std::uint8_t {
    other,  // no such line, or a whole one
    part,   // what follows is to be kept: it goes on
    last    // …and this line ends it
  };

  // The text of such a line, behind its tag; nothing where it is none.
  static std::optional<std::string_view> text_of(std::string_view line);

  // `prefix`: what the line at `at` begins with, up to a space. After `part`
  // and `last`, the text goes to add(), and the line's end to end_line().
  Begins begin_line(std::string_view prefix, LogPosition at);
  void add(std::string_view text);
  // Whether the line is whole now; then `joined` is its prefix and its text, or
  // empty where it is longer than a record may be, and `at` where it began.
  bool end_line(std::string& joined, LogPosition& at);
  // Of each line that is still open: where it began. Forgets it.
  std::optional<LogPosition> take_unfinished();

 private:
  struct Line {
    bool open = false;
    bool too_large = false;
    std::string text;
    LogPosition at;
  };
  Line lines_[2];  // of the streams stdout and stderr
  Line* current_ = nullptr;
  bool last_ = false;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_SCAN_CRI_LINES_H_
