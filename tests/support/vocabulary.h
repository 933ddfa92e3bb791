// The vocabulary of the tests, which scripts/build writes; and a reader that
// applies the list of merges literally, one after another.
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_VOCABULARY_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_VOCABULARY_H_

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/tokens/vocabulary.h"

namespace deepseek_cost::tokens {

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const std::string& vocabulary_file() {
  static const std::string file = read_file(DEEPSEEK_COST_VOCABULARY);
  return file;
}

inline const Vocabulary& test_vocabulary() {
  static const Result<Vocabulary> loaded = Vocabulary::load(vocabulary_file());
  if (!loaded.ok()) {
    std::fputs("build/vocabulary.bin is missing: run scripts/build\n", stderr);
    std::abort();
  }
  return *loaded;
}

// Looks for the earliest merge of the whole list that applies anywhere, applies
// it at its leftmost place, and begins again. Quadratic and simple.
class LiteralBpe {
 public:
  LiteralBpe() {
    const std::string_view planes =
        std::string_view(vocabulary_file()).substr(kVocabularyMagic.size());
    const auto id = [&](std::size_t plane, std::size_t merge) {
      TokenId value = 0;
      for (std::size_t byte = 3; byte-- > 0;) {
        value = value << 8 | static_cast<unsigned char>(
                                 planes[(plane + byte) * kMerges + merge]);
      }
      return value;
    };
    for (std::size_t i = 0; i < kMerges; ++i) {
      rank_[pair_of(id(0, i), id(3, i))] = static_cast<TokenId>(kFirstMerged + i);
    }
  }

  std::vector<TokenId> encode(std::string_view piece) const {
    std::vector<TokenId> tokens;
    for (const char byte : piece) {
      tokens.push_back(test_vocabulary().byte_token(byte));
    }
    for (;;) {
      TokenId lowest = kBaseTokens;
      std::size_t place = 0;
      for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const auto found = rank_.find(pair_of(tokens[i], tokens[i + 1]));
        if (found != rank_.end() && found->second < lowest) {
          lowest = found->second;
          place = i;
        }
      }
      if (lowest == kBaseTokens) return tokens;
      tokens[place] = lowest;
      tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(place) + 1);
    }
  }

 private:
  static std::uint64_t pair_of(TokenId first, TokenId second) {
    return std::uint64_t{first} << 32 | second;
  }

  std::unordered_map<std::uint64_t, TokenId> rank_;
};

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_VOCABULARY_H_
