#include "core/tokens/prompt/read_request.h"

#include <string_view>

namespace deepseek_cost::tokens {
namespace {

bool has_block(const json::Value& message) {
  const json::Value* const content = message.find("content");
  if (content == nullptr || content->kind != json::Value::Kind::array) {
    return false;
  }
  for (const json::Value& block : content->items) {
    const json::Value* const type = block.find("type");
    if (type == nullptr) continue;
    for (const std::string_view name :
         {"tool_use", "tool_result", "thinking", "image", "document"}) {
      if (type->text == name) return true;
    }
  }
  return false;
}

bool is_anthropic(const json::Value& request) {
  if (request.find("system") != nullptr) return true;
  if (const json::Value* const tools = request.find("tools")) {
    for (const json::Value& tool : tools->items) {
      if (tool.find("input_schema") != nullptr) return true;
    }
  }
  if (const json::Value* const messages = request.find("messages")) {
    for (const json::Value& message : messages->items) {
      if (has_block(message)) return true;
    }
  }
  return false;
}

}  // namespace

Result<Conversation> read_request(const json::Value& request,
                                  const Served& served) {
  if (request.kind != json::Value::Kind::object) {
    return Error(ErrorCode::wrong_type, "", json::describe(request),
                 "an object");
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
