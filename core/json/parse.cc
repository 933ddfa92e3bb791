#include "core/json/parse.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

// Only the library's reader of events is used: no document of its own is made.
#include <nlohmann/json.hpp>

// What is refused, and where, is of this version (Debian's); tests say whether
// another one agrees.
static_assert(NLOHMANN_JSON_VERSION_MAJOR == 3 &&
                  NLOHMANN_JSON_VERSION_MINOR == 11,
              "nlohmann_json 3.11 is needed");

namespace deepseek_cost::json {
namespace {

// Whether the key of any member is that of an earlier one.
bool repeats_a_key(const std::vector<Member>& members) {
  for (auto member = members.begin(); member != members.end(); ++member) {
    if (std::any_of(members.begin(), member, [&](const Member& earlier) {
          return earlier.key == member->key;
        })) {
      return true;
    }
  }
  return false;
}

// Keys are compared by sorting where there are many.
std::string_view repeated_key(const std::vector<Member>& members) {
  constexpr std::size_t kMany = 16;
  if (members.size() < kMany && !repeats_a_key(members)) return {};
  std::vector<std::string_view> keys;
  keys.reserve(members.size());
  for (const Member& member : members) keys.push_back(member.key);
  std::sort(keys.begin(), keys.end());
  const auto twin = std::adjacent_find(keys.begin(), keys.end());
  return twin == keys.end() ? std::string_view() : *twin;
}

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return hex_value(c) >= 0; });
}

// Whether a token that the library refused ends with a complete \uXXXX: then it
// is a surrogate without its other half, and what is missing comes after it.
bool ends_with_escape(std::string_view token) {
  constexpr std::size_t kLength = 6;
  if (token.size() < kLength) return false;
  const std::string_view end = token.substr(token.size() - kLength);
  return end.starts_with("\\u") && is_hex(end.substr(2));
}

// How many bytes at the end of `read` are a token that the library read to its
// end and only minds in this place; 0 where it could not read on. `read` begins
// with the last string or number, or before.
std::size_t refused_token(std::string_view read) {
  for (const std::string_view word : {"true", "false", "null"}) {
    if (read.ends_with(word)) return word.size();
  }
  if (read.size() > 1 && read.front() == '"' && read.back() == '"') {
    // `"\u12"` ends with a quote where a digit should be.
    const std::size_t escape = read.rfind("\\u");
    const bool cut =
        escape != std::string_view::npos && read.size() - escape <= 6;
    return cut ? 0 : read.size();
  }
  constexpr std::string_view kOfNumbers = "0123456789.+-eE";
  const bool number = !read.empty() && is_digit(read.back()) &&
                      read.find_first_not_of(kOfNumbers) == read.npos;
  return number ? read.size() : 0;
}

// The power of ten of a number's first digit that is not 0, rounded towards
// 10^9 where the exponent itself is huge.
std::int64_t magnitude_of(std::string_view number) {
  constexpr std::int64_t kHuge = 1000000000;
  const std::size_t e = std::min(number.find_first_of("eE"), number.size());
  const std::string_view digits = number.substr(0, e);
  const std::size_t first = digits.find_first_of("123456789");
  if (first == std::string_view::npos) return -kHuge;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const auto place = static_cast<std::int64_t>(point) -
                     static_cast<std::int64_t>(first) - (first < point ? 1 : 0);
  std::string_view exponent = number.substr(std::min(e + 1, number.size()));
  const bool negative = exponent.starts_with('-');
  if (negative || exponent.starts_with('+')) exponent.remove_prefix(1);
  std::int64_t power = 0;
  for (const char c : exponent) {
    power = std::min(kHuge, power * 10 + (c - '0'));
  }
  return negative ? place - power : place + power;
}

// Builds a Value from the library's events. Every handler answers whether to
// read on; where not, one error is noted.
class Builder {
 public:
  Builder(std::string_view text, const Limits& limits)
      : text_(text), limits_(limits) {}

