#include "core/tokens/splitter.h"

#include <cstddef>
#include <cstdint>

#include "core/tokens/code_point_class.h"

namespace deepseek_cost::tokens {
namespace {

using Class = CodePointClass;

// A character: its class and how many bytes it takes.
struct Character {
  Class kind;
  std::uint8_t bytes;
};

bool is_ascii_letter(char c) {
  return static_cast<unsigned char>((static_cast<unsigned char>(c) | 32U) -
                                    'a') < 26;
}

// Reads characters of well-formed UTF-8.
class Reader {
 public:
  Reader() : classes_(CodePointClasses::instance()) {}

  Character operator()(const char* at) const {
    const auto byte = [at](int i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i]));
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {classes_.of(lead), 1};
    const std::uint32_t second = byte(1) & 0x3F;
    if (lead < 0xE0) return {classes_.of((lead & 0x1F) << 6 | second), 2};
    const std::uint32_t third = byte(2) & 0x3F;
    if (lead < 0xF0) {
      return {classes_.of((lead & 0x0F) << 12 | second << 6 | third), 3};
    }
    const std::uint32_t code_point =
        (lead & 0x07) << 18 | second << 12 | third << 6 | (byte(3) & 0x3F);
    return {classes_.of(code_point), 4};
  }

  // The end of the run of characters that begins at `at` and `belongs`.
  template <typename Question>
  const char* run_end(const char* at, const char* end, Question belongs) const {
    while (at < end) {
      const Character next = (*this)(at);
      if (!belongs(next.kind)) break;
      at += next.bytes;
    }
    return at;
  }

 private:
  const CodePointClasses& classes_;
};

bool in_word(Class kind) {
  return kind == Class::letter || kind == Class::mark;
}
bool is_cjk_letter(Class kind) { return kind == Class::cjk; }
bool in_cjk(Class kind) {
  return kind == Class::cjk || kind == Class::cjk_symbol ||
         kind == Class::cjk_other;
}
// The end of a stretch of step 3.
bool ends_stretch(Class kind) { return kind == Class::number || in_cjk(kind); }

const char* word_end(const Reader& read, const char* at, const char* end) {
  for (;;) {
    while (at < end && is_ascii_letter(*at)) ++at;
    if (at == end || static_cast<unsigned char>(*at) < 0x80) return at;
    const Character next = read(at);
    if (!in_word(next.kind)) return at;
    at += next.bytes;
  }
}

const char* digits_end(const Reader& read, const char* at, const char* end) {
  for (int i = 0; i < 3 && at < end; ++i) {
    const Character next = read(at);
    if (next.kind != Class::number) break;
    at += next.bytes;
  }
  return at;
}

const char* symbols_end(const Reader& read, const char* at, const char* end) {
  at = read.run_end(at, end, [](Class kind) { return kind == Class::symbol; });
  while (at < end && (*at == '\r' || *at == '\n')) ++at;
  return at;
}

// `at` is a blank or a newline, and what follows is no word that it belongs to
// nor, for U+0020, a symbol.
const char* blanks_end(const Reader& read, const char* at, const char* end) {
  const char* after_newline = nullptr;
  const char* last = at;
  const char* next = at;
  bool at_stretch_end = true;
  while (next < end) {
    const Character character = read(next);
    if (character.kind == Class::newline) {
      after_newline = next + 1;
    } else if (character.kind != Class::space) {
      at_stretch_end = ends_stretch(character.kind);
      break;
    }
    last = next;
    next += character.bytes;
  }
  if (after_newline != nullptr) return after_newline;
  return at_stretch_end || last == at ? next : last;
}

// `at` is a character that matches only as what stands before a word:
// `unmatched` is its class, `in_word` what a word of its stretch is made of.
template <typename Question>
const char* unmatched_end(const Reader& read, const char* at, const char* end,
                          Class unmatched, Question in_word) {
  const char* last = at;
  const char* next = at;
  while (next < end && read(next).kind == unmatched) {
    last = next;
    next += read(next).bytes;
  }
  if (next == end || !in_word(read(next).kind)) return next;
  return last == at ? read.run_end(next, end, in_word) : last;
}

}  // namespace

const char* piece_end(const char* at, const char* end) {
  const Reader read;
  const Character first = read(at);
  const char* const second = at + first.bytes;
  const auto word_follows = [&] {
    return second < end && in_word(read(second).kind);
  };
  switch (first.kind) {
    case Class::letter:
    case Class::mark:
      return word_end(read, second, end);
    case Class::number:
      return digits_end(read, at, end);
    case Class::cjk:
      return read.run_end(second, end, is_cjk_letter);
    case Class::cjk_symbol:
      return read.run_end(second, end,
                          [](Class k) { return k == Class::cjk_symbol; });
    case Class::cjk_other:
      return unmatched_end(read, at, end, Class::cjk_other, is_cjk_letter);
    case Class::symbol:
      if (first.bytes == 1 && second < end && is_ascii_letter(*second)) {
        at = second;
        while (at < end && is_ascii_letter(*at)) ++at;
        return at;
      }
      return symbols_end(read, second, end);
    case Class::space:
      if (word_follows()) return word_end(read, second, end);
      if (*at == ' ' && second < end && read(second).kind == Class::symbol) {
        return symbols_end(read, second, end);
      }
      return blanks_end(read, at, end);
    case Class::newline:
      return blanks_end(read, at, end);
    case Class::other:
      return unmatched_end(read, at, end, Class::other, in_word);
  }
  return second;
}

std::size_t last_safe_cut(std::string_view text) {
  const Reader read;
  std::size_t at = text.size();
  Class after = Class::other;
  bool first = true;
  while (at > 0) {
    do {
      --at;
    } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    const Class before = read(text.data() + at).kind;
    if (!first && before != after &&
        ((before != Class::cjk_other &&
          (ends_stretch(before) || ends_stretch(after))) ||
         (in_word(before) && !in_word(after)))) {
      return at + read(text.data() + at).bytes;
    }
    after = before;
    first = false;
  }
  return 0;
}

}  // namespace deepseek_cost::tokens
