// Counts the tokens of a text that arrives in chunks, cut anywhere.
//
// What cannot be settled yet is kept: the last characters of a chunk, and all
// of a piece that has not ended. So memory stays at the size of the chunks,
// except where one piece is larger (a run of megabytes without a space, a digit
// or an end).
#ifndef DEEPSEEK_COST_CORE_TOKENS_TEXT_COUNTER_H_
#define DEEPSEEK_COST_CORE_TOKENS_TEXT_COUNTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/tokens/tokenizer.h"

namespace deepseek_cost::tokens {

// `text` with U+FFFD in the place of what is not well-formed UTF-8, one for
// each maximal part of a character (as the Encoding Standard's decoders do).
// `kept` gets the number of bytes at the end that may be the beginning of a
// character, which the answer leaves out.
std::string well_formed(std::string_view text, std::size_t& kept);

struct TextCount {
  std::int64_t tokens = 0;
  std::int64_t characters = 0;  // code points
  std::int64_t bytes = 0;       // of the text as UTF-8
};

// The tokenizer must outlive it.
class TextCounter {
 public:
  explicit TextCounter(Tokenizer& tokenizer) : tokenizer_(tokenizer) {}

  void append(std::string_view bytes);
  // Counts what is left and answers the sums. Nothing may follow.
  TextCount finish();

  // What is settled so far.
  const TextCount& so_far() const { return count_; }

 private:
  void take(std::string_view text);

  Tokenizer& tokenizer_;
  TextCount count_;
  std::string unfinished_;  // the beginning of a character
  std::string open_;        // well-formed text from the last safe cut on
};

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_TEXT_COUNTER_H_
