#include "core/json.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/quantity.h"
#include "core/text.h"

namespace deepseek_cost {
namespace {

template <typename Integer>
std::string written(Integer number) {
  char digits[24];
  return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

std::string_view repeated_key(const std::vector<JsonMember>& members) {
  constexpr std::size_t kFew = 12;
  if (members.size() <= kFew) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (members[i].key == members[j].key) return members[i].key;
      }
    }
    return {};
  }
  std::vector<std::string_view> keys;
  keys.reserve(members.size());
  for (const JsonMember& member : members) keys.push_back(member.key);
  std::sort(keys.begin(), keys.end());
  const auto twin = std::adjacent_find(keys.begin(), keys.end());
  return twin == keys.end() ? std::string_view() : *twin;
}

// Receives the parser's events; any handler that returns false stops it.
class Builder {
 public:
  using Json = nlohmann::json;

  Builder(JsonLimits limits) : limits_(limits) {}

  bool null() { return add({}); }
  bool boolean(bool truth) {
    JsonValue value;
    value.kind = JsonValue::Kind::boolean;
    value.truth = truth;
    return add(std::move(value));
  }
  bool number_integer(Json::number_integer_t number) {
    return add_number(written(number));
  }
  bool number_unsigned(Json::number_unsigned_t number) {
    return add_number(written(number));
  }
  bool number_float(Json::number_float_t, const std::string& lexeme) {
    return add_number(lexeme);
  }
  bool string(std::string& text) {
    JsonValue value;
    value.kind = JsonValue::Kind::string;
    value.text = std::move(text);
    return add(std::move(value));
  }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(JsonValue::Kind::object); }
  bool start_array(std::size_t) { return open(JsonValue::Kind::array); }
  bool key(std::string& name) {
    open_.back().members.push_back({std::move(name), {}});
    return true;
  }
  bool end_object() {
    const std::string_view twin =
        limits_.repeated_keys ? std::string_view()
                              : repeated_key(open_.back().members);
    if (!twin.empty()) {
      error_ = {ErrorCode::duplicate_key, "", shortened(twin), ""};
      return false;
    }
    return close();
  }
  bool end_array() { return close(); }
  template <typename Exception>
  bool parse_error(std::size_t position, const std::string& token,
                   const Exception&) {
    error_ = {ErrorCode::invalid_json, "", shortened(token),
              "something is wrong at byte " + written(position)};
    return false;
  }

  Result<JsonValue> take(bool parsed) {
    if (parsed) return std::move(root_);
    return std::move(error_);
  }

 private:
  bool add_number(std::string lexeme) {
    JsonValue value;
    value.kind = JsonValue::Kind::number;
    value.text = std::move(lexeme);
    return add(std::move(value));
  }

  bool add(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().kind == JsonValue::Kind::array) {
      open_.back().items.push_back(std::move(value));
    } else {
      open_.back().members.back().value = std::move(value);
    }
    return true;
  }

  bool open(JsonValue::Kind kind) {
    if (open_.size() >= limits_.depth) {
      error_ = {ErrorCode::too_deep, "", "", written(limits_.depth)};
      return false;
    }
    open_.emplace_back().kind = kind;
    return true;
  }

  bool close() {
    JsonValue value = std::move(open_.back());
    open_.pop_back();
    return add(std::move(value));
  }

  JsonLimits limits_;
  std::vector<JsonValue> open_;  // containers begun and not yet ended
  JsonValue root_;
  Error error_{ErrorCode::invalid_json, "", "", "it cannot be read"};
};

