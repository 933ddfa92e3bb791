// The official pre-tokenizer: text into pieces, each of which BPE encodes for
// itself.
//
// tokenizer.json applies three regular expressions in turn, each inside the
// stretches that the one before left over:
//
//   1. \p{N}{1,3}
//   2. [一-龥぀-ゟ゠-ヿ]+
//   3. [!-/:-@[-`{-~][A-Za-z]+ | [^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+ |
//      ` ?`[\p{P}\p{S}]+[\r\n]* | \s*[\r\n]+ | \s+(?!\S) | \s+
//
// Here they are one pass. What the nesting leaves of itself: the look-ahead of
// step 3 takes the end of its stretch for the end of the text, so a run of
// blanks before a digit or a CJK character is one piece, while before a letter
// its last blank goes with the letter. A stretch that nothing matches (control
// and format characters) is one piece up to where the next match begins. Step 3
// also cuts inside what step 2 found: at ・ and the like.
//
// Time is linear in the bytes, whatever they are. Source: tokenizer.json of the
// V3, V4 and V4.1 repositories (their pre-tokenizers are equal).
#ifndef DEEPSEEK_COST_CORE_TOKENS_SPLITTER_H_
#define DEEPSEEK_COST_CORE_TOKENS_SPLITTER_H_

#include <string_view>

namespace deepseek_cost::tokens {

// The end of the piece that begins at `at`, which is before `end`. The bytes
// are well-formed UTF-8; `at` is where a piece begins, `end` where the text
// ends.
const char* piece_end(const char* at, const char* end);

// The last place in `text` at which it may be cut in two without changing any
// piece, whatever follows: between a word and what is none, or beside digits or
// CJK characters; 0 where there is none after the beginning.
std::size_t last_safe_cut(std::string_view text);

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_SPLITTER_H_
