#include "core/usage/requests/requests.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/utf8.h"
#include "core/usage/record/other_service.h"
#include "core/usage/text/shown_name.h"

namespace deepseek_cost::usage {
namespace {

// Keys of an export of chat.deepseek.com, and of an answer that the browser got
// there.
bool is_of_web_chat(std::string_view keys) {
  const auto has = [keys](std::string_view key) {
    return keys.find(key) != std::string_view::npos;
  };
  return (has("inserted_at") && has("mapping")) ||
         (has("request_message_id") && has("response_message_id"));
}

// Keys of the events that follow in such an answer.
bool is_of_web_answer(std::string_view keys) {
  constexpr std::string_view kKeys =
      " v p o content updated_at click_behavior auto_resume ";
  while (!keys.empty()) {
    const std::string_view key = keys.substr(0, keys.find(", "));
    if (kKeys.find(" " + std::string(key) + " ") == kKeys.npos) return false;
    keys.remove_prefix(std::min(key.size() + 2, keys.size()));
  }
  return true;
}

bool is_anthropic(StreamPart part) {
  return part == StreamPart::anthropic_start;
}

}  // namespace

UsageRequests::UsageRequests(UsageBill& bill, UsageRequestsOptions options)
    : bill_(bill),
      options_(std::move(options)),
      pending_(kMostPending),
      pending_keys_(kMostPending),
      totals_(options_.hash_seed),
      fork_totals_(options_.hash_seed),
      own_totals_(options_.hash_seed),
      fork_parents_(options_.hash_seed),
      ids_(options_.hash_seed),
      copies_(options_.hash_seed) {}

void UsageRequests::skip(ErrorCode code, std::string_view value, Words detail,
                         LogPosition at) {
  skips_.add({code, "", shown_name(value, 60), detail}, at);
}

void UsageRequests::unreadable(const Error& error, LogPosition at) {
  skips_.add(error, at);
}

void UsageRequests::record(UsageRecord& record, LogPosition at) {
  if (!record.repeated_key().empty()) {
    return skip(ErrorCode::duplicate_key, record.repeated_key(), "", at);
  }
  if (record.unreadable_text()) {
    return skip(ErrorCode::invalid_json, "", Phrase::json_in_text_broken, at);
  }
  if (!record.span_id().empty()) {
    const bool usage = record.has_usage() && !record.usage().all_zero();
    const auto counts = record.usage().understood();
    spans_.add(span_key_of(record, record.span_id()),
               span_key_of(record, record.parent_id()),
               !usage   ? SpanTree::kNone
               : counts ? counts->input()
                        : 0);
  }
  const StreamPart part = record.stream_part();
  if (part == StreamPart::session_line) return session_line(record, at);
  if (!record.proxy_mark().empty() && !record.has_usage()) {
    return skip(ErrorCode::proxy_cache, record.id(), record.proxy_mark(), at);
  }
  if (record.has_usage() && !record.other_service().empty()) {
    return skip(ErrorCode::other_service, record.other_service(), "", at);
  }
  if (part == StreamPart::anthropic_stop) {
    ++stream_parts_;
    return end_message(record);
  }
  const bool result = part == StreamPart::sum && !record.model_usages().empty();
  if (!record.has_usage() && !result) return without_usage(record, at);
  if (record.sums_task()) {
    return skip(ErrorCode::sum_of_others, "", Phrase::sum_of_task, at);
  }
  if (part == StreamPart::sum) {
    return note_sum(record, at);
  }
  if (part == StreamPart::anthropic_delta) return complete(record, at);
  buffer(record, at);
}

void UsageRequests::without_usage(UsageRecord& record, LogPosition at) {
  const StreamPart part = record.stream_part();
  if (part == StreamPart::sum) {
    ++other_records_;
    return;
  }
  if (record.stream_without_usage()) {
    return skip(ErrorCode::no_usage, record.id(), Phrase::stream_without_usage,
                at);
  }
  if (record.packed_text()) {
    return skip(ErrorCode::no_usage, "", Phrase::text_packed, at);
  }
  if (part == StreamPart::whole || part == StreamPart::reply_line) {
    const std::string keys = record.usage_keys_seen();
    if (is_of_web_chat(keys)) {
      web_chat_ = true;
      return skip(ErrorCode::no_usage, "", Phrase::web_chat, at);
    }
    if (web_chat_ && is_of_web_answer(keys)) {
      ++stream_parts_;
      return;
    }
    return skip(ErrorCode::no_usage, "",
                keys.empty() ? Words(Phrase::nothing_counted)
                             : Words(Phrase::its_keys, keys),
                at);
  }
  const std::uint64_t key = key_of(record, part);
  if (key == 0) {
    ++stream_parts_;
    return;
  }
  Request* const known = find_pending(key);
  if (known != nullptr && !begins_anew(*known, record)) {
    ++stream_parts_;
    return update(*known, record, at);
  }
  begin_instead(known, key, record, at);
}

std::uint64_t UsageRequests::key_of(const UsageRecord& record,
                                    StreamPart part) {
  if (part == StreamPart::running_total) return kSessionKey;
  const std::uint64_t key = ids_.key_of(record.id());
  if (key != 0) return key;
  if (is_anthropic(part)) return kNoId;
  if (!record.is_chat_chunk()) return 0;
  const Request* const stream = nameless_stream_of(record);
  return stream == nullptr ? kNoId : stream->key;
}

// The id of a span is one of its trace.
std::uint64_t UsageRequests::span_key_of(const UsageRecord& record,
                                         std::string_view id) const {
  const std::uint64_t key = ids_.key_of(id);
  return key == 0 ? 0 : (key ^ (ids_.key_of(record.trace_id()) << 1)) | 1;
}

Request* UsageRequests::find_pending(std::uint64_t key) {
  if (key == 0) return nullptr;
  for (std::size_t i = 0; i < kMostPending; ++i) {
    if (pending_keys_[i] == key) return &pending_[i];
  }
  return streams_.find(key);
}

Request& UsageRequests::begin_pending(std::uint64_t key,
                                      const UsageRecord& record,
                                      LogPosition at) {
  const bool whole =
      record.stream_part() == StreamPart::whole && record.span_id().empty();
  Request& request = whole ? begin_response(key) : begin_part(key);
  describe(request, record, at);
  request.late = gave_up_ && request.id_key != 0 &&
                 ids_.holds(SeenIds::key_of(request.id_key, -1));
  return request;
}

// In the place of `known`, whose key is the same; nullptr for none.
void UsageRequests::begin_instead(Request* known, std::uint64_t key,
                                  const UsageRecord& record, LogPosition at) {
  if (known != nullptr) flush(*known);
  begin_pending(key, record, at);
}

Request& UsageRequests::begin_response(std::uint64_t key) {
  const std::size_t slot = next_pending_++ % kMostPending;
  Request& request = pending_[slot];
  if (pending_keys_[slot] != 0) flush(request);
  request.key = pending_keys_[slot] = key;
  return request;
}

Request& UsageRequests::begin_part(std::uint64_t key) {
  if (streams_.full()) {
    Request& oldest = *streams_.oldest();
    if (oldest.id_key != 0) ids_.insert(SeenIds::key_of(oldest.id_key, -1));
    gave_up_ = true;
    flush(oldest);
  }
  return streams_.add(key == kNoId ? kFirstNameless + 2 * nameless_++ : key);
}

void UsageRequests::flush(Request& request) {
  bill(request);
  for (std::size_t i = 0; i < kMostPending; ++i) {
    if (&request != &pending_[i]) continue;
    pending_keys_[i] = 0;
    return;
  }
  streams_.remove(request);
}

void UsageRequests::end_file() {
  for (std::size_t i = 0; i < kMostPending; ++i) {
    const std::size_t slot = (next_pending_ + i) % kMostPending;
    if (pending_keys_[slot] != 0) flush(pending_[slot]);
  }
  next_pending_ = 0;
  end_held();
  end_held_deltas();
  newest_first_ = ends_seen_ = web_chat_ = false;
  skip_turn(turns_of_codex_.end_session());
  end_sums();
  flush_streams(!options_.bill_duplicates);
  doubts_.clear();
  end_attempts({});
  session_model_.clear();
  session_seller_.clear();
  last_reply_model_.clear();
  codex_session_ = thread_ = 0;
  session_total_ = UsageFields();
  forked_ = false;
  copying_ = true;
}

void UsageRequests::finish() {
  end_file();
  flush_streams(false);
  end_runs();
}

void UsageRequests::flush_streams(bool but_replies) {
  Request* each = streams_.oldest();
  while (each != nullptr) {
    Request* const next = streams_.after(*each);
    const bool kept = but_replies && each->part == StreamPart::reply_line;
    if (!kept) flush(*each);
    each = next;
  }
}

// It ends the stream that had a part last where that has said so itself, or
// no other runs.
void UsageRequests::end_of_stream() {
  Request* latest = nullptr;
  int looked_at = 0;
  for (Request* each = streams_.latest(); each != nullptr;
       each = streams_.before(*each)) {
    if (++looked_at > kMostLatest) return;
    if (each->part != StreamPart::chunk) continue;
    if (each->id_key == 0 && (each->has_usage || each->finished)) {
      return flush(*each);
    }
    if (each->over) continue;
    if (latest != nullptr) return;
    latest = each;
  }
  if (latest == nullptr) return;
  if (latest->id_key == 0) return flush(*latest);
  latest->over = true;
}

void UsageRequests::buffer(UsageRecord& record, LogPosition at) {
  usage_seen_ = true;
  const SessionLine line = record.session_line();
  if (line == SessionLine::codex_count || !record.session_total().empty()) {
    return session_count(record, at);
  }
  if (line == SessionLine::dsh_attempt && record.model().empty() &&
      session_model_.empty() && attempts_.size() < kMostPending) {
    return describe(attempts_.emplace_back(), record, at);
  }
  if (line == SessionLine::dsh_message) end_attempts(record.model());
  if (line == SessionLine::copilot_usage) turns_of_codex_.counted();
  // The message repeats what its chunk has announced.
  if (line == SessionLine::dsh_message && held_) {
    held_.reset();
    ++stream_parts_;
  }
  if (record.stream_part() == StreamPart::running_total) {
    turns_of_codex_.counted();
  }
  std::uint64_t key = key_of(record, record.stream_part());
  if (key == 0) key = span_key_of(record, record.span_id());
  // Without an id nothing can follow that belongs to it.
  if (key == 0) {
    Request request;
    describe(request, record, at);
    identify_record(request, record);
    return bill(request);
  }
  Request* const known = key == kNoId ? nullptr : find_pending(key);
  if (known == nullptr) {
    Request& begun = begin_pending(key, record, at);
    if (is_anthropic(begun.part)) take_held_delta(begun);
    return;
  }
  if (later_report(*known, record, at)) {
    ++stream_parts_;
    return update(*known, record, at);
  }
  begin_instead(known, key, record, at);
}

// By the event's own id, or by the `message_id` that its logger has added.
Request* UsageRequests::named_start(const UsageRecord& record) {
  Request* const start = find_pending(ids_.key_of(record.id()));
  if (start != nullptr) return start;
  Request* const other = find_pending(ids_.key_of(record.row_id()));
  return other != nullptr && is_anthropic(other->part) ? other : nullptr;
}

void UsageRequests::end_message(const UsageRecord& record) {
  ends_seen_ = true;
  Request* const start = named_start(record);
  if (start != nullptr) {
    start->ended = true;
    return;
  }
  int looked_at = 0;
  bool open = false;
  for (Request* each = streams_.latest();
       each != nullptr && ++looked_at <= kMostLatest;
       each = streams_.before(*each)) {
    if (!is_anthropic(each->part) || each->ended) continue;
    open = true;
    if (!each->delta_seen) continue;
    each->ended = true;
    return;
  }
  // The end of an answer whose counts are still to come.
  newest_first_ = newest_first_ || open;
}

}  // namespace deepseek_cost::usage
