// Small questions about UTF-8 text that readers of names have to ask.
#ifndef DEEPSEEK_COST_CORE_BASE_UTF8_H_
#define DEEPSEEK_COST_CORE_BASE_UTF8_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace deepseek_cost {

// Takes one code point off the front of `text`; nothing where the text does not
// begin with well-formed UTF-8 (overlong forms, surrogates and values past
// U+10FFFF are not). `text` must not be empty.
std::optional<char32_t> take_code_point(std::string_view& text);

// How many code points the text has; nothing if it is not well-formed UTF-8.
std::optional<std::size_t> count_code_points(std::string_view text);

// Whether a name must not hold this: C0 and C1 controls, line and paragraph
// separators, and the invisible marks that reorder the text around them
// (Unicode Standard Annex 9), with which a name could make a page say something
// else than it does.
bool is_control(char32_t code_point);

// The text, or its beginning and "…" where it is longer than `most` bytes;
// never cut inside a code point.
std::string shortened(std::string_view text, std::size_t most = 60);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_BASE_UTF8_H_
