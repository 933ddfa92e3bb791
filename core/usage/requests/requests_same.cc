// Which records report one request.
#include "core/usage/requests/requests.h"

namespace deepseek_cost::usage {

// Whether an answer with the id of a complete one begins: a further chunk of
// the first choice. What counts the tokens may come later, without choices.
bool UsageRequests::begins_anew(const Request& stream,
                                const UsageRecord& record) const {
  return stream.over && record.finish() != Finish::unknown;
}

// Whether a line stands behind the last of a reply: it says itself why another
// ended, or is later in a log that is not newest first.
bool UsageRequests::follows_end(const Request& reply,
                                const UsageRecord& record) const {
  if (!reply.finished) return false;
  if (record.finish() == Finish::finished) return true;
  const auto time = record.time(options_.instant);
  return time && reply.time && time->naive == reply.time->naive &&
         reply.time->at < time->at;
}

// Whether a line is of that reply. Before it is complete its counts may change.
bool UsageRequests::same_message(const Request& reply,
                                 const UsageRecord& record,
                                 LogPosition at) const {
  const bool other_model = !record.model().empty() && !reply.model.empty() &&
                           record.model() != reply.model;
  if (other_model) return false;
  // Some proxies give all answers one id: what the client said in between
  // begins another, where its input is another, and so does what follows a
  // reply that has ended, or stands in another session.
  const bool other_session = reply.session_key != 0 &&
                             !record.session().empty() &&
                             reply.session_key != ids_.key_of(record.session());
  if (!reply.over && !other_session && reply.last_file == at.file &&
      reply.turn == turns_ && !follows_end(reply, record)) {
    return true;
  }
  const auto before = reply.usage.understood();
  const auto after = record.usage().understood();
  return !before || !after || before->input() == 0 || after->input() == 0 ||
         before->input() == after->input();
}

// Whether this is what the same request had come to later.
bool UsageRequests::later_report(const Request& earlier,
                                 const UsageRecord& record,
                                 LogPosition at) const {
  const StreamPart part = record.stream_part();
  if (part == StreamPart::reply_line && earlier.part == part) {
    return same_message(earlier, record, at);
  }
  if (part != StreamPart::whole || earlier.part != StreamPart::whole) {
    // The same id again: one that a proxy gives to all.
    if (part == StreamPart::anthropic_start && earlier.part == part &&
        earlier.delta_seen) {
      return false;
    }
    return !begins_anew(earlier, record);
  }
  if (earlier.usage.all_zero()) return true;
  const bool open = earlier.opened || record.finish() == Finish::open;
  if (!open || earlier.over) return false;
  // A failed attempt is billed, and so is its repeat.
  if (earlier.failed || record.failed()) return false;
  const auto before = earlier.usage.understood();
  const auto after = record.usage().understood();
  if (!before || !after) return false;
  return before->billed.hit == after->billed.hit &&
         before->billed.miss == after->billed.miss &&
         before->billed.output != after->billed.output &&
         (record.model().empty() || record.model() == earlier.model);
}

// Whether a chunk without an id may belong to that stream.
bool UsageRequests::goes_on(const Request& stream,
                            const UsageRecord& record) const {
  if (!record.model().empty() && record.model() != stream.model) return false;
  if (begins_anew(stream, record)) return false;
  const auto created = record.time(RecordTime::start);
  const bool timed = created && stream.time &&
                     created->kind == RecordTime::start &&
                     stream.time->kind == RecordTime::start;
  if (timed && created->at != stream.time->at) return false;
  if (!stream.has_usage || (timed && !record.has_usage())) return true;
  const auto before = stream.usage.understood();
  const auto after = record.usage().understood();
  return record.has_usage() && before && after &&
         before->input() == after->input() &&
         before->billed.output <= after->billed.output;
}

// The latest that it may belong to, or nullptr.
Request* UsageRequests::nameless_stream_of(const UsageRecord& record) {
  int looked_at = 0;
  for (Request* each = streams_.latest();
       each != nullptr && ++looked_at <= kMostLatest;
       each = streams_.before(*each)) {
    const bool nameless = each->part == StreamPart::chunk && each->id_key == 0;
    if (nameless && goes_on(*each, record)) return each;
  }
  return nullptr;
}

// Whether counts without a model may be those of a stream of another one.
bool UsageRequests::runs_beside_others(const Request& stream,
                                       const UsageRecord& record) {
  if (stream.id_key != 0 || stream.part != StreamPart::chunk) return false;
  int looked_at = 0;
  for (Request* each = streams_.latest();
       each != nullptr && ++looked_at <= kMostLatest;
       each = streams_.before(*each)) {
    const bool other = each->part == StreamPart::chunk && each->id_key == 0 &&
                       each->model != stream.model && !each->has_usage;
    if (other && !each->finished && goes_on(*each, record)) return true;
  }
  return false;
}

}  // namespace deepseek_cost::usage
