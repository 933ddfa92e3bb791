#include "core/tokens/tokenizer.h"

#include "core/tokens/splitter.h"

namespace deepseek_cost::tokens {
namespace {

template <typename Visit>
void each_piece(std::string_view text, Visit visit) {
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end;) {
    const char* const next = piece_end(at, end);
    visit(std::string_view(at, static_cast<std::size_t>(next - at)));
    at = next;
  }
}

}  // namespace

std::int64_t Tokenizer::count(std::string_view text) {
  std::int64_t tokens = 0;
  each_piece(text, [&](std::string_view piece) {
    tokens += static_cast<std::int64_t>(bpe_.encode(piece).size());
  });
  return tokens;
}

void Tokenizer::encode(std::string_view text, std::vector<TokenId>& ids) {
  each_piece(text, [&](std::string_view piece) {
    const std::span<const TokenId> tokens = bpe_.encode(piece);
    ids.insert(ids.end(), tokens.begin(), tokens.end());
  });
}

}  // namespace deepseek_cost::tokens
