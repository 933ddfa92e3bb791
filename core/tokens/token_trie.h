// The tokens by their bytes: which is the longest one that a text begins with?
//
// A tree of bytes in a double array: the children of a node lie at its `base`
// plus their byte, and each says whose child it is. So a step is one load, and
// siblings lie side by side. Building takes the tokens in the order of their
// bytes and gives each family the first place that has room for it.
#ifndef DEEPSEEK_COST_CORE_TOKENS_TOKEN_TRIE_H_
#define DEEPSEEK_COST_CORE_TOKENS_TOKEN_TRIE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace deepseek_cost::tokens {

using TokenId = std::uint32_t;

inline constexpr TokenId kNoToken = 0;  // an added token, so never of BPE

class TokenTrie {
 public:
  // `tokens[i]` are the bytes of token `first + i`: at most 128, none empty,
  // all different, at most 130,000, each single byte among them. They are not
  // needed afterwards.
  void build(const std::vector<std::string_view>& tokens, TokenId first);

  // The longest token that [at, end) begins with; `at` is before `end`.
  TokenId longest_match(const char* at, const char* end) const {
    std::size_t slot = byte_of(at);
    TokenId longest = token_at(slot);
    while (++at < end) {
      const std::size_t next = nodes_[slot].base + byte_of(at);
      if (nodes_[next].parent != slot) break;
      slot = next;
      if (token_at(slot) != kNoToken) longest = token_at(slot);
    }
    return longest;
  }

 private:
  static constexpr std::uint64_t kNone = (1U << 20) - 1;
  static constexpr std::uint64_t kTokenMask = (1U << 17) - 1;

  // The root's base is 0: the node of a first byte lies at its value. There too
  // looks a node without children, and finds none of its own.
  struct Node {
    std::uint64_t base : 20 = 0;
    std::uint64_t parent : 20 = kNone;  // its slot; none of the root's children
    std::uint64_t token : 17 = kNoToken;
    std::uint64_t taken : 1 = 0;
  };

  struct Entry {
    std::uint64_t beginning;  // the first eight bytes, for fast comparison
    std::string_view bytes;
    TokenId token;
  };

  struct Range {
    const Entry* first;
    const Entry* last;
  };

  static std::size_t byte_of(const char* at) {
    return static_cast<unsigned char>(*at);
  }
  TokenId token_at(std::size_t slot) const {
    return static_cast<TokenId>(nodes_[slot].token);
  }

  template <typename Visit>
  static void each_child(Range range, std::size_t depth, Visit visit);
  void grow(std::size_t slot, Range range, std::size_t depth);
  std::size_t room_for(const std::vector<std::size_t>& bytes);
  bool is_free(std::size_t base, const std::vector<std::size_t>& bytes);

  std::vector<Node> nodes_;
  std::size_t first_free_ = 256;
  std::size_t first_roomy_ = 256;  // from here families look for their place
};

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_TOKEN_TRIE_H_
