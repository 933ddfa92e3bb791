#include "core/usage/normalise.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace deepseek_cost::usage {
namespace {

using F = UsageField;

constexpr std::array<std::string_view, kUsageFields> kNames = {
    "prompt_tokens",
    "prompt_cache_hit_tokens",
    "prompt_cache_miss_tokens",
    "completion_tokens",
    "input_tokens",
    "output_tokens",
    "cache_read_input_tokens",
    "cache_creation_input_tokens",
    "total_tokens",
    "hit",
    "miss",
    "output",
    "reasoning",
    "cached_tokens",
    "reasoning_tokens"};

struct ReadTokens {
  std::int64_t tokens = 0;
  ErrorCode error = ErrorCode::not_a_number;
  bool good = false;
};

// Digits, with ".0" allowed behind them (tables that passed through a
// spreadsheet or a data frame write 2000.0).
ReadTokens read_tokens(std::string_view text) {
  if (text.starts_with('-')) return {0, ErrorCode::negative_number, false};
  std::int64_t tokens = 0;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    tokens = std::min(tokens * 10 + (text[at] - '0'), kMostTokensReported + 1);
  }
  if (at == 0) return {};
  if (at < text.size() && text[at] == '.') {
    const std::size_t rest = text.find_first_not_of('0', at + 1);
    if (rest != std::string_view::npos || at + 1 == text.size()) {
      return {0, ErrorCode::not_whole, false};
    }
    at = text.size();
  }
  if (at != text.size()) return {};
  if (tokens > kMostTokensReported) return {0, ErrorCode::out_of_range, false};
  return {tokens, {}, true};
}

Error contradiction(std::string_view field, std::string_view detail) {
  return {ErrorCode::contradictory_usage, "", field, detail};
}

struct Input {
  std::int64_t hit = 0;
  std::int64_t miss = 0;
};

Result<Input> split_input(std::int64_t all, std::int64_t hit,
                          std::int64_t miss) {
  if (hit > all) return contradiction("hit", "more hits than input");
  if (hit + miss > all) {
    return contradiction("input", "hits and misses are more than the input");
  }
  return Input{hit, all - hit};
}

Result<Input> chat_input(const UsageFields& usage) {
  const std::int64_t hit = usage.has(F::prompt_cache_hit_tokens)
                               ? usage.get(F::prompt_cache_hit_tokens)
                           : usage.has(F::cached_tokens)
                               ? usage.get(F::cached_tokens)
                               : usage.get_or_zero(F::cache_read_input_tokens);
  const std::int64_t miss = usage.get_or_zero(F::prompt_cache_miss_tokens);
  const F whole =
      usage.has(F::prompt_tokens) ? F::prompt_tokens : F::input_tokens;
  if (!usage.has(whole)) return Input{hit, miss};
  const std::int64_t all = usage.get(whole);
  // Rule 2: of the misses alone it follows what hit.
  const bool misses_alone = usage.has(F::prompt_cache_miss_tokens) &&
                            !usage.has(F::prompt_cache_hit_tokens) &&
                            !usage.has(F::cached_tokens) &&
                            !usage.has(F::cache_read_input_tokens);
  return split_input(
      all, misses_alone ? std::max<std::int64_t>(all - miss, 0) : hit, miss);
}

Result<Input> anthropic_input(const UsageFields& usage) {
  return Input{usage.get_or_zero(F::cache_read_input_tokens),
               usage.get_or_zero(F::input_tokens) +
                   usage.get_or_zero(F::cache_creation_input_tokens)};
}

Result<Input> find_input(const UsageFields& usage) {
  if (usage.has(F::hit) || usage.has(F::miss)) {
    return Input{usage.get_or_zero(F::hit), usage.get_or_zero(F::miss)};
  }
  const bool anthropic_alone = usage.anthropic() &&
                               usage.has(F::input_tokens) &&
                               !usage.has(F::prompt_tokens);
  if (!anthropic_alone &&
      (usage.has(F::prompt_tokens) || usage.has(F::prompt_cache_hit_tokens) ||
       usage.has(F::prompt_cache_miss_tokens))) {
    return chat_input(usage);
  }
  if (!usage.anthropic()) {
    const std::int64_t cached = usage.get_or_zero(F::cached_tokens);
    if (!usage.has(F::input_tokens)) return Input{cached, 0};
    return split_input(usage.get(F::input_tokens), cached, 0);
  }
  // Both meanings of input_tokens are claimed: hits inside it and beside it.
  if (usage.get_or_zero(F::cached_tokens) != 0) {
    return contradiction("input_tokens",
                         "it cannot both include and exclude the hits");
  }
  return anthropic_input(usage);
}

}  // namespace

std::string_view name_of(UsageField field) {
  return kNames[static_cast<std::size_t>(field)];
}

void UsageFields::set(UsageField field, json::Value::Kind kind,
                      std::string_view text) {
  const auto index = static_cast<std::size_t>(field);
  if (kind == json::Value::Kind::null) return;
  if (kind != json::Value::Kind::number && kind != json::Value::Kind::string) {
    return refuse(ErrorCode::wrong_type, index);
  }
  const ReadTokens count = read_tokens(text);
  if (!count.good) return refuse(count.error, index);
  counts_[index] = count.tokens;
}

void UsageFields::refuse(ErrorCode code, std::size_t field) {
  if (refused_) return;
  refused_ = true;
  refusal_ = code;
  refused_field_ = field;
}

bool UsageFields::empty() const {
  return !refused_ && std::all_of(counts_, counts_ + kUsageFields,
                                  [](std::int64_t count) { return count < 0; });
}

bool UsageFields::anthropic() const {
  return anthropic_ || has(F::cache_read_input_tokens) ||
         has(F::cache_creation_input_tokens);
}

void UsageFields::update_from(const UsageFields& later) {
  for (std::size_t i = 0; i < kUsageFields; ++i) {
    if (later.counts_[i] >= 0) counts_[i] = later.counts_[i];
  }
  if (later.refused_) refuse(later.refusal_, later.refused_field_);
}

Result<TokenUsage> UsageFields::normalise() const {
  if (refused_) {
    return Error{
        refusal_, "",
        std::string(refused_field_ < kUsageFields ? kNames[refused_field_]
                                                  : "usage"),
        refusal_ == ErrorCode::out_of_range ? "at most 10^15 tokens"
                                            : "a whole number"};
  }
  if (empty()) return Error{ErrorCode::no_usage, "", "", ""};
  const Result<Input> input = find_input(*this);
  if (!input) return input.errors();

  const std::int64_t output = has(F::output) ? get(F::output)
                              : has(F::completion_tokens)
                                  ? get(F::completion_tokens)
                                  : get_or_zero(F::output_tokens);
  const std::int64_t reasoning =
      has(F::reasoning) ? get(F::reasoning) : get_or_zero(F::reasoning_tokens);
  if (reasoning > output) {
    return contradiction("reasoning", "more reasoning than output");
  }
  // A total of 0 beside other counts is a field that nobody filled in.
  const std::int64_t total = get_or_zero(F::total_tokens);
  if (total != 0 && total != input->hit + input->miss + output) {
    return contradiction("total_tokens",
                         "the total is not the sum of input and output");
  }
  return TokenUsage{
      Usage{Tokens(input->hit), Tokens(input->miss), Tokens(output)},
      Tokens(reasoning)};
}

}  // namespace deepseek_cost::usage
