#include "core/tokens/prompt/read_request.h"

#include <string_view>

namespace deepseek_cost::tokens {
namespace {

bool has_block(const JsonValue& message) {
  const JsonValue* const content = message.find("content");
  if (content == nullptr || content->kind != JsonValue::Kind::array) {
    return false;
  }
  for (const JsonValue& block : content->items) {
    const JsonValue* const type = block.find("type");
    if (type == nullptr) continue;
    for (const std::string_view name :
         {"tool_use", "tool_result", "thinking", "image", "document"}) {
      if (type->text == name) return true;
    }
  }
  return false;
}

bool is_anthropic(const JsonValue& request) {
  if (request.find("system") != nullptr) return true;
  if (const JsonValue* const tools = request.find("tools")) {
    for (const JsonValue& tool : tools->items) {
      if (tool.find("input_schema") != nullptr) return true;
    }
  }
  if (const JsonValue* const messages = request.find("messages")) {
    for (const JsonValue& message : messages->items) {
      if (has_block(message)) return true;
    }
  }
  return false;
}

}  // namespace

Result<Conversation> read_request(const JsonValue& request,
                                  const Served& served) {
  if (request.kind != JsonValue::Kind::object) {
    return Error(ErrorCode::wrong_type, "", describe(request), "an object");
  }
  const bool has_messages = request.find("messages") != nullptr;
  if (!has_messages && (request.find("input") != nullptr ||
                        request.find("instructions") != nullptr)) {
    return read_responses(request, served);
  }
  return is_anthropic(request) ? read_anthropic(request, served)
                               : read_chat(request, served);
}

}  // namespace deepseek_cost::tokens
