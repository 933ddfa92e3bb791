// The turns of a Codex session: which of them ended without a report of what
// they used, as one does that failed or was interrupted.
//
// A turn begins with its context or with task_started, whichever comes first,
// and ends with task_complete or turn_aborted. Older sessions have neither of
// the latter: there the next turn, or the end of the session, ends one that the
// model has answered (openai/codex, rollout/src/policy.rs).
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_CODEX_TURNS_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_CODEX_TURNS_H_

#include <optional>

#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

class CodexTurns {
 public:
  // Where the turn stands that ends with this one and has no counts.
  std::optional<LogPosition> begin(LogPosition at);
  std::optional<LogPosition> end(LogPosition at);
  std::optional<LogPosition> end_session();
  void answered() { answered_ = true; }
  void counted() { counted_ = true; }

 private:
  std::optional<LogPosition> close(bool uncounted, LogPosition at);

  LogPosition begin_;
  bool open_ = false;
  bool answered_ = false;  // the model has said something in it
  bool counted_ = false;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_CODEX_TURNS_H_
