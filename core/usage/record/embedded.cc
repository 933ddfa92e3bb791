#include "core/usage/record/embedded.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include "core/base/ascii.h"
#include "core/usage/record/json_cursor.h"
#include "core/usage/text/base64.h"
#include "core/usage/text/event_stream.h"
#include "core/usage/text/simd.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::uint32_t hex4(std::string_view text) {
  std::uint32_t unit = 0;
  for (const char c : text.substr(0, 4)) {
    unit = unit * 16 + static_cast<std::uint32_t>(hex_value(c));
  }
  return unit;
}

// Each of these writes to `out`, which has room, and gives where it stopped.
char* put_utf8(char* out, std::uint32_t c) {
  const auto put = [&out](std::uint32_t byte) {
    *out++ = static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (c < 0x80) {
    put(c);
    return out;
  }
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
  return out;
}

// `text` begins behind the backslash, and is left behind the escape.
char* put_escape(char* out, std::string_view& text) {
  constexpr std::string_view kLetters = "nrtbf";
  constexpr std::string_view kControls = "\n\r\t\b\f";
  const char c = text.front();
  text.remove_prefix(1);
  if (c == '"' || c == '\\') {
    *out++ = c;
    return out;
  }
  if (c != 'u') {
    const std::size_t at = kLetters.find(c);
    *out++ = at == std::string_view::npos ? c : kControls[at];
    return out;
  }
  std::uint32_t unit = hex4(text);
  text.remove_prefix(4);
  if (unit >= 0xD800 && unit < 0xDC00) {
    unit = 0x10000 + ((unit - 0xD800) << 10) + (hex4(text.substr(2)) - 0xDC00);
    text.remove_prefix(6);
  }
  return put_utf8(out, unit);
}

constexpr std::size_t kBlock = 64;

// Copies `text` to `out`, `\"` and `\\` made one character each, up to another
// escape or the last two blocks; both are left behind what was copied. Escapes
// in a log line stand too close for a call to the library at each, and for
// copies of just the right length: a block is written, and what is too much of
// it is written over.
void copy_quoted(char*& out, std::string_view& text) {
#ifdef DEEPSEEK_COST_VECTORS
  const char* at = text.data();
  while (text.size() > 2 * kBlock) {
    std::uint64_t found =
        Bytes64(at).bits([](Bytes16 v) { return equal(v, '\\'); });
    std::size_t from = 0;
    for (; found != 0; from += 2) {
      const auto escape = static_cast<std::size_t>(__builtin_ctzll(found));
      Bytes64(at + from).store(out);
      out += escape - from;
      from = escape;
      const char c = at[escape + 1];
      if (c != '"' && c != '\\') break;
      *out++ = c;
      found &= ~(std::uint64_t{3} << escape);
    }
    if (found == 0 && from < kBlock) {
      Bytes64(at + from).store(out);
      out += kBlock - from;
      from = kBlock;
    }
    at += from;
    text.remove_prefix(from);
    if (found != 0) return;
  }
#endif
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool names_answer(std::string_view key, json::Value::Kind kind,
                  std::string_view text) {
  using Kind = json::Value::Kind;
  if (key == "choices" || key == "candidates") return kind == Kind::array;
  if (kind != Kind::string) return false;
  if (key == "providerID") return true;  // opencode's messages, in a database
  if (key == "object") {
    return text.starts_with("chat.completion") ||
           text.starts_with("text_completion") || text == "response";
  }
  return key == "type" &&
         (text == "message" || text == "ping" || text.starts_with("message_") ||
          text.starts_with("content_block_") || text.starts_with("response."));
}

}  // namespace

std::string_view unescaped(UsageRecord& record, std::string_view text) {
  // No escape is shorter than its content.
  char* const content = record.room(text.size());
  char* out = content;
  while (!text.empty()) {
    copy_quoted(out, text);
    while (!text.empty() && text.front() != '\\') {
      *out++ = text.front();
      text.remove_prefix(1);
    }
    if (text.empty()) break;
    text.remove_prefix(1);
    out = put_escape(out, text);
  }
  return {content, static_cast<std::size_t>(out - content)};
}

bool may_hold_records(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return false;
  text.remove_prefix(first);
  return text.starts_with('{') || text.starts_with('\\') ||
         text.starts_with(':') || begins_event_stream(text);
}

std::string_view embedded_content(UsageRecord& record,
                                  const UsageRecord::Text& text) {
  const bool coded = record.is_base64(text) || may_be_base64(text.text);
  if (!coded && !may_hold_records(text.text)) return {};
  std::string_view content = text.text;
  if (text.escaped) content = unescaped(record, content);
  if (coded) {
    std::optional<std::string> bytes = decode_base64(content);
    if (!bytes) return {};
    if (bytes->starts_with("\x1F\x8B")) record.saw_packed_text();
    content = record.own(std::move(*bytes));
  }
  content = trimmed(content);
  const bool holds = content.starts_with('{') || begins_event_stream(content);
  return holds ? content : std::string_view();
}

namespace {

bool looks_like_answer(const json::Value& object) {
  return std::any_of(object.members.begin(), object.members.end(),
                     [](const json::Member& member) {
                       return names_answer(member.key, member.value.kind,
                                           member.value.text);
                     });
}

}  // namespace

bool looks_like_answer(std::string_view object) {
  JsonCursor cursor(object.data(), object.data() + object.size(), true);
  bool named = false;
  std::string_view key;
  for (bool more = cursor.enter(key); more; more = cursor.next(key)) {
    const json::Value::Kind kind = cursor.kind();
    std::string_view text;
    const char* const begin = cursor.position();
    cursor.skip();
    if (kind == json::Value::Kind::string && cursor.good()) {
      text = {begin + 1,
              static_cast<std::size_t>(cursor.position() - begin - 2)};
    }
    named = named || names_answer(key, kind, text);
  }
  if (cursor.good()) return named;
  const Result<json::Value> parsed = parse_record(object);
  return parsed && looks_like_answer(*parsed);
}

bool looks_like_answer(const RecordList& object) {
  if (object.tree == nullptr) return looks_like_answer(object.bytes);
  for (const json::Member& member : object.tree->members) {
    if (names_answer(member.key, member.value.kind, member.value.text)) {
      return true;
    }
  }
  return false;
}

}  // namespace deepseek_cost::usage
