// Anthropic's streams in a file that is newest first, as Loki, Kibana, Datadog
// and CloudWatch export: the delta of an answer, which has no id, stands before
// its start. That a file is so shows where a delta is earlier than the start
// before it, or stands behind the end of a message that none has counted. Files
// may be joined: times show again and again which way it goes.
#include "core/usage/requests/requests.h"

namespace deepseek_cost::usage {
namespace {

using Time = std::optional<UsageRecord::Time>;

bool is_earlier(const Time& one, const Time& other) {
  return one && other && one->naive == other->naive && one->at < other->at;
}

}  // namespace

// Whether the delta, which would belong to that start, is one of the answers
// before it in time.
bool UsageRequests::is_newest_first(const Request& start,
                                    const UsageRecord& delta) {
  const Time time = delta.time(options_.instant);
  if (is_earlier(time, start.time)) newest_first_ = true;
  if (is_earlier(start.time, time)) newest_first_ = false;
  return newest_first_;
}

void UsageRequests::hold_delta(const UsageRecord& record, LogPosition at) {
  if (held_deltas_.size() >= kMostPending) end_held_deltas(false);
  describe(held_deltas_.emplace_back(), record, at);
}

// The start of an answer: of several that may be its own none is chosen.
void UsageRequests::take_held_delta(Request& start) {
  if (held_deltas_.empty()) {
    newest_first_ = false;
    return;
  }
  const Time& time = held_deltas_.back().time;
  if (is_earlier(start.time, time)) newest_first_ = true;
  if (is_earlier(time, start.time)) newest_first_ = false;
  const bool several = newest_first_ && held_deltas_.size() > 1;
  if (!newest_first_ || several) return end_held_deltas(several);
  const Request delta = std::move(held_deltas_.back());
  held_deltas_.clear();
  ++stream_parts_;
  start.delta_seen = start.ended = true;
  start.usage.update_from(delta.usage);
  const bool later = options_.instant == RecordTime::completion;
  if (delta.time && (later || !start.time)) start.time = delta.time;
  flush(start);
}

// No start has come that they belong to. `several`: one of several might.
void UsageRequests::end_held_deltas(bool several) {
  std::vector<Request> deltas;
  deltas.swap(held_deltas_);
  for (const Request& delta : deltas) {
    if (several) {
      skip(ErrorCode::contradictory_usage, "", Phrase::several_streams,
           delta.at);
    } else {
      bill(delta);
    }
  }
}

}  // namespace deepseek_cost::usage
