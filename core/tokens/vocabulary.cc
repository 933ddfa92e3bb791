#include "core/tokens/vocabulary.h"

#include <algorithm>
#include <array>

namespace deepseek_cost::tokens {
namespace {

// FNV-1a with 64 bits: a change of any one byte changes it.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 0xCBF2'9CE4'8422'2325U;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x0000'0100'0000'01B3U;
  }
  return hash;
}

constexpr std::uint64_t kChecksum = 0x5590'E9A9'72BE'95F5U;

Error not_a_vocabulary() { return {ErrorCode::not_a_vocabulary, "", ""}; }

// The single bytes in the order of their ids, that of GPT-2: printable ones
// first.
constexpr std::array<char, 256> kBytesInOrder = [] {
  const auto printable = [](int b) {
    return (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174;
  };
  std::array<char, 256> order{};
  std::size_t place = 0;
  for (const bool turn : {true, false}) {
    for (int byte = 0; byte < 256; ++byte) {
      if (printable(byte) == turn) order[place++] = static_cast<char>(byte);
    }
  }
  return order;
}();

}  // namespace

Result<Vocabulary> Vocabulary::load(std::string_view file) {
  if (file.size() != kVocabularyFileBytes ||
      !file.starts_with(kVocabularyMagic) || checksum(file) != kChecksum) {
    return not_a_vocabulary();
  }
  Vocabulary vocabulary;
  if (!vocabulary.unfold(file.substr(kVocabularyMagic.size()))) {
    return not_a_vocabulary();
  }
  return vocabulary;
}

// False where the merges are none of this vocabulary's.
bool Vocabulary::unfold(std::string_view planes) {
  tokens_.resize(kBaseTokens);
  merges_.resize(std::size_t{1} << kPairSlotBits);
  may_merge_.resize((std::size_t{1} << kPairBits) / 64);
  merged_bytes_.assign(kBytes * kBytes, kBaseTokens);
  for (TokenId token = kFirstByteToken; token < kFirstMerged; ++token) {
    tokens_[token] = {
        .left = token & kIdMask, .right = token & kIdMask, .length = 1};
  }
  const auto part = [planes](std::size_t plane, std::size_t merge) {
    TokenId token = 0;
    for (std::size_t i = 3; i-- > 0;) {
      token = token << 8 |
              static_cast<unsigned char>(planes[(plane + i) * kMerges + merge]);
    }
    return token;
  };
  for (std::size_t i = 0; i < kMerges; ++i) {
    const auto token = static_cast<TokenId>(kFirstMerged + i);
    const TokenId left = part(0, i);
    const TokenId right = part(3, i);
    for (const TokenId each : {left, right}) {
      if (each < kFirstByteToken || each >= token) return false;
    }
    const std::size_t length = length_of(left) + length_of(right);
    if (length > kLongestToken) return false;
    tokens_[token] = {.left = left & kIdMask,
                      .right = right & kIdMask,
                      .length = length & 0xFF};
    add_merge(token);
  }
  return index();
}

void Vocabulary::add_merge(TokenId token) {
  const TokenId left = left_of(token);
  const TokenId right = right_of(token);
  if (are_bytes(left, right)) merged_bytes_[byte_pair(left, right)] = token;
  const std::uint64_t hash = hash_of_pair(left, right);
  std::size_t slot = slot_of(hash);
  while (merges_[slot] != kNoToken) slot = (slot + 1) % merges_.size();
  merges_[slot] = token;
  const std::size_t bit = bit_of(hash);
  may_merge_[bit / 64] |= std::uint64_t{1} << bit % 64;
}

// Builds the trie; false where the tokens' bytes are not those of this
// vocabulary.
bool Vocabulary::index() {
  std::string all(kBytesInOrder.begin(), kBytesInOrder.end());
  all.reserve(kTokenBytes);
  std::vector<std::string_view> strings;
  strings.reserve(kBaseTokens - kFirstByteToken);
  for (std::size_t i = 0; i < all.size(); ++i) strings.emplace_back(&all[i], 1);
  std::size_t longest = 0;
  for (TokenId token = kFirstMerged; token < kBaseTokens; ++token) {
    longest = std::max(longest, length_of(token));
    if (all.size() + length_of(token) > kTokenBytes) return false;
    const char* const begin = all.data() + all.size();
    for (const TokenId part : {left_of(token), right_of(token)}) {
      all.append(strings[part - kFirstByteToken]);
    }
    strings.emplace_back(begin, length_of(token));
  }
  trie_.build(strings, kFirstByteToken);
  for (TokenId token = kFirstMerged; token < kBaseTokens; ++token) {
    const std::string_view bytes = strings[token - kFirstByteToken];
    tokens_[token].shorter =
        trie_.longest_match(bytes.data(), &bytes.back()) & kIdMask;
  }
  return all.size() == kTokenBytes && longest == kLongestToken;
}

std::string Vocabulary::bytes_of(TokenId token) const {
  if (token < kFirstMerged) {
    return std::string(1, kBytesInOrder[token - kFirstByteToken]);
  }
  return bytes_of(left_of(token)) + bytes_of(right_of(token));
}

// Undoes merges from the latest to the earliest and looks each time whether the
// two ends that then touch would have merged before that. `limit` is the merge
// that was undone last, plus one where it is on the right: of two equal pairs
// the left one merges first. Two single bytes have nothing left to undo.
bool Vocabulary::stay_apart(TokenId left, TokenId right) const {
  TokenId limit = kBaseTokens;
  while (!are_bytes(left, right)) {
    if (merged(left, right) < limit) return false;
    if (left > right) {
      limit = left;
      left = right_of(left);
    } else {
      limit = right + 1;
      right = left_of(right);
    }
  }
  return merged_bytes(left, right) >= limit;
}

}  // namespace deepseek_cost::tokens
