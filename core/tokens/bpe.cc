#include "core/tokens/bpe.h"

namespace deepseek_cost::tokens {
namespace {

constexpr std::size_t kKnownPairs = std::size_t{1} << 16;

}  // namespace

Bpe::Bpe(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary), known_(kKnownPairs) {}

// The same pairs come again and again: the last ones are remembered.
bool Bpe::stay_apart(TokenId left, TokenId right) {
  const std::uint64_t pair = std::uint64_t{left} << 32 | right << 1;
  std::uint64_t& slot =
      known_[static_cast<std::size_t>(pair * 0x9E37'79B9'7F4A'7C15U >> 48)];
  if ((slot & ~std::uint64_t{1}) != pair) {
    slot = pair | (vocabulary_.stay_apart(left, right) ? 1 : 0);
  }
  return (slot & 1) != 0;
}

// The longest token at `at`, no longer than `longest`, that may follow what was
// taken so far; kNoToken if there is none.
TokenId Bpe::fitting(TokenId longest, const char* at, const char* begin) {
  const std::size_t place = static_cast<std::size_t>(at - begin);
  for (TokenId token = longest;;) {
    const std::size_t length = vocabulary_.length_of(token);
    if (!is_dead(place + length) &&
        (tokens_.empty() || stay_apart(tokens_.back(), token))) {
      return token;
    }
    if (length == 1) return kNoToken;
    token = vocabulary_.longest_match(at, at + length - 1);
  }
}

const std::vector<TokenId>& Bpe::encode(std::string_view piece) {
  const char* const begin = piece.data();
  const char* const end = begin + piece.size();
  tokens_.clear();
  TokenId next = vocabulary_.longest_match(begin, end);
  if (vocabulary_.length_of(next) == piece.size()) {
    tokens_.push_back(next);
    return tokens_;
  }
  dead_.assign(piece.size() / 64 + 1, 0);
  for (const char* at = begin; at < end;) {
    const TokenId token = fitting(next, at, begin);
    if (token != kNoToken) {
      tokens_.push_back(token);
      at += vocabulary_.length_of(token);
      if (at < end) next = vocabulary_.longest_match(at, end);
    } else {
      const std::size_t place = static_cast<std::size_t>(at - begin);
      dead_[place / 64] |= std::uint64_t{1} << place % 64;
      next = tokens_.back();
      tokens_.pop_back();
      at -= vocabulary_.length_of(next);
    }
  }
  return tokens_;
}

}  // namespace deepseek_cost::tokens
