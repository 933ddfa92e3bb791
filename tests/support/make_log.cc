// Writes a log of at least the given number of MiB to standard output:
//
//   make_log 256 > log.jsonl
#include "tests/support/make_log.h"

#include <cstdio>
#include <cstdlib>
#include <string>

int main(int argc, char** argv) {
  const unsigned long long mib =
      argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 256;
  deepseek_cost::LogMaker maker(1);
  std::string block;
  for (unsigned long long written = 0; written < mib << 20;
       written += block.size()) {
    block.clear();
    while (block.size() < 1 << 20) maker.append_line(block);
    if (std::fwrite(block.data(), 1, block.size(), stdout) != block.size()) {
      return 1;
    }
  }
  return 0;
}
