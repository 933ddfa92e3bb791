// The official rule of thumb for counting tokens without the tokenizer:
// an English character is about 0.3 token, a Chinese character about 0.6
// (https://api-docs.deepseek.com/quick_start/token_usage). It is an estimate;
// the bill counts what the model's answer reports.
//
// The rule names two scripts. Here Chinese stands for every character that is
// written in full width: ideographs, kana, hangul, and their punctuation;
// everything else counts as English, spaces and line breaks included.
//
//   "Hello, world!"  → 13 × 0.3 = 3.9 → 4 tokens
//   "你好"            →  2 × 0.6 = 1.2 → 2 tokens
#ifndef DEEPSEEK_COST_CORE_SCENARIO_TOKEN_ESTIMATE_H_
#define DEEPSEEK_COST_CORE_SCENARIO_TOKEN_ESTIMATE_H_

#include <cstdint>
#include <string_view>

#include "core/number/units.h"

namespace deepseek_cost {

struct TokenCount {
  std::int64_t english = 0;  // characters at 0.3
  std::int64_t chinese = 0;  // characters at 0.6

  std::int64_t tenths() const { return english * 3 + chinese * 6; }
  // Rounded up, so that a text is never free.
  Tokens tokens() const { return Tokens((tenths() + 9) / 10); }

  friend bool operator==(const TokenCount&, const TokenCount&) = default;
};

// `text` is UTF-8; a byte that begins no character counts as an English one.
TokenCount count_by_rule(std::string_view text);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_TOKEN_ESTIMATE_H_
