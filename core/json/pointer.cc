#include "core/json/pointer.h"

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace deepseek_cost::json {

std::string item_path(std::string_view path, std::size_t index) {
  return std::string(path) + '/' + to_string(index);
}

std::string member_path(std::string_view path, std::string_view key) {
  std::string place(path);
  place += '/';
  for (const char c : shortened(key)) {
    if (c == '~') {
      place += "~0";
    } else if (c == '/') {
      place += "~1";
    } else {
      place += c;
    }
  }
  return place;
}

}  // namespace deepseek_cost::json
