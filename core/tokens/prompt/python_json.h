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
#include <utility>
#include <vector>

#include "core/json/value.h"
#include "core/tokens/prompt/conversation.h"

namespace deepseek_cost::tokens {

// Decimals of up to 15 significant digits are exact; others are written as they
// came and noted as Doubt::unusual_number.
void write_python_json(const json::Value& value, std::string& out,
                       Doubts& doubts);
// The members of an object in order, as json.dumps sees them: of repeated keys
// the first, with the last one's value.
std::vector<std::pair<std::string_view, const json::Value*>> entries_of(
    const json::Value& object);
std::string python_json(const json::Value& value, Doubts& doubts);
void write_python_string(std::string_view text, std::string& out);

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_PYTHON_JSON_H_
