#include "core/base/result.h"

#include <cstddef>

#include "core/base/error_text.h"

namespace deepseek_cost {
namespace {

CodeText text_of(ErrorCode code) {
  return code_texts()[static_cast<std::size_t>(code)];
}

}  // namespace

Error::Error(ErrorCode error_code, std::string_view at, std::string_view given,
             std::string_view more)
    : code(error_code), where(at), value(given), detail(more) {}
Error::Error(const Error& other) = default;
Error::Error(Error&& other) noexcept = default;
Error& Error::operator=(const Error& other) = default;
Error& Error::operator=(Error&& other) noexcept = default;
Error::~Error() = default;

std::string_view name_of(ErrorCode code) { return text_of(code).name; }

std::string message_of(const Error& error) {
  constexpr std::string_view kValue = "{value}";
  constexpr std::string_view kDetail = "{detail}";
  std::string_view rest = text_of(error.code).sentence;
  std::string message;
  while (!rest.empty()) {
    if (rest.starts_with(kValue)) {
      message += error.value;
      rest.remove_prefix(kValue.size());
    } else if (rest.starts_with(kDetail)) {
      message += error.detail;
      rest.remove_prefix(kDetail.size());
    } else {
      message += rest.front();
      rest.remove_prefix(1);
    }
  }
  return message;
}

}  // namespace deepseek_cost
