#include "core/usage_json.h"

#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace deepseek_cost {
namespace {

using Byte = unsigned char;

Byte byte_at(const char* at) { return static_cast<Byte>(*at); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A signed comparison with 0x20 finds the controls and, being negative, the
// bytes of multi-byte characters as well.
#if defined(__SSE2__)
constexpr std::ptrdiff_t kStep = 16;
unsigned specials(const char* at) {
  const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i found =
      _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
                                _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))),
                   _mm_cmplt_epi8(v, _mm_set1_epi8(0x20)));
  return static_cast<unsigned>(_mm_movemask_epi8(found));
}
int first(unsigned found) { return __builtin_ctz(found); }
#elif defined(__wasm_simd128__)
constexpr std::ptrdiff_t kStep = 16;
unsigned specials(const char* at) {
  const v128_t v = wasm_v128_load(at);
  return wasm_i8x16_bitmask(
      wasm_v128_or(wasm_v128_or(wasm_i8x16_eq(v, wasm_i8x16_splat('"')),
                                wasm_i8x16_eq(v, wasm_i8x16_splat('\\'))),
                   wasm_i8x16_lt(v, wasm_i8x16_splat(0x20))));
}
int first(unsigned found) { return __builtin_ctz(found); }
#else
constexpr std::ptrdiff_t kStep = 8;
constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kTops = 0x8080808080808080;
// The lowest bit set is right; bits above it may be too many.
std::uint64_t specials(const char* at) {
  std::uint64_t v = 0;
  std::memcpy(&v, at, sizeof v);
  const std::uint64_t quote = v ^ (kOnes * '"');
  const std::uint64_t backslash = v ^ (kOnes * '\\');
  return ((v - kOnes * 0x20) | (quote - kOnes) | (backslash - kOnes) | v) &
         kTops;
}
int first(std::uint64_t found) { return __builtin_ctzll(found) / 8; }
#endif

bool is_special(char c) {
  return static_cast<signed char>(c) < 0x20 || c == '"' || c == '\\';
}

// 0…15, or -1.
int hex(char c) {
  if (is_digit(c)) return c - '0';
  const int letter = (c | 0x20) - 'a';
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

// The four hex digits at `at`, or -1.
int hex4(const char* at, const char* end) {
  if (end - at < 4) return -1;
  const int high = hex(at[0]) << 4 | hex(at[1]);
  const int low = hex(at[2]) << 4 | hex(at[3]);
  return high < 0 || low < 0 ? -1 : high << 8 | low;
}

// After the escape whose backslash is at `at`; nullptr if it is broken.
const char* pass_escape(const char* at, const char* end) {
  if (end - at < 2) return nullptr;
  const char c = at[1];
  if (c != 'u') {
    const bool known = c == 'n' || c == '"' || c == '\\' || c == '/' ||
                       c == 't' || c == 'r' || c == 'b' || c == 'f';
    return known ? at + 2 : nullptr;
  }
  const int unit = hex4(at + 2, end);
  if (unit < 0 || (unit & 0xFC00) == 0xDC00) return nullptr;
  if ((unit & 0xFC00) != 0xD800) return at + 6;
  if (end - at < 12 || at[6] != '\\' || at[7] != 'u') return nullptr;
  const int low = hex4(at + 8, end);
  return low >= 0 && (low & 0xFC00) == 0xDC00 ? at + 12 : nullptr;
}

bool continues(char c) { return (static_cast<Byte>(c) & 0xC0) == 0x80; }

// After the one multi-byte character at `at`; nullptr if it is not UTF-8.
const char* pass_character(const char* at, const char* end) {
  const Byte lead = byte_at(at);
  const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0xC2 || lead > 0xF4 || end - at < length) return nullptr;
  for (int i = 1; i < length; ++i) {
    if (!continues(at[i])) return nullptr;
  }
  const Byte second = byte_at(at + 1);
  // Overlong forms, surrogates, and what lies beyond U+10FFFF.
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
      (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) {
    return nullptr;
  }
  return at + length;
}

