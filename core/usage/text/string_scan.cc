#include "core/usage/text/string_scan.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/usage/text/simd.h"

namespace deepseek_cost::usage {
namespace {

using Byte = unsigned char;

Byte byte_at(const char* at) { return static_cast<Byte>(*at); }

struct HexDigits {
  std::int8_t values[256];
};
constexpr HexDigits make_hex_digits() {
  HexDigits table{};
  for (std::int8_t& value : table.values) value = -1;
  for (std::int8_t i = 0; i < 16; ++i) {
    table.values[static_cast<Byte>("0123456789abcdef"[i])] = i;
    table.values[static_cast<Byte>("0123456789ABCDEF"[i])] = i;
  }
  return table;
}
constexpr HexDigits kHexDigits = make_hex_digits();

int hex(const char* at) { return kHexDigits.values[byte_at(at)]; }

// What the four hex digits at `at` stand for; negative if they aren't.
inline int hex4(const char* at) {
  const int a = hex(at), b = hex(at + 1), c = hex(at + 2), d = hex(at + 3);
  return (a | b | c | d) < 0 ? -1 : a << 12 | b << 8 | c << 4 | d;
}

bool is_simple_escape(char c) {
  return c == 'n' || c == '"' || c == '\\' || c == '/' || c == 't' ||
         c == 'r' || c == 'b' || c == 'f';
}

bool is_high_surrogate(int unit) { return (unit & 0xFC00) == 0xD800; }
bool is_low_surrogate(int unit) { return (unit & 0xFC00) == 0xDC00; }

// After the escape whose backslash is at `at`; nullptr if it is broken.
const char* skip_escape(const char* at, const char* end) {
  if (end - at < 2) return nullptr;
  if (at[1] != 'u') return is_simple_escape(at[1]) ? at + 2 : nullptr;
  if (end - at < 6) return nullptr;
  const int unit = hex4(at + 2);
  if (unit < 0 || is_low_surrogate(unit)) return nullptr;
  if (!is_high_surrogate(unit)) return at + 6;
  if (end - at < 12 || at[6] != '\\' || at[7] != 'u') return nullptr;
  const int low = hex4(at + 8);
  return low >= 0 && is_low_surrogate(low) ? at + 12 : nullptr;
}

// Whether the first two bytes of a multi-byte character go together: no
// overlong forms, no surrogates, nothing beyond U+10FFFF.
bool can_begin(Byte lead, Byte second) {
  if (lead < 0xC2 || lead > 0xF4) return false;
  return !((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
           (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F));
}

// After the one multi-byte character at `at`; nullptr if it is not UTF-8.
const char* skip_character(const char* at, const char* end) {
  const Byte lead = byte_at(at);
  const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (end - at < length || !can_begin(lead, byte_at(at + 1))) return nullptr;
  for (int i = 1; i < length; ++i) {
    if ((byte_at(at + i) & 0xC0) != 0x80) return nullptr;
  }
  return at + length;
}

bool is_special(char c) {
  return static_cast<signed char>(c) < 0x20 || c == '"' || c == '\\';
}

}  // namespace

const char* skip_string_scalar(const char* at, const char* end) {
  while (at != nullptr) {
    while (at < end && !is_special(*at)) ++at;
    if (at == end) return nullptr;
    if (*at == '"') return at + 1;
    if (*at == '\\') {
      at = skip_escape(at, end);
    } else if (byte_at(at) >= 0x80) {
      at = skip_character(at, end);
    } else {
      return nullptr;  // a control
    }
  }
  return nullptr;
}

#ifdef DEEPSEEK_COST_VECTORS

namespace {

constexpr std::ptrdiff_t kBlock = 64;

int lowest(std::uint64_t bits) { return __builtin_ctzll(bits); }

// Quotes, backslashes, controls and, being negative, multi-byte characters.
std::uint32_t specials(const char* at) {
  const Bytes16 v = load16(at);
  return bits_of(either(either(equal(v, '"'), equal(v, '\\')), below(v, 0x20)));
}

bool is_unicode_escape(const char* at, const char* end) {
  return end - at >= 2 && at[0] == '\\' && at[1] == 'u';
}

// Reads one string block by block.
class StringBlocks {
 public:
  enum class Found : std::uint8_t { nothing, quote, unicode_escape, error };

