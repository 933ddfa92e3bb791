#include "core/result.h"

#include <array>
#include <cstddef>

namespace deepseek_cost {
namespace {

struct CodeText {
  std::string_view name;
  std::string_view sentence;
};

constexpr std::array kCodes = {
#define DEEPSEEK_COST_X(name, sentence) CodeText{#name, sentence},
    DEEPSEEK_COST_ERROR_CODES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X
};

}  // namespace

Error::Error(ErrorCode error_code, std::string_view at, std::string_view given,
             std::string_view more)
    : code(error_code), where(at), value(given), detail(more) {}
Error::Error(const Error& other) = default;
Error::Error(Error&& other) noexcept = default;
Error& Error::operator=(const Error& other) = default;
Error& Error::operator=(Error&& other) noexcept = default;
Error::~Error() = default;

std::string_view name_of(ErrorCode code) {
  return kCodes[static_cast<std::size_t>(code)].name;
}

std::string message_of(const Error& error) {
  constexpr std::string_view kValue = "{value}";
  constexpr std::string_view kDetail = "{detail}";
  std::string_view rest = kCodes[static_cast<std::size_t>(error.code)].sentence;
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
