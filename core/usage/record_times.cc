// The times of a record, and which of them holds.
#include "core/usage/log_time.h"
#include "core/usage/record.h"
#include "core/usage/says_nothing.h"

namespace deepseek_cost::usage {

void UsageRecord::time_found(int scope, const Spelling& key,
                             json::Value::Kind kind, std::string_view text) {
  constexpr int kNaive = 1 << 16;
  if (scopes_[scope].root && key.name == "time") event_time_ = text;
  const int rank = scopes_[scope].level * 256 + key.number;
  Found& known = times_[key.argument];
  if (rank >= known.rank) return;
  const std::optional<LogTime> time = read_log_time(kind, text);
  if (!time) {
    unread_time_ = unread_time_ || !says_nothing(text);
    return;
  }
  if (time->naive && rank + kNaive >= known.rank) return;
  known = {time->at, rank + (time->naive ? kNaive : 0), time->naive};
}

void UsageRecord::set_line_time(std::string_view prefix) {
  for (const Found& found : times_) {
    if (found.rank != kNoTime) return;
  }
  const std::optional<LogTime> time = find_log_time(prefix);
  if (!time) return;
  times_[static_cast<std::size_t>(RecordTime::logged)] = {time->at, 0,
                                                          time->naive};
}

std::optional<UsageRecord::Time> UsageRecord::time(RecordTime wanted) const {
  const RecordTime other = wanted == RecordTime::completion
                               ? RecordTime::start
                               : RecordTime::completion;
  for (const bool naive : {false, true}) {
    for (const RecordTime kind : {wanted, RecordTime::logged, other}) {
      const Found& found = times_[static_cast<std::size_t>(kind)];
      if (found.rank != kNoTime && found.naive == naive) {
        return Time{found.at, kind, naive};
      }
    }
  }
  return std::nullopt;
}

}  // namespace deepseek_cost::usage
