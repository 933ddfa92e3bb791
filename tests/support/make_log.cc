// Writes a log of at least the given number of MiB to standard output:
//
//   make_log 256 [FORMAT] > log.jsonl      FORMAT as in make_format.h
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/support/make_format.h"

int main(int argc, char** argv) {
  const unsigned long long mib =
      argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 256;
  const std::string format = argc > 2 ? argv[2] : "api";
  if (!deepseek_cost::FormatMaker::known(format)) {
    std::fprintf(stderr, "no format called %s\n", format.c_str());
    return 2;
  }
  deepseek_cost::FormatMaker maker(format, 1);
  std::string block;
  maker.begin(block);
  for (unsigned long long written = 0; written < mib << 20;) {
    while (block.size() < 1 << 20) maker.append(block);
    written += block.size();
    if (written >= mib << 20) maker.end(block);
    if (std::fwrite(block.data(), 1, block.size(), stdout) != block.size()) {
      return 1;
    }
    block.clear();
  }
  return 0;
}
