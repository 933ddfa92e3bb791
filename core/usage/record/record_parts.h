// What a record is seen as, a part of what was written.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_RECORD_PARTS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_RECORD_PARTS_H_

#include <cstdint>

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
  codex_count,   // token_count: of the last request, or of the session so far
  codex_record,  // token_usage_record: one response, before its token_count
  dsh_chunk,     // assistant/chunk: before its assistant/message
  dsh_request,   // request/header: the next one begins
  dsh_message,   // assistant/message
  dsh_attempt,   // assistant/attempt: one that failed
  progress,      // Claude Code: a line of a subagent, in its parent's session
};
// How far an answer has come, as a record says itself.
enum class Finish : std::uint8_t { unknown, open, finished };

// Whose an object is. `quoted`: of a text that may as well be the model's own
// words.
enum class Standing : std::uint8_t { response, metadata, quoted, client };

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_RECORD_PARTS_H_
