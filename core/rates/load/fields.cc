#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/json/pointer.h"
#include "core/rates/load/load.h"
#include "core/rates/load/sections.h"

namespace deepseek_cost {
namespace {

bool is_id_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

// No text of a book may bend the text around it on a page.
bool is_plain_text(std::string_view text) {
  while (!text.empty()) {
    const std::optional<char32_t> code_point = take_code_point(text);
    if (!code_point || is_control(*code_point)) return false;
  }
  return true;
}

}  // namespace

void RateBookReader::fail(ErrorCode code, std::string_view path, Words value,
                          Words detail) {
  Error& error = errors_.emplace_back(code, path, value, detail);
  error.value = shortened(error.value);
}

bool RateBookReader::few_enough(std::size_t count, std::size_t most,
                                const std::string& path) {
  if (count <= most) return true;
  fail(ErrorCode::too_many, path, to_string(count), to_string(most));
  return false;
}

std::span<const json::Value> RateBookReader::items(json::ObjectReader& reader,
                                                   std::string_view key,
                                                   bool required,
                                                   std::size_t most) {
  const json::Value* list =
      required ? reader.required(key) : reader.optional(key);
  if (list == nullptr) return {};
  if (list->kind != json::Value::Kind::array) {
    reader.fail(ErrorCode::wrong_type, key, describe(*list), Phrase::a_list);
    return {};
  }
  if (!few_enough(list->items.size(), most, reader.path_of(key))) return {};
  return list->items;
}

std::optional<std::string_view> RateBookReader::text_item(
    const json::Value& value, const std::string& path) {
  if (value.kind == json::Value::Kind::string) return value.text;
  fail(ErrorCode::wrong_type, path, describe(value), Phrase::text);
  return std::nullopt;
}

bool RateBookReader::is_good_id(std::string_view text) {
  return !text.empty() && text.size() <= RateBookLimits::kIdBytes &&
         std::all_of(text.begin(), text.end(), is_id_byte);
}

std::string RateBookReader::id(json::ObjectReader& reader) {
  const std::string_view given = reader.required_text("id");
  const json::Value* value = reader.optional("id");
  if (value != nullptr && value->kind == json::Value::Kind::string &&
      !is_good_id(given)) {
    reader.fail(ErrorCode::out_of_range, "id", given, Phrase::id_characters);
  }
  return std::string(given);
}

std::string RateBookReader::text(json::ObjectReader& reader,
                                 std::string_view key) {
  const std::string_view given = reader.text(key).value_or("");
  if (given.size() > RateBookLimits::kTextBytes) {
    reader.fail(ErrorCode::too_large, key, given,
                {Phrase::bytes, to_string(RateBookLimits::kTextBytes)});
  } else if (!is_plain_text(given)) {
    reader.fail(ErrorCode::out_of_range, key, "", Phrase::plain_text);
  }
  return std::string(given);
}

Label RateBookReader::label(json::ObjectReader& reader, std::string_view key,
                            std::string_view zh_key) {
  return {text(reader, key), text(reader, zh_key)};
}

Label RateBookReader::label_or_id(json::ObjectReader& reader,
                                  const std::string& id) {
  Label read = label(reader, "label", "label_zh");
  if (read.en.empty()) read.en = id;
  return read;
}

std::string RateBookReader::checked(json::ObjectReader& reader,
                                    std::string_view key) {
  const std::optional<std::string_view> given = reader.text(key);
  if (!given) return "";
  if (!parse_date(*given) && !parse_month(*given)) {
    reader.fail(ErrorCode::invalid_date, key, *given);
  }
  return std::string(*given);
}

std::optional<Instant> RateBookReader::instant(json::ObjectReader& reader,
                                               std::string_view key) {
  const std::optional<std::string_view> given = reader.text(key);
  if (!given) return std::nullopt;
  const std::optional<Instant> at = parse_instant(*given);
  // A boundary between two seconds could not be kept apart from its second.
  if (!at || given->find('.') != std::string_view::npos) {
    reader.fail(ErrorCode::invalid_instant, key, *given);
    return std::nullopt;
  }
  return at;
}

std::optional<std::size_t> RateBookReader::source_named(
    std::string_view id, const std::string& path) {
  for (std::size_t i = 0; i < book_.sources.size(); ++i) {
    if (book_.sources[i].id == id) return i;
  }
  fail(ErrorCode::unknown_reference, path, id);
  return std::nullopt;
}

std::vector<std::size_t> RateBookReader::sources(json::ObjectReader& reader) {
  std::vector<std::size_t> found;
  const std::string path = reader.path_of("sources");
  std::size_t index = 0;
  for (const json::Value& item :
       items(reader, "sources", false, RateBookLimits::kReferences)) {
    const std::string place = json::item_path(path, index++);
    const std::optional<std::string_view> id = text_item(item, place);
    if (!id) continue;
    if (const auto source = source_named(*id, place)) found.push_back(*source);
  }
  return found;
}

}  // namespace deepseek_cost
