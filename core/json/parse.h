// Reading JSON that may be hostile: RFC 8259, by nlohmann_json.
//
// The library reads the text and reports events; what becomes of them is
// decided here: numbers stay text, a repeated key is an error, size and depth
// are bounded before memory is spent. A byte order mark before the text is
// allowed.
#ifndef DEEPSEEK_COST_CORE_JSON_PARSE_H_
#define DEEPSEEK_COST_CORE_JSON_PARSE_H_

#include <cstddef>
#include <string_view>

#include "core/base/result.h"
#include "core/json/value.h"

namespace deepseek_cost::json {

struct Limits {
  std::size_t bytes = std::size_t{1} << 20;
  std::size_t depth = 32;
  // Keep members with the same key, in order, instead of refusing them.
  bool repeated_keys = false;
};

// Errors, all with an empty `where`: too_large, too_deep, duplicate_key (value:
// the key), out_of_range (a number of 10^308 or more; value: the number),
// invalid_json (value: the character in the way, detail: its byte).
Result<Value> parse(std::string_view text, Limits limits = {});

}  // namespace deepseek_cost::json

#endif  // DEEPSEEK_COST_CORE_JSON_PARSE_H_
