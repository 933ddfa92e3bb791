// Bodies that are written in base64 (RFC 4648): in HAR files, and in what
// queues and streams of records carry.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_BASE64_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_BASE64_H_

#include <optional>
#include <string>
#include <string_view>

namespace deepseek_cost::usage {

// The bytes; nothing where the text is not base64, padded or not.
std::optional<std::string> decode_base64(std::string_view text);

// Whether the text, as a JSON string writes it, begins as an object or the
// `data:` of a stream does in base64.
bool may_be_base64(std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_BASE64_H_
