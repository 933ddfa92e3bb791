// Sessions of agents, whose lines repeat each other.
//
// Codex writes a token_count with each change of the rate limits, too: one with
// the session's last total is no other request. Where it gives the total alone,
// the request is what the total has grown by. Newer ones write each response as
// a token_usage_record before that (openai/codex from 0.148 on). Forks and
// subagents begin with the history of another session, counts included, with
// its times or their own: in a fork, and in a session read after its forks, the
// first totals that another session has had are its requests.
//
// DeepSeek Harness announces the counts of a reply in an assistant/chunk; where
// the message never came, the chunk is the request.
#include "core/usage/requests/requests.h"

namespace deepseek_cost::usage {

void UsageRequests::session_line(const UsageRecord& record, LogPosition at) {
  const SessionLine line = record.session_line();
  const bool announces =
      line == SessionLine::codex_record || line == SessionLine::dsh_chunk;
  if (announces && record.has_usage() && !record.usage().all_zero()) {
    return hold(record, at);
  }
  ++other_records_;
  if (!record.model().empty()) {
    session_model_ = record.model().substr(0, kMostModelBytes);
  }
  if (line == SessionLine::dsh_request) end_held();
  if (record.begins_fork()) {
    forked_ = copying_ = true;
    session_total_ = UsageFields();
  }
  if (record.begins_session()) {
    if (Request* total = find_pending(kSessionKey)) flush(*total);
  }
}

// The result of a run, or a span around others: whether these are in the file,
// too, shows at its end.
void UsageRequests::note_sum(LogPosition at) { sums_.push_back(at); }

void UsageRequests::end_sums() {
  const Phrase why = usage_seen_ ? Phrase::sum_of_run : Phrase::sum_alone;
  for (const LogPosition at : sums_) {
    skip(ErrorCode::sum_of_others, "", why, at);
  }
  sums_.clear();
  usage_seen_ = false;
}

void UsageRequests::hold(const UsageRecord& record, LogPosition at) {
  // The chunks of one reply count up; each record is another response.
  if (held_ && record.session_line() == SessionLine::dsh_chunk) {
    held_.reset();
    ++stream_parts_;
  }
  end_held();
  describe(held_.emplace(Request()), record, at);
}

void UsageRequests::end_held() {
  if (!held_) return;
  const Request request = std::move(*held_);
  held_.reset();
  bill(request);
}

bool UsageRequests::repeats_held(const UsageRecord& record) const {
  if (!held_) return false;
  const auto held = held_->usage.understood();
  const auto count = record.usage().understood();
  return held && count && held->billed.hit == count->billed.hit &&
         held->billed.miss == count->billed.miss &&
         held->billed.output == count->billed.output;
}

// A token_count.
void UsageRequests::session_count(UsageRecord& record, LogPosition at) {
  const UsageFields total = record.session_total();
  const bool copied = copies_history(record);
  if (!total.empty()) {
    if (total.same_as(session_total_)) {
      ++stream_parts_;
      return;
    }
    if (record.total_only()) {
      const auto grown = total.since(session_total_);
      if (grown) record.usage() = *grown;
      if (!grown && !copied) {
        session_total_ = total;
        return skip(ErrorCode::contradictory_usage, "total_token_usage",
                    Phrase::total_shrinks, at);
      }
    }
    session_total_ = total;
  }
  Request request;
  if (repeats_held(record)) {
    request = std::move(*held_);
    held_.reset();
    ++stream_parts_;
  } else {
    end_held();
    describe(request, record, at);
  }
  request.copied = copied;
  bill(request);
}

// Whether another session has had this total, and this one nothing of its own
// before it.
bool UsageRequests::copies_history(const UsageRecord& record) {
  if (record.session_total().empty()) return false;
  const std::string last =
      record.total_only() ? std::string() : record.usage().text();
  const std::uint64_t key =
      totals_.key_of(record.session_total().text() + last);
  const bool copied = copying_ && (forked_ ? totals_ : fork_totals_).holds(key);
  if (!record.session_total().same_as(session_total_)) copying_ = copied;
  totals_.insert(key);
  if (forked_) fork_totals_.insert(key);
  return copied;
}

}  // namespace deepseek_cost::usage
