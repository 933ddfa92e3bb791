#include "core/usage/requests.h"

#include <algorithm>
#include <utility>

#include "core/usage/other_service.h"
#include "core/usage/shown_name.h"

namespace deepseek_cost::usage {
namespace {

using F = UsageField;

constexpr std::uint64_t kNoId = 4;
// Of the stream whose chunks have no id.
constexpr std::uint64_t kNamelessStream = 6;

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
      ids_(options_.hash_seed) {}

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
  const StreamPart part = record.stream_part();
  if (part == StreamPart::session_line) return session_line(record, at);
  if (!record.proxy_mark().empty()) {
    return skip(ErrorCode::proxy_cache, record.id(), record.proxy_mark(), at);
  }
  if (record.has_usage() && !record.other_service().empty()) {
    return skip(ErrorCode::other_service, record.other_service(), "", at);
  }
  if (part == StreamPart::anthropic_stop) {
    ++stream_parts_;
    return end_message(record);
  }
  if (!record.has_usage()) return without_usage(record, at);
  if (part == StreamPart::sum) {
    return note_sum(at);
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
  if (part == StreamPart::whole || part == StreamPart::reply_line) {
    const std::string keys = record.keys_seen();
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
  if (known != nullptr && (key != kNamelessStream || goes_on(*known, record))) {
    ++stream_parts_;
    return update(*known, record, at);
  }
  if (known != nullptr) flush(*known);
  begin_pending(key, record, at);
}

std::uint64_t UsageRequests::key_of(const UsageRecord& record,
                                    StreamPart part) const {
  if (part == StreamPart::running_total) return kSessionKey;
  const std::uint64_t key = ids_.key_of(record.id());
  if (key != 0) return key;
  if (is_anthropic(part)) return kNoId;
  return record.is_chat_chunk() ? kNamelessStream : 0;
}

UsageRequests::Request* UsageRequests::find_pending(std::uint64_t key) {
  if (key == 0) return nullptr;
  for (std::size_t i = 0; i < kMostPending; ++i) {
    if (pending_keys_[i] == key) return &pending_[i];
  }
  return nullptr;
}

void UsageRequests::describe(Request& request, const UsageRecord& record,
                             LogPosition at) {
  request.part = record.stream_part();
  request.delta_seen = request.ended = false;
  request.has_usage = record.has_usage();
  request.usage_differs = record.usage_differs();
  request.by_deepseek = record.provider() == "deepseek";
  request.unread_time = record.unread_time();
  request.updated = ++clock_;
  request.model = record.model();
  if (request.model.empty() && record.takes_session_model()) {
    request.model = session_model_;
  }
  request.id = record.id();
  request.keys.clear();
  request.usage = record.usage();
  if (is_anthropic(request.part)) request.usage.set_anthropic();
  request.time = record.time(options_.instant);
  request.http_status = record.http_status();
  request.at = at;
  if (!request.has_usage || !request.usage.has_input() ||
      !request.usage.has_output()) {
    request.keys = record.keys_seen();
  }
}

// What a later part does not say, an earlier one has said.
void UsageRequests::update(Request& request, const UsageRecord& record,
                           LogPosition at) {
  request.updated = ++clock_;
  if (!record.model().empty()) request.model = record.model();
  if (request.id.empty()) request.id = record.id();
  if (record.http_status() != 0) request.http_status = record.http_status();
  const auto time = record.time(options_.instant);
  const bool better =
      time && (!request.time || request.time->naive || !time->naive);
  const bool later = options_.instant == RecordTime::completion;
  if (better && (!request.time || later)) request.time = time;
  if (!record.has_usage() || record.usage().all_zero()) return;
  request.usage_differs = request.usage_differs || record.usage_differs();
  if (record.stream_part() == StreamPart::anthropic_delta) {
    request.usage.update_from(record.usage());
    return;
  }
  if (request.part == StreamPart::chunk) request.part = record.stream_part();
  replace_usage(request, record, at);
}

// A later usage may be the lesser one, of a log that is newest first, or one
// without what an earlier one has said.
void UsageRequests::replace_usage(Request& request, const UsageRecord& record,
                                  LogPosition at) {
  const UsageFields& later = record.usage();
  const auto before = request.usage.understood();
  const auto after = later.understood();
  const bool same_input =
      before && after && before->input() == after->input() && request.has_usage;
  if (same_input && after->billed.output < before->billed.output) return;
  if (!later.has_input() || !later.has_output() ||
      (same_input && before->hits_known && !after->hits_known)) {
    request.usage.update_from(later);
  } else {
    request.usage = later;
  }
  request.has_usage = true;
  request.at = at;
  request.keys = request.usage.has_input() && request.usage.has_output()
                     ? std::string()
                     : record.keys_seen();
}

UsageRequests::Request& UsageRequests::begin_pending(std::uint64_t key,
                                                     const UsageRecord& record,
                                                     LogPosition at) {
  const std::size_t slot = next_pending_++ % kMostPending;
  Request& request = pending_[slot];
  if (pending_keys_[slot] != 0) flush(request);
  describe(request, record, at);
  request.key = pending_keys_[slot] = key;
  return request;
}

void UsageRequests::flush(Request& request) {
  pending_keys_[static_cast<std::size_t>(&request - pending_.data())] = 0;
  bill(request);
}

void UsageRequests::finish() {
  for (std::size_t i = 0; i < kMostPending; ++i) {
    const std::size_t slot = (next_pending_ + i) % kMostPending;
    if (pending_keys_[slot] != 0) flush(pending_[slot]);
  }
  next_pending_ = 0;
  end_held();
  end_sums();
  session_model_.clear();
  session_total_ = UsageFields();
  forked_ = false;
  copying_ = true;
}

// Whether this is what the same request had come to later.
bool UsageRequests::later_report(const Request& earlier,
                                 const UsageRecord& record) const {
  const StreamPart part = record.stream_part();
  if (part != StreamPart::whole || earlier.part != StreamPart::whole) {
    return earlier.key != kNamelessStream || goes_on(earlier, record);
  }
  if (earlier.usage.all_zero()) return true;
  // A failed attempt is billed, and so is its repeat.
  if (earlier.http_status >= 400 || record.http_status() >= 400) return false;
  const auto before = earlier.usage.understood();
  const auto after = record.usage().understood();
  if (!before || !after) return false;
  return before->billed.hit == after->billed.hit &&
         before->billed.miss == after->billed.miss &&
         before->billed.output != after->billed.output &&
         (record.model().empty() || record.model() == earlier.model);
}

// Whether a chunk without an id belongs to the stream before it.
bool UsageRequests::goes_on(const Request& stream,
                            const UsageRecord& record) const {
  if (!record.model().empty() && record.model() != stream.model) return false;
  const auto created = record.time(RecordTime::start);
  const bool timed = created && stream.time &&
                     created->kind == RecordTime::start &&
                     stream.time->kind == RecordTime::start;
  if (timed) return created->at == stream.time->at;
  if (!stream.has_usage) return true;
  const auto before = stream.usage.understood();
  const auto after = record.usage().understood();
  return record.has_usage() && before && after &&
         before->input() == after->input() &&
         before->billed.output <= after->billed.output;
}

void UsageRequests::buffer(UsageRecord& record, LogPosition at) {
  const SessionLine line = record.session_line();
  if (line == SessionLine::codex_count || !record.session_total().empty()) {
    return session_count(record, at);
  }
  // The message repeats what its chunk has announced.
  if (line == SessionLine::dsh_message && held_) {
    held_.reset();
    ++stream_parts_;
  }
  const std::uint64_t key = key_of(record, record.stream_part());
  // Without an id nothing can follow that belongs to it.
  if (key == 0) {
    Request request;
    describe(request, record, at);
    return bill(request);
  }
  Request* const known = key == kNoId ? nullptr : find_pending(key);
  if (known == nullptr) {
    begin_pending(key, record, at);
    return;
  }
  if (later_report(*known, record)) {
    ++stream_parts_;
    return update(*known, record, at);
  }
  flush(*known);
  begin_pending(key, record, at);
}

UsageRequests::Request* UsageRequests::start_of_delta(bool& several_models) {
  Request* found = nullptr;
  for (const bool with_delta : {false, true}) {
    for (std::size_t i = 0; i < kMostPending; ++i) {
      Request& each = pending_[i];
      if (pending_keys_[i] == 0 || !is_anthropic(each.part) || each.ended ||
          each.delta_seen != with_delta) {
        continue;
      }
      if (found != nullptr && !with_delta && found->model != each.model) {
        several_models = true;
        return nullptr;
      }
      if (found == nullptr || each.updated > found->updated) found = &each;
    }
    if (found != nullptr) return found;
  }
  return nullptr;
}

void UsageRequests::complete(UsageRecord& record, LogPosition at) {
  Request* start = find_pending(ids_.key_of(record.id()));
  bool several_models = false;
  if (start == nullptr) start = start_of_delta(several_models);
  if (several_models) {
    return skip(ErrorCode::contradictory_usage, "", Phrase::several_models, at);
  }
  if (start == nullptr) {
    Request request;
    describe(request, record, at);
    return bill(request);
  }
  ++stream_parts_;
  start->delta_seen = true;
  update(*start, record, at);
}

void UsageRequests::end_message(const UsageRecord& record) {
  Request* start = find_pending(ids_.key_of(record.id()));
  if (start == nullptr) {
    for (std::size_t i = 0; i < kMostPending; ++i) {
      Request& each = pending_[i];
      if (pending_keys_[i] != 0 && each.delta_seen && !each.ended &&
          (start == nullptr || each.updated > start->updated)) {
        start = &each;
      }
    }
  }
  if (start != nullptr) start->ended = true;
}

}  // namespace deepseek_cost::usage
