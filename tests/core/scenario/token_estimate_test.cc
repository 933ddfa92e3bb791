#include "core/scenario/token_estimate.h"

#include <gtest/gtest.h>

namespace deepseek_cost {
namespace {

std::int64_t tokens(std::string_view text) {
  return count_by_rule(text).tokens().count();
}

// 0.3 an English character, 0.6 a Chinese one, exact in tenths, rounded up.
TEST(TokenEstimate, CountsByTheOfficialRule) {
  EXPECT_EQ(count_by_rule("Hello, world!"), (TokenCount{13, 0}));
  EXPECT_EQ(tokens("Hello, world!"), 4);  // 3.9
  EXPECT_EQ(count_by_rule("你好，世界！"), (TokenCount{0, 6}));
  EXPECT_EQ(tokens("你好，世界！"), 4);  // 3.6
  EXPECT_EQ(count_by_rule("用 DeepSeek 写").tenths(), 2 * 6 + 10 * 3);
  EXPECT_EQ(tokens(""), 0);
  EXPECT_EQ(tokens("a"), 1);
}

TEST(TokenEstimate, CountsCharactersNotBytes) {
  EXPECT_EQ(count_by_rule("é"), (TokenCount{1, 0}));
  EXPECT_EQ(count_by_rule("かな한글"), (TokenCount{0, 4}));
  EXPECT_EQ(count_by_rule("𠀀"), (TokenCount{0, 1}));  // U+20000
  EXPECT_EQ(count_by_rule("🙂"), (TokenCount{1, 0}));
}

TEST(TokenEstimate, SurvivesBrokenText) {
  EXPECT_EQ(count_by_rule("\xFF\xE4\xBD"), (TokenCount{3, 0}));
}

}  // namespace
}  // namespace deepseek_cost
