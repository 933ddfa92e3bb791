#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/tokens/prompt/fields.h"
#include "core/tokens/prompt/read_request.h"

namespace deepseek_cost::tokens {
namespace {

ContentPart part_of(const Fields& part, Doubts& doubts) {
  const std::string_view type = part.text("type");
  if (type == "text") return text_part(part.text("text"));
  if (type == "image_url") {
    const std::optional<Fields> image = part.member("image_url");
    return image_part(image ? *image : part, part);
  }
  if (type == "file") return image_part(part, part);
  return unsupported_part(type, doubts);
}

void read_content(const Fields& message, Message& out, Doubts& doubts) {
  const std::optional<Fields> content = message.member("content");
  if (!content) return;
  if (content->is_text()) {
    out.content.push_back(text_part(content->value().text));
    return;
  }
  for (const Fields& part : content->items()) {
    out.content.push_back(part_of(part, doubts));
  }
}

void read_calls(const Fields& message, Message& out) {
  for (const Fields& call : message.list("tool_calls")) {
    const std::optional<Fields> function = call.member("function");
    if (!function) {
      call.missing("function");
      continue;
    }
    out.calls.push_back(
        {.id = std::string(call.text("id")),
         .name = std::string(function->text("name")),
         .arguments = std::string(function->text("arguments"))});
  }
}

void read_message(const Fields& message, bool is_last, Conversation& out) {
  const std::string_view name = message.text("role");
  const std::optional<Role> role = enum_from<Role>(name);
  if (!role) {
    message.errors().emplace_back(ErrorCode::unknown_choice,
                                  message.path() + "/role", name,
                                  "system, user, assistant, tool");
    return;
  }
  // Whether the prompt shows them is published nowhere.
  if (message.has("name") || message.has("function_call")) {
    out.doubts.add(Doubt::unverified_option);
  }
  Message read{.role = *role};
  read_content(message, read, out.doubts);
  if (*role == Role::assistant) {
    read.reasoning = message.text("reasoning_content");
    read.has_reasoning = message.has("reasoning_content");
    read_calls(message, read);
    read.is_prefix = is_last && message.is_true("prefix");
  } else if (*role == Role::tool) {
    read.call_id = message.text("tool_call_id");
  }
  const bool is_empty_system =
      *role == Role::system &&
      std::all_of(read.content.begin(), read.content.end(),
                  [](const ContentPart& part) {
                    return !part.is_image && part.text.empty();
                  });
  append(std::move(read), out);
  // It keeps its place among the sources and takes no tokens.
  if (is_empty_system) out.messages.pop_back();
}

void read_tools(const Fields& request, Conversation& out) {
  for (const Fields& tool : request.list("tools")) {
    const std::optional<Fields> function = tool.member("function");
    if (!function) {
      tool.missing("function");
      continue;
    }
    out.tools.push_back(tool_of(function->text("name"),
                                function->text("description"),
                                function->find("parameters"), out.doubts));
  }
  const std::optional<Fields> choice = request.member("tool_choice");
  if (!choice) return;
  if (choice->is_text()) {
    if (choice->value().text == "none") out.tools.clear();
    out.call_required = choice->value().text == "required";
  } else if (const auto function = choice->member("function")) {
    keep_only(function->text("name"), *choice, out);
  }
}

// `thinking` decides, then the effort, then the model's default.
void read_thinking(const Fields& request, const Served& served,
                   Conversation& out) {
  out.thinking = served.thinks_by_default;
  if (const auto effort = request.member("reasoning_effort")) {
    const std::optional<Effort> read = effort_named(*effort, out.doubts);
    out.thinking = read.has_value();
    out.effort = read.value_or(Effort::high);
  }
  if (const auto thinking = request.member("thinking")) {
    const std::string_view type = thinking->text("type");
    if (type == "enabled") out.thinking = true;
    if (type == "disabled") out.thinking = false;
  }
}

}  // namespace

Result<Conversation> read_chat(const json::Value& request,
                               const Served& served) {
  Errors errors;
  const Fields fields(request, "", errors);
  Conversation out;
  out.doubts = served.doubts;
  const std::vector<Fields> messages = fields.list("messages");
  if (messages.empty() && errors.empty()) fields.missing("messages");
  for (std::size_t i = 0; i < messages.size(); ++i) {
    read_message(messages[i], i + 1 == messages.size(), out);
  }
  read_tools(fields, out);
  read_thinking(fields, served, out);
  if (const auto format = fields.member("response_format")) {
    const std::string_view type = format->text("type");
    out.json_object = type == "json_object";
    if (!out.json_object && type != "text") {
      out.doubts.add(Doubt::unverified_option);
    }
  }
  if (fields.has("functions") || fields.has("function_call")) {
    out.doubts.add(Doubt::unverified_option);
  }
  if (!errors.empty()) return errors;
  return out;
}

}  // namespace deepseek_cost::tokens
