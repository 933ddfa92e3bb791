// Any bytes as a text: the tokens are those of the list of merges applied
// literally, give the text back, and do not depend on how it is cut in chunks.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokens/splitter.h"
#include "core/tokens/text_counter.h"
#include "core/tokens/tokenizer.h"
#include "tests/support/vocabulary.h"

namespace {

using deepseek_cost::tokens::LiteralBpe;
using deepseek_cost::tokens::TextCount;
using deepseek_cost::tokens::TextCounter;
using deepseek_cost::tokens::TokenId;
using deepseek_cost::tokens::Tokenizer;

// The literal reader is quadratic.
constexpr std::size_t kMostBytes = 2048;

void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

Tokenizer& tokenizer() {
  static Tokenizer one(deepseek_cost::tokens::test_vocabulary());
  return one;
}

std::vector<TokenId> literally(std::string_view text) {
  static const LiteralBpe reference;
  std::vector<TokenId> ids;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end;) {
    const char* const next = deepseek_cost::tokens::piece_end(at, end);
    require(next > at, "an empty piece");
    const auto piece =
        reference.encode({at, static_cast<std::size_t>(next - at)});
    ids.insert(ids.end(), piece.begin(), piece.end());
    at = next;
  }
  return ids;
}

TextCount in_chunks(std::string_view bytes, std::size_t chunk) {
  TextCounter counter(tokenizer());
  for (std::size_t at = 0; at < bytes.size(); at += chunk) {
    counter.append(bytes.substr(at, chunk));
  }
  return counter.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  if (size > kMostBytes) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::size_t kept = 0;
  std::string text = deepseek_cost::tokens::well_formed(bytes, kept);
  if (kept > 0) text += "\xEF\xBF\xBD";

  std::vector<TokenId> ids;
  tokenizer().encode(text, ids);
  require(ids == literally(text), "not the tokens of the literal merges");
  std::string back;
  for (const TokenId id : ids) back += tokenizer().vocabulary().bytes_of(id);
  require(back == text, "the tokens do not give the text back");

  const auto tokens = static_cast<std::int64_t>(ids.size());
  for (const std::size_t chunk : {size + 1, std::size_t{1}, std::size_t{13}}) {
    const TextCount count = in_chunks(bytes, chunk);
    require(count.tokens == tokens, "the count depends on the chunks");
    require(count.bytes == static_cast<std::int64_t>(text.size()),
            "the bytes are not those of the text");
  }
  return 0;
}