// After a run of multi-byte characters; those of three bytes, as Chinese text
// has them, take the short way.
const char* pass_characters(const char* at, const char* end) {
  while (at < end && (byte_at(at) & 0x80) != 0) {
    while (end - at >= 4) {
      std::uint32_t word = 0;
      std::memcpy(&word, at, sizeof word);
      if ((word & 0xC0C0F0) != 0x8080E0) break;
      const std::uint32_t lead = word & 0xFF;
      if ((lead == 0xE0 && (word & 0x2000) == 0) ||
          (lead == 0xED && (word & 0x2000) != 0)) {
        return nullptr;
      }
      at += 3;
    }
    if (at == end || (byte_at(at) & 0x80) == 0) break;
    at = pass_character(at, end);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace

const char* find_special(const char* at, const char* end) {
  for (; end - at >= kStep; at += kStep) {
    if (const auto found = specials(at); found != 0) return at + first(found);
  }
  while (at < end && !is_special(*at)) ++at;
  return at;
}

const char* pass_string(const char* at, const char* end) {
  while (at != nullptr) {
    at = find_special(at, end);
    if (at == end) return nullptr;
    if (*at == '"') return at + 1;
    if (*at == '\\') {
      at = pass_escape(at, end);
    } else if ((byte_at(at) & 0x80) != 0) {
      at = pass_characters(at, end);
    } else {
      return nullptr;  // a control
    }
  }
  return nullptr;
}

JsonValue::Kind JsonBytes::kind() const {
  using Kind = JsonValue::Kind;
  switch (peek()) {
    case '{':
      return Kind::object;
    case '[':
      return Kind::array;
    case '"':
      return Kind::string;
    case 'n':
      return Kind::null;
    case 't':
    case 'f':
      return Kind::boolean;
    default:
      return Kind::number;
  }
}

inline void JsonBytes::space() {
  while (at_ < end_ && static_cast<Byte>(*at_) <= ' ') {
    const char c = *at_;
    if (c != ' ' && c != '\t' && c != '\r' && !(c == '\n' && newlines_)) return;
    ++at_;
  }
}

inline bool JsonBytes::take(char c) {
  space();
  if (peek() != c) return false;
  ++at_;
  return true;
}

void JsonBytes::word(std::string_view expected) {
  const auto left = static_cast<std::size_t>(end_ - at_);
  if (left < expected.size() ||
      std::memcmp(at_, expected.data(), expected.size()) != 0) {
    return fail();
  }
  at_ += expected.size();
}

// The full parser refuses numbers that a double cannot hold; those written
// with many digits or a long exponent are left to it.
void JsonBytes::number() {
  constexpr std::ptrdiff_t kMostDigits = 100;
  const char* const begin = at_;
  if (peek() == '-') ++at_;
  const char* const digits = at_;
  while (is_digit(peek())) ++at_;
  if (at_ == digits || (*digits == '0' && at_ - digits > 1)) return fail();
  if (peek() == '.') {
    const char* const fraction = ++at_;
    while (is_digit(peek())) ++at_;
    if (at_ == fraction) return fail();
  }
  if (at_ - begin > kMostDigits) return fail();
  if ((peek() | 0x20) != 'e') return;
  ++at_;
  if (peek() == '+' || peek() == '-') ++at_;
  const char* const exponent = at_;
  while (is_digit(peek())) ++at_;
  if (at_ == exponent || at_ - exponent > 2) fail();
}

void JsonBytes::string() {
  const char* const after = pass_string(at_ + 1, end_);
  if (after == nullptr) return fail();
  at_ = after;
}

void JsonBytes::leaf() {
  switch (peek()) {
    case '"':
      return string();
    case 't':
      return word("true");
    case 'f':
      return word("false");
    case 'n':
      return word("null");
    default:
      return number();
  }
}

void JsonBytes::skip() {
  if (peek() == '{' || peek() == '[') {
    container();
  } else {
    leaf();
  }
}

inline bool JsonBytes::open(char bracket) {
  if (depth_ >= kMostRecordDepth) {
    fail();
    return false;
  }
  const std::uint64_t bit = std::uint64_t{1} << depth_;
  objects_ = bracket == '{' ? objects_ | bit : objects_ & ~bit;
  ++depth_;
  ++at_;
  return true;
}

inline bool JsonBytes::closes(char bracket) {
  const bool object = (objects_ >> (depth_ - 1) & 1) != 0;
  if (bracket != (object ? '}' : ']')) return false;
  --depth_;
  ++at_;
  return true;
}

void JsonBytes::container() {
  const std::size_t outside = depth_;
  bool first_member = true;
  if (!open(peek())) return;
  while (good_) {
    // Here: after an opening bracket, or after a member.
    space();
    const char c = peek();
    if ((c == '}' || c == ']') && closes(c)) {
      if (depth_ == outside) return;
      first_member = false;
      continue;
    }
    if (!first_member) {
      if (c != ',') return fail();
      ++at_;
      space();
    }
    first_member = false;
    if ((objects_ >> (depth_ - 1) & 1) != 0) {
      if (peek() != '"') return fail();
      string();
      if (!good_ || !take(':')) return fail();
      space();
    }
    const char value = peek();
    if (value == '{' || value == '[') {
      if (!open(value)) return;
      first_member = true;
    } else {
      leaf();
    }
  }
}

void JsonBytes::scalar(std::string_view& text) {
  const char* const begin = at_;
  if (peek() != '"') {
    if (peek() == '-') return fail();  // left to the full parser, as is -0
    number();
    text = {begin, static_cast<std::size_t>(at_ - begin)};
    return;
  }
  string();
  if (!good_) return;
  text = {begin + 1, static_cast<std::size_t>(at_ - begin - 2)};
  if (text.find('\\') != std::string_view::npos) fail();
}

bool JsonBytes::read_key(std::string_view& key) {
  if (peek() == '"') {
    scalar(key);
    if (good_ && take(':')) {
      space();
      return true;
    }
  }
  fail();
  return false;
}

bool JsonBytes::enter(std::string_view& key) {
  if (!open('{')) return false;
  space();
  if (peek() == '}' && closes('}')) return false;
  return read_key(key);
}

bool JsonBytes::next(std::string_view& key) {
  if (!good_) return false;
  space();
  const char c = peek();
  if (c == '}' && closes(c)) return false;
  if (c != ',') {
    fail();
    return false;
  }
  ++at_;
  space();
  return read_key(key);
}

}  // namespace deepseek_cost
