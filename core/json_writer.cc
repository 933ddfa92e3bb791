#include "core/json_writer.h"

#include <charconv>

#include "core/json.h"

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

void write_json(const JsonValue& value, JsonWriter& out) {
  switch (value.kind) {
    case JsonValue::Kind::null:
      out.null();
      break;
    case JsonValue::Kind::boolean:
      out.value(value.truth);
      break;
    case JsonValue::Kind::number:
      out.raw(value.text);
      break;
    case JsonValue::Kind::string:
      out.value(value.text);
      break;
    case JsonValue::Kind::array:
      out.begin_array();
      for (const JsonValue& item : value.items) write_json(item, out);
      out.end_array();
      break;
    case JsonValue::Kind::object:
      out.begin_object();
      for (const JsonMember& member : value.members) {
        out.key(member.key);
        write_json(member.value, out);
      }
      out.end_object();
      break;
  }
}

}  // namespace deepseek_cost
