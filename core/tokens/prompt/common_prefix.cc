#include "core/tokens/prompt/common_prefix.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "core/tokens/text_counter.h"

namespace deepseek_cost::tokens {
namespace {

constexpr std::size_t kExcerptTokens = 16;
// Differences of more tokens are not looked behind, nor are stretches of fewer
// equal ones taken for the same text.
constexpr std::size_t kLongestDifference = 512;
constexpr std::size_t kShortestStretch = 16;

using Tokens = std::span<const Token>;

std::size_t equal_from(Tokens a, Tokens b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t n = 0;
  while (n < most && a[n].id == b[n].id) ++n;
  return n;
}

// The text of tokens; a character cut at either end is left out.
std::string text_of(Tokens tokens, const Vocabulary& vocabulary) {
  std::string bytes;
  for (const Token& token : tokens) {
    const std::string_view name = added_token_name(token.id);
    bytes += name.empty() ? vocabulary.bytes_of(token.id) : name;
  }
  std::size_t begin = 0;
  while (begin < bytes.size() &&
         (static_cast<unsigned char>(bytes[begin]) & 0xC0) == 0x80) {
    ++begin;
  }
  std::size_t kept = 0;
  return well_formed(std::string_view{bytes}.substr(begin), kept);
}

std::string excerpt(Tokens tokens, const Vocabulary& vocabulary) {
  return text_of(tokens.first(std::min(tokens.size(), kExcerptTokens)),
                 vocabulary);
}

// Looks for the nearest place where both go on alike.
void find_again(Tokens earlier, Tokens later, CommonPrefix& out) {
  for (std::size_t apart = 1; apart <= kLongestDifference; ++apart) {
    for (std::size_t i = 0; i <= apart; ++i) {
      const std::size_t j = apart - i;
      if (i >= earlier.size() || j >= later.size()) continue;
      const std::size_t length =
          equal_from(earlier.subspan(i), later.subspan(j));
      if (length < kShortestStretch) continue;
      out.only_earlier = static_cast<std::int64_t>(i);
      out.only_later = static_cast<std::int64_t>(j);
      out.again = static_cast<std::int64_t>(length);
      return;
    }
  }
}

}  // namespace

CommonPrefix common_prefix(const PromptCount& earlier, const PromptCount& later,
                           const Vocabulary& vocabulary) {
  const Tokens before = earlier.tokens;
  const Tokens after = later.tokens;
  CommonPrefix out;
  std::size_t shared = equal_from(before, after);
  // All of the earlier prompt is there: up to the end of the next answer stands
  // what was answered to it.
  if (shared == before.size() && shared < after.size()) {
    const auto end = std::find_if(
        after.begin() + static_cast<std::ptrdiff_t>(shared), after.end(),
        [](const Token& token) { return token.id == kEndOfSentence; });
    if (end != after.end()) {
      shared = static_cast<std::size_t>(end - after.begin()) + 1;
      out.with_answer = true;
    }
  }
  out.shared = static_cast<std::int64_t>(shared);
  const std::int64_t blocks = out.shared / kCacheBlock;
  out.hit_limit = blocks * kCacheBlock;
  out.hit_expected = later.era == Era::v41
                         ? std::max<std::int64_t>(blocks - 1, 0) * kCacheBlock
                         : out.hit_limit;
  if (shared < after.size()) out.source = after[shared].source;
  const std::size_t context = std::min(shared, kExcerptTokens);
  out.before = text_of(after.subspan(shared - context, context), vocabulary);
  out.later = excerpt(after.subspan(shared), vocabulary);
  if (!out.with_answer) {
    out.earlier = excerpt(before.subspan(shared), vocabulary);
    find_again(before.subspan(shared), after.subspan(shared), out);
  }
  return out;
}

}  // namespace deepseek_cost::tokens
