#include "core/usage/text/shown_name.h"

#include "core/base/utf8.h"

namespace deepseek_cost::usage {

std::string shown_name(std::string_view name, std::size_t most) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string shown;
  while (!name.empty()) {
    if (shown.size() > most) return shortened(shown, most);
    std::string_view rest = name;
    const auto code_point = take_code_point(rest);
    if (!code_point) {
      shown += kReplacement;
      name.remove_prefix(1);
      continue;
    }
    if (is_control(*code_point)) {
      shown += kReplacement;
    } else {
      shown += name.substr(0, name.size() - rest.size());
    }
    name = rest;
  }
  return shortened(shown, most);
}

}  // namespace deepseek_cost::usage
