// How the requests of one run hang together: a conversation, a task of an
// agent, a document with questions, a batch. What of them the cache holds
// follows from that (core/scenario/prefix_cache.h).
#ifndef DEEPSEEK_COST_CORE_SCENARIO_SHAPE_H_
#define DEEPSEEK_COST_CORE_SCENARIO_SHAPE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/enum_names.h"
#include "core/number/units.h"

namespace deepseek_cost {

// What one request may hold. These are both V4 models', on every card so far
// (GET /models, context_window and max_output_tokens,
// https://api-docs.deepseek.com/api/list-models), and the most that a run is
// replayed with; a card whose models take less refuses it where the card is
// known (core/estimate/estimate.h).
struct RequestLimits {
  std::int64_t context = 1048576;  // tokens of prompt and output
  std::int64_t output = 393216;    // tokens, reasoning included

  friend bool operator==(const RequestLimits&, const RequestLimits&) = default;
};
// Where every request holds those before it, they are counted one by one;
// requests that are all alike are multiplied.
inline constexpr std::int64_t kMostTurns = 1000;
inline constexpr std::int64_t kMostAlike = 1000000000;
inline constexpr std::int64_t kMostMinutes = 1000000;  // of a gap or lifetime

// No share of hits is promised. An official export of one day shows 45,372,800
// of 47,420,294 input tokens hit over 917 requests, 95.7 % with all that was
// new in them: so at least that much of what could hit did.
inline constexpr std::int32_t kDefaultAvailability = 950000;

// chat       the history is sent again with every turn
// agent      the same, fed by tool results, with the history now and then
//            replaced by a summary (compaction)
// document   one long document and many questions
// templated  many requests behind one few-shot prefix
// none       nothing repeats
enum class ShapeKind : std::uint8_t { chat, agent, document, templated, none };

template <>
struct EnumNames<ShapeKind> {
  static constexpr std::string_view kNames[] = {"chat", "agent", "document",
                                                "template", "none"};
};

// How the questions about a document are asked.
//   separate     one after the other, each with the document and nothing else
//   follow_up    as one conversation about the document
//   parallel     all at the same moment, before any unit can be built
//   one_request  all in a single request
enum class DocumentMode : std::uint8_t {
  separate,
  follow_up,
  parallel,
  one_request
};

template <>
struct EnumNames<DocumentMode> {
  static constexpr std::string_view kNames[] = {"separate", "follow_up",
                                                "parallel", "one_request"};
};

// Which of the bounds an estimate uses.
enum class CacheCase : std::uint8_t { expected, best, none };

template <>
struct EnumNames<CacheCase> {
  static constexpr std::string_view kNames[] = {"expected", "best", "none"};
};

struct Shape {
  ShapeKind kind = ShapeKind::none;
  std::int64_t turns = 1;  // turns, steps, questions or requests, 1…most_turns
  Tokens prefix;           // system prompt, tools, few-shot examples
  Tokens opening;          // agent: the task; document: the document
  Tokens each;    // what is new in every turn: message, tool result, question
  Tokens answer;  // visible output of a turn
  Tokens reasoning;  // thinking tokens of a turn: billed as output
  // The reasoning is sent back in the next prompt (as between tool calls).
  bool keep_reasoning = false;
  // The prefix is common to all runs of one account, without `user_id`
  // isolation, and two runs or more came before: it is a unit already.
  bool shared = true;
  Tokens compact_at;  // agent: no prompt of a step is longer; 0: never compacts
  Tokens summary;     // agent: what compaction leaves of the history
  DocumentMode mode = DocumentMode::separate;

  // expected: the share of units that best effort leaves.
  PartsPerMillion available{kDefaultAvailability};
  // expected: minutes between two turns on average. Gaps are taken to lie
  // evenly between nothing and twice the average, so that a unit lives long
  // enough with probability min(1, lifetime ÷ (2 × gap)).
  std::int64_t gap_minutes = 0;
  std::int64_t lifetime_minutes = 180;
  // The reader's own measured share of hits; it replaces `expected`.
  std::optional<PartsPerMillion> measured;
  CacheCase used = CacheCase::expected;

  friend bool operator==(const Shape&, const Shape&) = default;
};

// Whether all requests of a run have the same tokens, whatever hits.
constexpr bool is_alike(const Shape& shape) {
  return shape.kind == ShapeKind::templated || shape.kind == ShapeKind::none ||
         (shape.kind == ShapeKind::document &&
          shape.mode != DocumentMode::follow_up);
}

constexpr std::int64_t most_turns(const Shape& shape) {
  return is_alike(shape) ? kMostAlike : kMostTurns;
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_SHAPE_H_
