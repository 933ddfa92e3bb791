// What a record is seen as, a part of what was written, and what is found in
// it.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_RECORD_PARTS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_RECORD_PARTS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/json/value.h"
#include "core/usage/record/normalise.h"
#include "core/usage/record/room.h"
#include "core/usage/record/spellings.h"

namespace deepseek_cost::usage {

// What a record is, seen as a part of what was written.
enum class StreamPart : std::uint8_t {
  whole,            // a response of its own
  chunk,            // an event of a stream; a later one may carry the usage
  reply_line,       // one block of a reply, with the reply's usage so far
  running_total,    // the usage of a session so far
  anthropic_start,  // carries the input; the output follows
  anthropic_delta,  // carries the output so far, without model and id
  anthropic_stop,
  session_line,  // of a session, and no request
  sum,           // sums up other records
};

// Lines of agents' sessions whose counts another line repeats or takes up.
enum class SessionLine : std::uint8_t {
  other,
  codex_count,     // token_count: of the last request, or of the session so far
  codex_record,    // token_usage_record: one response, before its token_count
  codex_begin,     // of a turn
  codex_answer,    // what the model has said or called
  codex_end,       // of a turn, however it ended
  dsh_chunk,       // assistant/chunk: before its assistant/message
  dsh_request,     // request/header: the next one begins
  dsh_message,     // assistant/message
  dsh_attempt,     // assistant/attempt: one that failed
  copilot_begin,   // session.start, session.resume
  copilot_answer,  // assistant.message, of whose counts the output is given
  copilot_usage,   // assistant.usage: one request
  copilot_end,     // session.shutdown: what the session has come to, by model
  progress,        // Claude Code: a line of a subagent, in its parent's session
};
// Whether its counts are of the session that it stands in.
constexpr bool repeats_counts(SessionLine line) {
  switch (line) {
    case SessionLine::codex_count:
    case SessionLine::codex_record:
    case SessionLine::dsh_chunk:
    case SessionLine::dsh_request:
    case SessionLine::dsh_message:
    case SessionLine::dsh_attempt:
      return true;
    default:
      return false;
  }
}

// How far an answer has come, as a record says itself.
enum class Finish : std::uint8_t { unknown, open, finished };

// Whose an object is. `quoted`: of a text that may as well be the model's own
// words.
enum class Standing : std::uint8_t { response, metadata, quoted, client };

// A list of records inside a record: bytes, or a parsed value.
struct RecordList {
  std::string_view bytes;
  const json::Value* tree = nullptr;
  ListOf of = ListOf::records;
  std::string_view model;  // of all in it, by its name; "" for none

  bool exists() const { return tree != nullptr || !bytes.empty(); }
};

// The lists of a record: most have few, which need no memory of their own.
class RecordLists {
 public:
  static constexpr std::size_t kMost = 65536;

  std::size_t size() const { return size_; }
  const RecordList& operator[](std::size_t i) const {
    return i < kFew ? few_[i] : more_[i - kFew];
  }
  // Beyond kMost there is no room.
  void add(const RecordList& list) {
    if (size_ < kFew) {
      few_.make(size_++) = list;
    } else if (size_ < kMost) {
      more_.push_back(list);
      ++size_;
    } else {
      lost_ = true;
    }
  }
  bool lost() const { return lost_; }

 private:
  static constexpr std::size_t kFew = 4;
  Room<RecordList, kFew> few_;
  std::vector<RecordList> more_;
  std::size_t size_ = 0;
  bool lost_ = false;
};

// An object of the record.
struct RecordScope {
  static constexpr std::uint8_t kNoRank = 255;

  std::string_view model;
  std::string_view id;
  std::uint64_t seen[kMostSpellings / 64] = {};
  std::uint8_t level = 0;
  std::uint8_t model_rank = kNoRank;
  std::uint8_t id_rank = kNoRank;
  Standing standing = Standing::response;
  bool root = false;
  bool client_role = false;
  bool model_role = false;
  bool api_request = false;  // Cline: say is api_req_started
  bool body = false;         // HAR: of a response
  bool base64 = false;
  bool envelope = false;
};
// Counts that may be those of the record.
struct RecordCandidate {
  int scope = -1;
  int weight = 0;
  UsageOf of = UsageOf::request;
  bool measured = false;  // in a container of anything
  UsageFields fields;
};

// What the events of a stream in a text have come to so far.
struct StreamEvents {
  UsageFields usage;
  bool has_usage = false;
  bool start = false;    // Anthropic's message_start, and…
  bool delta = false;    // …message_delta
  bool chunks = false;   // events of other streams
  bool several = false;  // of more than one stream
  std::string_view model;
  std::string_view id;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_RECORD_PARTS_H_
