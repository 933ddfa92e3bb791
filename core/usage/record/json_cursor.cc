#include "core/usage/record/json_cursor.h"

#include <cstring>

#include "core/base/ascii.h"
#include "core/usage/text/string_scan.h"

namespace deepseek_cost::usage {
namespace {

using Byte = unsigned char;

}  // namespace

json::Value::Kind JsonCursor::kind() const {
  using Kind = json::Value::Kind;
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

inline void JsonCursor::space() {
  while (at_ < end_ && static_cast<Byte>(*at_) <= ' ') {
    const char c = *at_;
    if (c != ' ' && c != '\t' && c != '\r' && !(c == '\n' && newlines_)) return;
    ++at_;
  }
}

inline bool JsonCursor::take(char c) {
  space();
  if (peek() != c) return false;
  ++at_;
  return true;
}

void JsonCursor::word(std::string_view expected) {
  const auto left = static_cast<std::size_t>(end_ - at_);
  if (left < expected.size() ||
      std::memcmp(at_, expected.data(), expected.size()) != 0) {
    return fail();
  }
  at_ += expected.size();
}

// The full parser refuses numbers that a double cannot hold; those written
// with many digits or a long exponent are left to it.
void JsonCursor::number() {
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

void JsonCursor::string() {
  const char* const after = skip_string(at_ + 1, end_);
  if (after == nullptr) return fail();
  at_ = after;
}

void JsonCursor::leaf() {
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

void JsonCursor::skip() {
  if (peek() == '{' || peek() == '[') {
    container();
  } else {
    leaf();
  }
}

inline bool JsonCursor::open(char bracket) {
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

inline bool JsonCursor::closes(char bracket) {
  const bool object = (objects_ >> (depth_ - 1) & 1) != 0;
  if (bracket != (object ? '}' : ']')) return false;
  --depth_;
  ++at_;
  return true;
}

void JsonCursor::container() {
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

void JsonCursor::scalar(std::string_view& text) {
  const char* const begin = at_;
  if (peek() != '"') {
    if (peek() == '-') return fail();  // left to the full parser, as is -0
    number();
    text = {begin, static_cast<std::size_t>(at_ - begin)};
    return;
  }
  // Nearly all are plain, keys above all.
  const char* const plain = find_special(begin + 1, end_);
  if (plain < end_ && *plain == '"') {
    text = {begin + 1, static_cast<std::size_t>(plain - begin - 1)};
    at_ = plain + 1;
    return;
  }
  string();
  if (!good_) return;
  text = {begin + 1, static_cast<std::size_t>(at_ - begin - 2)};
  if (text.find('\\') != std::string_view::npos) fail();
}

bool JsonCursor::read_key(std::string_view& key) {
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

bool JsonCursor::enter(std::string_view& key) {
  if (!open('{')) return false;
  space();
  if (peek() == '}' && closes('}')) return false;
  return read_key(key);
}

bool JsonCursor::next(std::string_view& key) {
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

bool JsonCursor::enter_array() {
  if (!open('[')) return false;
  space();
  return !(peek() == ']' && closes(']'));
}

bool JsonCursor::next_item() {
  if (!good_) return false;
  space();
  if (peek() == ']' && closes(']')) return false;
  if (peek() != ',') {
    fail();
    return false;
  }
  ++at_;
  space();
  return true;
}

bool JsonCursor::boolean() {
  const bool value = peek() == 't';
  leaf();
  return value;
}

void JsonCursor::text(UsageRecord::Text& found) {
  const char* const begin = at_;
  string();
  if (!good_) return;
  found.text = {begin + 1, static_cast<std::size_t>(at_ - begin - 2)};
  found.escaped = found.text.find('\\') != std::string_view::npos;
}

RecordList JsonCursor::list() {
  const char* const begin = at_;
  container();
  return {{begin, static_cast<std::size_t>(at_ - begin)}};
}

}  // namespace deepseek_cost::usage
