#include "core/base/result.h"

#include <cstddef>

namespace deepseek_cost {
namespace {

Error::Parts parts_of(const Words& words) {
  if (words.phrase == Phrase::verbatim) return {};
  return {words.phrase, std::string(words.first), std::string(words.second)};
}

// What stands for `{name}` in the sentence.
std::string_view meaning_of(std::string_view name, const Error& error) {
  if (name == "value") return error.value;
  if (name == "detail") return error.detail;
  const Error::Parts& parts = error.detail_parts;
  return name == parameter_name(parts.phrase, 0) ? parts.first : parts.second;
}

}  // namespace

Error::Error(ErrorCode error_code, std::string_view at, Words given, Words more)
    : code(error_code),
      where(at),
      value(deepseek_cost::text_of(given)),
      detail(deepseek_cost::text_of(more)),
      value_parts(parts_of(given)),
      detail_parts(parts_of(more)) {}
Error::Error(const Error& other) = default;
Error::Error(Error&& other) noexcept = default;
Error& Error::operator=(const Error& other) = default;
Error& Error::operator=(Error&& other) noexcept = default;
Error::~Error() = default;

std::string message_of(const Error& error) {
  const std::string_view sentence = sentence_of(error.code);
  std::string message;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (sentence[i] != '{') {
      message += sentence[i];
      continue;
    }
    const std::size_t end = sentence.find('}', i);
    message += meaning_of(sentence.substr(i + 1, end - i - 1), error);
    i = end;
  }
  return message;
}

}  // namespace deepseek_cost
