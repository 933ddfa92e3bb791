#include "core/tokens/splitter.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace deepseek_cost::tokens {
namespace {

std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end;) {
    const char* const next = piece_end(at, end);
    pieces.emplace_back(at, next);
    at = next;
  }
  return pieces;
}

using Pieces = std::vector<std::string>;

TEST(Splitter, CutsDigitsByThreesFromTheLeft) {
  EXPECT_EQ(pieces_of("1234567890"), (Pieces{"123", "456", "789", "0"}));
  EXPECT_EQ(pieces_of("a12"), (Pieces{"a", "12"}));
  EXPECT_EQ(pieces_of("Ⅷ½٤5"), (Pieces{"Ⅷ½٤", "5"}));
}

TEST(Splitter, CutsOutRunsOfTheNamedCjkRanges) {
  EXPECT_EQ(pieces_of("a中文b"), (Pieces{"a", "中文", "b"}));
  EXPECT_EQ(pieces_of("カな漢"), (Pieces{"カな漢"}));
  // The third expression goes through them too.
  EXPECT_EQ(pieces_of("フ゛a"), (Pieces{"フ", "゛", "a"}));
  EXPECT_EQ(pieces_of("ソフト・・ウェア・ "),
            (Pieces{"ソフト", "・・", "ウェア", "・", " "}));
  EXPECT_EQ(pieces_of("フ\u3097\u3098フ・\u3097"),
            (Pieces{"フ", "\u3097", "\u3098フ", "・", "\u3097"}));
  EXPECT_EQ(pieces_of("ガ"), (Pieces{"ガ"}));
  // Half-width kana and rarer ideographs are letters like others.
  EXPECT_EQ(pieces_of("ｶ中"), (Pieces{"ｶ", "中"}));
  EXPECT_EQ(pieces_of("a\U00020000b"), (Pieces{"a\U00020000b"}));
}

TEST(Splitter, LeavesTheLastBlankToAWord) {
  EXPECT_EQ(pieces_of("a  b"), (Pieces{"a", " ", " b"}));
  EXPECT_EQ(pieces_of("a\tb"), (Pieces{"a", "\tb"}));
  EXPECT_EQ(pieces_of("\xC2\xA0x"), (Pieces{"\xC2\xA0x"}));
}

TEST(Splitter, TakesTheEndOfAStretchForTheEndOfTheText) {
  EXPECT_EQ(pieces_of("a  1"), (Pieces{"a", "  ", "1"}));
  EXPECT_EQ(pieces_of("a  中"), (Pieces{"a", "  ", "中"}));
  EXPECT_EQ(pieces_of("a  "), (Pieces{"a", "  "}));
}

TEST(Splitter, GivesOneMarkToAWordOfAsciiLetters) {
  EXPECT_EQ(pieces_of("x-abc"), (Pieces{"x", "-abc"}));
  EXPECT_EQ(pieces_of("-abcé"), (Pieces{"-abc", "é"}));
  EXPECT_EQ(pieces_of("--abc"), (Pieces{"--", "abc"}));
  EXPECT_EQ(pieces_of("-é"), (Pieces{"-", "é"}));
  EXPECT_EQ(pieces_of(" -abc"), (Pieces{" -", "abc"}));
}

TEST(Splitter, SymbolsTakeOneBlankBeforeAndNewlinesBehind) {
  EXPECT_EQ(pieces_of("a  !?\r\n\nb"), (Pieces{"a", " ", " !?\r\n\n", "b"}));
  EXPECT_EQ(pieces_of("\t!"), (Pieces{"\t", "!"}));
  EXPECT_EQ(pieces_of("。\n"), (Pieces{"。\n"}));
}

TEST(Splitter, EndsBlanksBehindTheLastNewline) {
  EXPECT_EQ(pieces_of("a \n \n  b"), (Pieces{"a", " \n \n", " ", " b"}));
  EXPECT_EQ(pieces_of("\nb"), (Pieces{"\n", "b"}));
  EXPECT_EQ(pieces_of(" \r "), (Pieces{" \r", " "}));
}

TEST(Splitter, KeepsWhatNothingMatchesTogether) {
  EXPECT_EQ(pieces_of("\x01\x02\x03"), (Pieces{"\x01\x02\x03"}));
  EXPECT_EQ(pieces_of("\x01\x02z"), (Pieces{"\x01", "\x02z"}));
  EXPECT_EQ(pieces_of("\x01 z"), (Pieces{"\x01", " z"}));
  EXPECT_EQ(pieces_of(" \x01"), (Pieces{" ", "\x01"}));
}

TEST(Splitter, MarksBelongToWords) {
  EXPECT_EQ(pieces_of("\u0301a"), (Pieces{"\u0301a"}));
  EXPECT_EQ(pieces_of("!\u0301"), (Pieces{"!", "\u0301"}));
}

std::string random_text(std::mt19937& random, int length) {
  static const std::vector<std::string> kAlphabet{
      "a",  "Z",      "é",    "\u0301", "1",  "٤",         "中", "カ",
      "・", "\u3097", "!",    "-",      "。", " ",         "\t", "\n",
      "\r", "\u3000", "\x01", "\u200d", "😀",  "\U00020000"};
  std::string text;
  for (int i = 0; i < length; ++i) {
    text += kAlphabet[random() % kAlphabet.size()];
  }
  return text;
}

// Cut at a safe place, both parts have the pieces of the whole.
TEST(Splitter, SafeCutsChangeNoPiece) {
  std::mt19937 random(7);
  int cuts = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text =
        random_text(random, 1 + static_cast<int>(random() % 12));
    const std::size_t cut = last_safe_cut(text);
    if (cut == 0) continue;
    ++cuts;
    for (const std::string& more : {std::string(), random_text(random, 3)}) {
      Pieces parts = pieces_of(text.substr(0, cut));
      for (const std::string& piece : pieces_of(text.substr(cut) + more)) {
        parts.push_back(piece);
      }
      ASSERT_EQ(parts, pieces_of(text + more)) << text << " at " << cut;
    }
  }
  EXPECT_GT(cuts, 10'000);
}

}  // namespace
}  // namespace deepseek_cost::tokens
