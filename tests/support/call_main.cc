// Answers calls natively: `deepseek_cost_call <name>` reads one request a line
// from standard input and prints one response a line. The golden files and the
// comparison of the native core with the WebAssembly module run through it.
//
// With `--usage-log <options>` it reads a whole log in chunks of 64 KiB instead
// and prints the report.
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/api.h"

namespace {

int answer_requests(std::string_view name) {
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
