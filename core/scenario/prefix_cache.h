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
#include <vector>

#include "core/base/result.h"
#include "core/number/units.h"
#include "core/scenario/shape.h"

namespace deepseek_cost {

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

// Sums over all requests of a run.
struct RunTotals {
  std::int64_t requests = 0;
  std::int64_t prompt = 0;
  std::int64_t output = 0;
  std::int64_t best = 0;  // hits
  std::int64_t expected = 0;
};

// A run's first requests, of which all that follow are like the last row where
// there are more than this.
inline constexpr std::int64_t kMostRows = 1000;

struct ShapeRun {
  // In the order in which they are sent: all requests of a run that grows, the
  // first kMostRows of requests that are alike.
  std::vector<CacheRow> rows;
  RunTotals totals;
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
// The sum over all requests of the run.
ShapeTokens tokens_of(const ShapeRun& run, CacheCase which);
// What an estimate uses: run_shape, then `shape.used`, without keeping rows.
Result<ShapeTokens> tokens_of(const Shape& shape, RequestLimits limits = {});

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_PREFIX_CACHE_H_
