#include "core/usage/requests/codex_turns.h"

namespace deepseek_cost::usage {

std::optional<LogPosition> CodexTurns::begin(LogPosition at) {
  // Its second line.
  if (open_ && !answered_ && !counted_) return std::nullopt;
  const auto uncounted = end_session();
  open_ = true;
  begin_ = at;
  return uncounted;
}

std::optional<LogPosition> CodexTurns::end(LogPosition at) {
  return close(open_ && !counted_, at);
}

std::optional<LogPosition> CodexTurns::end_session() {
  return close(open_ && answered_ && !counted_, begin_);
}

std::optional<LogPosition> CodexTurns::close(bool uncounted, LogPosition at) {
  open_ = answered_ = counted_ = false;
  return uncounted ? std::optional(at) : std::nullopt;
}

}  // namespace deepseek_cost::usage
