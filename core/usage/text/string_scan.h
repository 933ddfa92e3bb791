// Passing over JSON strings, where nearly all bytes of a usage log are.
//
// Everything is checked that RFC 8259 asks for: no controls, known escapes,
// surrogates in pairs, well-formed UTF-8 (RFC 3629). On machines with 16-byte
// vectors (SSE2, WebAssembly SIMD) a string is read in blocks of 64 bytes, as
// one bit for each byte and question: escaped quotes and the shape of
// multi-byte characters then take a few operations for a whole block, without
// a branch for each character. Elsewhere it is read byte by byte.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_STRING_SCAN_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_STRING_SCAN_H_

namespace deepseek_cost::usage {

// After the closing quote of the string whose content begins at `at`; nullptr
// if it is broken or does not end before `end`.
const char* skip_string(const char* at, const char* end);

// The same, always byte by byte; for tests.
const char* skip_string_scalar(const char* at, const char* end);

// The first byte in [at, end) that ends a plain stretch of a JSON string: a
// quote, a backslash, a control, or a byte of a multi-byte character.
const char* find_special(const char* at, const char* end);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_STRING_SCAN_H_
