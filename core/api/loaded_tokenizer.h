// The vocabulary that the module has loaded, and what is open with it.
#ifndef DEEPSEEK_COST_CORE_API_LOADED_TOKENIZER_H_
#define DEEPSEEK_COST_CORE_API_LOADED_TOKENIZER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/tokens/text_counter.h"
#include "core/tokens/tokenizer.h"

namespace deepseek_cost {

struct OpenText {
  std::int32_t number = 0;
  std::unique_ptr<tokens::TextCounter> counter;
};

// What is loaded lives as long as the program.
struct LoadedTokenizer {
  explicit LoadedTokenizer(tokens::Vocabulary taken)
      : vocabulary(std::move(taken)), tokenizer(vocabulary) {}

  tokens::Vocabulary vocabulary;
  tokens::Tokenizer tokenizer;
  std::vector<OpenText> texts;
  std::int32_t last_text = 0;
};

// nullptr before a vocabulary is loaded.
std::unique_ptr<LoadedTokenizer>& loaded();

Errors vocabulary_required();

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_LOADED_TOKENIZER_H_
