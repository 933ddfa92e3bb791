#include "core/tokens/prompt/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/tokens/prompt/image_tokens.h"
#include "core/tokens/prompt/python_json.h"

namespace deepseek_cost::tokens {
namespace {

std::string index_text(std::size_t index) {
  std::array<char, 24> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), index).ptr;
  return {digits.data(), end};
}

// Pixels of a side, or 0.
std::int64_t pixels(const Fields& fields, std::string_view key) {
  const json::Value* const value = fields.find(key);
  if (value == nullptr || value->kind != json::Value::Kind::number) return 0;
  const std::string& text = value->text;
  std::int64_t number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number > 0 && number <= kMostPixels ? number : 0;
}

std::uint32_t hash_of(std::string_view text, std::uint32_t hash) {
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
  }
  return hash;
}

}  // namespace

const json::Value* Fields::find(std::string_view key) const {
  const json::Value* const found = value_.find(key);
  return found == nullptr || found->kind == json::Value::Kind::null ? nullptr
                                                                    : found;
}

std::optional<Fields> Fields::member(std::string_view key) const {
  const json::Value* const found = find(key);
  if (found == nullptr) return std::nullopt;
  return Fields(*found, path_ + "/" + std::string(key), errors_);
}

std::string_view Fields::text(std::string_view key) const {
  const std::optional<Fields> found = member(key);
  if (!found) return {};
  if (found->is_text()) return found->value().text;
  found->fail(ErrorCode::wrong_type, json::describe(found->value()),
              Phrase::text);
  return {};
}

bool Fields::is_true(std::string_view key) const {
  const json::Value* const found = find(key);
  return found != nullptr && found->kind == json::Value::Kind::boolean &&
         found->boolean;
}

std::vector<Fields> Fields::list(std::string_view key) const {
  const std::optional<Fields> found = member(key);
  return found ? found->items() : std::vector<Fields>{};
}

std::vector<Fields> Fields::items() const {
  if (value_.kind != json::Value::Kind::array) {
    fail(ErrorCode::wrong_type, json::describe(value_), Phrase::a_list);
    return {};
  }
  std::vector<Fields> items;
  items.reserve(value_.items.size());
  for (std::size_t i = 0; i < value_.items.size(); ++i) {
    items.emplace_back(value_.items[i], path_ + "/" + index_text(i), errors_);
  }
  return items;
}

void Fields::fail(ErrorCode code, Words value, Words detail) const {
  errors_.emplace_back(code, path_, value, detail);
}

void Fields::missing(std::string_view key) const {
  errors_.emplace_back(ErrorCode::missing_field, path_ + "/" + std::string(key),
                       key);
}

ContentPart text_part(std::string_view text) {
  return {.text = std::string(text)};
}

ContentPart image_part(const Fields& image, const Fields& outer) {
  ContentPart part{.is_image = true};
  std::int64_t width = pixels(image, "width");
  std::int64_t height = pixels(image, "height");
  if (width == 0) width = pixels(outer, "width");
  if (height == 0) height = pixels(outer, "height");
  const json::Value* const detail =
      image.has("detail") ? image.find("detail") : outer.find("detail");
  // Where detail is low the server scales by a limit that is not published.
  const bool is_low = detail != nullptr && detail->text == "low";
  if (width > 0 && height > 0 && !is_low) {
    part.image_tokens = image_tokens(width, height);
  }
  std::uint32_t hash = 2'166'136'261U;
  for (const Fields& fields : {image, outer}) {
    for (const std::string_view key : {"url", "image_url", "data", "file_id"}) {
      const json::Value* const value = fields.find(key);
      if (value != nullptr) hash = hash_of(value->text, hash);
    }
  }
  part.image_id = hash >> 1;
  return part;
}

ContentPart document_part(Doubts& doubts) {
  doubts.add(Doubt::unsupported_content);
  return text_part("[Unsupported Document]");
}

ContentPart unsupported_part(std::string_view type, Doubts& doubts) {
  doubts.add(Doubt::unsupported_content);
  return text_part("[Unsupported " + std::string(type) + "]");
}

Tool tool_of(std::string_view name, std::string_view description,
             const json::Value* parameters, Doubts& doubts) {
  Tool tool{.name = std::string(name)};
  tool.schema = "{\"name\": ";
  write_python_string(name, tool.schema);
  tool.schema += ", \"description\": ";
  write_python_string(description, tool.schema);
  tool.schema += ", \"parameters\": ";
  if (parameters == nullptr) {
    tool.schema += "{}";
  } else {
    write_python_json(*parameters, tool.schema, doubts);
  }
  tool.schema += "}";
  return tool;
}

std::optional<Effort> effort_named(const Fields& effort, Doubts& doubts) {
  const json::Value& value = effort.value();
  if (value.kind == json::Value::Kind::number) {
    doubts.add(Doubt::numeric_effort);
    return Effort::high;
  }
  const std::string_view name =
      effort.is_text() ? std::string_view{value.text} : std::string_view{};
  if (name == "none") return std::nullopt;
  if (name == "minimal" || name == "low") return Effort::low;
  if (name == "medium" || name == "high" || name == "default") {
    return Effort::high;
  }
  if (name == "xhigh") return Effort::xhigh;
  if (name == "max" || name == "ultra") return Effort::max;
  const json::Description described = json::describe(value);
  effort.fail(ErrorCode::unknown_choice,
              effort.is_text() ? Words{name} : Words{described},
              "none, minimal, low, medium, high, xhigh, max");
  return Effort::high;
}

void keep_only(std::string_view choice, const Fields& at, Conversation& out) {
  out.call_required = true;
  std::erase_if(out.tools,
                [&](const Tool& tool) { return tool.name != choice; });
  if (out.tools.empty()) {
    at.fail(ErrorCode::unknown_reference, choice);
  }
}

void append(Message message, Conversation& out) {
  message.source = out.sources.size();
  out.sources.push_back(message.role);
  out.messages.push_back(std::move(message));
}

}  // namespace deepseek_cost::tokens
