// A request as the prompt templates see it, whatever wire it came over.
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_CONVERSATION_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_CONVERSATION_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_names.h"

namespace deepseek_cost::tokens {

enum class Role : std::uint8_t {
  system,
  user,
  assistant,
  tool,  // a tool's result
  latest_reminder
};

struct ContentPart {
  std::string text;
  bool is_image = false;
  // Of an image: its tokens, 0 where its size is unknown; and a number that
  // differs for different images, for comparing prompts.
  std::int64_t image_tokens = 0;
  std::uint32_t image_id = 0;
};

struct ToolCall {
  std::string id;
  std::string name;
  std::string arguments;  // JSON text, as the model wrote it
};

struct Message {
  Role role = Role::user;
  std::vector<ContentPart> content;  // joined by a blank line
  std::string reasoning;             // of an assistant
  bool has_reasoning = false;        // it was sent, if empty
  std::vector<ToolCall> calls;       // of an assistant
  std::string call_id;               // of a tool's result
  bool is_prefix = false;            // of the last message: to be continued
  std::size_t source = 0;            // index into Conversation::sources
};

struct Tool {
  std::string name;
  std::string schema;  // the line that the prompt shows
};

enum class Effort : std::uint8_t { low, high, xhigh, max };

// Why a count may differ from the bill. The first two make it a lower bound;
// newer_build leaves it exact as far as is known; with any other it is
// unverified: the rules are published, but no bill has been compared.
enum class Doubt : std::uint8_t {
  restored_reasoning,  // a tool call sent back without its reasoning, which
                       // the server puts in again and bills
  unknown_image_size,  // an image without width and height
  newer_build,         // no bill of this build has been compared
  unverified_build,    // the template is that of a sibling build
  unverified_wire,     // Anthropic or Responses
  json_mode,
  prefix_completion,
  required_tool_call,
  assistant_last,  // the last message is an answer, not to be continued
  numeric_effort,
  unusual_number,       // a decimal of more than 15 digits or a huge exponent
  special_token_text,   // the name of a special token in a tool's schema,
                        // arguments or result, or ｜DSML｜ in any content
  unsupported_content,  // a part that is neither text nor image
  unverified_image,     // an image by its size: the rule is published
  unverified_option     // a role, name or option of which nothing is published
};
inline constexpr std::size_t kDoubts = 15;

class Doubts {
 public:
  void add(Doubt doubt) { bits_ |= 1U << static_cast<unsigned>(doubt); }
  bool has(Doubt doubt) const {
    return (bits_ >> static_cast<unsigned>(doubt) & 1U) != 0;
  }
  // "exact", "at_least" or "unverified".
  std::string_view certainty() const;

 private:
  std::uint32_t bits_ = 0;
};

struct Conversation {
  std::vector<Message> messages;
  std::vector<Tool> tools;    // that the prompt shows
  std::vector<Role> sources;  // of the messages as they were sent
  bool thinking = true;
  Effort effort = Effort::high;
  bool json_object = false;
  bool call_required = false;
  Doubts doubts;
};

}  // namespace deepseek_cost::tokens

template <>
struct deepseek_cost::EnumNames<deepseek_cost::tokens::Role> {
  static constexpr std::string_view kNames[] = {"system", "user", "assistant",
                                                "tool", "latest_reminder"};
};

template <>
struct deepseek_cost::EnumNames<deepseek_cost::tokens::Doubt> {
  static constexpr std::string_view kNames[] = {
      "restored_reasoning",  "unknown_image_size", "newer_build",
      "unverified_build",    "unverified_wire",    "json_mode",
      "prefix_completion",   "required_tool_call", "assistant_last",
      "numeric_effort",      "unusual_number",     "special_token_text",
      "unsupported_content", "unverified_image",   "unverified_option"};
};

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_CONVERSATION_H_
