// Names out of people's files, made safe to show.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_SHOWN_NAME_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_SHOWN_NAME_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace deepseek_cost::usage {

// Without controls and marks that reorder text, each of which becomes U+FFFD,
// and without bytes that are not UTF-8; at most `most` bytes, then "…".
std::string shown_name(std::string_view name, std::size_t most = 128);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_SHOWN_NAME_H_
