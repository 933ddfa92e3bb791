// JSON objects inside the texts of a record: a line of a log that Docker,
// kubectl or CloudWatch has wrapped, or `other` of a relay's log list.
#ifndef DEEPSEEK_COST_CORE_USAGE_EMBEDDED_H_
#define DEEPSEEK_COST_CORE_USAGE_EMBEDDED_H_

#include <string_view>

#include "core/usage/record.h"

namespace deepseek_cost::usage {

// The object that the text holds, owned by the record; a `data:` before it (an
// event of a stream) is left out. Empty where the text is none.
std::string_view embedded_object(UsageRecord& record,
                                 const UsageRecord::Text& text);

// The content of a JSON string that has been checked already.
std::string unescaped(std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_EMBEDDED_H_
