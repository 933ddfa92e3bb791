// The vocabulary that DeepSeek V3, V4 and V4.1 share: 128,000 base tokens.
//
// It comes as one file: eight bytes "DSVOCAB1", then the 127,741 merges in the
// order of their ids as six planes (low, middle and high bytes of the left
// tokens' ids, then of the right ones'). Everything else follows: ids 0–2 are
// added tokens, 3–258 the bytes, and merge i makes token 259 + i, whose bytes
// are those of its parts. The order of merges is that of ids, so a pair of
// tokens merges into the token of its bytes, and the lowest id merges first.
//
// Source: tokenizer.json of DeepSeek-V3, -V4 and -V4.1 (MIT).
#ifndef DEEPSEEK_COST_CORE_TOKENS_VOCABULARY_H_
#define DEEPSEEK_COST_CORE_TOKENS_VOCABULARY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/tokens/token_trie.h"

namespace deepseek_cost::tokens {

inline constexpr TokenId kFirstByteToken = 3;
inline constexpr TokenId kFirstMerged = 259;
inline constexpr std::size_t kMerges = 127'741;
inline constexpr TokenId kBaseTokens = kFirstMerged + kMerges;
inline constexpr std::size_t kTokenBytes = 835'594;
inline constexpr std::size_t kLongestToken = 128;
inline constexpr std::string_view kVocabularyMagic = "DSVOCAB1";
inline constexpr std::size_t kVocabularyFileBytes = 8 + 6 * kMerges;

class Vocabulary {
 public:
  // Errors: not_a_vocabulary where the file is anything but this vocabulary,
  // whole and unchanged (its length, first bytes and checksum are compared,
  // then the sums over what it unfolds to).
  static Result<Vocabulary> load(std::string_view file);

  // The bytes of a base token (from kFirstByteToken on).
  std::string bytes_of(TokenId token) const;
  std::size_t length_of(TokenId token) const {
    return static_cast<std::size_t>(tokens_[token].length);
  }
  TokenId byte_token(char byte) const {
    return trie_.longest_match(&byte, 1 + &byte);
  }

  // The longest token that [at, end) begins with; `at` is before `end`.
  TokenId longest_match(const char* at, const char* end) const {
    return trie_.longest_match(at, end);
  }
  // Of a token of several bytes, the longest token that it begins with.
  TokenId shorter(TokenId token) const {
    return static_cast<TokenId>(tokens_[token].shorter);
  }

  // Whether BPE leaves `left` and `right` side by side: the bytes of both
  // together are encoded as these two tokens.
  bool stay_apart(TokenId left, TokenId right) const;

 private:
  static constexpr TokenId kIdMask = (1U << 17) - 1;
  static constexpr std::size_t kBytes = kFirstMerged - kFirstByteToken;
  static constexpr int kPairSlotBits = 18;
  static constexpr int kPairBits = 21;

  // Of a single byte, its parts are itself.
  struct Token {
    std::uint64_t left : 17 = kNoToken;
    std::uint64_t right : 17 = kNoToken;
    std::uint64_t shorter : 17 = kNoToken;
    std::uint64_t length : 8 = 0;
  };

  TokenId left_of(TokenId token) const {
    return static_cast<TokenId>(tokens_[token].left);
  }
  TokenId right_of(TokenId token) const {
    return static_cast<TokenId>(tokens_[token].right);
  }

  static std::uint64_t hash_of_pair(TokenId left, TokenId right) {
    return (std::uint64_t{left} << 17 | right) * 0x9E37'79B9'7F4A'7C15U;
  }
  static std::size_t slot_of(std::uint64_t hash) {
    return static_cast<std::size_t>(hash >> (64 - kPairSlotBits));
  }
  static std::size_t bit_of(std::uint64_t hash) {
    return static_cast<std::size_t>(hash >> (64 - kPairBits));
  }

  // The token that the pair merges into, or kBaseTokens.
  TokenId merged(TokenId left, TokenId right) const {
    const std::uint64_t hash = hash_of_pair(left, right);
    // Most pairs do not merge; a small table says so of most of them.
    const std::size_t bit = bit_of(hash);
    if ((may_merge_[bit / 64] >> bit % 64 & 1) == 0) return kBaseTokens;
    for (std::size_t slot = slot_of(hash);;
         slot = (slot + 1) % merges_.size()) {
      const TokenId token = merges_[slot];
      if (token == kNoToken) return kBaseTokens;
      if (left_of(token) == left && right_of(token) == right) return token;
    }
  }

  // The same of two single bytes, the pair that is asked about most.
  TokenId merged_bytes(TokenId left, TokenId right) const {
    return merged_bytes_[byte_pair(left, right)];
  }
  static std::size_t byte_pair(TokenId left, TokenId right) {
    return std::size_t{left - kFirstByteToken} * kBytes + right -
           kFirstByteToken;
  }
  static bool are_bytes(TokenId left, TokenId right) {
    return left < kFirstMerged && right < kFirstMerged;
  }

  bool unfold(std::string_view planes);
  bool index();
  void add_merge(TokenId token);

  std::vector<Token> tokens_;
  TokenTrie trie_;
  std::vector<TokenId> merges_;  // by the hashes of their pairs
  std::vector<std::uint64_t> may_merge_;
  std::vector<TokenId> merged_bytes_;
};

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_VOCABULARY_H_