  bool null() {
    add(Value::Kind::null);
    return true;
  }
  bool boolean(bool value) {
    add(Value::Kind::boolean).boolean = value;
    return true;
  }
  // Only numbers with a '-' come here, so a 0 was written -0.
  bool number_integer(std::int64_t value) {
    add(Value::Kind::number).text = value == 0 ? "-0" : to_string(value);
    return true;
  }
  bool number_unsigned(std::uint64_t value) {
    add(Value::Kind::number).text = to_string(value);
    return true;
  }
  // Fractions, exponents, and integers of more than 64 bits: as written. The
  // double is not looked at.
  bool number_float(double, const std::string& written) {
    if (magnitude_of(written) >= kMagnitudes) return too_large(written);
    add(Value::Kind::number).text = written;
    return true;
  }
  bool string(std::string& value) {
    add(Value::Kind::string).text = std::move(value);
    return true;
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // not in text

  bool start_object(std::size_t) { return enter(Value::Kind::object); }
  bool start_array(std::size_t) { return enter(Value::Kind::array); }
  bool key(std::string& name) {
    open_.back()->members.emplace_back().key = std::move(name);
    return true;
  }
  bool end_array() {
    open_.pop_back();
    return true;
  }
  bool end_object() {
    const std::vector<Member>& members = open_.back()->members;
    open_.pop_back();
    if (limits_.repeated_keys) return true;
    const std::string_view twin = repeated_key(members);
    if (twin.empty()) return true;
    errors_.emplace_back(ErrorCode::duplicate_key, "", shortened(twin));
    return false;
  }

  // `read`: bytes up to and with the one at which the library stopped.
  template <typename Exception>
  bool parse_error(std::size_t read, const std::string& token,
                   const Exception& exception) {
    constexpr int kNumberOverflow = 406;
    if (exception.id == kNumberOverflow) return too_large(token);
    std::size_t at = std::max<std::size_t>(read, 1) - 1;
    if (at >= text_.size()) return wrong(text_.size());
    if (const std::size_t length = refused_token(token)) {
      at = read - length;
    } else if (ends_with_escape(token)) {
      at = read;
    }
    return wrong(at);
  }

  // The library takes a NUL byte for the end of the text.
  Result<Value> finish(bool read) {
    if (read && text_.find('\0') != std::string_view::npos) {
      wrong(text_.find('\0'));
    }
    if (!errors_.empty()) return std::move(errors_);
    return std::move(root_);
  }

 private:
  // A double holds numbers below 1.8 × 10^308. Whether the library can read one
  // near that must not hang on the machine.
  static constexpr std::int64_t kMagnitudes = 308;

  Value& add(Value::Kind kind) {
    Value* value = &root_;
    if (!open_.empty()) {
      Value& parent = *open_.back();
      value = parent.kind == Value::Kind::array ? &parent.items.emplace_back()
                                                : &parent.members.back().value;
    }
    value->kind = kind;
    return *value;
  }

  bool enter(Value::Kind kind) {
    if (open_.size() >= limits_.depth) {
      errors_.emplace_back(ErrorCode::too_deep, "", "",
                           to_string(limits_.depth));
      return false;
    }
    open_.push_back(&add(kind));
    return true;
  }

  bool too_large(std::string_view number) {
    errors_.emplace_back(ErrorCode::out_of_range, "", shortened(number),
                         Phrase::below_double);
    return false;
  }

  bool wrong(std::size_t at) {
    std::string_view shown;  // the character in the way, where it can be shown
    if (at < text_.size() && !is_ascii_control(text_[at])) {
      std::string_view rest = text_.substr(at);
      if (take_code_point(rest)) {
        shown = text_.substr(at, text_.size() - at - rest.size());
      }
    }
    const Phrase what =
        at < text_.size() ? Phrase::wrong_at_byte : Phrase::ends_at_byte;
    errors_.push_back(
        {ErrorCode::invalid_json, "", shown, {what, to_string(at)}});
    return false;
  }

  std::string_view text_;
  Limits limits_;
  Value root_;
  std::vector<Value*> open_;  // from the outermost array or object inwards
  Errors errors_;
};

}  // namespace

Result<Value> parse(std::string_view text, Limits limits) {
  if (text.size() > limits.bytes) {
    return Error{ErrorCode::too_large,
                 "",
                 {Phrase::bytes, to_string(text.size())},
                 {Phrase::bytes, to_string(limits.bytes)}};
  }
  Builder builder(text, limits);
  const bool read =
      nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return builder.finish(read);
}

}  // namespace deepseek_cost::json
