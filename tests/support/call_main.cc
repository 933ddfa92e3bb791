// Answers calls natively: `deepseek_cost_call <name>` reads one request a line
// from standard input and prints one response a line. The golden files and the
// comparison of the native core with the WebAssembly module run through it.
//
// Calls that count tokens read the vocabulary from the file that the
// environment names in DEEPSEEK_COST_VOCABULARY, or from where scripts/build
// writes it.
//
// With `--usage-log <options>` it reads a whole log in chunks of 64 KiB instead
// and prints the report.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/api.h"

namespace {

// Where there is no such file, those calls say so themselves.
void load_vocabulary() {
  const char* const named = std::getenv("DEEPSEEK_COST_VOCABULARY");
  std::ifstream file(named != nullptr ? named : DEEPSEEK_COST_VOCABULARY,
                     std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  deepseek_cost::load_vocabulary(bytes);
}

int answer_requests(std::string_view name) {
  const std::string counting = " " + deepseek_cost::calls_of_tokenizer() + " ";
  if (counting.find(" " + std::string(name) + " ") != std::string::npos) {
    load_vocabulary();
  }
  for (std::string request; std::getline(std::cin, request);) {
    std::cout << deepseek_cost::call(name, request) << '\n';
  }
  return 0;
}

int read_usage_log(std::string_view options) {
  const std::string begun = deepseek_cost::begin_usage_log(options);
  const std::string_view key = "\"log\":";
  const std::size_t at = begun.find(key);
  if (at == std::string::npos) {
    std::cout << begun << '\n';
    return 1;
  }
  const int log = std::stoi(begun.substr(at + key.size()));
  std::vector<char> chunk(std::size_t{1} << 16);
  while (
      std::cin.read(chunk.data(), static_cast<std::streamsize>(chunk.size())),
      std::cin.gcount() > 0) {
    deepseek_cost::append_usage_log(
        log, {chunk.data(), static_cast<std::size_t>(std::cin.gcount())});
  }
  std::cout << deepseek_cost::finish_usage_log(log) << '\n';
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  if (arguments.size() == 1) return answer_requests(arguments[0]);
  if (arguments.size() == 2 && arguments[0] == "--usage-log") {
    return read_usage_log(arguments[1]);
  }
  std::fputs("usage: deepseek_cost_call NAME < requests\n", stderr);
  return 2;
}
