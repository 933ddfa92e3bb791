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

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace deepseek_cost::tokens {

using TokenId = std::uint32_t;

inline constexpr TokenId kNoToken = 0;  // an added token, so never of BPE
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
  std::string_view bytes_of(TokenId token) const {
    return {bytes_.data() + start_[token], length_of(token)};
  }
  std::size_t length_of(TokenId token) const {
    return start_[token + 1] - start_[token];
  }
  TokenId byte_token(char byte) const {
    return byte_tokens_[static_cast<unsigned char>(byte)];
  }

  // The token that is `piece` where one of up to eight bytes is: that is most
  // pieces of most texts. kNoToken otherwise.
  TokenId short_token(std::string_view piece) const {
    if (piece.size() > 8) return kNoToken;
    const std::uint64_t key = packed(piece);
    for (std::size_t i = slot_of(key, kShortSlots);;
         i = (i + 1) % kShortSlots) {
      const ShortToken& entry = short_[i];
      if (entry.bytes == key && entry.length == piece.size()) {
        return entry.token;
      }
      if (entry.length == 0) return kNoToken;
    }
  }

  // The longest token that [at, end) begins with; `at` is before `end`.
  TokenId longest_match(const char* at, const char* end) const {
    TokenId longest = byte_token(*at);
    std::uint32_t node = longest - kFirstByteToken;
    if (end - at >= 3) {
      const Root& root = find_root(at);
      if (root.edge != 0) {
        longest = token_of(root.edge);
        node = node_of(root.edge);
        at += 2;
        if (end - at > 1 && (root.nexts & bit_of(at[1])) == 0) return longest;
      }
    }
    while (++at < end) {
      const std::uint64_t edge = find_edge(node, *at);
      if (edge == 0) break;
      node = node_of(edge);
      if (token_of(edge) != kNoToken) longest = token_of(edge);
    }
    return longest;
  }

  // Calls `visit` with every token that [at, end) begins with, short ones
  // first.
  template <typename Visit>
  void each_match(const char* at, const char* end, Visit visit) const {
    TokenId token = byte_token(*at);
    visit(token);
    std::uint32_t node = token - kFirstByteToken;
    while (++at < end) {
      const std::uint64_t edge = find_edge(node, *at);
      if (edge == 0) break;
      node = node_of(edge);
      if (token_of(edge) != kNoToken) visit(token_of(edge));
    }
  }

  // Whether BPE leaves `left` and `right` side by side: the bytes of both
  // together are encoded as these two tokens.
  bool stay_apart(TokenId left, TokenId right) const;

 private:
  // An edge of the tree of token bytes in one word: the node it leaves and its
  // byte (27 bits), the node it leads to (19), the token that ends there (18).
  // Nodes 0–255 are those of the single bytes; there is no edge of value 0.
  static constexpr std::size_t kEdgeSlots = std::size_t{1} << 19;
  static constexpr std::size_t kMostNodes = kEdgeSlots / 8 * 7;
  static constexpr std::size_t kPairSlots = std::size_t{1} << 18;
  static constexpr std::size_t kShortSlots = std::size_t{1} << 18;
  static constexpr std::size_t kRootSlots = std::size_t{1} << 15;
  static constexpr std::size_t kPairBits = std::size_t{1} << 20;

  struct ShortToken {
    std::uint64_t bytes;
    TokenId token;
    std::uint32_t length;  // 0: none
  };

  struct Root {
    std::uint64_t edge;
    std::uint64_t nexts;  // of bytes that may follow, by their low six bits
  };
  static std::uint64_t bit_of(char byte) {
    return std::uint64_t{1} << (static_cast<unsigned char>(byte) & 63);
  }

  static std::uint64_t packed(std::string_view upto8) {
    std::uint64_t word = 0;
    std::memcpy(&word, upto8.data(), upto8.size());
    return word;
  }
  static std::uint64_t three_bytes(const char* at) {
    const auto byte = [at](int i) {
      return std::uint64_t{static_cast<unsigned char>(at[i])};
    };
    return byte(0) | byte(1) << 8 | byte(2) << 16;
  }
  static std::uint32_t node_of(std::uint64_t edge) {
    return static_cast<std::uint32_t>(edge >> 18 & 0x7FFFF);
  }
  static TokenId token_of(std::uint64_t edge) {
    return static_cast<TokenId>(edge & 0x3FFFF);
  }
  static std::uint64_t edge_key(std::uint32_t node, char byte) {
    return std::uint64_t{node} << 8 | static_cast<unsigned char>(byte);
  }
  static std::uint64_t mixed(std::uint64_t key) {
    return key * 0x9E37'79B9'7F4A'7C15U;
  }
  static std::size_t slot_of(std::uint64_t key, std::size_t slots) {
    return static_cast<std::size_t>(mixed(key) >> 40) & (slots - 1);
  }

  // As an edge, but for the first three bytes of a token at once, with the
  // longest token in them.
  const Root& find_root(const char* at) const {
    const std::uint64_t key = three_bytes(at);
    for (std::size_t i = slot_of(key, kRootSlots);; i = (i + 1) % kRootSlots) {
      const Root& root = roots_[i];
      if (root.edge >> 37 == key || root.edge == 0) return root;
    }
  }

  std::uint64_t find_edge(std::uint32_t node, char byte) const {
    const std::uint64_t key = edge_key(node, byte);
    for (std::size_t i = slot_of(key, kEdgeSlots);; i = (i + 1) % kEdgeSlots) {
      if (edges_[i] >> 37 == key || edges_[i] == 0) return edges_[i];
    }
  }

  // The token that the pair merges into, or kBaseTokens.
  TokenId merged(TokenId left, TokenId right) const {
    const std::uint64_t key = std::uint64_t{left} << 17 | right;
    // Most pairs do not merge; a small table says so of nine in ten.
    const auto bit = static_cast<std::size_t>(mixed(key) >> 44);
    if ((may_merge_[bit / 64] >> bit % 64 & 1) == 0) return kBaseTokens;
    for (std::size_t i = slot_of(key, kPairSlots);; i = (i + 1) % kPairSlots) {
      if (pairs_[i] == 0) return kBaseTokens;
      if (pairs_[i] >> 17 == key) {
        return static_cast<TokenId>(pairs_[i] & 0x1FFFF);
      }
    }
  }

  void number_bytes();
  bool unfold(std::string_view planes);
  void plant(TokenId token);
  void pair_up(TokenId token);
  void index_short(TokenId token);
  void index_roots();
  Root& root_of(const char* at);

  std::array<TokenId, 256> byte_tokens_{};
  std::string bytes_;
  std::vector<std::uint32_t> start_;
  std::vector<TokenId> left_;
  std::vector<TokenId> right_;
  std::vector<std::uint64_t> edges_;
  std::vector<Root> roots_;
  std::vector<ShortToken> short_;
  std::vector<std::uint64_t> pairs_;
  std::vector<std::uint64_t> may_merge_;
  std::vector<std::uint32_t> node_of_token_;
  std::uint32_t nodes_ = 256;
};

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_VOCABULARY_H_
