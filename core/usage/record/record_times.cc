// The times of a record, and which of them holds.
#include <algorithm>

#include "core/base/ascii.h"
#include "core/usage/record/record.h"
#include "core/usage/text/log_time.h"
#include "core/usage/text/says_nothing.h"

namespace deepseek_cost::usage {
namespace {

// A date or a clock, in whatever form; no number, word or place.
bool looks_like_time(std::string_view text) {
  constexpr std::size_t kShortest = 8;
  const bool digit = !text.empty() && is_digit(text[0]);
  return digit && text.size() >= kShortest &&
         text.find_first_of("-/:") != std::string_view::npos;
}

}  // namespace

void UsageRecord::time_found(int scope, const Spelling& key,
                             json::Value::Kind kind, std::string_view text) {
  constexpr int kNaive = 1 << 16;
  if (scopes_[scope].root && key.name == "time") event_time_ = text;
  const int rank = scopes_[scope].level * 1024 + key.number;
  Found& known = times_[static_cast<std::size_t>(key.time)];
  if (rank >= known.rank) return;
  UnreadTime why = UnreadTime::none;
  const std::optional<LogTime> time =
      read_log_time(kind, text, date_order_, &why);
  if (!time) {
    if (!says_nothing(text) && (!key.loose || looks_like_time(text))) {
      unread_time_ = std::max(unread_time_, why);
    }
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
