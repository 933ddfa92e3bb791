#include "core/tokens/bpe.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace deepseek_cost::tokens {
namespace {

constexpr int kFitBits = 13;
constexpr int kFitShift = 64 - kFitBits;
constexpr int kRememberedBits = 14;
constexpr int kRememberedShift = 64 - kRememberedBits;
// What is kept from a piece to the next; hardly any is longer.
constexpr std::size_t kKeptTokens = 1 << 14;

}  // namespace

Bpe::Bpe(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary),
      fits_(std::size_t{1} << kFitBits),
      remembered_(std::size_t{1} << kRememberedBits) {}

// `longest`, or the longest beginning of it that stays apart from `left`. The
// same questions come again and again: the last answers are remembered.
TokenId Bpe::fitting(TokenId left, TokenId longest) {
  const std::uint64_t key = std::uint64_t{left} << 17 | longest;
  std::uint64_t& slot = fits_[static_cast<std::size_t>(
      key * 0x9E37'79B9'7F4A'7C15U >> kFitShift)];
  if (slot >> 17 == key) return static_cast<TokenId>(slot & 0x1FFFF);
  TokenId token = longest;
  while (!vocabulary_.stay_apart(left, token)) {
    if (vocabulary_.length_of(token) == 1) {
      token = kNoToken;
      break;
    }
    token = vocabulary_.shorter(token);
  }
  slot = key << 17 | token;
  return token;
}

// The token at `place` that follows what was taken so far, `longest` or a
// beginning of it; kNoToken if none does.
TokenId Bpe::next_token(TokenId longest, std::size_t place) {
  const auto fit = [this](TokenId token) {
    return tokens_.empty() ? token : fitting(tokens_.back(), token);
  };
  TokenId token = fit(longest);
  while (token != kNoToken && is_dead(place + vocabulary_.length_of(token))) {
    if (vocabulary_.length_of(token) == 1) return kNoToken;
    token = fit(vocabulary_.shorter(token));
  }
  return token;
}

std::span<const TokenId> Bpe::encode(std::string_view piece) {
  if (piece.size() <= sizeof(Remembered::words)) return remembered(piece);
  run(piece);
  return tokens_;
}

std::span<const TokenId> Bpe::remembered(std::string_view piece) {
  std::uint64_t words[2] = {0, 0};
  std::memcpy(words, piece.data(), piece.size());
  const std::uint64_t mixed =
      (words[0] ^ words[1] * 0xC2B2'AE3D'27D4'EB4FU) * 0x9E37'79B9'7F4A'7C15U;
  Remembered& slot =
      remembered_[static_cast<std::size_t>(mixed >> kRememberedShift)];
  if (slot.words[0] != words[0] || slot.words[1] != words[1] ||
      slot.bytes != piece.size()) {
    run(piece);
    if (tokens_.size() > std::size(slot.ids)) return tokens_;
    std::copy_n(words, 2, slot.words);
    std::copy(tokens_.begin(), tokens_.end(), slot.ids);
    slot.bytes = static_cast<std::uint16_t>(piece.size());
    slot.tokens = static_cast<std::uint16_t>(tokens_.size());
  }
  return {slot.ids, slot.tokens};
}

void Bpe::run(std::string_view piece) {
  const char* const begin = piece.data();
  const char* const end = begin + piece.size();
  if (tokens_.capacity() > kKeptTokens && piece.size() < kKeptTokens) {
    tokens_ = {};
    dead_ = {};
  }
  tokens_.clear();
  TokenId next = vocabulary_.longest_match(begin, end);
  if (vocabulary_.length_of(next) == piece.size()) {
    tokens_.push_back(next);
    return;
  }
  dead_.assign(piece.size() / 64 + 1, 0);
  for (const char* at = begin; at < end;) {
    const std::size_t place = static_cast<std::size_t>(at - begin);
    const TokenId token = next_token(next, place);
    if (token != kNoToken) {
      tokens_.push_back(token);
      at += vocabulary_.length_of(token);
      if (at < end) next = vocabulary_.longest_match(at, end);
    } else {
      dead_[place / 64] |= std::uint64_t{1} << place % 64;
      next = tokens_.back();
      tokens_.pop_back();
      at -= vocabulary_.length_of(next);
    }
  }
}

}  // namespace deepseek_cost::tokens
