#include "core/tokens/prompt/render.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json/parse.h"
#include "core/tokens/prompt/python_json.h"
#include "core/tokens/prompt/template_text.h"

namespace deepseek_cost::tokens {
namespace {

constexpr std::string_view kBlankLine = "\n\n";

bool is_turn(Role role) { return role == Role::user || role == Role::tool; }

bool is_empty(const Message& message) {
  return std::all_of(message.content.begin(), message.content.end(),
                     [](const ContentPart& part) {
                       return !part.is_image && part.text.empty();
                     });
}

// V4 has no system messages behind others: they become the user's.
void turn_later_systems(std::vector<Message>& messages) {
  bool leading = true;
  for (Message& message : messages) {
    if (message.role != Role::system) leading = false;
    if (!leading && message.role == Role::system) message.role = Role::user;
  }
}

// The results of one turn stand in the order of the calls they answer; those of
// no known call first.
void sort_results(std::vector<Message>& messages) {
  const std::vector<ToolCall>* calls = nullptr;
  const auto rank = [&calls](const Message& result) {
    const auto found =
        std::find_if(calls->begin(), calls->end(),
                     [&](const ToolCall& c) { return c.id == result.call_id; });
    return found == calls->end() ? 0 : found - calls->begin();
  };
  std::vector<Message> results;
  std::vector<Message*> places;
  const auto settle = [&] {
    std::stable_sort(
        results.begin(), results.end(),
        [&](const Message& a, const Message& b) { return rank(a) < rank(b); });
    for (std::size_t i = 0; i < places.size(); ++i) {
      *places[i] = std::move(results[i]);
    }
    results.clear();
    places.clear();
  };
  for (Message& message : messages) {
    if (!is_turn(message.role)) settle();
    if (message.role == Role::assistant && !message.calls.empty()) {
      calls = &message.calls;
    } else if (message.role == Role::tool && calls != nullptr) {
      results.push_back(message);
      places.push_back(&message);
    }
  }
  settle();
}

bool names_special_token(std::string_view text) {
  for (const std::string_view name :
       {"<｜", "｜DSML｜", "<think>", "</think>",
        "<dsml:", "</dsml:", "<|EOT|>", "<|place_holder"}) {
    if (text.find(name) != std::string_view::npos) return true;
  }
  return false;
}

class Renderer {
 public:
  Renderer(Conversation& conversation, Era era)
      : conversation_(conversation),
        era_(era),
        tags_(tags_of(era)),
        messages_(conversation.messages) {
    if (era != Era::v41) turn_later_systems(messages_);
    sort_results(messages_);
    for (std::size_t i = 0; i < messages_.size(); ++i) {
      const Role role = messages_[i].role;
      if (is_turn(role) || role == Role::system) last_turn_ = i;
    }
  }

  Prompt run() {
    prompt_.add(kBeginOfSentence);
    bool opened = false;  // the <｜System｜> of V4.1 is there
    if (conversation_.thinking) {
      const std::string effort = effort_text(era_, conversation_.effort);
      opened = era_ == Era::v41;
      if (opened) prompt_.add(kSystem);
      prompt_.add_template(effort);
    }
    std::size_t i = head(opened);
    for (; i < messages_.size(); ++i) message(i);
    tail();
    return std::move(prompt_);
  }

 private:
  bool has_head_text() const {
    return !conversation_.tools.empty() || conversation_.json_object;
  }

  // The system message at the front with the tools and the format; answers how
  // many messages it took.
  std::size_t head(bool opened) {
    const bool v41 = era_ == Era::v41;
    const bool has_system =
        !messages_.empty() && messages_[0].role == Role::system;
    if (v41 && !opened && (has_system || has_head_text())) {
      if (has_system) charge(messages_[0]);
      prompt_.add(kSystem);
    }
    std::size_t i = 0;
    while (i < messages_.size() && messages_[i].role == Role::system) {
      charge(messages_[i]);
      if (i > 0 && !is_empty(messages_[i - 1]) && !is_empty(messages_[i])) {
        prompt_.add_text(kBlankLine);
      }
      content(messages_[i++]);
      if (v41) break;
    }
    if (!conversation_.tools.empty()) tools();
    if (conversation_.json_object) {
      prompt_.charge(kFromTemplate);
      prompt_.add_template(kBlankLine);
      prompt_.add_template(kJsonText);
      conversation_.doubts.add(Doubt::json_mode);
    }
    return i;
  }

  void tools() {
    prompt_.charge(kFromTools);
    if (era_ != Era::v4_preview) prompt_.add_template(kBlankLine);
    prompt_.add_template(text_before_schemas(era_));
    std::int32_t source = kFirstTool;
    for (const Tool& tool : conversation_.tools) {
      if (source != kFirstTool) prompt_.add_template("\n");
      prompt_.charge(source--);
      text(tool.schema, true);
    }
    prompt_.charge(kFromTools);
    prompt_.add_template(kAfterSchemas);
  }

