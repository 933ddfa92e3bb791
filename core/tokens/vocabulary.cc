#include "core/tokens/vocabulary.h"

#include <algorithm>

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

}  // namespace

Result<Vocabulary> Vocabulary::load(std::string_view file) {
  if (file.size() != kVocabularyFileBytes ||
      !file.starts_with(kVocabularyMagic) || checksum(file) != kChecksum) {
    return not_a_vocabulary();
  }
  Vocabulary vocabulary;
  vocabulary.number_bytes();
  if (!vocabulary.unfold(file.substr(kVocabularyMagic.size()))) {
    return not_a_vocabulary();
  }
  return vocabulary;
}

// The order of GPT-2: printable bytes first.
void Vocabulary::number_bytes() {
  const auto printable = [](std::size_t b) {
    return (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174;
  };
  bytes_.reserve(kTokenBytes);
  start_.reserve(kBaseTokens + 1);
  start_.assign(kFirstByteToken + 1, 0);
  for (const bool turn : {true, false}) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      if (printable(byte) != turn) continue;
      byte_tokens_[byte] = static_cast<TokenId>(start_.size() - 1);
      bytes_.push_back(static_cast<char>(byte));
      start_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    }
  }
}

// False where the merges are none of this vocabulary's.
bool Vocabulary::unfold(std::string_view planes) {
  left_.resize(kBaseTokens);
  right_.resize(kBaseTokens);
  edges_.resize(kEdgeSlots);
  roots_.resize(kRootSlots);
  short_.resize(kShortSlots);
  pairs_.resize(kPairSlots);
  may_merge_.resize(kPairBits / 64);
  node_of_token_.resize(kBaseTokens);
  for (TokenId token = kFirstByteToken; token < kFirstMerged; ++token) {
    left_[token] = right_[token] = token;
    node_of_token_[token] = token - kFirstByteToken;
    index_short(token);
  }
  const auto plane = [planes](std::size_t i, std::size_t merge) {
    return std::uint32_t{
        static_cast<unsigned char>(planes[i * kMerges + merge])};
  };
  std::size_t longest = 0;
  for (std::size_t i = 0; i < kMerges; ++i) {
    const auto token = static_cast<TokenId>(kFirstMerged + i);
    left_[token] = plane(0, i) | plane(1, i) << 8 | plane(2, i) << 16;
    right_[token] = plane(3, i) | plane(4, i) << 8 | plane(5, i) << 16;
    for (const TokenId part : {left_[token], right_[token]}) {
      if (part < kFirstByteToken || part >= token) return false;
      bytes_.append(bytes_, start_[part], length_of(part));
    }
    start_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    longest = std::max(longest, length_of(token));
    if (bytes_.size() > kTokenBytes || nodes_ + longest > kMostNodes) {
      return false;
    }
    plant(token);
    pair_up(token);
    index_short(token);
  }
  node_of_token_ = {};
  index_roots();
  return bytes_.size() == kTokenBytes && longest == kLongestToken;
}

void Vocabulary::plant(TokenId token) {
  std::uint32_t node = node_of_token_[left_[token]];
  std::uint64_t* edge = nullptr;
  for (const char byte : bytes_of(right_[token])) {
    const std::uint64_t key = edge_key(node, byte);
    std::size_t i = slot_of(key, kEdgeSlots);
    while (edges_[i] != 0 && edges_[i] >> 37 != key) i = (i + 1) % kEdgeSlots;
    edge = &edges_[i];
    if (*edge == 0) *edge = key << 37 | std::uint64_t{nodes_++} << 18;
    node = node_of(*edge);
  }
  if (edge != nullptr) *edge |= token;  // no token is empty
  node_of_token_[token] = node;
}

void Vocabulary::pair_up(TokenId token) {
  const std::uint64_t key = std::uint64_t{left_[token]} << 17 | right_[token];
  std::size_t i = slot_of(key, kPairSlots);
  while (pairs_[i] != 0) i = (i + 1) % kPairSlots;
  pairs_[i] = key << 17 | token;
  const auto bit = static_cast<std::size_t>(mixed(key) >> 44);
  may_merge_[bit / 64] |= std::uint64_t{1} << bit % 64;
}

void Vocabulary::index_short(TokenId token) {
  const std::string_view bytes = bytes_of(token);
  if (bytes.size() > 8) return;
  std::size_t i = slot_of(packed(bytes), kShortSlots);
  while (short_[i].length != 0) i = (i + 1) % kShortSlots;
  short_[i] = {packed(bytes), token, static_cast<std::uint32_t>(bytes.size())};
}

void Vocabulary::index_roots() {
  for (TokenId token = kFirstByteToken; token < kBaseTokens; ++token) {
    const std::string_view bytes = bytes_of(token);
    if (bytes.size() < 3) continue;
    Root& root = root_of(bytes.data());
    if (bytes.size() > 3) root.nexts |= bit_of(bytes[3]);
  }
}

// The root of the three bytes, planted where it is new.
Vocabulary::Root& Vocabulary::root_of(const char* at) {
  const std::uint64_t key = three_bytes(at);
  std::size_t i = slot_of(key, kRootSlots);
  while (roots_[i].edge != 0 && roots_[i].edge >> 37 != key) {
    i = (i + 1) % kRootSlots;
  }
  Root& root = roots_[i];
  if (root.edge != 0) return root;
  TokenId longest = byte_token(*at);
  std::uint32_t node = longest - kFirstByteToken;
  for (int byte = 1; byte < 3; ++byte) {
    const std::uint64_t edge = find_edge(node, at[byte]);
    node = node_of(edge);
    if (token_of(edge) != kNoToken) longest = token_of(edge);
  }
  root.edge = key << 37 | std::uint64_t{node} << 18 | longest;
  return root;
}

// Undoes merges from the latest to the earliest, always on the side that was
// merged last, and looks whether the two ends that then touch would have merged
// before that. What remains below are single bytes, which stay apart if their
// pair did. `limit` is the merge that was undone last, plus one where it is on
// the right: of two equal pairs the left one merges first.
bool Vocabulary::stay_apart(TokenId left, TokenId right) const {
  TokenId limit = kBaseTokens;
  for (;;) {
    if (merged(left, right) < limit) return false;
    if (left > right) {
      limit = left;
      left = right_[left];
      if (left != limit) continue;
      limit = right + 1;
      right = left_[right];
      if (right + 1 == limit) return true;
    } else {
      limit = right + 1;
      right = left_[right];
      if (right + 1 != limit) continue;
      limit = left;
      left = right_[left];
      if (left == limit) return true;
    }
  }
}

}  // namespace deepseek_cost::tokens
