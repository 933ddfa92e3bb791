#include "core/base/phrases.h"

namespace deepseek_cost {

std::string text_of(const Words& words) {
  const std::string_view english = english_of(words.phrase);
  std::string text;
  bool first = true;
  for (std::size_t i = 0; i < english.size() && english[i] != '|'; ++i) {
    if (english[i] != '{') {
      text += english[i];
      continue;
    }
    text += first ? words.first : words.second;
    first = false;
    i = english.find('}', i);
  }
  return text;
}

std::string_view parameter_name(Phrase phrase, int index) {
  std::string_view rest = english_of(phrase);
  for (;; --index) {
    const std::size_t open = rest.find('{');
    if (open == rest.npos) return {};
    rest.remove_prefix(open + 1);
    const std::size_t close = rest.find('}');
    if (index == 0) return rest.substr(0, close);
    rest.remove_prefix(close);
  }
}

}  // namespace deepseek_cost