  explicit StringBlocks(const char* end) : end_(end) {}

  // Reads the block at `at`, whose bytes stand at `copy` too, as far as its
  // closing quote or its first \uXXXX. `stop` is then the place after the quote
  // or of the backslash (which may be the byte before the block).
  [[gnu::always_inline]] Found read(const char* at, const char* copy,
                                    const char*& stop) {
    const Bytes64 block(copy);
    const std::uint64_t quotes =
        block.bits([](Bytes16 v) { return equal(v, '"'); });
    const std::uint64_t backslashes =
        block.bits([](Bytes16 v) { return equal(v, '\\'); });
    const std::uint64_t escaped = find_escaped(backslashes);
    std::uint64_t end = quotes & ~escaped;
    end &= -end;
    Found found = end != 0 ? Found::quote : Found::nothing;
    stop = at + lowest(end | kLast) + 1;
    if ((escaped & before(end)) != 0) {
      const std::uint64_t others = escaped & before(end) & ~quotes &
                                   ~backslashes & ~simple_escapes(block);
      if (others != 0) {
        const int place = lowest(others);
        if (copy[place] != 'u') return Found::error;
        found = Found::unicode_escape;
        stop = at + place - 1;
        end = place == 0 ? 0 : std::uint64_t{1} << (place - 1);
        if (place == 0) return found;
      }
    }
    return plain(at, block, end) ? found : Found::error;
  }

 private:
  static constexpr std::uint64_t kLast = std::uint64_t{1} << 63;

  // The bits below the one that is set in `bit`; all of them for no bit.
  static std::uint64_t before(std::uint64_t bit) { return bit - 1; }

  // Which bytes stand behind a backslash that is not itself escaped. Where a
  // run of backslashes begins at an odd place, adding its start to it carries a
  // bit out behind its end; that tells runs of even length from odd ones.
  std::uint64_t find_escaped(std::uint64_t backslashes) {
    constexpr std::uint64_t kEven = 0x5555555555555555;
    const std::uint64_t first = escape_next_ ? 1 : 0;
    escape_next_ = false;
    if (backslashes == 0) return first;
    backslashes &= ~first;
    const std::uint64_t follows = backslashes << 1 | first;
    const std::uint64_t odd_starts = backslashes & ~kEven & ~follows;
    std::uint64_t even_runs = 0;
    escape_next_ = __builtin_add_overflow(odd_starts, backslashes, &even_runs);
    return (kEven ^ (even_runs << 1)) & follows;
  }

  // Without quotes and backslashes, which are known already.
  static std::uint64_t simple_escapes(const Bytes64& block) {
    return block.bits([](Bytes16 v) {
      return either(either(either(equal(v, 'n'), equal(v, 't')),
                           either(equal(v, 'r'), equal(v, '/'))),
                    either(equal(v, 'b'), equal(v, 'f')));
    });
  }

  // Whether there are no controls and only whole characters up to the one byte
  // set in `end` (to the block's end for none).
  bool plain(const char* at, const Bytes64& block, std::uint64_t end) {
    const std::uint64_t low =
        block.bits([](Bytes16 v) { return below(v, 0x20); });
    if (((low & before(end)) | continuing_) == 0) return true;
    const std::uint64_t wide = block.bits([](Bytes16 v) { return v; });
    return (low & ~wide & before(end)) == 0 && characters(at, block, wide, end);
  }

