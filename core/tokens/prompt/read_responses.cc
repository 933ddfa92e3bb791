#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/tokens/prompt/fields.h"
#include "core/tokens/prompt/python_json.h"
#include "core/tokens/prompt/read_request.h"

namespace deepseek_cost::tokens {
namespace {

ContentPart part_of(const Fields& block, Doubts& doubts) {
  const std::string_view type = block.text("type");
  if (type == "input_text" || type == "output_text" || type == "text") {
    return text_part(block.text("text"));
  }
  if (type == "input_image") return image_part(block, block);
  if (type == "input_file") return document_part(doubts);
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

bool has_text(const Message& message) {
  return std::any_of(message.content.begin(), message.content.end(),
                     [](const ContentPart& part) {
                       return part.is_image || !part.text.empty();
                     });
}

// Reads the items of `input`. Calls wait until all of them have their results:
// then they go to the answer before them, sorted by id, the results behind.
class Items {
 public:
  explicit Items(Conversation& out) : out_(out) {}

  void read(const Fields& item) {
    const std::string_view type = item.text("type");
    if (type == "function_call" || type == "custom_tool_call") {
      call(item, type == "custom_tool_call");
    } else if (type == "function_call_output" ||
               type == "custom_tool_call_output") {
      result(item);
    } else if (type == "reasoning") {
      flush();
      reasoning(item);
    } else if (type.empty() || type == "message") {
      flush();
      message(item);
    } else {
      out_.doubts.add(Doubt::unsupported_content);
    }
  }

  void flush() {
    if (calls_.empty()) return;
    std::stable_sort(
        calls_.begin(), calls_.end(),
        [](const ToolCall& a, const ToolCall& b) { return a.id < b.id; });
    Message& answer = last_answer();
    for (const ToolCall& call : calls_) answer.calls.push_back(call);
    for (const ToolCall& call : calls_) {
      const auto found =
          std::find_if(results_.begin(), results_.end(),
                       [&](const Message& m) { return m.call_id == call.id; });
      if (found != results_.end()) append(std::move(*found), out_);
    }
    calls_.clear();
    results_.clear();
  }

 private:
  bool ends_with_answer() const {
    return !out_.messages.empty() &&
           out_.messages.back().role == Role::assistant;
  }

  Message& last_answer() {
    if (!ends_with_answer()) append({.role = Role::assistant}, out_);
    return out_.messages.back();
  }

  void call(const Fields& item, bool is_custom) {
    std::string arguments(is_custom ? "" : item.text("arguments"));
    if (is_custom) {
      arguments = "{\"input\": ";
      write_python_string(item.text("input"), arguments);
      arguments += "}";
    }
    std::string name(item.text("name"));
    const std::string_view space = item.text("namespace");
    if (!space.empty()) name = std::string(space) + "::" + name;
    calls_.push_back({.id = std::string(item.text("call_id")),
                      .name = std::move(name),
                      .arguments = std::move(arguments)});
  }

  void result(const Fields& item) {
    Message result{.role = Role::tool,
                   .call_id = std::string(item.text("call_id"))};
    if (const auto output = item.member("output")) {
      result.content = parts_of(*output, out_.doubts);
    }
    if (calls_.empty()) {
      append(std::move(result), out_);
      return;
    }
    results_.push_back(std::move(result));
    if (results_.size() == calls_.size()) flush();
  }

  void reasoning(const Fields& item) {
    std::string text;
    for (const Fields& part : item.list("content")) {
      if (!text.empty()) text += "\n";
      text += part.text("text");
    }
    if (text.empty()) return;
    if (ends_with_answer() && has_text(out_.messages.back())) {
      append({.role = Role::assistant}, out_);
    }
    Message& answer = last_answer();
    if (!answer.reasoning.empty()) answer.reasoning += "\n";
    answer.reasoning += text;
    answer.has_reasoning = true;
  }

  void message(const Fields& item) {
    const std::string_view role = item.text("role");
    const std::optional<Fields> content = item.member("content");
    std::vector<ContentPart> parts;
    if (content) parts = parts_of(*content, out_.doubts);
    if (role == "system") {
      append({.role = Role::system, .content = std::move(parts)}, out_);
    } else if (role == "user" || role == "developer") {
      append({.role = Role::user, .content = std::move(parts)}, out_);
    } else if (role == "assistant") {
      answer(std::move(parts));
    } else {
      item.errors().emplace_back(ErrorCode::unknown_choice,
                                 item.path() + "/role", role,
                                 "system, developer, user, assistant");
    }
  }

  // Answers in a row are one, up to its calls.
  void answer(std::vector<ContentPart> parts) {
    const bool joins = ends_with_answer() && out_.messages.back().calls.empty();
    if (!joins) append({.role = Role::assistant}, out_);
    std::vector<ContentPart>& content = out_.messages.back().content;
    for (ContentPart& part : parts) {
      if (part.is_image || !part.text.empty()) {
        content.push_back(std::move(part));
      }
    }
  }

  Conversation& out_;
  std::vector<ToolCall> calls_;
  std::vector<Message> results_;
};

void read_tool(const Fields& tool, Conversation& out) {
  const std::string_view type = tool.text("type");
  if (type == "function") {
    out.tools.push_back(tool_of(tool.text("name"), tool.text("description"),
                                tool.find("parameters"), out.doubts));
  } else if (type == "namespace") {
    const std::string_view about = tool.text("description");
    for (const Fields& inner : tool.list("tools")) {
      std::string description(inner.text("description"));
      if (!about.empty()) {
        description.insert(0, std::string(about).append("\n"));
      }
      const std::string name = std::string(tool.text("name")) +
                               "::" + std::string(inner.text("name"));
      out.tools.push_back(
          tool_of(name, description, inner.find("parameters"), out.doubts));
    }
  } else if (type == "custom") {
    // The server has a description of its own for it.
    out.doubts.add(Doubt::unsupported_content);
  }
}

void read_tools(const Fields& request, Conversation& out) {
  for (const Fields& tool : request.list("tools")) read_tool(tool, out);
  const std::optional<Fields> choice = request.member("tool_choice");
  if (!choice) return;
  if (choice->is_text()) {
    if (choice->value().text == "none") out.tools.clear();
    out.call_required = choice->value().text == "required";
  } else if (choice->has("name")) {
    keep_only(choice->text("name"), *choice, out);
  }
}

void read_thinking(const Fields& request, const Served& served,
                   Conversation& out) {
  out.thinking = served.thinks_by_default;
  const std::optional<Fields> reasoning = request.member("reasoning");
  if (!reasoning) return;
  const std::optional<Fields> effort = reasoning->member("effort");
  if (!effort) return;
  const std::optional<Effort> read = effort_named(*effort, out.doubts);
  out.thinking = read.has_value();
  out.effort = read.value_or(Effort::high);
}

}  // namespace

Result<Conversation> read_responses(const json::Value& request,
                                    const Served& served) {
  Errors errors;
  const Fields fields(request, "", errors);
  Conversation out;
  out.doubts = served.doubts;
  out.doubts.add(Doubt::unverified_wire);
  if (const std::string_view text = fields.text("instructions");
      !text.empty()) {
    append({.role = Role::system, .content = {text_part(text)}}, out);
  }
  if (const auto input = fields.member("input")) {
    if (input->is_text()) {
      append({.role = Role::user, .content = {text_part(input->value().text)}},
             out);
    } else {
      Items items(out);
      for (const Fields& item : input->items()) items.read(item);
      items.flush();
    }
  }
  if (out.messages.empty() && errors.empty()) fields.missing("input");
  read_tools(fields, out);
  read_thinking(fields, served, out);
  if (const auto text = fields.member("text")) {
    if (const auto format = text->member("format")) {
      out.json_object = format->text("type") == "json_object";
    }
  }
  if (!errors.empty()) return errors;
  return out;
}

}  // namespace deepseek_cost::tokens
