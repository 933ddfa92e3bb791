#include "core/scenario/prefix_cache.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/ascii.h"

namespace deepseek_cost {
namespace {

constexpr std::int64_t kWhole = PartsPerMillion::kWhole;

// A run under way: sums up its requests, keeps them as rows where somebody
// wants to see them, and remembers the first that doesn't fit. Most callers
// want the sums alone, many times for each key that is pressed.
class Run {
 public:
  Run(const Shape& shape, RequestLimits limits, std::vector<CacheRow>* rows)
      : shape_(shape),
        context_(limits.context),
        rows_(rows),
        prefix_(shape.prefix.count()),
        output_(shape.answer.count() + shape.reasoning.count()),
        warm_(shape.shared && shape.kind != ShapeKind::none ? prefix_ : 0),
        alive_(alive_after_gap(shape).parts()) {}

  void replay();
  const RunTotals& totals() const { return totals_; }
  Errors take_errors() { return std::move(errors_); }

 private:
  void converse(std::int64_t opening);
  void repeat(std::int64_t common, bool stores);
  void add(std::int64_t prompt, std::int64_t hit, std::int64_t output,
           std::int64_t reasoning, bool compaction = false,
           std::int64_t times = 1);
  std::int64_t expected_hit(std::int64_t prompt, std::int64_t best) const;
  Error outgrown(std::int64_t tokens) const;
  std::string_view largest_part() const;

