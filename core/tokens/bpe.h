// Byte-pair encoding of one piece in linear time.
//
// Applying the merges one after another is quadratic on long pieces. Instead
// the piece is read from left to right: a sequence of tokens is what the merges
// make of its bytes exactly where every two neighbours stay apart
// (Vocabulary::stay_apart), and of every beginning of the piece there is
// exactly one such sequence. So the longest token that follows is taken, a
// shorter one where it would have merged differently with the one before, and
// the one before is taken back where none fits. A place that was left this way
// is never entered again, which bounds the work.
//
// The method is that of the bpe crate of github/rust-gems (MIT), which explains
// and proves it.
#ifndef DEEPSEEK_COST_CORE_TOKENS_BPE_H_
#define DEEPSEEK_COST_CORE_TOKENS_BPE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/tokens/vocabulary.h"

namespace deepseek_cost::tokens {

// Keeps its memory from piece to piece, but for that of very long ones. The
// vocabulary must outlive it.
class Bpe {
 public:
  explicit Bpe(const Vocabulary& vocabulary);

  // The tokens of `piece`, which is not empty; valid until the next call.
  std::span<const TokenId> encode(std::string_view piece);

  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  // The tokens of a short piece. Texts repeat them. Half of a cache line.
  struct Remembered {
    std::uint64_t words[2] = {0, 0};
    TokenId ids[3] = {};
    std::uint16_t bytes = 0;
    std::uint16_t tokens = 0;
  };

  std::span<const TokenId> remembered(std::string_view piece);
  void run(std::string_view piece);
  TokenId fitting(TokenId left, TokenId longest);
  TokenId next_token(TokenId longest, std::size_t place);
  bool is_dead(std::size_t place) const {
    return (dead_[place / 64] >> place % 64 & 1) != 0;
  }

  const Vocabulary& vocabulary_;
  std::vector<TokenId> tokens_;
  std::vector<std::uint64_t> dead_;  // places from which no token goes on
  std::vector<std::uint64_t> fits_;  // answers of fitting()
  std::vector<Remembered> remembered_;
};

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_BPE_H_
