#include "core/tokens/token_trie.h"

#include <algorithm>

namespace deepseek_cost::tokens {
namespace {

// Big-endian, so that numbers compare as the bytes do.
std::uint64_t beginning_of(std::string_view bytes) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    word = word << 8 |
           (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  }
  return word;
}

// After so many places that are too narrow, the search goes on from there: the
// holes that it leaves behind are filled by families of one.
constexpr int kTries = 16;

}  // namespace

void TokenTrie::build(const std::vector<std::string_view>& tokens,
                      TokenId first) {
  std::vector<Entry> entries;
  entries.reserve(tokens.size());
  for (const std::string_view bytes : tokens) {
    entries.push_back({beginning_of(bytes), bytes,
                       first + static_cast<TokenId>(entries.size())});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.beginning != b.beginning) return a.beginning < b.beginning;
    return a.bytes < b.bytes;
  });
  nodes_.reserve(300'000);
  nodes_.assign(512, Node{});
  each_child({entries.data(), entries.data() + entries.size()}, 0,
             [&](std::size_t byte, Range range) {
               nodes_[byte].taken = 1;
               grow(byte, range, 1);
             });
  nodes_.shrink_to_fit();
}

// Visits the stretches of `range` that agree in the byte at `depth`.
template <typename Visit>
void TokenTrie::each_child(Range range, std::size_t depth, Visit visit) {
  const Entry* entry = range.first;
  while (entry < range.last) {
    const std::size_t byte = byte_of(&entry->bytes[depth]);
    const Entry* const begin = entry;
    do {
      ++entry;
    } while (entry < range.last && byte_of(&entry->bytes[depth]) == byte);
    visit(byte, Range{begin, entry});
  }
}

// The node at `slot` has the tokens of `range`, which agree up to `depth`.
void TokenTrie::grow(std::size_t slot, Range range, std::size_t depth) {
  if (range.first->bytes.size() == depth) {
    nodes_[slot].token = range.first->token & kTokenMask;
    if (++range.first == range.last) return;
  }
  std::vector<std::size_t> bytes;
  each_child(range, depth,
             [&](std::size_t byte, Range) { bytes.push_back(byte); });
  const std::size_t base = room_for(bytes);
  nodes_[slot].base = base & kNone;
  for (const std::size_t byte : bytes) {
    nodes_[base + byte].parent = slot & kNone;
    nodes_[base + byte].taken = 1;
  }
  each_child(range, depth, [&](std::size_t byte, Range child) {
    grow(base + byte, child, depth + 1);
  });
}

// The lowest base, more or less, at which the slots of all `bytes` are free.
std::size_t TokenTrie::room_for(const std::vector<std::size_t>& bytes) {
  const auto next_free = [this](std::size_t slot) {
    while (slot < nodes_.size() && nodes_[slot].taken != 0) ++slot;
    return slot;
  };
  first_free_ = next_free(first_free_);
  std::size_t slot = bytes.size() == 1
                         ? first_free_
                         : next_free(std::max(first_free_, first_roomy_));
  for (int tries = 1; !is_free(slot - bytes[0], bytes); ++tries) {
    slot = next_free(slot + 1);
    if (tries == kTries) first_roomy_ = slot;
  }
  return slot - bytes[0];
}

// Makes slots as they are asked for.
bool TokenTrie::is_free(std::size_t base,
                        const std::vector<std::size_t>& bytes) {
  if (base + 256 > nodes_.size()) nodes_.resize(base + 256);
  return std::all_of(bytes.begin(), bytes.end(), [&](std::size_t byte) {
    return nodes_[base + byte].taken == 0;
  });
}

}  // namespace deepseek_cost::tokens
