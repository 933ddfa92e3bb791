// Writes one JSON text, in the order in which it is told, so that the same
// answer is the same bytes on every platform.
//
//   JsonWriter out;
//   out.begin_object().field("ok", true).field("amount",
//   "17.794").end_object(); out.text()  → {"ok":true,"amount":"17.794"}
//
// There is no overload for double: money and tokens cross the border as text.
// Strings must be valid UTF-8 (all that reaches the core has been checked when
// its JSON was read); controls, quotes and backslashes are escaped, and so are
// '<', U+2028 and U+2029, so that the text may stand inside a <script>.
#ifndef DEEPSEEK_COST_CORE_JSON_WRITER_H_
#define DEEPSEEK_COST_CORE_JSON_WRITER_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace deepseek_cost {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(std::int32_t number) {
    return value(static_cast<std::int64_t>(number));
  }
  template <std::same_as<bool> Bool>
  JsonWriter& value(Bool truth) {
    return raw(truth ? "true" : "false");
  }
  JsonWriter& null() { return raw("null"); }
  // Text that already is JSON.
  JsonWriter& raw(std::string_view json);

  template <typename Value>
  JsonWriter& field(std::string_view name, const Value& content) {
    return key(name).value(content);
  }

  std::string text() const { return buffer_.substr(0, size_); }
  std::string take() {
    buffer_.resize(size_);
    size_ = 0;
    return std::move(buffer_);
  }

 private:
  // Makes room for `bytes` more and answers where they go; what was written up
  // to `end` counts from then on. One pass without calls: writing amounts is
  // most of the time of an estimate.
  char* room(std::size_t bytes);
  void end_at(const char* end) {
    size_ = static_cast<std::size_t>(end - buffer_.data());
  }
  char* separate(char* to);
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void write_quoted(std::string_view content, bool is_key);

  std::string buffer_;  // written up to size_; the rest is room
  std::size_t size_ = 0;
  bool needs_comma_ = false;
};

struct Error;
struct JsonValue;

// Writes a value as it was read, numbers in their own spelling.
void write_json(const JsonValue& value, JsonWriter& out);

// An error as answers list it: {"code","where","value","detail","message"}. The
// detail, which other languages' sentences name as well, is left out where
// there is none.
void write_error(const Error& error, JsonWriter& out);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_JSON_WRITER_H_
