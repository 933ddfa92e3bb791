#include "core/base/phrases.h"

#include <cstddef>

namespace deepseek_cost {
namespace {

struct Spec {
  std::string_view name;
  std::string_view english;
};

Spec spec_of(Phrase phrase) {
  static constexpr Spec kSpecs[] = {
#define DEEPSEEK_COST_X(name, english) {#name, english},
      DEEPSEEK_COST_PHRASES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X
  };
  return kSpecs[static_cast<std::size_t>(phrase)];
}

}  // namespace

std::string_view name_of(Phrase phrase) { return spec_of(phrase).name; }

std::string text_of(const Words& words) {
  const std::string_view english = spec_of(words.phrase).english;
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
  std::string_view rest = spec_of(phrase).english;
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
