#include "core/json_writer.h"

#include <charconv>

namespace deepseek_cost {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void append_escaped(std::string& text, unsigned char c) {
  text += "\\u00";
  text += kHex[c >> 4];
  text += kHex[c & 15];
}

bool plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' &&
         c != '<' && c != '\xE2';
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  text_ += '{';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  text_ += '}';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  text_ += '[';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  text_ += ']';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  value(name);
  text_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view content) {
  separate();
  text_ += '"';
  while (!content.empty()) {
    std::size_t run = 0;
    while (run < content.size() && plain(content[run])) ++run;
    text_.append(content.substr(0, run));
    content.remove_prefix(run);
    if (content.empty()) break;
    const char c = content.front();
    if (c == '"' || c == '\\') {
      text_ += '\\';
      text_ += c;
    } else if (c == '\n') {
      text_ += "\\n";
    } else if (content.starts_with("\xE2\x80\xA8") ||
               content.starts_with("\xE2\x80\xA9")) {
      text_ += content[2] == '\xA8' ? "\\u2028" : "\\u2029";
      content.remove_prefix(2);
    } else if (c == '\xE2') {
      text_ += c;
    } else {
      append_escaped(text_, static_cast<unsigned char>(c));
    }
    content.remove_prefix(1);
  }
  text_ += '"';
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  separate();
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  text_.append(digits, end);
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  text_.append(json);
  return *this;
}

}  // namespace deepseek_cost
