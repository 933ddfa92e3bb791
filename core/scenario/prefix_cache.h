// How often context repeats: hits derived from how DeepSeek documents its
// cache.
//
// The rules, in our words, from https://api-docs.deepseek.com/guides/kv_cache:
//
//   on        The cache is on for everybody; storing is free.
//   unit      What is stored is a *prefix unit*. A request hits only where its
//             beginning contains a stored unit in full.
//   boundary  Every request stores two units: one that ends with the user's
//             input, and one that ends with the model's output.
//   common    A beginning that several requests turn out to share is stored as
//             a unit of its own. The documented example: A+B, then A+C hits
//             nothing but makes A known, and A+D, the third, hits A.
//   interval  Long texts also get units at fixed intervals. The interval is not
//             published, so no hit is counted for it here.
//   effort    Best effort: hits are not guaranteed, building a unit takes
//             seconds, and what nobody uses is dropped after hours to days.
//   isolated  Requests with different `user_id` never share units.
//
// A Shape says how the requests of one run (a conversation, a task, a document,
// a batch) are built from each other. run_shape replays one run:
//
//   best      the rules above with every unit still there when it is asked for
//   expected  the share of the best hits that `available`, and the gap between
//             turns against the cache's lifetime, leave
//   none      no hit at all: the dearest that the run can get
//
//   chat, system 500, three turns of 100 in and 250 out, nothing shared:
//     turn 1   prompt  600, hit    0      (stores 600 and 850)
//     turn 2   prompt  950, hit  850
//     turn 3   prompt 1300, hit 1200
//
// Tokens are whole numbers throughout. Prompt = hit + miss in every row, and
// hits are ordered best ≥ expected ≥ none unless a measured share is given.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_PREFIX_CACHE_H_
#define DEEPSEEK_COST_CORE_SCENARIO_PREFIX_CACHE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/number/units.h"

namespace deepseek_cost {

// Both V4 models, on every card so far: GET /models, context_window and
// max_output_tokens (https://api-docs.deepseek.com/api/list-models).
inline constexpr std::int64_t kContextTokens = 1048576;
inline constexpr std::int64_t kMostOutputTokens = 393216;
inline constexpr std::int64_t kMostTurns = 1000;
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

// Which of the bounds an estimate uses.
enum class CacheCase : std::uint8_t { expected, best, none };

struct Shape {
  ShapeKind kind = ShapeKind::none;
  std::int64_t turns = 1;  // turns, steps, questions or requests, 1…kMostTurns
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

struct CacheRow {
  bool compaction = false;  // the extra request that writes the summary
  Tokens prompt;
  Tokens output;  // reasoning included, as it is billed
  Tokens reasoning;
  Tokens best_hit;
  Tokens expected_hit;
};

// One request, or the sum of a run.
struct ShapeTokens {
  std::int64_t requests = 0;
  Tokens hit;
  Tokens miss;
  Tokens output;

  friend bool operator==(const ShapeTokens&, const ShapeTokens&) = default;
};

struct ShapeRun {
  std::vector<CacheRow> rows;  // in the order in which they are sent
};

// The share of an earlier turn's units that is still there: floor of
// 10^6 × min(1, lifetime ÷ (2 × gap)).
PartsPerMillion alive_after_gap(const Shape& shape);

// Errors: out_of_range (no turn), too_many (turns), context_over_limit (the
// first request alone is too long), turn_over_context, step_over_context,
// question_over_context (value: the number of the turn), output_over_limit,
// compaction_under_prefix. `where` is the name of the Shape's member that is to
// blame: "turns", "opening", "compact_at", "answer" …
Result<ShapeRun> run_shape(const Shape& shape);

ShapeTokens tokens_of(const CacheRow& row, CacheCase which);
// The sum over the run, never more than kMostTurns × 2 rows.
ShapeTokens tokens_of(const ShapeRun& run, CacheCase which);
// What an estimate uses: run_shape, then `shape.used`, without keeping rows.
Result<ShapeTokens> tokens_of(const Shape& shape);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_PREFIX_CACHE_H_