  bool characters(const char* at, const Bytes64& block, std::uint64_t wide,
                  std::uint64_t end) {
    const std::uint64_t inner =
        block.bits([](Bytes16 v) { return below(v, '\xC0'); });
    const std::uint64_t leads = wide & ~inner;
    // Of three bytes, the second of which may be any: most of the world's text
    // that is not ASCII.
    const std::uint64_t common = block.bits([](Bytes16 v) {
      return without(between(v, '\xE1', '\xEF'), equal(v, '\xED'));
    });
    std::uint64_t expected = common << 1 | common << 2 | continuing_;
    continuing_ = common >> 63 | common >> 62;
    const std::uint64_t others = leads & ~common & before(end);
    if (others != 0 && !other_characters(at, block, others, expected)) {
      return false;
    }
    return ((expected ^ inner) & (before(end) | end)) == 0;
  }

  // Adds what must follow the leads in `others` to `expected`; false if one is
  // none.
  bool other_characters(const char* at, const Bytes64& block,
                        std::uint64_t others, std::uint64_t& expected) {
    const std::uint64_t three =
        others & block.bits([](Bytes16 v) { return above(v, '\xDF'); });
    const std::uint64_t four =
        others & block.bits([](Bytes16 v) { return above(v, '\xEF'); });
    expected |= others << 1 | three << 2 | four << 3;
    continuing_ |= others >> 63 | three >> 62 | four >> 61;
    // Of three and four bytes the second is restricted; of two, no lead is.
    std::uint64_t doubtful = three | block.bits([](Bytes16 v) {
      return equal(masked(v, '\xFE'), '\xC0');
    });
    for (doubtful &= others; doubtful != 0; doubtful &= doubtful - 1) {
      const char* const lead = at + lowest(doubtful);
      if (end_ - lead < 2 || !can_begin(byte_at(lead), byte_at(lead + 1))) {
        return false;
      }
    }
    return true;
  }

  const char* end_;
  std::uint64_t continuing_ = 0;  // bytes of the next block that must continue
  bool escape_next_ = false;      // the next block's first byte is escaped
};

// A short string, such as a key: its closing quote stands in the first bytes
// and nothing special before it. Else nullptr.
const char* skip_short_string(const char* at, const char* end) {
  if (end - at < 16) return nullptr;
  const std::uint32_t found = specials(at);
  if (found == 0 || at[lowest(found)] != '"') return nullptr;
  return at + lowest(found) + 1;
}

}  // namespace

const char* skip_string(const char* at, const char* end) {
  using Found = StringBlocks::Found;
  if (const char* const after = skip_short_string(at, end)) return after;
  StringBlocks blocks(end);
  for (char last[kBlock];;) {
    const char* copy = at;
    if (end - at < kBlock) {
      std::memset(last, ' ', sizeof last);
      std::memcpy(last, at, static_cast<std::size_t>(end - at));
      copy = last;
    }
    const char* stop = nullptr;
    const Found found = blocks.read(at, copy, stop);
    if (found == Found::quote) return stop;
    if (found == Found::unicode_escape) {
      // Text in such escapes comes in runs.
      while (stop != nullptr && is_unicode_escape(stop, end)) {
        stop = skip_escape(stop, end);
      }
      if (stop == nullptr) return nullptr;
      at = stop;
      blocks = StringBlocks(end);
    } else if (found == Found::error || copy == last) {
      return nullptr;
    } else {
      at += kBlock;
    }
  }
}

const char* find_special(const char* at, const char* end) {
  for (; end - at >= 16; at += 16) {
    if (const std::uint32_t found = specials(at); found != 0) {
      return at + lowest(found);
    }
  }
  while (at < end && !is_special(*at)) ++at;
  return at;
}

#else

const char* skip_string(const char* at, const char* end) {
  return skip_string_scalar(at, end);
}

const char* find_special(const char* at, const char* end) {
  while (at < end && !is_special(*at)) ++at;
  return at;
}

#endif

}  // namespace deepseek_cost::usage
