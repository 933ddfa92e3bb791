// How fast texts are counted natively, how long the vocabulary takes to load
// and what it all takes in memory.
//
//   tokens_bench VOCABULARY TEXT...    a line of JSON for each
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "core/tokens/text_counter.h"

namespace deepseek_cost::tokens {
namespace {

constexpr int kRounds = 5;
constexpr std::size_t kChunk = std::size_t{1} << 20;

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Of this process: other work on the machine does not count.
double seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) / 1e9;
}

template <typename Work>
double best_of_rounds(Work work) {
  double best = 1e9;
  for (int i = 0; i < kRounds; ++i) {
    const double begin = seconds();
    work();
    best = std::min(best, seconds() - begin);
  }
  return best;
}

std::int64_t count(Tokenizer& tokenizer, std::string_view text) {
  TextCounter counter(tokenizer);
  for (std::size_t at = 0; at < text.size(); at += kChunk) {
    counter.append(text.substr(at, kChunk));
  }
  return counter.finish().tokens;
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

int measure(int arguments, char** values) {
  const std::string file = read_file(values[1]);
  const double loading =
      best_of_rounds([&] { static_cast<void>(Vocabulary::load(file)); });
  const Result<Vocabulary> vocabulary = Vocabulary::load(file);
  if (!vocabulary.ok()) return 1;
  std::printf("{\"name\":\"load\",\"ms\":%.1f,\"peak_kb\":%ld}\n",
              loading * 1000, peak_kilobytes());
  Tokenizer tokenizer(*vocabulary);
  for (int i = 2; i < arguments; ++i) {
    const std::string text = read_file(values[i]);
    std::int64_t tokens = 0;
    const double time =
        best_of_rounds([&] { tokens = count(tokenizer, text); });
    const std::string_view path(values[i]);
    const std::string name(path.substr(path.rfind('/') + 1));
    std::printf(
        "{\"name\":\"%s\",\"bytes\":%zu,\"tokens\":%lld,\"mb_s\":%.1f,"
        "\"peak_kb\":%ld}\n",
        name.c_str(), text.size(), static_cast<long long>(tokens),
        static_cast<double>(text.size()) / 1e6 / time, peak_kilobytes());
  }
  return 0;
}

}  // namespace
}  // namespace deepseek_cost::tokens

int main(int arguments, char** values) {
  return deepseek_cost::tokens::measure(arguments, values);
}
