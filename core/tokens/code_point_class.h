// What the splitter needs to know of a code point.
//
// The table is that of Unicode 17.0; between 14.0 and 17.0 no assigned code
// point changed its class, so only characters added since 2022 could be classed
// differently by an older one. It is kept as runs (3.1 KB) and unfolded into a
// two-stage table once, so that a class is two loads.
#ifndef DEEPSEEK_COST_CORE_TOKENS_CODE_POINT_CLASS_H_
#define DEEPSEEK_COST_CORE_TOKENS_CODE_POINT_CLASS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace deepseek_cost::tokens {

enum class CodePointClass : std::uint8_t {
  other,    // controls, format characters, private use, unassigned
  letter,   // \p{L}
  mark,     // \p{M}
  number,   // \p{N}
  symbol,   // \p{P} and \p{S}
  space,    // White_Space except the next
  newline,  // CR and LF
  // U+3040–30FF and U+4E00–9FA5, the ranges that the official pre-tokenizer
  // cuts out:
  cjk,         // their letters and marks
  cjk_symbol,  // ゛ ゜ ゠ ・
  cjk_other    // unassigned: U+3040, U+3097, U+3098
};
inline constexpr std::size_t kClasses = 10;

// Runs over U+0000–10FFFF in order, each as length * 16 + class, seven bits to
// a byte, low ones first (core/tokens/code_point_runs.cc).
inline constexpr std::size_t kRunBytes = 3122;
extern const std::array<std::uint8_t, kRunBytes> kCodePointRuns;

class CodePointClasses {
 public:
  static const CodePointClasses& instance();

  // `code_point` is at most U+10FFFF.
  CodePointClass of(char32_t code_point) const {
    return blocks_[std::size_t{block_of_[code_point / kBlock]} * kBlock +
                   code_point % kBlock];
  }

 private:
  static constexpr std::size_t kBlock = 128;

  CodePointClasses();

  std::array<std::uint16_t, 0x110000 / kBlock> block_of_{};
  std::vector<CodePointClass> blocks_;
};

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_CODE_POINT_CLASS_H_
