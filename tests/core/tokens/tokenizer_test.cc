#include "core/tokens/tokenizer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/parse.h"
#include "core/tokens/bpe.h"
#include "core/tokens/text_counter.h"
#include "tests/support/vocabulary.h"

namespace deepseek_cost::tokens {
namespace {

std::vector<TokenId> encode(std::string_view text) {
  Tokenizer tokenizer(test_vocabulary());
  std::vector<TokenId> ids;
  tokenizer.encode(text, ids);
  return ids;
}

TEST(Vocabulary, RefusesEveryChangedFile) {
  std::string file = vocabulary_file();
  EXPECT_TRUE(Vocabulary::load(file).ok());
  std::mt19937 random(1);
  for (int i = 0; i < 50; ++i) {
    const std::size_t place = random() % file.size();
    const auto bit = static_cast<char>(1U << random() % 8);
    file[place] = static_cast<char>(file[place] ^ bit);
    EXPECT_FALSE(Vocabulary::load(file).ok()) << place;
    file[place] = static_cast<char>(file[place] ^ bit);
  }
  EXPECT_FALSE(Vocabulary::load(file.substr(1)).ok());
  EXPECT_FALSE(Vocabulary::load(file + "x").ok());
  const Result<Vocabulary> none = Vocabulary::load("");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.errors()[0].code, ErrorCode::not_a_vocabulary);
}

std::vector<TokenId> encode_piece(Bpe& bpe, std::string_view piece) {
  const std::span<const TokenId> tokens = bpe.encode(piece);
  return {tokens.begin(), tokens.end()};
}

TEST(Vocabulary, EveryTokenEncodesToItself) {
  Bpe bpe(test_vocabulary());
  for (TokenId token = kFirstByteToken; token < kBaseTokens; ++token) {
    ASSERT_EQ(encode_piece(bpe, test_vocabulary().bytes_of(token)),
              std::vector<TokenId>{token});
  }
}

std::string text_of(const json::Value& vector) {
  const json::Value* const repeat = vector.find("repeat");
  if (repeat == nullptr) return vector.find("text")->text;
  std::string text;
  for (int i = std::stoi(repeat->find("times")->text); i > 0; --i) {
    text += repeat->find("unit")->text;
  }
  return text + repeat->find("suffix")->text;
}

TEST(Tokenizer, VectorsOfTexts) {
  const std::string file =
      read_file(DEEPSEEK_COST_TESTS_DIR "/vectors/tokens.json");
  const Result<json::Value> vectors = json::parse(file);
  ASSERT_TRUE(vectors.ok());
  int exact = 0;
  int plain = 0;
  for (const json::Value& vector : vectors->items) {
    if (vector.find("kind")->text != "text") continue;
    const std::vector<TokenId> ids = encode(text_of(vector));
    const std::string& id = vector.find("id")->text;
    if (vector.find("added_tokens") != nullptr) {
      // Content is plain text: the note ends with its count.
      const json::Value* const note = vector.find("note");
      if (note == nullptr) continue;
      const std::size_t last = note->text.rfind(' ');
      EXPECT_EQ(std::to_string(ids.size()), note->text.substr(last + 1)) << id;
      ++plain;
      continue;
    }
    EXPECT_EQ(std::to_string(ids.size()), vector.find("count")->text) << id;
    ++exact;
    const json::Value* const expected = vector.find("ids");
    if (expected == nullptr) continue;
    ASSERT_EQ(expected->items.size(), ids.size()) << id;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      EXPECT_EQ(expected->items[i].text, std::to_string(ids[i])) << id;
    }
  }
  EXPECT_EQ(exact, 80);
  EXPECT_EQ(plain, 16);
}

// Pieces of vocabulary tokens, letters, hanzi and bytes.
std::string random_piece(std::mt19937& random) {
  std::string piece;
  const auto kind = random() % 4;
  const auto parts = 1 + random() % (kind == 3 ? 40 : 6);
  for (unsigned i = 0; i < parts; ++i) {
    if (kind == 0) {
      const TokenId token =
          kFirstByteToken +
          static_cast<TokenId>(random() % (kBaseTokens - kFirstByteToken));
      piece += test_vocabulary().bytes_of(token);
    } else if (kind == 1) {
      piece.push_back(static_cast<char>('a' + random() % 26));
    } else if (kind == 2) {
      piece.push_back(static_cast<char>(random() % 256));
    } else {
      piece.push_back("ab =-"[random() % 5]);
    }
  }
  return piece;
}

TEST(Bpe, EqualsTheMergesAppliedOneByOne) {
  const LiteralBpe literal;
  Bpe bpe(test_vocabulary());
  std::mt19937 random(3);
  for (int i = 0; i < 5'000; ++i) {
    const std::string piece = random_piece(random);
    const std::vector<TokenId> merged = literal.encode(piece);
    ASSERT_EQ(encode_piece(bpe, piece), merged) << piece;
    // The second time it is remembered.
    ASSERT_EQ(encode_piece(bpe, piece), merged) << piece;
  }
  for (const char unit : {'=', ' ', 'a', '\n', '-'}) {
    for (std::size_t length = 1; length < 150; ++length) {
      const std::string piece(length, unit);
      ASSERT_EQ(encode_piece(bpe, piece), literal.encode(piece)) << length;
    }
  }
}

TEST(TextCounter, CutsAnywhereGiveTheSame) {
  Tokenizer tokenizer(test_vocabulary());
  const std::string text =
      "Hello,  world! 中文分词 12345\n\n\t-x\u00e9\u0301 \x01\x02 "
      "😀👍🏽 "
      " "
      "カタカナ…\r\n  end   ";
  const std::int64_t whole = tokenizer.count(text);
  std::mt19937 random(5);
  for (int i = 0; i < 2'000; ++i) {
    TextCounter counter(tokenizer);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = 1 + random() % (i % 2 == 0 ? 3 : 30);
      counter.append(std::string_view(text).substr(at, length));
      at += length;
    }
    const TextCount count = counter.finish();
    ASSERT_EQ(count.tokens, whole);
    ASSERT_EQ(count.bytes, static_cast<std::int64_t>(text.size()));
  }
}

TEST(TextCounter, ReplacesWhatIsNoUtf8) {
  Tokenizer tokenizer(test_vocabulary());
  const std::string replaced = "a\uFFFDb\uFFFD\uFFFD\uFFFDc\uFFFD";
  for (std::size_t chunk = 1; chunk < 12; ++chunk) {
    TextCounter counter(tokenizer);
    // A lone byte, a surrogate (three errors), a character cut off.
    const std::string_view bytes =
        "a\xFF"
        "b\xED\xA0\x80"
        "c\xE4\xB8";
    for (std::size_t at = 0; at < bytes.size(); at += chunk) {
      counter.append(bytes.substr(at, chunk));
    }
    const TextCount count = counter.finish();
    EXPECT_EQ(count.tokens, tokenizer.count(replaced));
    EXPECT_EQ(count.characters, 8);
    EXPECT_EQ(count.bytes, static_cast<std::int64_t>(replaced.size()));
  }
}

TEST(TextCounter, LongPiecesAreCountedOnce) {
  Tokenizer tokenizer(test_vocabulary());
  TextCounter counter(tokenizer);
  const std::string chunk(1'000, 'a');
  for (int i = 0; i < 200; ++i) counter.append(chunk);
  EXPECT_EQ(counter.finish().tokens, 200'000 / 8);
}

}  // namespace
}  // namespace deepseek_cost::tokens
