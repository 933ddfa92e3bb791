#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace deepseek_cost {
namespace {

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count_code_points(""), 0u);
  EXPECT_EQ(count_code_points("abc"), 3u);
  EXPECT_EQ(count_code_points("客服"), 2u);
  EXPECT_EQ(count_code_points("é€😀"), 3u);
}

// Only well-formed UTF-8 is text: overlong forms, surrogates, values past the
// end of Unicode, stray and missing continuation bytes are not.
TEST(Utf8, RefusesMalformedText) {
  for (const char* malformed :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
        "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
        "\xE5\xAE", "a\xE5", "\xC3("}) {
    EXPECT_FALSE(count_code_points(malformed)) << malformed;
  }
}

TEST(Utf8, ShortensBetweenCodePoints) {
  EXPECT_EQ(shortened("abc", 3), "abc");
  EXPECT_EQ(shortened("abcd", 3), "abc…");
  for (std::size_t most = 0; most < 12; ++most) {
    EXPECT_TRUE(count_code_points(shortened("客服é😀", most))) << most;
  }
}

TEST(Utf8, KnowsWhatReordersOrHides) {
  for (const char32_t c : {U'\0', U'\n', U'\x7F', U'\x85', U'\u202E', U'\u2066',
                           U'\u200F', U'\uFEFF', U'\u2028'}) {
    EXPECT_TRUE(is_control(c));
  }
  for (const char32_t c : {U' ', U'a', U'é', U'客', U'😀', U'\u200D'}) {
    EXPECT_FALSE(is_control(c));
  }
}

}  // namespace
}  // namespace deepseek_cost
