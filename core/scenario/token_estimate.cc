#include "core/scenario/token_estimate.h"

#include <array>

#include "core/base/utf8.h"

namespace deepseek_cost {
namespace {

struct Block {
  char32_t first;
  char32_t last;
};

// Unicode blocks of full-width East Asian characters, in order.
constexpr std::array kFullWidth = {
    Block{0x1100, 0x11FF},    // Hangul Jamo
    Block{0x2E80, 0x9FFF},    // radicals … punctuation, kana … ideographs
    Block{0xA960, 0xA97F},    // Hangul Jamo Extended-A
    Block{0xAC00, 0xD7FF},    // Hangul syllables
    Block{0xF900, 0xFAFF},    // compatibility ideographs
    Block{0xFE30, 0xFE4F},    // vertical punctuation
    Block{0xFF01, 0xFF60},    // full-width forms
    Block{0xFFE0, 0xFFE6},    // full-width signs
    Block{0x20000, 0x3FFFF},  // ideographic planes
};

bool is_full_width(char32_t c) {
  for (const Block& block : kFullWidth) {
    if (c < block.first) return false;
    if (c <= block.last) return true;
  }
  return false;
}

}  // namespace

TokenCount count_by_rule(std::string_view text) {
  TokenCount count;
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      ++count.english;
      text.remove_prefix(1);
      continue;
    }
    const std::optional<char32_t> c = take_code_point(text);
    if (!c) text.remove_prefix(1);
    ++(c && is_full_width(*c) ? count.chinese : count.english);
  }
  return count;
}

}  // namespace deepseek_cost
