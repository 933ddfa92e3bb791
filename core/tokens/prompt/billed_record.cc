#include "core/tokens/prompt/billed_record.h"

#include <charconv>
#include <utility>

#include "core/json/parse.h"
#include "core/time/calendar.h"

namespace deepseek_cost::tokens {
namespace {

using Kind = json::Value::Kind;

constexpr int kDeepest = 6;
constexpr std::size_t kMostItems = 8;  // of a list that is looked through

const json::Value* find(const json::Value& object, std::string_view key,
                        Kind kind) {
  const json::Value* const value = object.find(key);
  return value != nullptr && value->kind == kind ? value : nullptr;
}

std::optional<std::int64_t> count(const json::Value& object,
                                  std::string_view key) {
  const json::Value* const value = find(object, key, Kind::number);
  if (value == nullptr) return std::nullopt;
  std::int64_t number = 0;
  const char* const end = value->text.data() + value->text.size();
  const auto [stop, error] = std::from_chars(value->text.data(), end, number);
  if (error != std::errc() || stop != end || number < 0) return std::nullopt;
  return number;
}

bool is_request(const json::Value& object) {
  if (const auto* const messages = find(object, "messages", Kind::array)) {
    return !messages->items.empty() &&
           find(messages->items.front(), "role", Kind::string) != nullptr;
  }
  const json::Value* const input = object.find("input");
  return input != nullptr && find(object, "model", Kind::string) != nullptr &&
         (input->kind == Kind::array || input->kind == Kind::string);
}

}  // namespace

BilledRecord::BilledRecord(const json::Value& record) {
  look(record, 0);
  if (request_ == nullptr) return;
  if (const auto* const own = find(*request_, "model", Kind::string)) {
    model_ = own->text;
  }
  model_ = model_.substr(model_.rfind('/') + 1);
}

void BilledRecord::look(const json::Value& value, int depth) {
  if (depth > kDeepest) return;
  if (value.kind == Kind::object) {
    if (request_ == nullptr && is_request(value)) request_ = &value;
    if (const auto* const model = find(value, "model", Kind::string)) {
      if (model_.empty()) model_ = model->text;
    }
    take_usage(value);
    take_time(value);
    look_inside(value, depth + 1);
  } else if (value.kind == Kind::array) {
    for (std::size_t i = 0; i < value.items.size() && i < kMostItems; ++i) {
      look(value.items[i], depth + 1);
    }
  } else if (value.kind == Kind::string && value.text.starts_with('{')) {
    Result<json::Value> parsed =
        json::parse(value.text, {.bytes = std::size_t{1} << 26, .depth = 128});
    if (!parsed.ok()) return;
    unpacked_.push_back(
        std::make_unique<json::Value>(std::move(parsed).value()));
    look(*unpacked_.back(), depth + 1);
  }
}

// Not in what people and models wrote.
void BilledRecord::look_inside(const json::Value& value, int depth) {
  const bool is_own = &value == request_;
  for (const json::Member& member : value.members) {
    if (is_own && (member.key == "messages" || member.key == "input" ||
                   member.key == "tools")) {
      continue;
    }
    if (member.key == "choices" || member.key == "content") continue;
    look(member.value, depth);
  }
}

void BilledRecord::take_usage(const json::Value& object) {
  if (prompt_tokens_) return;
  prompt_tokens_ = count(object, "prompt_tokens");
  if (prompt_tokens_) return;
  const auto input = count(object, "input_tokens");
  if (!input || !count(object, "output_tokens")) return;
  prompt_tokens_ = *input +
                   count(object, "cache_read_input_tokens").value_or(0) +
                   count(object, "cache_creation_input_tokens").value_or(0);
}

void BilledRecord::take_time(const json::Value& object) {
  if (at_) return;
  for (const std::string_view key : {"created", "created_at"}) {
    if ((at_ = count(object, key))) return;
  }
  for (const std::string_view key :
       {"created_at", "timestamp", "time", "startTime", "start_time"}) {
    const json::Value* const text = find(object, key, Kind::string);
    if (text == nullptr) continue;
    if (const auto instant = parse_instant(text->text)) {
      at_ = instant->seconds();
      return;
    }
  }
}

}  // namespace deepseek_cost::tokens
