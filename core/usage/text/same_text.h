// Whether two texts are the same, for short ones that are compared often: eight
// characters at a time and without a call, which is what WebAssembly's library
// would make of it.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_SAME_TEXT_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_SAME_TEXT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace deepseek_cost::usage {

inline bool same_text(std::string_view a, std::string_view b) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  const auto word = [](std::string_view text, std::size_t at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, kWord);
    return bytes;
  };
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  if (size < kWord) return std::equal(a.begin(), a.end(), b.begin());
  for (std::size_t i = 0; i + kWord < size; i += kWord) {
    if (word(a, i) != word(b, i)) return false;
  }
  return word(a, size - kWord) == word(b, size - kWord);
}

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_SAME_TEXT_H_
