#include "core/scenario/prefix_cache.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/scenario/json/shape_json.h"
#include "tests/support/shapes.h"

namespace deepseek_cost {
namespace {

// --- A cache written from the documentation, to replay requests against ------

using Sequence = std::vector<int>;  // token ids

Sequence joined(std::initializer_list<Sequence> parts) {
  Sequence all;
  for (const Sequence& part : parts) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

bool begins_with(const Sequence& text, const Sequence& unit) {
  return unit.size() <= text.size() &&
         std::equal(unit.begin(), unit.end(), text.begin());
}

class PrefixStore {
 public:
  std::int64_t hit(const Sequence& prompt) const {
    std::size_t longest = 0;
    for (const Sequence& unit : units_) {
      if (begins_with(prompt, unit)) longest = std::max(longest, unit.size());
    }
    return static_cast<std::int64_t>(longest);
  }

  // Both boundary units, and what the prompt has in common with any before.
  void store(const Sequence& prompt, const Sequence& output) {
    for (const Sequence& earlier : seen_) {
      const auto end = std::mismatch(prompt.begin(), prompt.end(),
                                     earlier.begin(), earlier.end());
      units_.emplace_back(prompt.begin(), end.first);
    }
    units_.push_back(prompt);
    units_.push_back(joined({prompt, output}));
    seen_.push_back(units_.back());
  }

  std::int64_t send(const Sequence& prompt, const Sequence& output) {
    const std::int64_t found = hit(prompt);
    store(prompt, output);
    return found;
  }

 private:
  std::vector<Sequence> units_;
  std::vector<Sequence> seen_;
};

struct Sent {
  std::int64_t prompt;
  std::int64_t hit;
  std::int64_t output;
  friend bool operator==(const Sent&, const Sent&) = default;
};

// Builds the real token sequences of a run and replays them.
class Replay {
 public:
  explicit Replay(const Shape& shape) : shape_(shape) {
    prefix_ = fresh(shape.prefix);
    if (!shape.shared) return;
    for (int i = 0; i < 2; ++i) {
      store_.send(joined({prefix_, fresh(Tokens(std::int64_t{3}))}),
                  fresh(Tokens(std::int64_t{2})));
    }
  }

  std::vector<Sent> run() {
    switch (shape_.kind) {
      case ShapeKind::chat:
        converse(joined({prefix_, fresh(shape_.each)}));
        break;
      case ShapeKind::agent:
        converse(joined({prefix_, fresh(shape_.opening)}));
        break;
      case ShapeKind::document:
        ask();
        break;
      case ShapeKind::templated:
        repeat(prefix_);
        break;
      case ShapeKind::none:
        repeat({});
        break;
    }
    return sent_;
  }

 private:
  Sequence fresh(Tokens tokens) {
    Sequence text;
    for (std::int64_t i = 0; i < tokens.count(); ++i) text.push_back(next_++);
    return text;
  }

  void send(const Sequence& prompt, const Sequence& output) {
    const std::int64_t hit = store_.send(prompt, output);
    sent_.push_back({static_cast<std::int64_t>(prompt.size()), hit,
                     static_cast<std::int64_t>(output.size())});
  }

  void converse(Sequence prompt) {
    for (std::int64_t turn = 1; turn <= shape_.turns; ++turn) {
      const Sequence thought = fresh(shape_.reasoning);
      const Sequence answer = fresh(shape_.answer);
      send(prompt, joined({thought, answer}));
      if (turn == shape_.turns) break;
      if (shape_.keep_reasoning) prompt = joined({prompt, thought});
      prompt = joined({prompt, answer, fresh(shape_.each)});
      const auto most = static_cast<std::size_t>(shape_.compact_at.count());
      if (most == 0 || prompt.size() <= most) continue;
      const Sequence summary = fresh(shape_.summary);
      send(prompt, summary);
      prompt = joined({prefix_, summary});
    }
  }

  void repeat(const Sequence& common) {
    for (std::int64_t i = 0; i < shape_.turns; ++i) {
      send(joined({common, fresh(shape_.each)}),
           joined({fresh(shape_.reasoning), fresh(shape_.answer)}));
    }
  }

  void ask() {
    const Sequence common = joined({prefix_, fresh(shape_.opening)});
    if (shape_.mode == DocumentMode::separate) return repeat(common);
    if (shape_.mode == DocumentMode::follow_up) {
      return converse(joined({common, fresh(shape_.each)}));
    }
    Sequence prompt = common;
    Sequence output;
    for (std::int64_t i = 0; i < shape_.turns; ++i) {
      const Sequence question = fresh(shape_.each);
      const Sequence answer =
          joined({fresh(shape_.reasoning), fresh(shape_.answer)});
      prompt = joined({prompt, question});
      output = joined({output, answer});
      if (shape_.mode == DocumentMode::one_request) continue;
      const Sequence alone = joined({common, question});
      sent_.push_back({static_cast<std::int64_t>(alone.size()),
                       store_.hit(alone),
                       static_cast<std::int64_t>(answer.size())});
    }
    if (shape_.mode == DocumentMode::one_request) send(prompt, output);
  }

  const Shape& shape_;
  int next_ = 1;
  Sequence prefix_;
  PrefixStore store_;
  std::vector<Sent> sent_;
};

std::vector<Sent> sent_by_model(const Shape& shape) {
  const Result<ShapeRun> run = run_shape(shape);
  std::vector<Sent> sent;
  if (!run) return sent;
  for (const CacheRow& row : run->rows) {
    sent.push_back(
        {row.prompt.count(), row.best_hit.count(), row.output.count()});
  }
  return sent;
}

void add(ShapeTokens& sum, const ShapeTokens& one, std::int64_t times = 1) {
  const auto all = [times](Tokens a) { return Tokens(times * a.count()); };
  sum.requests += times;
  sum.hit += all(one.hit);
  sum.miss += all(one.miss);
  sum.output += all(one.output);
}

std::string described(const Shape& shape) { return link_text_of(shape); }

// The official examples of the caching page, with every message a number of
// tokens of its own.

// Multi-round conversation: the second request repeats the whole first one.
TEST(PrefixCache, OfficialExampleOfAConversationHitsOnTheSecondRequest) {
  const Shape shape = shape_of(ShapeKind::chat, 2, 7, 0, 6, 8);
  EXPECT_EQ(sent_by_model(shape), (std::vector<Sent>{{13, 0, 8}, {27, 21, 8}}));
}

// Questions about one report: the second finds nothing, the third the report.
TEST(PrefixCache, OfficialExampleOfALongTextHitsOnTheThirdRequest) {
  const Shape shape = shape_of(ShapeKind::document, 3, 9, 5000, 12, 300);
  EXPECT_EQ(
      sent_by_model(shape),
      (std::vector<Sent>{{5021, 0, 300}, {5021, 0, 300}, {5021, 5009, 300}}));
}

// Few-shot examples before every question: a common beginning as well.
TEST(PrefixCache, OfficialExampleOfFewShotHitsOnTheThirdRequest) {
  const Shape shape = shape_of(ShapeKind::templated, 4, 120, 0, 15, 20);
  EXPECT_EQ(sent_by_model(shape),
            (std::vector<Sent>{
                {135, 0, 20}, {135, 0, 20}, {135, 120, 20}, {135, 120, 20}}));
}

// Worked by hand: system 500, turns of 100 in, 50 thought and 200 said.
TEST(PrefixCache, ReasoningLeftOutOfTheNextPromptShortensItsHit) {
  Shape shape = shape_of(ShapeKind::chat, 3, 500, 0, 100, 200);
  shape.reasoning = Tokens(std::int64_t{50});
  EXPECT_EQ(
      sent_by_model(shape),
      (std::vector<Sent>{{600, 0, 250}, {900, 600, 250}, {1200, 900, 250}}));
  shape.keep_reasoning = true;
  EXPECT_EQ(
      sent_by_model(shape),
      (std::vector<Sent>{{600, 0, 250}, {950, 850, 250}, {1300, 1200, 250}}));
}

// Worked by hand: 100 prefix + 10 task, steps of 20 said and 30 returned,
// compacted to 15 when a prompt would be over 200.
TEST(PrefixCache, CompactionIsARequestOfItsOwnAndStartsAgainFromThePrefix) {
  Shape shape = shape_of(ShapeKind::agent, 6, 100, 10, 30, 20);
  shape.compact_at = Tokens(std::int64_t{200});
  shape.summary = Tokens(std::int64_t{15});
  EXPECT_EQ(sent_by_model(shape), (std::vector<Sent>{{110, 0, 20},
                                                     {160, 130, 20},
                                                     {210, 180, 15},
                                                     {115, 0, 20},
                                                     {165, 135, 20},
                                                     {215, 185, 15},
                                                     {115, 100, 20},
                                                     {165, 135, 20}}));
  const Result<ShapeTokens> tokens = tokens_of(shape);
  ASSERT_TRUE(tokens.ok());
  EXPECT_EQ(tokens->requests, 8);
}

// The model's closed rules and a store that replays real token sequences give
// the same hits.
TEST(PrefixCache, AgreesWithReplayingTheRequestsAgainstAPrefixStore) {
  std::mt19937 random(20261123);
  for (int i = 0; i < 4000; ++i) {
    const Shape shape = random_shape(random);
    EXPECT_EQ(sent_by_model(shape), Replay(shape).run()) << described(shape);
  }
}

// Hits never exceed the prompt; best ≥ expected ≥ none; the sums are the rows'.
TEST(PrefixCache, HitsAreOrderedAndWithinThePrompt) {
  std::mt19937 random(7);
  for (int i = 0; i < 4000; ++i) {
    const Shape shape = random_shape(random);
    const Result<ShapeRun> run = run_shape(shape);
    ASSERT_TRUE(run.ok()) << described(shape);
    std::int64_t prompts = 0;
    for (const CacheRow& row : run->rows) {
      EXPECT_LE(row.best_hit, row.prompt) << described(shape);
      EXPECT_LE(row.expected_hit, row.best_hit) << described(shape);
      EXPECT_GE(row.expected_hit.count(), 0);
      prompts += row.prompt.count();
    }
    for (const CacheCase which :
         {CacheCase::best, CacheCase::expected, CacheCase::none}) {
      const ShapeTokens sum = tokens_of(*run, which);
      EXPECT_EQ((sum.hit + sum.miss).count(), prompts);
    }
  }
}

// Summed up alone, a run comes to what its rows add up to.
TEST(PrefixCache, SumsWithoutRowsAreThoseOfTheRows) {
  std::mt19937 random(23);
  for (int i = 0; i < 2000; ++i) {
    Shape shape = random_shape(random);
    if (i % 5 == 0) shape.measured = PartsPerMillion(std::int32_t{421000});
    const Result<ShapeRun> run = run_shape(shape);
    ASSERT_TRUE(run.ok()) << described(shape);
    for (const CacheCase which :
         {CacheCase::best, CacheCase::expected, CacheCase::none}) {
      shape.used = which;
      ShapeTokens sum;
      for (const CacheRow& row : run->rows) add(sum, tokens_of(row, which));
      EXPECT_EQ(*tokens_of(shape), sum) << described(shape);
      EXPECT_EQ(tokens_of(*run, which), sum) << described(shape);
    }
  }
}

// The example that was refused: 20,000 records behind one template, of which
// the first two hit nothing.
TEST(PrefixCache, ABatchOfTwentyThousandIsCounted) {
  const Shape shape = shape_of(ShapeKind::templated, 20000, 3000, 0, 400, 120);
  const Result<ShapeRun> run = run_shape(shape);
  ASSERT_TRUE(run.ok());
  EXPECT_EQ(run->rows.size(), 1000U);
  EXPECT_EQ(tokens_of(*run, CacheCase::best),
            (ShapeTokens{20000, Tokens(std::int64_t{19998 * 3000}),
                         Tokens(std::int64_t{19998 * 400 + 2 * 3400}),
                         Tokens(std::int64_t{20000 * 120})}));
}

// Of requests that are alike, any number comes to the table's sum and its last
// row as often as it is left out.
TEST(PrefixCache, RequestsThatAreAlikeAreMultiplied) {
  std::mt19937_64 random(29);
  for (int i = 0; i < 3000; ++i) {
    std::mt19937 small(static_cast<std::uint32_t>(random()));
    Shape shape = random_shape(small);
    if (!is_alike(shape) || shape.mode == DocumentMode::one_request) continue;
    if (i % 5 == 0) shape.measured = PartsPerMillion(std::int32_t{421000});
    shape.turns = static_cast<std::int64_t>(random() % 1000000000 + 1);
    if (i % 3 == 0) shape.turns %= 3000;
    if (shape.turns == 0) shape.turns = kMostAlike;
    const Result<ShapeRun> run = run_shape(shape);
    ASSERT_TRUE(run.ok()) << described(shape);
    const auto shown = static_cast<std::int64_t>(run->rows.size());
    EXPECT_EQ(shown, std::min(shape.turns, kMostRows));
    for (const CacheCase which :
         {CacheCase::best, CacheCase::expected, CacheCase::none}) {
      ShapeTokens sum;
      for (const CacheRow& row : run->rows) add(sum, tokens_of(row, which));
      add(sum, tokens_of(run->rows.back(), which), shape.turns - shown);
      EXPECT_EQ(tokens_of(*run, which), sum) << described(shape);
    }
  }
}

TEST(PrefixCache, RunsThatGrowAndRequestsThatAreAlikeHaveTheirLimits) {
  const auto too_many = [](ShapeKind kind, std::int64_t turns) {
    const Result<ShapeTokens> run =
        tokens_of(shape_of(kind, turns, 1, 0, 1, 1));
    return !run && run.errors().front().code == ErrorCode::too_many;
  };
  EXPECT_FALSE(too_many(ShapeKind::chat, kMostTurns));
  EXPECT_TRUE(too_many(ShapeKind::chat, kMostTurns + 1));
  EXPECT_TRUE(too_many(ShapeKind::agent, kMostTurns + 1));
  for (const ShapeKind kind : {ShapeKind::templated, ShapeKind::none}) {
    EXPECT_FALSE(too_many(kind, kMostAlike));
    EXPECT_TRUE(too_many(kind, kMostAlike + 1));
  }
}

// At prices where a hit is cheaper than a miss, as on every card: no cache
// costs no less than expected, and that no less than the best case.
TEST(PrefixCache, NoCacheCostsMostAndTheBestCaseLeast) {
  std::mt19937 random(29);
  for (int i = 0; i < 2000; ++i) {
    Shape shape = random_shape(random);
    const auto cost = [&shape](CacheCase which) {
      shape.used = which;
      const Result<ShapeTokens> run = tokens_of(shape);
      return run->hit.count() * 28 + run->miss.count() * 1400 +
             run->output.count() * 2800;
    };
    EXPECT_GE(cost(CacheCase::none), cost(CacheCase::expected))
        << described(shape);
    EXPECT_GE(cost(CacheCase::expected), cost(CacheCase::best))
        << described(shape);
  }
}

std::int64_t misses(Shape shape, CacheCase which) {
  shape.used = which;
  const Result<ShapeTokens> tokens = tokens_of(shape);
  return tokens ? tokens->miss.count() : -1;
}

// More repetition never costs more: tokens moved from what is new in every
// request into the shared prefix, a shared prefix instead of an isolated one,
// more of the cache left, and shorter gaps never add a miss.
TEST(PrefixCache, MoreRepetitionNeverCostsMore) {
  std::mt19937 random(11);
  for (int i = 0; i < 2000; ++i) {
    const Shape shape = random_shape(random);
    for (const CacheCase which : {CacheCase::best, CacheCase::expected}) {
      const std::int64_t before = misses(shape, which);
      Shape more = shape;
      more.shared = true;
      EXPECT_LE(misses(more, which), before) << described(shape);
      more = shape;
      more.available = PartsPerMillion(1000000);
      EXPECT_LE(misses(more, which), before) << described(shape);
      more = shape;
      more.gap_minutes /= 2;
      EXPECT_LE(misses(more, which), before) << described(shape);
      if (shape.kind == ShapeKind::templated && shape.each.count() > 1) {
        more = shape;
        more.prefix += Tokens(std::int64_t{1});
        more.each = Tokens(shape.each.count() - 1);
        EXPECT_LE(misses(more, which), before) << described(shape);
      }
    }
  }
}

// Gaps evenly between nothing and twice the average: 180 of 2 × 120 minutes.
TEST(PrefixCache, AGapBeyondTheLifetimeLeavesTheSharedPrefix) {
  Shape shape = shape_of(ShapeKind::chat, 2, 400, 0, 100, 100);
  shape.shared = true;
  shape.available = PartsPerMillion(1000000);
  shape.gap_minutes = 90;
  EXPECT_EQ(alive_after_gap(shape), PartsPerMillion(1000000));
  shape.gap_minutes = 120;
  EXPECT_EQ(alive_after_gap(shape), PartsPerMillion(750000));
  const Result<ShapeRun> run = run_shape(shape);
  ASSERT_TRUE(run.ok());
  // 600 tokens stored, of which 400 are the prefix: 0.75 × 600 + 0.25 × 400.
  EXPECT_EQ(run->rows[1].expected_hit.count(), 550);
  shape.lifetime_minutes = 0;
  EXPECT_EQ(run_shape(shape)->rows[1].expected_hit.count(), 400);
}

TEST(PrefixCache, AMeasuredShareReplacesTheExpectedHits) {
  Shape shape = shape_of(ShapeKind::none, 3, 0, 0, 1500, 400);
  shape.measured = PartsPerMillion(700000);
  const Result<ShapeTokens> tokens = tokens_of(shape);
  ASSERT_TRUE(tokens.ok());
  EXPECT_EQ(*tokens, (ShapeTokens{3, Tokens(std::int64_t{3150}),
                                  Tokens(std::int64_t{1350}),
                                  Tokens(std::int64_t{1200})}));
}

}  // namespace
}  // namespace deepseek_cost
