// JSON objects inside the texts of a record: a line of a log that Docker,
// kubectl or CloudWatch has wrapped, or `other` of a relay's log list.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_EMBEDDED_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_EMBEDDED_H_

#include <string_view>

#include "core/usage/record/record.h"

namespace deepseek_cost::usage {

// What the text holds, without the white space around it, owned by the record:
// an object, or the events of a stream. Empty where it is neither.
std::string_view embedded_content(UsageRecord& record,
                                  const UsageRecord::Text& text);

// Whether a text may hold either, by its first characters as they are written.
bool may_hold_records(std::string_view text);

// Whether an object shows by its own fields that an API answered it, or sent it
// as an event: a usage, and what such an answer is called or has besides.
bool looks_like_answer(std::string_view object);
bool looks_like_answer(const RecordList& object);

// Whether something in an object counts tokens, at whatever depth and under
// whatever names, and was not sent by the client.
bool has_counts_inside(const RecordList& object);

// The content of a JSON string that has been checked already, owned by the
// record.
std::string_view unescaped(UsageRecord& record, std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_EMBEDDED_H_
