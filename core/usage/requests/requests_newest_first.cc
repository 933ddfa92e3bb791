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
  if (held_deltas_.size() >= kMostPending) end_held_deltas();
  describe(held_deltas_.emplace_back(), record, at);
}

// The start of an answer. Of several deltas that may be its own each goes with
// one of the starts to come, and all of these are in doubt.
void UsageRequests::take_held_delta(Request& start) {
  if (held_deltas_.empty()) {
    newest_first_ = false;
    return;
  }
  const Time& time = held_deltas_.back().time;
  if (is_earlier(start.time, time)) newest_first_ = true;
  if (is_earlier(time, start.time)) newest_first_ = false;
  if (!newest_first_) return end_held_deltas();
  if (held_deltas_.size() > 1 && !held_are_mixed_) {
    held_are_mixed_ = true;
    doubts_.push_back(Doubt::counts);
  }
  if (held_are_mixed_) start.doubt = doubts_.size();
  const Request delta = std::move(held_deltas_.back());
  held_deltas_.pop_back();
  held_are_mixed_ = held_are_mixed_ && !held_deltas_.empty();
  ++stream_parts_;
  start.delta_seen = start.ended = true;
  start.usage.update_from(delta.usage);
  const bool later = options_.instant == RecordTime::completion;
  if (delta.time && (later || !start.time)) start.time = delta.time;
  flush(start);
}

// No start has come that they belong to.
void UsageRequests::end_held_deltas() {
  std::vector<Request> deltas;
  deltas.swap(held_deltas_);
  held_are_mixed_ = false;
  for (const Request& delta : deltas) bill(delta);
}

}  // namespace deepseek_cost::usage
