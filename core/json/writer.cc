#include "core/json/writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/no_figure.h"
#include "core/base/result.h"
#include "core/json/value.h"

namespace deepseek_cost::json {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::size_t kLongestEscape = 6;  // \u001f

// Of each byte, whether it stands for itself.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (int c = 0x20; c < 256; ++c) {
    plain[static_cast<std::size_t>(c)] =
        c != '"' && c != '\\' && c != '<' && c != 0xE2;
  }
  return plain;
}();

// Writes the escape of the first character of `content`, which is not plain,
// and takes it off.
char* write_escaped(char* to, std::string_view& content) {
  const char c = content.front();
  if (c == '"' || c == '\\' || c == '\n') {
    *to++ = '\\';
    *to++ = c == '\n' ? 'n' : c;
  } else if (content.starts_with("\xE2\x80\xA8") ||
             content.starts_with("\xE2\x80\xA9")) {
    to = std::copy_n("\\u202", 5, to);
    *to++ = content[2] == '\xA8' ? '8' : '9';
    content.remove_prefix(2);
  } else if (c == '\xE2') {
    *to++ = c;
  } else {
    to = std::copy_n("\\u00", 4, to);
    *to++ = kHex[static_cast<unsigned char>(c) >> 4];
    *to++ = kHex[static_cast<unsigned char>(c) & 15];
  }
  content.remove_prefix(1);
  return to;
}

}  // namespace

char* Writer::room(std::size_t bytes) {
  constexpr std::size_t kFirst = 1024;
  if (buffer_.size() - size_ < bytes) {
    buffer_.resize(std::max({kFirst, 2 * buffer_.size(), size_ + bytes}));
  }
  return buffer_.data() + size_;
}

char* Writer::separate(char* to) {
  if (needs_comma_) *to++ = ',';
  needs_comma_ = true;
  return to;
}

Writer& Writer::open(char bracket) {
  char* to = separate(room(2));
  *to++ = bracket;
  needs_comma_ = false;
  end_at(to);
  return *this;
}

Writer& Writer::close(char bracket) {
  char* to = room(1);
  *to++ = bracket;
  needs_comma_ = true;
  end_at(to);
  return *this;
}

void Writer::write_quoted(std::string_view content, bool is_key) {
  char* to = separate(room(kLongestEscape * content.size() + 4));
  *to++ = '"';
  while (true) {
    const char* from = content.data();
    const char* const end = from + content.size();
    while (from != end && kPlain[static_cast<unsigned char>(*from)]) {
      *to++ = *from++;
    }
    if (from == end) break;
    content.remove_prefix(static_cast<std::size_t>(from - content.data()));
    to = write_escaped(to, content);
  }
  *to++ = '"';
  if (is_key) {
    *to++ = ':';
    needs_comma_ = false;
  }
  end_at(to);
}

Writer& Writer::key(std::string_view name) {
  write_quoted(name, true);
  return *this;
}

Writer& Writer::value(std::string_view content) {
  if (content == kNoFigure) return null();
  write_quoted(content, false);
  return *this;
}

Writer& Writer::value(std::int64_t number) {
  constexpr std::size_t kLongest = 24;
  char* to = separate(room(kLongest + 1));
  end_at(std::to_chars(to, to + kLongest, number).ptr);
  return *this;
}

Writer& Writer::raw(std::string_view json) {
  char* to = separate(room(json.size() + 1));
  end_at(std::copy(json.begin(), json.end(), to));
  return *this;
}

void write_value(const Value& value, Writer& out) {
  switch (value.kind) {
    case Value::Kind::null:
      out.null();
      break;
    case Value::Kind::boolean:
      out.value(value.boolean);
      break;
    case Value::Kind::number:
      out.raw(value.text);
      break;
    case Value::Kind::string:
      out.value(value.text);
      break;
    case Value::Kind::array:
      out.begin_array();
      for (const Value& item : value.items) write_value(item, out);
      out.end_array();
      break;
    case Value::Kind::object:
      out.begin_object();
      for (const Member& member : value.members) {
        out.key(member.key);
        write_value(member.value, out);
      }
      out.end_object();
      break;
  }
}

void write_error_params(const Error& error, Writer& out) {
  const Error::Parts* parts[] = {&error.value_parts, &error.detail_parts};
  if (parts[0]->phrase == Phrase::verbatim &&
      parts[1]->phrase == Phrase::verbatim) {
    return;
  }
  out.key("params").begin_object();
  for (const Error::Parts* part : parts) {
    if (part->phrase == Phrase::verbatim) continue;
    out.key(part == parts[0] ? "value" : "detail").begin_object();
    out.field("phrase", name_of(part->phrase));
    const std::string_view first = parameter_name(part->phrase, 0);
    const std::string_view second = parameter_name(part->phrase, 1);
    if (!first.empty()) out.field(first, part->first);
    if (!second.empty()) out.field(second, part->second);
    out.end_object();
  }
  out.end_object();
}

void write_error(const Error& error, Writer& out) {
  out.begin_object()
      .field("code", name_of(error.code))
      .field("where", error.where)
      .field("value", error.value);
  if (!error.detail.empty()) out.field("detail", error.detail);
  write_error_params(error, out);
  out.field("message", message_of(error)).end_object();
}

}  // namespace deepseek_cost::json
