#include "core/tokens/code_point_class.h"

#include <algorithm>

namespace deepseek_cost::tokens {
namespace {

struct Run {
  std::size_t length;
  CodePointClass kind;
};

Run take_run(const std::uint8_t*& at) {
  std::size_t number = 0;
  for (int shift = 0;; shift += 7) {
    const std::uint8_t byte = *at++;
    number |= std::size_t{byte & 127U} << shift;
    if (byte < 128) break;
  }
  return {number / 16, static_cast<CodePointClass>(number % 16)};
}

}  // namespace

const CodePointClasses& CodePointClasses::instance() {
  static const CodePointClasses classes;
  return classes;
}

CodePointClasses::CodePointClasses() {
  // The first blocks are all of one class; most code points are in one of them.
  for (std::size_t kind = 0; kind < kClasses; ++kind) {
    blocks_.insert(blocks_.end(), kBlock, static_cast<CodePointClass>(kind));
  }
  std::size_t code_point = 0;
  const std::uint8_t* const end = kCodePointRuns.data() + kCodePointRuns.size();
  for (const std::uint8_t* at = kCodePointRuns.data(); at < end;) {
    Run run = take_run(at);
    while (run.length > 0) {
      const std::size_t within = code_point % kBlock;
      const std::size_t length = std::min(run.length, kBlock - within);
      std::uint16_t& block = block_of_[code_point / kBlock];
      if (length == kBlock) {
        block = static_cast<std::uint16_t>(run.kind);
      } else {
        if (within == 0) {
          block = static_cast<std::uint16_t>(blocks_.size() / kBlock);
          blocks_.resize(blocks_.size() + kBlock);
        }
        std::fill_n(blocks_.begin() + static_cast<std::ptrdiff_t>(
                                          std::size_t{block} * kBlock + within),
                    length, run.kind);
      }
      code_point += length;
      run.length -= length;
    }
  }
}

}  // namespace deepseek_cost::tokens
