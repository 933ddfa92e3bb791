#include "core/base/ascii.h"

#include <charconv>

namespace deepseek_cost {
namespace {

constexpr std::size_t kLongest = 20;  // -9223372036854775808

template <typename Integer>
std::string digits_of(Integer number) {
  char text[kLongest];
  return {text, std::to_chars(text, text + kLongest, number).ptr};
}

}  // namespace

std::string to_string(std::int64_t number) { return digits_of(number); }
std::string to_string(std::uint64_t number) { return digits_of(number); }

}  // namespace deepseek_cost
