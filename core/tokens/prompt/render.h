// The prompt that a conversation becomes, by the template of its era.
//
// Sources: encoding_dsv4.py of the V4 model repositories (both revisions),
// encoding.py of V4.1, deepseek-recipe 0.1.1 (MIT); where the API was seen to
// differ, the API: reasoning of earlier turns is dropped where the request has
// no tools, and in v4-preview no blank line precedes the tools text.
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_RENDER_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_RENDER_H_

#include "core/tokens/prompt/conversation.h"
#include "core/tokens/prompt/era.h"
#include "core/tokens/prompt/prompt.h"

namespace deepseek_cost::tokens {

// Adds to the conversation's doubts what only rendering shows.
Prompt render(Conversation& conversation, Era era);

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_RENDER_H_
