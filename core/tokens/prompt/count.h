// A request to the tokens of its prompt.
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_COUNT_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_COUNT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/tokens/prompt/conversation.h"
#include "core/tokens/prompt/era.h"
#include "core/tokens/prompt/prompt.h"
#include "core/tokens/tokenizer.h"

namespace deepseek_cost::tokens {

struct MessageCount {
  Role role = Role::user;
  std::int64_t tokens = 0;  // with the tokens that open and end it
};

struct ToolCount {
  std::string name;
  std::int64_t tokens = 0;  // its schema, with the line break before it
};

struct PromptCount {
  Era era = Era::v41;
  Doubts doubts;
  bool thinking = true;
  std::vector<MessageCount> messages;  // as they were sent
  std::vector<ToolCount> each_tool;    // that the prompt shows
  std::int64_t tools = 0;              // the tools text, all of them in it
  std::int64_t frame = 0;              // all else: beginning, effort, tail
  std::vector<Token> tokens;

  // Of all; the number that the API bills as prompt_tokens.
  std::int64_t total() const {
    return static_cast<std::int64_t>(tokens.size());
  }
};

// Errors: those of read_request().
Result<PromptCount> count_prompt(const json::Value& request,
                                 const Served& served, Tokenizer& tokenizer);

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_COUNT_H_