  const Shape& shape_;
  const std::int64_t context_;
  std::vector<CacheRow>* rows_;
  const std::int64_t prefix_;
  const std::int64_t output_;
  const std::int64_t warm_;  // what other runs have stored for this one
  const std::int64_t alive_;
  std::int64_t turn_ = 1;
  RunTotals totals_;
  Errors errors_;
};

// Where a turn's units are gone, the shared prefix may still be there: other
// runs keep it in use.
std::int64_t Run::expected_hit(std::int64_t prompt, std::int64_t best) const {
  if (shape_.measured) return prompt * shape_.measured->parts() / kWhole;
  const std::int64_t fallback = std::min(best, warm_);
  // At most 2^20 tokens × 10^6 × 10^6: 64 bits hold it, and divide fast.
  const std::int64_t left = best * alive_ + fallback * (kWhole - alive_);
  return left * shape_.available.parts() / (kWhole * kWhole);
}

// `times` requests that are the same in everything: at most 10^9 of at most
// 2^20 tokens, so that 64 bits hold every sum.
void Run::add(std::int64_t prompt, std::int64_t hit, std::int64_t output,
              std::int64_t reasoning, bool compaction, std::int64_t times) {
  if (!errors_.empty()) return;
  if (prompt + output > context_) {
    errors_.push_back(outgrown(prompt + output));
    return;
  }
  const std::int64_t expected = expected_hit(prompt, hit);
  totals_.requests += times;
  totals_.prompt += times * prompt;
  totals_.output += times * output;
  totals_.best += times * hit;
  totals_.expected += times * expected;
  if (rows_ == nullptr) return;
  // Only requests that are alike are cut off here.
  const auto room = kMostRows - static_cast<std::int64_t>(rows_->size());
  const std::int64_t shown = times == 1 ? 1 : std::min(times, room);
  rows_->insert(rows_->end(), static_cast<std::size_t>(shown),
                {compaction, Tokens(prompt), Tokens(output), Tokens(reasoning),
                 Tokens(hit), Tokens(expected)});
}

// What is to blame for a request that does not fit: in the first, the largest
// part of it; later, that the run goes on, or compacts too late.
Error Run::outgrown(std::int64_t tokens) const {
  if (turn_ == 1) {
    return {ErrorCode::context_over_limit, std::string(largest_part()),
            to_string(tokens), to_string(context_)};
  }
  const bool agent = shape_.kind == ShapeKind::agent;
  const ErrorCode code = agent ? ErrorCode::step_over_context
                         : shape_.kind == ShapeKind::document
                             ? ErrorCode::question_over_context
                             : ErrorCode::turn_over_context;
  const bool compacts = agent && shape_.compact_at.count() != 0;
  return {code,
          compacts ? "compact_at" : "turns",
          to_string(turn_),
          {Phrase::of_context, to_string(tokens), to_string(context_)}};
}

std::string_view Run::largest_part() const {
  const bool together = shape_.kind == ShapeKind::document &&
                        shape_.mode == DocumentMode::one_request;
  const std::int64_t times = together ? shape_.turns : 1;
  const std::string_view many = together && shape_.turns > 1 ? "turns" : "";
  const auto named = [&](std::string_view one) {
    return many.empty() ? one : many;
  };
  const std::array<std::pair<std::int64_t, std::string_view>, 5> parts = {{
      {shape_.opening.count(), "opening"},
      {prefix_, "prefix"},
      {times * shape_.each.count(), named("each")},
      {times * shape_.answer.count(), named("answer")},
      {times * shape_.reasoning.count(), named("reasoning")},
  }};
  return std::max_element(
             parts.begin(), parts.end(),
             [](const auto& a, const auto& b) { return a.first < b.first; })
      ->second;
}

// Each turn sends all that went before: the `boundary` rule. The longest unit
// that the next prompt contains is this turn's whole output where the next
// prompt repeats it, and this turn's prompt where reasoning is left out.
void Run::converse(std::int64_t opening) {
  const std::int64_t each = shape_.each.count();
  const std::int64_t compact_at =
      shape_.kind == ShapeKind::agent ? shape_.compact_at.count() : 0;
  const bool kept = shape_.keep_reasoning || shape_.reasoning.count() == 0;
  // After a compaction the prompt starts again with the bare prefix. That is a
  // unit if other runs share it, if the first input ended with it, or, by the
  // `common` rule, once an earlier compaction has made it known.
  bool prefix_known = shape_.shared || opening == prefix_;
  std::int64_t prompt = opening;
  std::int64_t hit = warm_;
  for (turn_ = 1; turn_ <= shape_.turns; ++turn_) {
    add(prompt, hit, output_, shape_.reasoning.count());
    if (!errors_.empty() || turn_ == shape_.turns) return;
    hit = kept ? prompt + output_ : prompt;
    prompt += (kept ? output_ : shape_.answer.count()) + each;
    if (compact_at == 0 || prompt <= compact_at) continue;
    add(prompt, hit, shape_.summary.count(), 0, true);
    prompt = prefix_ + shape_.summary.count();
    hit = prefix_known ? prefix_ : 0;
    prefix_known = true;
  }
}

// Requests that share a beginning and nothing else: the `common` rule, from the
// third on. Where nothing follows the beginning, the first input already ends
// with it, and the second request hits.
void Run::repeat(std::int64_t common, bool stores) {
  const std::int64_t each = shape_.each.count();
  const std::int64_t unknown =
      stores ? std::min<std::int64_t>(shape_.turns, each == 0 ? 1 : 2)
             : shape_.turns;
  const std::int64_t reasoning = shape_.reasoning.count();
  add(common + each, warm_, output_, reasoning, false, unknown);
  if (unknown == shape_.turns) return;
  add(common + each, common, output_, reasoning, false, shape_.turns - unknown);
}

void Run::replay() {
  const std::int64_t each = shape_.each.count();
  const std::int64_t common = prefix_ + shape_.opening.count();
  switch (shape_.kind) {
    case ShapeKind::chat:
      converse(prefix_ + each);
      break;
    case ShapeKind::agent:
      converse(common);
      break;
    case ShapeKind::document:
      if (shape_.mode == DocumentMode::follow_up) {
        converse(common + each);
      } else if (shape_.mode == DocumentMode::one_request) {
        const std::int64_t reasoning = shape_.turns * shape_.reasoning.count();
        add(common + shape_.turns * each, shape_.shared ? prefix_ : 0,
            shape_.turns * shape_.answer.count() + reasoning, reasoning);
      } else {
        repeat(common, shape_.mode == DocumentMode::separate);
      }
      break;
    case ShapeKind::templated:
      repeat(prefix_, true);
      break;
    case ShapeKind::none:
      repeat(0, false);
      break;
  }
}

Errors check(const Shape& shape, RequestLimits limits) {
  Errors errors;
  if (shape.turns < 1) {
    errors.push_back({ErrorCode::out_of_range,
                      "turns",
                      to_string(shape.turns),
                      {Phrase::at_least, "1"}});
  } else if (shape.turns > most_turns(shape)) {
    errors.push_back({ErrorCode::too_many, "turns", to_string(shape.turns),
                      to_string(most_turns(shape))});
  }
  std::int64_t output = (shape.answer + shape.reasoning).count();
  if (shape.kind == ShapeKind::document &&
      shape.mode == DocumentMode::one_request) {
    output *= std::clamp<std::int64_t>(shape.turns, 1, kMostAlike);
  }
  const std::int64_t most = std::max(output, shape.summary.count());
  if (most > limits.output) {
    errors.push_back({ErrorCode::output_over_limit,
                      output == most ? "answer" : "summary", to_string(most),
                      to_string(limits.output)});
  }
  if (shape.kind == ShapeKind::agent && shape.compact_at.count() != 0) {
    const Tokens least = shape.prefix + std::max(shape.opening, shape.summary);
    if (shape.compact_at <= least) {
      errors.push_back({ErrorCode::compaction_under_prefix, "compact_at",
                        to_string(shape.compact_at.count()),
                        to_string(least.count())});
    }
  }
  return errors;
}

}  // namespace

PartsPerMillion alive_after_gap(const Shape& shape) {
  const std::int64_t span = 2 * shape.gap_minutes;
  if (span <= shape.lifetime_minutes) return PartsPerMillion(1000000);
  return PartsPerMillion(
      static_cast<std::int32_t>(shape.lifetime_minutes * kWhole / span));
}

Result<ShapeRun> run_shape(const Shape& shape) {
  Errors errors = check(shape, {});
  if (!errors.empty()) return errors;
  ShapeRun result;
  result.rows.reserve(
      static_cast<std::size_t>(std::min(shape.turns, kMostRows)));
  Run run(shape, {}, &result.rows);
  run.replay();
  errors = run.take_errors();
  if (!errors.empty()) return errors;
  result.totals = run.totals();
  return result;
}

ShapeTokens tokens_of(const CacheRow& row, CacheCase which) {
  const Tokens hit = which == CacheCase::best       ? row.best_hit
                     : which == CacheCase::expected ? row.expected_hit
                                                    : Tokens();
  return {1, hit, Tokens(row.prompt.count() - hit.count()), row.output};
}

ShapeTokens tokens_of(const RunTotals& sum, CacheCase which) {
  const std::int64_t hit = which == CacheCase::best       ? sum.best
                           : which == CacheCase::expected ? sum.expected
                                                          : 0;
  return {sum.requests, Tokens(hit), Tokens(sum.prompt - hit),
          Tokens(sum.output)};
}

ShapeTokens tokens_of(const ShapeRun& run, CacheCase which) {
  return tokens_of(run.totals, which);
}

Result<ShapeTokens> tokens_of(const Shape& shape, RequestLimits limits) {
  Errors errors = check(shape, limits);
  if (!errors.empty()) return errors;
  Run run(shape, limits, nullptr);
  run.replay();
  errors = run.take_errors();
  if (!errors.empty()) return errors;
  return tokens_of(run.totals(), shape.used);
}

}  // namespace deepseek_cost
