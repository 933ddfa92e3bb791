#include <string>
#include <string_view>
#include <utility>

#include "core/tokens/prompt/fields.h"
#include "core/tokens/prompt/python_json.h"
#include "core/tokens/prompt/read_request.h"

namespace deepseek_cost::tokens {
namespace {

// A block of text, a document or an image.
ContentPart part_of(const Fields& block, Doubts& doubts) {
  const std::string_view type = block.text("type");
  if (type == "text") return text_part(block.text("text"));
  if (type == "tool_reference") return text_part(block.text("tool_name"));
  if (type == "image") {
    const std::optional<Fields> source = block.member("source");
    return image_part(source ? *source : block, block);
  }
  if (type == "document") return document_part(doubts);
  return unsupported_part(type, doubts);
}

std::vector<ContentPart> parts_of(const Fields& content, Doubts& doubts) {
  if (content.is_text()) return {text_part(content.value().text)};
  std::vector<ContentPart> parts;
  for (const Fields& block : content.items()) {
    parts.push_back(part_of(block, doubts));
  }
  return parts;
}

// Each block is a message of its own; they share the turn.
void read_user(const Fields& content, Conversation& out) {
  const std::size_t source = out.sources.size();
  out.sources.push_back(Role::user);
  const auto append_part = [&](Message message) {
    message.source = source;
    out.messages.push_back(std::move(message));
  };
  if (content.is_text()) {
    append_part(
        {.role = Role::user, .content = {text_part(content.value().text)}});
    return;
  }
  for (const Fields& block : content.items()) {
    if (block.text("type") != "tool_result") {
      append_part(
          {.role = Role::user, .content = {part_of(block, out.doubts)}});
      continue;
    }
    Message result{.role = Role::tool,
                   .call_id = std::string(block.text("tool_use_id"))};
    if (const auto inner = block.member("content")) {
      result.content = parts_of(*inner, out.doubts);
    }
    append_part(std::move(result));
  }
}

void read_block(const Fields& block, Message& out, Doubts& doubts) {
  const std::string_view type = block.text("type");
  if (type == "tool_use") {
    const json::Value* const input = block.find("input");
    out.calls.push_back(
        {.id = std::string(block.text("id")),
         .name = std::string(block.text("name")),
         .arguments = input == nullptr ? "{}" : python_json(*input, doubts)});
  } else if (type == "thinking") {
    if (out.has_reasoning) out.reasoning += "\n\n";
    out.reasoning += block.text("thinking");
    out.has_reasoning = true;
  } else if (type == "redacted_thinking" || type == "server_tool_use" ||
             type == "web_search_tool_result") {
    doubts.add(Doubt::unsupported_content);
  } else {
    out.content.push_back(part_of(block, doubts));
  }
}

void read_assistant(const Fields& content, Conversation& out) {
  Message message{.role = Role::assistant};
  if (content.is_text()) {
    message.content.push_back(text_part(content.value().text));
  } else {
    for (const Fields& block : content.items()) {
      read_block(block, message, out.doubts);
    }
  }
  append(std::move(message), out);
}

// A system message among the others becomes the user's, in tags.
void read_reminder(const Fields& content, Conversation& out) {
  Message message{.role = Role::user};
  std::string text = "<system-reminder>\n";
  bool first = true;
  for (const ContentPart& part : parts_of(content, out.doubts)) {
    if (!first) text += "\n\n";
    first = false;
    text += part.text;
  }
  message.content.push_back(text_part(text + "\n</system-reminder>"));
  append(std::move(message), out);
  out.sources.back() = Role::system;
}

void read_message(const Fields& message, Conversation& out) {
  const std::string_view role = message.text("role");
  const std::optional<Fields> content = message.member("content");
  if (!content) {
    message.missing("content");
  } else if (role == "user") {
    read_user(*content, out);
  } else if (role == "assistant") {
    read_assistant(*content, out);
  } else if (role == "system") {
    read_reminder(*content, out);
  } else {
    message.errors().emplace_back(ErrorCode::unknown_choice,
                                  message.path() + "/role", role,
                                  "user, assistant, system");
  }
}

void read_tools(const Fields& request, Conversation& out) {
  for (const Fields& tool : request.list("tools")) {
    // Tools that the server would run itself are left out.
    if (!tool.has("input_schema")) continue;
    out.tools.push_back(tool_of(tool.text("name"), tool.text("description"),
                                tool.find("input_schema"), out.doubts));
  }
  const std::optional<Fields> choice = request.member("tool_choice");
  if (!choice) return;
  const std::string_view type = choice->text("type");
  if (type == "none") out.tools.clear();
  if (type == "tool") keep_only(choice->text("name"), *choice, out);
}

void read_thinking(const Fields& request, const Served& served,
                   Conversation& out) {
  out.thinking = served.thinks_by_default;
  if (const auto config = request.member("output_config")) {
    if (const auto effort = config->member("effort")) {
      const std::optional<Effort> read = effort_named(*effort, out.doubts);
      out.thinking = read.has_value();
      out.effort = read.value_or(Effort::high);
    }
  }
  if (const auto thinking = request.member("thinking")) {
    const std::string_view type = thinking->text("type");
    if (type == "enabled" || type == "adaptive") out.thinking = true;
    if (type == "disabled") out.thinking = false;
  }
}

}  // namespace

Result<Conversation> read_anthropic(const json::Value& request,
                                    const Served& served) {
  Errors errors;
  const Fields fields(request, "", errors);
  Conversation out;
  out.doubts = served.doubts;
  out.doubts.add(Doubt::unverified_wire);
  if (const auto system = fields.member("system")) {
    append({.role = Role::system, .content = parts_of(*system, out.doubts)},
           out);
  }
  const std::vector<Fields> messages = fields.list("messages");
  if (messages.empty() && errors.empty()) fields.missing("messages");
  for (const Fields& message : messages) read_message(message, out);
  read_tools(fields, out);
  read_thinking(fields, served, out);
  if (!errors.empty()) return errors;
  return out;
}

}  // namespace deepseek_cost::tokens
