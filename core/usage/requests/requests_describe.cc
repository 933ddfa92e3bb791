// What is kept of the records of a request.
#include "core/base/utf8.h"
#include "core/usage/requests/requests.h"

namespace deepseek_cost::usage {
namespace {

bool is_anthropic(StreamPart part) {
  return part == StreamPart::anthropic_start;
}

}  // namespace

void UsageRequests::describe(Request& request, const UsageRecord& record,
                             LogPosition at) {
  request.part = record.stream_part();
  request.delta_seen = request.ended = false;
  request.delta_finish = Finish::unknown;
  request.doubt = 0;
  request.has_usage = record.has_usage();
  request.usage_differs = record.usage_differs();
  request.by_deepseek = record.by_deepseek();
  request.seller = record.other_seller();
  request.failed = record.failed();
  request.http_status = record.http_status();
  request.unread_time = record.unread_time();
  request.late = false;
  request.adds_to_lines = false;
  request.turn = turns_;
  const bool of_agent =
      request.part == StreamPart::reply_line || is_anthropic(request.part);
  request.session_key = of_agent ? ids_.key_of(record.session()) : 0;
  request.copied = false;
  request.copy = {};
  request.last_step = record.is_last_step() && !record.sums_session();
  request.sums = record.sums_session();
  request.sums_period = record.sums_period();
  request.times_apart = record.times_apart();
  request.created = record.created();
  request.opened = record.finish() == Finish::open;
  request.over = false;
  request.finished = record.finish() == Finish::finished;
  request.last_file = at.file;
  request.copies = 0;
  request.cache_mark = record.proxy_mark();
  request.model = record.model().substr(0, kMostModelBytes);
  if (request.model.empty() && record.takes_session_model()) {
    request.model = session_model_;
    if (request.seller.empty() && !request.by_deepseek) {
      request.seller = session_seller_;
    }
  }
  // Names of Claude's models are DeepSeek's too, at its Anthropic endpoint.
  if (record.names_anthropic() && request.seller.empty() &&
      !request.by_deepseek && request.model.starts_with("claude")) {
    request.seller = "anthropic";
  }
  request.id_key = ids_.key_of(record.id());
  request.id = record.id().substr(0, kMostIdBytes + 1);
  identify_event(request, record);
  request.span_key = span_key_of(record, record.span_id());
  // Spans are delivered at least once (opentelemetry.io, OTLP).
  if (request.id_key == 0 && request.span_key != 0) {
    request.id_key = request.span_key;
    request.id = record.span_id().substr(0, kMostIdBytes + 1);
  }
  request.keys.clear();
  if (request.part == StreamPart::reply_line && !request.model.empty()) {
    last_reply_model_ = request.model;
  }
  request.usage = record.usage();
  if (is_anthropic(request.part)) request.usage.set_anthropic();
  request.time = record.time(options_.instant);
  request.at = at;
  note_keys(request, record);
}

// What a sentence names where the counts, the model or the time are not given.
void UsageRequests::note_keys(Request& request,
                              const UsageRecord& record) const {
  if (!request.has_usage) return;
  const bool counted = request.usage.has_input() && request.usage.has_output();
  const bool named = !request.model.empty() || !options_.default_model.empty();
  const bool timed = request.time || options_.default_at;
  if (!counted) {
    request.keys = shortened(record.usage_keys_seen(), kMostKeysBytes);
  } else if (!named || !timed) {
    request.keys = shortened(record.keys_seen(), kMostKeysBytes);
  }
}

// An answer without an id: the row that it was kept as has one, or the text of
// the record stands for it.
void UsageRequests::identify_record(Request& request,
                                    const UsageRecord& record) {
  const std::string times = record.own_times();
  if (!record.row_id().empty()) {
    request.id = record.row_id().substr(0, kMostIdBytes + 1);
    request.id_key =
        ids_.key_of("row " + std::string(record.row_id()) + " " + times);
    return;
  }
  request.copy = copies_.look_at(record, ids_);
  if (request.copy.proves) request.id = times.substr(0, kMostIdBytes + 1);
}

// What a later part does not say, an earlier one has said.
void UsageRequests::update(Request& request, const UsageRecord& record,
                           LogPosition at) {
  streams_.touch(request);
  request.turn = turns_;
  if (!request.created) request.created = record.created();
  if (record.finish() == Finish::open) request.opened = true;
  if (record.finish() == Finish::finished) request.over = request.opened;
  if (record.finish() == Finish::finished) request.finished = true;
  if (request.last_file != at.file) {
    if (request.copies++ == 0) request.first_copy = at;
    request.last_file = at.file;
  }
  if (!record.model().empty()) {
    request.model = record.model().substr(0, kMostModelBytes);
  }
  if (request.id.empty()) {
    request.id_key = ids_.key_of(record.id());
    request.id = record.id().substr(0, kMostIdBytes + 1);
  }
  if (request.cache_mark.empty()) request.cache_mark = record.proxy_mark();
  if (record.http_status() != 0 || record.failed()) {
    request.failed = record.failed();
    request.http_status = record.http_status();
  }
  if (request.seller.empty()) request.seller = record.other_seller();
  const auto time = record.time(options_.instant);
  const bool better =
      time && (!request.time || request.time->naive || !time->naive);
  const bool later = options_.instant == RecordTime::completion;
  if (better && (!request.time || later)) request.time = time;
  if (!record.has_usage() || record.usage().all_zero()) return;
  if (record.model().empty() && runs_beside_others(request, record)) {
    doubt_model(request);
  }
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
  request.keys.clear();
  note_keys(request, record);
}

}  // namespace deepseek_cost::usage