  void message(std::size_t i) {
    const Message& message = messages_[i];
    charge(message);
    switch (message.role) {
      case Role::system:
        prompt_.add(kSystem);
        content(message);
        return;
      case Role::user:
      case Role::tool:
        if (i > 0 && is_turn(messages_[i - 1].role)) {
          prompt_.add_text(kBlankLine);
        } else {
          prompt_.add(kUser);
        }
        if (message.role == Role::tool) prompt_.add_text("<tool_result>");
        content(message);
        if (message.role == Role::tool) prompt_.add_text("</tool_result>");
        return;
      case Role::latest_reminder:
        conversation_.doubts.add(Doubt::unverified_option);
        prompt_.add(kLatestReminder);
        content(message);
        return;
      case Role::assistant:
        assistant(i);
        return;
    }
  }

  // Without tools the API drops the reasoning of turns before the last.
  bool keeps_reasoning(std::size_t i) const {
    const bool is_first = i == 0 && !has_head_text();
    return conversation_.thinking && !is_first &&
           (!conversation_.tools.empty() || i > last_turn_);
  }

  void assistant(std::size_t i) {
    const Message& message = messages_[i];
    prompt_.add(kAssistant);
    if (keeps_reasoning(i)) {
      prompt_.add(kThink);
      text(message.reasoning, true);
      if (!conversation_.tools.empty() && !message.calls.empty() &&
          !message.has_reasoning) {
        conversation_.doubts.add(Doubt::restored_reasoning);
      }
    }
    prompt_.add(kEndThink);
    content(message);
    if (!message.calls.empty()) calls(message);
    if (message.is_prefix) {
      conversation_.doubts.add(Doubt::prefix_completion);
    } else {
      prompt_.add(kEndOfSentence);
    }
  }

  void calls(const Message& message) {
    prompt_.add_text(kBlankLine);
    tag("<", tags_.calls, ">\n");
    bool first = true;
    for (const ToolCall& call : message.calls) {
      if (!first) prompt_.add_text("\n");
      first = false;
      tag("<", tags_.invoke, " name=\"");
      text(call.name, true);
      prompt_.add_text("\">\n");
      arguments(call.arguments);
      prompt_.add_text("\n");
      tag("</", tags_.invoke, ">");
    }
    prompt_.add_text("\n");
    tag("</", tags_.calls, ">");
  }

  void arguments(const std::string& json) {
    const Result<json::Value> parsed = json::parse(
        json, {.bytes = json.size(), .depth = 200, .repeated_keys = true});
    if (!parsed.ok() || parsed->kind != json::Value::Kind::object) {
      parameter("arguments", true, json);
      return;
    }
    bool first = true;
    for (const auto& [key, value] : entries_of(*parsed)) {
      if (!first) prompt_.add_text("\n");
      first = false;
      const bool is_string = value->kind == json::Value::Kind::string;
      parameter(
          key, is_string,
          is_string ? value->text : python_json(*value, conversation_.doubts));
    }
  }

  void parameter(std::string_view name, bool is_string,
                 std::string_view value) {
    tag("<", tags_.parameter, " name=\"");
    text(name, true);
    prompt_.add_text(is_string ? "\" string=\"true\">"
                               : "\" string=\"false\">");
    text(value, true);
    tag("</", tags_.parameter, ">");
  }

  void tag(std::string_view open, std::string_view name,
           std::string_view close) {
    prompt_.add_text(open);
    prompt_.add(kDsml);
    prompt_.add_text(name);
    prompt_.add_text(close);
  }

  void tail() {
    const bool after_answer =
        !messages_.empty() && messages_.back().role == Role::assistant;
    if (after_answer && messages_.back().is_prefix) return;
    if (after_answer) conversation_.doubts.add(Doubt::assistant_last);
    prompt_.charge(kFromTemplate);
    prompt_.add(kAssistant);
    prompt_.add(conversation_.thinking ? kThink : kEndThink);
    if (!conversation_.call_required || conversation_.tools.empty()) return;
    conversation_.doubts.add(Doubt::required_tool_call);
    prompt_.add_text(kBlankLine);
    tag("<", tags_.calls, ">\n");
  }

  void charge(const Message& message) {
    prompt_.charge(static_cast<std::int32_t>(message.source));
  }

  void content(const Message& message) {
    bool first = true;
    for (const ContentPart& part : message.content) {
      if (!first) prompt_.add_text(kBlankLine);
      first = false;
      if (!part.is_image) {
        text(part.text, message.role == Role::tool);
        continue;
      }
      conversation_.doubts.add(part.image_tokens == 0
                                   ? Doubt::unknown_image_size
                                   : Doubt::unverified_image);
      // Only V4.1 reads images by this rule.
      if (era_ != Era::v41) {
        conversation_.doubts.add(Doubt::unsupported_content);
      }
      prompt_.add_image(std::max<std::int64_t>(part.image_tokens, 1),
                        part.image_id);
    }
  }

  // The API encodes the names of special tokens in messages as plain text;
  // ｜DSML｜ it was seen to count otherwise, and of tools and reasoning nothing
  // is known.
  void text(std::string_view text, bool is_unknown) {
    const bool doubtful = is_unknown
                              ? names_special_token(text)
                              : text.find("｜DSML｜") != std::string_view::npos;
    if (doubtful) conversation_.doubts.add(Doubt::special_token_text);
    prompt_.add_text(text);
  }

  Conversation& conversation_;
  Era era_;
  Tags tags_;
  std::vector<Message> messages_;
  std::size_t last_turn_ = 0;
  Prompt prompt_;
};

}  // namespace

Prompt render(Conversation& conversation, Era era) {
  return Renderer(conversation, era).run();
}

}  // namespace deepseek_cost::tokens
