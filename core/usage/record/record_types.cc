// What the type, the role and the kind of an object make of a record.
#include <algorithm>
#include <array>
#include <string_view>

#include "core/usage/record/other_service.h"
#include "core/usage/record/record.h"

namespace deepseek_cost::usage {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view text,
               const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Lines of agents' sessions that are no requests: Claude Code, Codex, Pi,
// OpenClaw, DeepSeek Harness (whose types have a slash).
constexpr std::array<std::string_view, 40> kSessionLines = {
    "user",
    "system",
    "summary",
    "session",
    "session_meta",
    "session_info",
    "turn_context",
    "response_item",
    "event_msg",
    "compacted",
    "token_usage_record",
    "thread.started",
    "turn.started",
    "turn.failed",
    "item.started",
    "item.updated",
    "item.completed",
    "progress",
    "attachment",
    "queue-operation",
    "file-history-snapshot",
    "custom-title",
    "ai-title",
    "last-prompt",
    "permission-mode",
    "model_change",
    "thinking_level_change",
    "compaction",
    "branch_summary",
    "custom",
    "custom_message",
    "label",
    // pi --mode json: message_end alone counts.
    "message_update",
    "turn_start",
    "turn_end",
    "agent_start",
    "agent_end",
    "tool_execution_start",
    "tool_execution_update",
    "tool_execution_end",
};

bool is_stream_event(std::string_view type) {
  return type == "message_start" || type == "message_delta" ||
         type == "message_stop" || type == "ping" ||
         type.starts_with("response.") || type.starts_with("content_block_");
}

StreamPart part_of_type(std::string_view type) {
  if (type == "message_start") return StreamPart::anthropic_start;
  if (type == "message_delta") return StreamPart::anthropic_delta;
  if (type == "message_stop") return StreamPart::anthropic_stop;
  if (is_stream_event(type)) return StreamPart::chunk;
  if (type == "AIMessageChunk") return StreamPart::chunk;  // LangChain
  if (type == "assistant") return StreamPart::reply_line;
  if (type == "turn.completed") return StreamPart::running_total;
  // …and the end of a stream of Vercel's, behind its steps.
  if (type == "result" || type == "finish") return StreamPart::sum;
  if (is_one_of(type, kSessionLines)) return StreamPart::session_line;
  const std::size_t slash = type.find('/');
  if (slash != std::string_view::npos && type != "assistant/message" &&
      type != "assistant/attempt") {
    return StreamPart::session_line;
  }
  return StreamPart::whole;
}

SessionLine session_line_of(std::string_view type) {
  if (type == "token_usage_record") return SessionLine::codex_record;
  if (type == "assistant/chunk") return SessionLine::dsh_chunk;
  if (type == "assistant/message") return SessionLine::dsh_message;
  if (type == "assistant/attempt") return SessionLine::dsh_attempt;
  if (type == "request/header") return SessionLine::dsh_request;
  if (type == "progress") return SessionLine::progress;
  if (type == "turn_context" || type == "turn.started") {
    return SessionLine::codex_begin;
  }
  if (type == "turn.failed") return SessionLine::codex_end;
  if (type == "session.start" || type == "session.resume") {
    return SessionLine::copilot_begin;
  }
  if (type == "assistant.message") return SessionLine::copilot_answer;
  if (type == "assistant.usage") return SessionLine::copilot_usage;
  if (type == "session.shutdown") return SessionLine::copilot_end;
  return SessionLine::other;
}

// Of what a line of Codex holds (openai/codex, protocol EventMsg, whose turns
// were called tasks; ResponseItem).
SessionLine session_line_within(std::string_view type) {
  // Older ones have their counts in the event itself (protocol TokenCount
  // before TokenUsageInfo): of the last request.
  if (type == "token_count") return SessionLine::codex_count;
  if (type == "task_started" || type == "turn_started") {
    return SessionLine::codex_begin;
  }
  if (type == "task_complete" || type == "turn_complete" ||
      type == "turn_aborted") {
    return SessionLine::codex_end;
  }
  constexpr std::array<std::string_view, 7> kAnswers = {
      "agent_message",    "agent_reasoning",  "reasoning",      "function_call",
      "custom_tool_call", "local_shell_call", "web_search_call"};
  return is_one_of(type, kAnswers) ? SessionLine::codex_answer
                                   : SessionLine::other;
}

bool is_client_role(std::string_view role) {
  constexpr std::array<std::string_view, 6> kRoles = {
      "user", "system", "developer", "tool", "toolResult", "function"};
  return is_one_of(role, kRoles);
}

}  // namespace

void UsageRecord::object_found(bool is_text, std::string_view text) {
  if (text == "chat.completion") {
    response_object_ = true;
  } else if (text == "chat.completion.chunk") {
    chunk_object_ = true;
  } else if (text == "response") {
    responses_body_ = true;
  } else if (is_text && names_other_service(text)) {
    other_service_ = text;
  }
}

void UsageRecord::type_found(int scope, std::string_view type) {
  if (!scopes_[scope].root) {
    const SessionLine line = session_line_within(type);
    if (line != SessionLine::other) session_line_ = line;
  }
  if (part_ != StreamPart::whole) return;
  if (!scopes_[scope].root) {
    // An event inside the record of its logger.
    const bool response = scopes_[scope].standing == Standing::response ||
                          scopes_[scope].standing == Standing::quoted;
    if (response && is_stream_event(type)) part_ = part_of_type(type);
    return;
  }
  part_ = part_of_type(type);
  if (session_line_ == SessionLine::other) {
    session_line_ = session_line_of(type);
  }
  typed_ = true;
  slash_type_ = type.find('/') != std::string_view::npos;
  dotted_type_ = type.find('.') != std::string_view::npos;
  begins_session_ = type == "thread.started";
  begins_codex_ = type == "session_meta";
  codex_event_ = type == "event_msg" || type == "response_item";
}

// Dify's streams: of their events only the end of an answer and a node that
// was a model report usage.
bool UsageRecord::is_dify_event() const {
  return !event_.empty() && event_ != "message_end" &&
         (saw_name("conversation_id") || saw_name("task_id") ||
          saw_name("workflow_run_id"));
}

bool UsageRecord::is_callback() const {
  return event_.starts_with("on_") && saw_name("run_id") && saw_name("data");
}

bool UsageRecord::saw_name(std::string_view name) const {
  const std::string_view* const end = keys_.begin() + key_count_;
  return std::find(keys_.begin(), end, name) != end;
}

void UsageRecord::role_found(int scope, std::string_view role) {
  if (is_client_role(role)) scopes_[scope].client_role = true;
  if (role == "assistant") scopes_[scope].model_role = true;
}

}  // namespace deepseek_cost::usage
