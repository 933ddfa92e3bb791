// Places in a JSON text: JSON pointers (RFC 6901).
#ifndef DEEPSEEK_COST_CORE_JSON_POINTER_H_
#define DEEPSEEK_COST_CORE_JSON_POINTER_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace deepseek_cost::json {

// "/cards" and 3 → "/cards/3".
std::string item_path(std::string_view path, std::size_t index);

// "/prices" and "a/b" → "/prices/a~1b". A key of more than 60 bytes, which a
// hostile text may have, is shortened.
std::string member_path(std::string_view path, std::string_view key);

}  // namespace deepseek_cost::json

#endif  // DEEPSEEK_COST_CORE_JSON_POINTER_H_
