#include "core/json/object_reader.h"

#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/json/pointer.h"
#include "core/number/parse_number.h"

namespace deepseek_cost::json {

ObjectReader::ObjectReader(const Value& object, std::string path,
                           Errors& errors)
    : object_(object),
      path_(std::move(path)),
      errors_(errors),
      readable_(object.kind == Value::Kind::object) {
  if (!readable_) {
    errors_.push_back(
        {ErrorCode::wrong_type, path_, describe(object), Phrase::an_object});
  }
}

const Value* ObjectReader::optional(std::string_view key) {
  known_.push_back(key);
  const Value* value = object_.find(key);
  return value == nullptr || value->kind == Value::Kind::null ? nullptr : value;
}

const Value* ObjectReader::required(std::string_view key) {
  const Value* value = optional(key);
  if (value == nullptr && readable_) fail(ErrorCode::missing_field, key, key);
  return value;
}

const Value* ObjectReader::required_array(std::string_view key) {
  const Value* value = required(key);
  if (value != nullptr && value->kind != Value::Kind::array) {
    fail(ErrorCode::wrong_type, key, describe(*value), Phrase::a_list);
    return nullptr;
  }
  return value;
}

std::optional<std::string_view> ObjectReader::text(std::string_view key) {
  const Value* value = optional(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind != Value::Kind::string) {
    fail(ErrorCode::wrong_type, key, describe(*value), Phrase::text);
    return std::nullopt;
  }
  return value->text;
}

std::string_view ObjectReader::required_text(std::string_view key) {
  if (required(key) == nullptr) return {};
  return text(key).value_or(std::string_view());
}

bool ObjectReader::boolean(std::string_view key, bool fallback) {
  const Value* value = optional(key);
  if (value == nullptr) return fallback;
  if (value->kind != Value::Kind::boolean) {
    fail(ErrorCode::wrong_type, key, describe(*value), Phrase::a_boolean);
    return fallback;
  }
  return value->boolean;
}

namespace {

// "12.5" of the JSON number 12.500, which a person who groups thousands might
// mean otherwise; in JSON a point is always the decimal one.
std::string_view plain_number(std::string_view text) {
  const bool fraction = text.find('.') != std::string_view::npos &&
                        text.find_first_of("eE") == std::string_view::npos;
  if (!fraction) return text;
  while (text.ends_with('0')) text.remove_suffix(1);
  if (text.ends_with('.')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<std::string_view> ObjectReader::number_text(
    std::string_view key) {
  const Value* value = optional(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind != Value::Kind::string &&
      value->kind != Value::Kind::number) {
    fail(ErrorCode::wrong_type, key, describe(*value), Phrase::a_number);
    return std::nullopt;
  }
  return value->kind == Value::Kind::number ? plain_number(value->text)
                                            : std::string_view{value->text};
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

PartsPerMillion ObjectReader::percent(std::string_view key,
                                      PartsPerMillion fallback) {
  const std::optional<std::string_view> typed = number_text(key);
  if (!typed) return fallback;
  const Result<PartsPerMillion> share = read_percent(*typed);
  if (share) return *share;
  fail(share.errors(), key);
  return fallback;
}

PartsPerMillion ObjectReader::required_percent(std::string_view key) {
  if (required(key) == nullptr) return {};
  return percent(key, {});
}

std::optional<Instant> ObjectReader::instant(std::string_view key) {
  const std::optional<std::string_view> given = text(key);
  if (!given) return std::nullopt;
  const std::optional<Instant> at = parse_instant(*given);
  if (!at) fail(ErrorCode::invalid_instant, key, *given);
  return at;
}

std::size_t ObjectReader::choice(std::string_view key,
                                 std::span<const std::string_view> names,
                                 std::size_t fallback) {
  const std::optional<std::string_view> name = text(key);
  if (!name) return fallback;
  const std::optional<std::size_t> index = index_of(names, *name);
  if (!index) fail(ErrorCode::unknown_choice, key, *name, listed(names));
  return index.value_or(fallback);
}

void ObjectReader::fail(ErrorCode code, std::string_view key, Words value,
                        Words detail) {
  Error& error = errors_.emplace_back(code, path_of(key), value, detail);
  error.value = shortened(error.value);
}

void ObjectReader::fail(const Errors& errors, std::string_view key) {
  for (const Error& error : errors) {
    errors_.push_back(error);
    errors_.back().where = path_of(key) + error.where;
  }
}

std::string ObjectReader::path_of(std::string_view key) const {
  return member_path(path_, key);
}

void ObjectReader::finish() {
  constexpr std::size_t kMostReported = 20;  // a hostile object has millions
  std::size_t reported = 0;
  for (const Member& member : object_.members) {
    const bool known =
        std::find(known_.begin(), known_.end(), member.key) != known_.end();
    // The getters have read the first of that name.
    if (known && object_.find(member.key) == &member.value) continue;
    fail(known ? ErrorCode::duplicate_key : ErrorCode::unknown_field,
         shortened(member.key), member.key);
    if (++reported == kMostReported) return;
  }
}

}  // namespace deepseek_cost::json
