// Text into tokens, exactly as the API counts the content of messages.
//
// Added tokens (<｜User｜>, <think> …) are not looked for: in content the API
// encodes their names as plain text. Templates name them (core/tokens/prompt).
#ifndef DEEPSEEK_COST_CORE_TOKENS_TOKENIZER_H_
#define DEEPSEEK_COST_CORE_TOKENS_TOKENIZER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/tokens/bpe.h"
#include "core/tokens/vocabulary.h"

namespace deepseek_cost::tokens {

// Keeps working memory; the vocabulary must outlive it. Texts are well-formed
// UTF-8 (see repaired()).
class Tokenizer {
 public:
  explicit Tokenizer(const Vocabulary& vocabulary) : bpe_(vocabulary) {}

  std::int64_t count(std::string_view text);
  // Appends the tokens of `text` to `ids`.
  void encode(std::string_view text, std::vector<TokenId>& ids);

  const Vocabulary& vocabulary() const { return bpe_.vocabulary(); }

 private:
  Bpe bpe_;
};

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_TOKENIZER_H_
