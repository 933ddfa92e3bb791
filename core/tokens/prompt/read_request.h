// Requests into conversations: Chat Completions, Anthropic Messages, Responses.
//
// Only what reaches the prompt is read; other fields (temperature, stream …)
// are passed over. What the API refuses is refused: unknown roles, missing
// messages. Errors have the path below the request ("/messages/3/role");
// missing_field, wrong_type, unknown_choice.
//
// Where the wire leaves an image's size open, `width` and `height` beside its
// URL give it.
//
// Sources: deepseek-recipe 0.1.1 (conversion of the three wires, MIT).
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_READ_REQUEST_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_READ_REQUEST_H_

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/tokens/prompt/conversation.h"
#include "core/tokens/prompt/era.h"

namespace deepseek_cost::tokens {

// By its fields: `input` or `instructions` are of Responses; a `system` of its
// own, `input_schema` or blocks of type tool_use and tool_result of Anthropic.
Result<Conversation> read_request(const json::Value& request,
                                  const Served& served);

Result<Conversation> read_chat(const json::Value& request,
                               const Served& served);
Result<Conversation> read_anthropic(const json::Value& request,
                                    const Served& served);
Result<Conversation> read_responses(const json::Value& request,
                                    const Served& served);

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_READ_REQUEST_H_
