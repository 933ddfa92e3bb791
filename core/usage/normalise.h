// What one request is billed for, whatever wire format reported it.
//
// Four shapes of a `usage` object are read. All of them end as the same three
// buckets, because DeepSeek bills three: hits, misses and output.
//
//   Chat Completions   prompt_tokens = prompt_cache_hit_tokens +
//                      prompt_cache_miss_tokens; completion_tokens
//   Responses          input_tokens includes
//   input_tokens_details.cached_tokens;
//                      output_tokens
//   Anthropic format   input_tokens EXCLUDES cache_read_input_tokens (hits) and
//                      cache_creation_input_tokens; output_tokens
//   our own            hit, miss, output
//
// The rules, in the order in which they apply:
//   1. A hit count that stands in two places (prompt_cache_hit_tokens and
//      prompt_tokens_details.cached_tokens) is one number, never added;
//      DeepSeek's own field wins.
//   2. Where hits and misses are fewer than the input, the rest is misses; but
//      where only the misses are reported, the rest is hits. input_tokens
//      beside DeepSeek's own hit count is the whole input, as prompt_tokens is.
//   3. Writing to the cache costs what a miss costs: cache_creation counts as
//      miss. There is no fee for writing.
//   4. Reasoning tokens are inside the output and are never added to it.
//   5. Counts that contradict each other (more hits than input, more reasoning
//      than output, a total that is not the sum) are refused, and so are
//      negative, fractional and absurd (above 10^15) ones: no bill is better
//      than an invented one.
//
// Sources: https://api-docs.deepseek.com/api/create-chat-completion (fields and
// their sums) and .../guides/kv_cache; the Anthropic meaning is confirmed by a
// request log that adds up to the official export of 2026-06-03.
#ifndef DEEPSEEK_COST_CORE_USAGE_NORMALISE_H_
#define DEEPSEEK_COST_CORE_USAGE_NORMALISE_H_

#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/number/units.h"
#include "core/rates/pricing.h"

namespace deepseek_cost::usage {

// The most tokens that one request can plausibly have used.
inline constexpr std::int64_t kMostTokensReported = 1000000000000000;

struct TokenUsage {
  Usage billed;      // output: reasoning included
  Tokens reasoning;  // for information; a part of the output
};

// The numbers of a `usage` object that matter. The first group stands in the
// object itself, the second in its *_details objects.
enum class UsageField : std::uint8_t {
  prompt_tokens,
  prompt_cache_hit_tokens,
  prompt_cache_miss_tokens,
  completion_tokens,
  input_tokens,
  output_tokens,
  cache_read_input_tokens,
  cache_creation_input_tokens,
  total_tokens,
  hit,
  miss,
  output,
  reasoning,
  cached_tokens,     // prompt_tokens_details, input_tokens_details
  reasoning_tokens,  // completion_tokens_details, output_tokens_details
};
inline constexpr std::size_t kUsageFields = 15;

std::string_view name_of(UsageField field);

// The fields as they were found. Reading never fails; the first thing that
// cannot be a token count is kept and refused by `normalise`.
class UsageFields {
 public:
  // Kinds other than number, string and null are no count. A string must hold
  // digits only. `text` is the number as it was written.
  void set(UsageField field, json::Value::Kind kind, std::string_view text);

  // In the Anthropic format even if no cache field says so.
  void set_anthropic() { anthropic_ = true; }
  // A value that should have been an object (usage, *_details) was none.
  void set_misshapen() { refuse(ErrorCode::wrong_type, kUsageFields); }

  bool has(UsageField field) const { return get(field) >= 0; }
  std::int64_t get(UsageField field) const {  // -1 where absent
    return counts_[static_cast<std::size_t>(field)];
  }
  std::int64_t get_or_zero(UsageField field) const {
    return has(field) ? get(field) : 0;
  }
  bool empty() const;  // nothing found, nothing refused
  bool anthropic() const;

  // Errors: those of reading (`value` names the field), no_usage where nothing
  // was found, contradictory_usage.
  Result<TokenUsage> normalise() const;

  // A stream's later report replaces what it repeats (Anthropic's
  // message_delta carries the final output, and the input only sometimes).
  void update_from(const UsageFields& later);

 private:
  void refuse(ErrorCode code, std::size_t field);

  std::int64_t counts_[kUsageFields] = {-1, -1, -1, -1, -1, -1, -1, -1,
                                        -1, -1, -1, -1, -1, -1, -1};
  bool anthropic_ = false;
  bool refused_ = false;
  ErrorCode refusal_ = ErrorCode::no_usage;
  std::size_t refused_field_ = 0;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_NORMALISE_H_
