// The fixed texts of the prompt templates (MIT, © 2023 DeepSeek).
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_TEMPLATE_TEXT_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_TEMPLATE_TEXT_H_

#include <string>
#include <string_view>

#include "core/tokens/prompt/conversation.h"
#include "core/tokens/prompt/era.h"

namespace deepseek_cost::tokens {

// What stands behind ｜DSML｜ in the tags of tool calls.
struct Tags {
  std::string_view calls;
  std::string_view invoke;
  std::string_view parameter;
};
Tags tags_of(Era era);

// The line or lines before the first message when thinking; empty for some.
std::string effort_text(Era era, Effort effort);

// The tools text: this, the tools' schemas line by line, kAfterSchemas.
std::string text_before_schemas(Era era);
inline constexpr std::string_view kAfterSchemas =
    "\n\nYou MUST strictly follow the above defined tool name and parameter "
    "schemas to invoke tool calls.\n";

inline constexpr std::string_view kJsonText =
    "## Response Format:\n\n"
    "You MUST strictly adhere to the following schema to reply:\n"
    "{\"type\": \"json_object\"}";

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_TEMPLATE_TEXT_H_