// RFC 6901: '~' and '/' inside a key are escaped.
void append_path_key(std::string& path, std::string_view key) {
  path += '/';
  for (const char c : key) {
    if (c == '~') {
      path += "~0";
    } else if (c == '/') {
      path += "~1";
    } else {
      path += c;
    }
  }
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  for (const JsonMember& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Result<JsonValue> parse_json(std::string_view text, JsonLimits limits) {
  if (text.size() > limits.bytes) {
    return Error{ErrorCode::too_large, "", written(text.size()) + " bytes",
                 written(limits.bytes) + " bytes"};
  }
  Builder builder(limits);
  const bool parsed =
      nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take(parsed);
}

std::string describe(const JsonValue& value) {
  switch (value.kind) {
    case JsonValue::Kind::null:
      return "null";
    case JsonValue::Kind::boolean:
      return value.truth ? "true" : "false";
    case JsonValue::Kind::number:
      return "the number " + shortened(value.text);
    case JsonValue::Kind::string:
      return "the text “" + shortened(value.text) + "”";
    case JsonValue::Kind::array:
      return "a list";
    case JsonValue::Kind::object:
      return "an object";
  }
  return "";
}

ObjectReader::ObjectReader(const JsonValue& object, std::string path,
                           Errors& errors)
    : object_(object),
      path_(std::move(path)),
      errors_(errors),
      readable_(object.kind == JsonValue::Kind::object) {
  if (!readable_) {
    errors_.push_back(
        {ErrorCode::wrong_type, path_, describe(object), "an object"});
  }
}

const JsonValue* ObjectReader::optional(std::string_view key) {
  known_.push_back(key);
  const JsonValue* value = object_.find(key);
  return value == nullptr || value->kind == JsonValue::Kind::null ? nullptr
                                                                  : value;
}

const JsonValue* ObjectReader::required(std::string_view key) {
  const JsonValue* value = optional(key);
  if (value == nullptr && readable_) fail(ErrorCode::missing_field, key, key);
  return value;
}

const JsonValue* ObjectReader::required_array(std::string_view key) {
  const JsonValue* value = required(key);
  if (value != nullptr && value->kind != JsonValue::Kind::array) {
    fail(ErrorCode::wrong_type, key, describe(*value), "a list");
    return nullptr;
  }
  return value;
}

std::optional<std::string_view> ObjectReader::text(std::string_view key) {
  const JsonValue* value = optional(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind != JsonValue::Kind::string) {
    fail(ErrorCode::wrong_type, key, describe(*value), "text");
    return std::nullopt;
  }
  return value->text;
}

std::string_view ObjectReader::required_text(std::string_view key) {
  if (required(key) == nullptr) return {};
  return text(key).value_or(std::string_view());
}

bool ObjectReader::boolean(std::string_view key, bool fallback) {
  const JsonValue* value = optional(key);
  if (value == nullptr) return fallback;
  if (value->kind != JsonValue::Kind::boolean) {
    fail(ErrorCode::wrong_type, key, describe(*value), "true or false");
    return fallback;
  }
  return value->truth;
}

std::optional<std::string_view> ObjectReader::number_text(
    std::string_view key) {
  const JsonValue* value = optional(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind != JsonValue::Kind::string &&
      value->kind != JsonValue::Kind::number) {
    fail(ErrorCode::wrong_type, key, describe(*value), "a number");
    return std::nullopt;
  }
  return value->text;
}

std::int64_t ObjectReader::count(std::string_view key, std::int64_t most,
                                 std::int64_t fallback) {
  const std::optional<std::string_view> typed = number_text(key);
  if (!typed) return fallback;
  const Result<std::int64_t> number = read_count(*typed, most);
  if (number) return *number;
  fail(number.errors(), key);
  return fallback;
}

std::int64_t ObjectReader::required_count(std::string_view key,
                                          std::int64_t most) {
  if (required(key) == nullptr) return 0;
  return count(key, most, 0);
}

void ObjectReader::fail(ErrorCode code, std::string_view key,
                        std::string_view value, std::string detail) {
  errors_.push_back({code, path_of(key), shortened(value), std::move(detail)});
}

void ObjectReader::fail(const Errors& errors, std::string_view key) {
  for (const Error& error : errors) {
    errors_.push_back(error);
    errors_.back().where = path_of(key) + error.where;
  }
}

std::string ObjectReader::path_of(std::string_view key) const {
  std::string path = path_;
  append_path_key(path, key);
  return path;
}

void ObjectReader::finish() {
  constexpr std::size_t kMostReported = 20;  // a hostile object has millions
  std::size_t reported = 0;
  for (const JsonMember& member : object_.members) {
    if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) {
      continue;
    }
    fail(ErrorCode::unknown_field, shortened(member.key), member.key);
    if (++reported == kMostReported) return;
  }
}

}  // namespace deepseek_cost
