// One record of an API log: which of its fields matter, and what they say.
//
// A record is one JSON object as a client, a gateway or an SDK wrote it: a
// response itself, a streamed chunk, or an object that carries a response one
// or two levels down:
//
//   {"id":"…","created":1757476800,"model":"deepseek-flash","usage":{…}, …}
//   {"timestamp":"2026-09-10T04:00:01Z","status":200,
//    "request":{"model":"deepseek-flash"},"response":{"id":"…","usage":{…}}}
//   {"type":"message_start","message":{"id":"…","model":"…","usage":{…}}}
//
// Objects are entered where their key is a known wrapper (response, body, data,
// request, message, …), to the third level. In each, the same keys matter. The
// model and the id are taken from the object that holds the usage, else from
// the outermost that has them, else from a request. A usage further inside wins
// over one further out: it is the API's own. Counts that stand in the record
// itself ("prompt_tokens" beside "model") are read where there is no usage.
// A key that matters must not stand twice in one object.
//
// Times: `created`, `created_at` and `start…` say when the request began,
// `completed_at`, `end…` and `finished…` when it was complete, `timestamp`,
// `time`, … when the logger wrote. Each is RFC 3339 text with an offset, or a
// number (also as text) of seconds, milliseconds, microseconds or nanoseconds
// since 1970; what is neither, or lies before 2023 or after 2100, is no time.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/time/calendar.h"
#include "core/usage/normalise.h"

namespace deepseek_cost::usage {

enum class UsageKeyKind : std::uint8_t {
  other,
  usage,
  details,  // an object inside usage
  wrapper,
  request_wrapper,
  count,  // argument: a UsageField
  model,
  id,
  time,  // argument: a RecordTime
  status,
  object,  // "chat.completion.chunk"
  type,    // "message_start"
};

enum class RecordTime : std::uint8_t { start, logged, completion };
inline constexpr std::size_t kRecordTimes = 3;

struct UsageKey {
  std::string_view name;
  UsageKeyKind kind = UsageKeyKind::other;
  std::uint8_t argument = 0;
  std::uint8_t number = 0;  // its place in the table of keys
};

// Never nullptr: keys that don't matter are one entry of kind `other`.
const UsageKey* find_usage_key(std::string_view name);

// What a record is, seen as a part of a stream.
enum class StreamPart : std::uint8_t {
  whole,            // a response of its own
  chunk,            // an event of a stream; a later one may carry the usage
  anthropic_start,  // carries the input; the output follows
  anthropic_delta,  // carries the final output, without model and id
};

// Collects what a walk over a record finds. Texts are views of the record and
// live as long as it does.
class UsageRecord {
 public:
  static constexpr int kMostScopes = 8;
  static constexpr int kMostLevels = 3;

  // For the walk: an object of the record begins at `level` 1…3; the answer
  // names it in the calls below.
  int begin_scope(int level, bool request);
  bool can_enter(int level) const {
    return level < kMostLevels && scopes_ < kMostScopes;
  }
  void saw_key(int scope, const UsageKey& key);
  void scalar(int scope, const UsageKey& key, json::Value::Kind kind,
              std::string_view text);
  // A usage object begins in `scope`; nullptr if one further inside is known.
  UsageFields* begin_usage(int scope);
  void saw_null_usage() { null_usage_ = true; }
  void saw_misshapen_usage(int scope);
  void saw_repeated_key() { repeated_key_ = true; }

  // Results.
  std::string_view model() const { return choose(models_); }
  std::string_view id() const { return choose(ids_); }
  const UsageFields& usage() const { return usage_; }
  UsageFields& usage() { return usage_; }
  bool repeated_key() const { return repeated_key_; }
  int http_status() const { return http_status_; }  // 0 where not given
  StreamPart stream_part() const;
  bool has_usage() const { return usage_scope_ >= 0 || !usage_.empty(); }
  // The best of the times that the record gives for `wanted`, and what it is.
  struct Time {
    Instant at;
    RecordTime kind;
  };
  std::optional<Time> time(RecordTime wanted) const;

 private:
  std::string_view choose(const std::string_view* texts) const;
  void time_found(int scope, const UsageKey& key, json::Value::Kind kind,
                  std::string_view text);

  std::string_view models_[kMostScopes];
  std::string_view ids_[kMostScopes];
  std::uint64_t seen_[kMostScopes] = {};
  std::uint8_t levels_[kMostScopes] = {};
  bool requests_[kMostScopes] = {};
  int scopes_ = 0;

  UsageFields usage_;
  int usage_scope_ = -1;  // of a usage object
  int flat_scope_ = -1;   // of counts that stand in the record itself
  Instant times_[kRecordTimes];
  int time_ranks_[kRecordTimes] = {kNoTime, kNoTime, kNoTime};
  int http_status_ = 0;
  StreamPart type_ = StreamPart::whole;
  bool null_usage_ = false;
  bool repeated_key_ = false;

  static constexpr int kNoTime = 1 << 20;
};

// Reads the time of a log: RFC 3339 text (a space may stand for the T, seconds
// and the colon of the offset may be left out), or a number since 1970 whose
// size shows its unit.
std::optional<Instant> read_log_time(json::Value::Kind kind,
                                     std::string_view text);

// Walks over the record; false if its JSON has to go to the full parser.
// `newlines`: whether it may hold line breaks between its tokens. On success
// `length` is the number of bytes up to and including the closing brace.
bool read_usage_record_fast(std::string_view bytes, bool newlines,
                            UsageRecord& record, std::size_t& length);

// The same by way of the full parser, for one whole record. The record refers
// to `storage`. Errors: those of json::parse, wrong_type for no object.
inline constexpr std::size_t kMostSlowBytes = std::size_t{2} << 20;
Errors read_usage_record_slow(std::string_view bytes, json::Value& storage,
                              UsageRecord& record);

// The walk over an object that has been parsed already.
void read_usage_record_tree(const json::Value& root, UsageRecord& record);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_H_
