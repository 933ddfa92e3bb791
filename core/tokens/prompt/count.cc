#include "core/tokens/prompt/count.h"

#include <utility>

#include "core/tokens/prompt/read_request.h"
#include "core/tokens/prompt/render.h"

namespace deepseek_cost::tokens {

Result<PromptCount> count_prompt(const json::Value& request,
                                 const Served& served, Tokenizer& tokenizer) {
  Result<Conversation> read = read_request(request, served);
  if (!read.ok()) return read.errors();
  Conversation conversation = std::move(read).value();
  const Prompt prompt = render(conversation, served.era);
  PromptCount count{.era = served.era,
                    .doubts = conversation.doubts,
                    .thinking = conversation.thinking,
                    .tokens = prompt.encode(tokenizer)};
  for (const Role role : conversation.sources) {
    count.messages.push_back({.role = role});
  }
  for (const Tool& tool : conversation.tools) {
    count.each_tool.push_back({.name = tool.name});
  }
  for (const Token& token : count.tokens) {
    if (token.source >= 0) {
      ++count.messages[static_cast<std::size_t>(token.source)].tokens;
    } else if (token.source == kFromTemplate) {
      ++count.frame;
    } else {
      ++count.tools;
      if (token.source > kFirstTool) continue;
      ++count.each_tool[static_cast<std::size_t>(kFirstTool - token.source)]
            .tokens;
    }
  }
  return count;
}

}  // namespace deepseek_cost::tokens
