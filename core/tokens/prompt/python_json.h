// JSON as the prompt templates write it: like Python's
// json.dumps(value, ensure_ascii=False).
//
// Separators ", " and ": ", keys in order (of repeated ones the last value at
// the first's place), text as it is with `"`, `\` and controls escaped, whole
// numbers as they are, decimals the way Python prints them: 1.0, 1e-07, 1e+16.
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_PYTHON_JSON_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_PYTHON_JSON_H_

#include <string>
#include <string_view>

#include "core/json/json.h"
#include "core/tokens/prompt/conversation.h"

namespace deepseek_cost::tokens {

// Decimals of up to 15 significant digits are exact; others are written as they
// came and noted as Doubt::unusual_number.
void write_python_json(const JsonValue& value, std::string& out,
                       Doubts& doubts);
std::string python_json(const JsonValue& value, Doubts& doubts);
void write_python_string(std::string_view text, std::string& out);

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_PYTHON_JSON_H_
