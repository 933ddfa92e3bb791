// What two prompts share from their beginning on, and what the context cache
// can make of it.
//
// The cache matches whole blocks of 128 tokens of a prompt and of the answer
// that followed it, best effort: a hit is at most the shared tokens rounded
// down to blocks, and may be less. V4.1 was seen to leave out the last whole
// block (three observations, 2026-09). Sources: the API's guide to context
// caching; published hits of 2026-06 to 2026-09.
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_COMMON_PREFIX_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_COMMON_PREFIX_H_

#include <cstdint>
#include <string>

#include "core/tokens/prompt/count.h"
#include "core/tokens/tokenizer.h"

namespace deepseek_cost::tokens {

inline constexpr std::int64_t kCacheBlock = 128;

struct CommonPrefix {
  // Tokens of the later prompt that the earlier one, and the answer to it where
  // the later one sends it back, begins with.
  std::int64_t shared = 0;
  bool with_answer = false;  // the answer is among them
  // The most that can hit, and the most that was seen of this build.
  std::int64_t hit_limit = 0;
  std::int64_t hit_expected = 0;
  // Where they part: what the later prompt's next token is charged to (see
  // prompt.h), and the text around. The last two are what follows in each.
  std::int32_t source = kFromTemplate;
  std::string before;
  std::string earlier;
  std::string later;
  // After so many tokens that only one of them has, the next `again` are the
  // same in both: they would be shared as well if those stood behind them.
  std::int64_t only_earlier = 0;
  std::int64_t only_later = 0;
  std::int64_t again = 0;
};

// The later prompt's era decides the blocks.
CommonPrefix common_prefix(const PromptCount& earlier, const PromptCount& later,
                           const Vocabulary& vocabulary);

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_COMMON_PREFIX_H_
