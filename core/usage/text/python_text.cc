#include "core/usage/text/python_text.h"

#include "core/base/ascii.h"

namespace deepseek_cost::usage {
namespace {

void append_json_char(std::string& json, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') json += '\\';
  if (byte >= 0x20) {
    json += c;
    return;
  }
  json += "\\u00";
  json += kHex[byte >> 4];
  json += kHex[byte & 15];
}

}  // namespace

bool is_identifier(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

void append_json_string(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) append_json_char(json, c);
  json += '"';
}

void PythonText::space() {
  while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
    ++at_;
  }
}

bool PythonText::take(char c) {
  if (peek() != c) return false;
  ++at_;
  return true;
}

bool PythonText::value(int depth) {
  if (depth > kMostDepth) return false;
  space();
  const char c = peek();
  if (c == '\'' || c == '"') return string();
  if (c == '{') return dict(depth);
  if (c == '[') return list(']', depth);
  if (c == '(') return list(')', depth);
  if (c == '<') return unnamed();
  if (is_digit(c) || c == '-') return number();
  return word(depth);
}

// <Role.user: 1>, <object at 0x7f…>
bool PythonText::unnamed() {
  constexpr std::size_t kMost = 256;
  const std::size_t end = text_.substr(at_, kMost).find('>');
  if (end == std::string_view::npos) return false;
  json_ += "null";
  at_ += end + 1;
  return true;
}

bool PythonText::string() {
  const char quote = text_[at_++];
  json_ += '"';
  while (at_ < text_.size() && text_[at_] != quote) {
    if (text_[at_] == '\n') return false;
    if (text_[at_] == '\\') {
      if (!escape()) return false;
    } else {
      append_json_char(json_, text_[at_++]);
    }
  }
  json_ += '"';
  return take(quote);
}

// What is no character of ASCII matters to no bill, and stands for itself.
bool PythonText::escape() {
  constexpr std::string_view kLetters = "nrt";
  constexpr std::string_view kControls = "\n\r\t";
  ++at_;
  if (at_ == text_.size()) return false;
  const char c = text_[at_++];
  const std::size_t control = kLetters.find(c);
  if (control != std::string_view::npos) {
    append_json_char(json_, kControls[control]);
  } else if (c == '\\' || c == '\'' || c == '"' || c == '/') {
    append_json_char(json_, c);
  } else {
    json_ += "\\\\";
    append_json_char(json_, c);
  }
  return true;
}

// As JSON has it, whatever else Python allows.
bool PythonText::number() {
  const std::size_t begin = at_;
  take('-');
  const std::size_t digits = at_;
  while (is_digit(peek())) ++at_;
  if (at_ == digits || (text_[digits] == '0' && at_ > digits + 1)) return false;
  if (peek() == '.') {
    const std::size_t fraction = ++at_;
    while (is_digit(peek())) ++at_;
    if (at_ == fraction) return false;
  }
  if (peek() == 'e' || peek() == 'E') {
    ++at_;
    if (peek() == '+' || peek() == '-') ++at_;
    const std::size_t exponent = at_;
    while (is_digit(peek())) ++at_;
    if (at_ == exponent) return false;
  }
  if (is_identifier(peek())) return false;
  json_ += text_.substr(begin, at_ - begin);
  return true;
}

// A constant, a prefixed string, a call, or a name, which is taken as text.
bool PythonText::word(int depth) {
  const std::size_t begin = at_;
  while (is_identifier(peek()) || peek() == '.') ++at_;
  const std::string_view name = text_.substr(begin, at_ - begin);
  if (name.empty()) return false;
  const bool prefix = name.size() == 1 || name == "rb" || name == "br";
  if (prefix && (peek() == '\'' || peek() == '"')) return string();
  if (peek() == '(') return call(depth);
  if (name == "None" || name == "null" || name == "nan" || name == "inf") {
    json_ += "null";
  } else if (name == "True" || name == "true") {
    json_ += "true";
  } else if (name == "False" || name == "false") {
    json_ += "false";
  } else {
    append_json_string(json_, name);
  }
  return true;
}

bool PythonText::call(int depth) {
  ++at_;
  json_ += '{';
  bool first = true;
  for (space(); !take(')'); space()) {
    if (!argument(depth, first)) return false;
    space();
    if (!take(',') && peek() != ')') return false;
  }
  json_ += '}';
  return true;
}

// Those without a name are passed over.
bool PythonText::argument(int depth, bool& first) {
  const std::size_t begin = at_;
  const std::size_t kept = json_.size();
  while (is_identifier(peek())) ++at_;
  const std::string_view name = text_.substr(begin, at_ - begin);
  if (name.empty() || peek() != '=') {
    at_ = begin;
    const bool good = value(depth + 1);
    json_.resize(kept);
    return good;
  }
  ++at_;
  if (!first) json_ += ',';
  first = false;
  append_json_string(json_, name);
  json_ += ':';
  return value(depth + 1);
}

bool PythonText::list(char end, int depth) {
  ++at_;
  json_ += '[';
  for (space(); !take(end); space()) {
    if (json_.back() != '[') json_ += ',';
    if (!value(depth + 1)) return false;
    space();
    if (!take(',') && peek() != end) return false;
  }
  json_ += ']';
  return true;
}

bool PythonText::dict(int depth) {
  ++at_;
  json_ += '{';
  bool first = true;
  for (space(); !take('}'); space()) {
    if (!first) json_ += ',';
    first = false;
    if (!key()) return false;
    space();
    if (!take(':')) return false;
    json_ += ':';
    if (!value(depth + 1)) return false;
    space();
    if (!take(',') && peek() != '}') return false;
  }
  json_ += '}';
  return true;
}

bool PythonText::key() {
  space();
  if (peek() == '\'' || peek() == '"') return string();
  const std::size_t begin = at_;
  while (is_identifier(peek())) ++at_;
  if (at_ == begin) return false;
  append_json_string(json_, text_.substr(begin, at_ - begin));
  return true;
}

}  // namespace deepseek_cost::usage
