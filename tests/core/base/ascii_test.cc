#include "core/base/ascii.h"

#include <gtest/gtest.h>

#include <climits>
#include <cstdint>

namespace deepseek_cost {
namespace {

TEST(Ascii, KnowsEveryByte) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    EXPECT_EQ(is_digit(c), byte >= '0' && byte <= '9') << byte;
    const bool upper = byte >= 'A' && byte <= 'Z';
    const bool lower = byte >= 'a' && byte <= 'z';
    EXPECT_EQ(is_letter(c), upper || lower) << byte;
    EXPECT_EQ(to_lower(c), upper ? byte + 32 : c) << byte;
    EXPECT_EQ(to_upper(c), lower ? byte - 32 : c) << byte;
    EXPECT_EQ(is_ascii_control(c), byte < 32 || byte == 127) << byte;
    const std::string_view digits = "0123456789abcdef";
    const std::size_t value = digits.find(to_lower(c));
    EXPECT_EQ(hex_value(c), value == digits.npos ? -1 : static_cast<int>(value))
        << byte;
  }
}

TEST(Ascii, WritesWholeNumbers) {
  EXPECT_EQ(to_string(0), "0");
  EXPECT_EQ(to_string(-7), "-7");
  EXPECT_EQ(to_string(INT64_MIN), "-9223372036854775808");
  EXPECT_EQ(to_string(INT64_MAX), "9223372036854775807");
  EXPECT_EQ(to_string(UINT64_MAX), "18446744073709551615");
  EXPECT_EQ(to_string(std::size_t{50}), "50");
}

}  // namespace
}  // namespace deepseek_cost
