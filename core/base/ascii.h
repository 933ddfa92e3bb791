// Questions about single ASCII characters, and whole numbers as text. None
// depends on a locale; a byte of a longer UTF-8 character is nothing here.
#ifndef DEEPSEEK_COST_CORE_BASE_ASCII_H_
#define DEEPSEEK_COST_CORE_BASE_ASCII_H_

#include <concepts>
#include <cstdint>
#include <string>

namespace deepseek_cost {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_control(char c) {
  return (c >= 0 && c < ' ') || c == 0x7F;
}

constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr char to_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}
constexpr bool is_letter(char c) {
  return to_lower(c) >= 'a' && to_lower(c) <= 'z';
}

// 0…15, or -1 where `c` is no hexadecimal digit of either case.
constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Decimal digits, with '-' before them where the number is negative.
std::string to_string(std::int64_t number);
std::string to_string(std::uint64_t number);
template <std::integral Integer>
std::string to_string(Integer number) {
  if constexpr (std::signed_integral<Integer>) {
    return to_string(std::int64_t{number});
  } else {
    return to_string(std::uint64_t{number});
  }
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_BASE_ASCII_H_
