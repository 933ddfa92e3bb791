// Writes one JSON text, in the order of its calls, so that the same
// answer is the same bytes on every platform.
//
//   Writer out;
//   out.begin_object().field("ok", true).field("amount",
//   "17.794").end_object(); out.text()  → {"ok":true,"amount":"17.794"}
//
// There is no overload for double: money and tokens cross the border as text.
// Strings must be valid UTF-8 (all that reaches the core has been checked when
// its JSON was read); controls, quotes and backslashes are escaped, and so are
// '<', U+2028 and U+2029, so that the text may stand inside a <script>.
// A figure that could not be computed (core/base/no_figure.h) is null.
#ifndef DEEPSEEK_COST_CORE_JSON_WRITER_H_
#define DEEPSEEK_COST_CORE_JSON_WRITER_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/enum_names.h"

namespace deepseek_cost {
struct Error;
}

namespace deepseek_cost::json {

class Writer {
 public:
  Writer& begin_object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& begin_array() { return open('['); }
  Writer& end_array() { return close(']'); }
  Writer& key(std::string_view name);

  Writer& value(std::string_view text);
  Writer& value(const char* text) { return value(std::string_view(text)); }
  Writer& value(std::int64_t number);
  Writer& value(std::int32_t number) {
    return value(static_cast<std::int64_t>(number));
  }
  template <std::unsigned_integral Number>
  requires(!std::same_as<Number, bool>) Writer& value(Number number) {
    return value(static_cast<std::int64_t>(number));
  }
  template <std::same_as<bool> Bool>
  Writer& value(Bool boolean) {
    return raw(boolean ? "true" : "false");
  }
  template <NamedEnum Enum>
  Writer& value(Enum choice) {
    return value(name_of(choice));
  }
  // Null where there is nothing.
  template <typename Value>
  Writer& value(const std::optional<Value>& content) {
    return content ? value(*content) : null();
  }
  Writer& null() { return raw("null"); }
  // Text that already is JSON.
  Writer& raw(std::string_view json);

  template <typename Value>
  Writer& field(std::string_view name, const Value& content) {
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
  Writer& open(char bracket);
  Writer& close(char bracket);
  void write_quoted(std::string_view content, bool is_key);

  std::string buffer_;  // written up to size_; the rest is room
  std::size_t size_ = 0;
  bool needs_comma_ = false;
};

struct Value;

// Writes a value as it was read, numbers in their own spelling.
void write_value(const Value& value, Writer& out);

// An error as answers list it: {"code","where","value","detail","params",
// "message"}. The detail, which other languages' sentences name as well, is
// left out where there is none.
void write_error(const Error& error, Writer& out);

// The field "params", where value or detail are phrases (core/base/phrases.h):
// {"detail":{"phrase":"at_most","limit":"1000"}}.
void write_error_params(const Error& error, Writer& out);

}  // namespace deepseek_cost::json

#endif  // DEEPSEEK_COST_CORE_JSON_WRITER_H_
