// Which spans, observations or runs stand around others that report usage: what
// they report is the sum of those, where it is not less than one of them.
//
// Ids are kept as hashes with a seed, kMostSpans of them; beyond that sums of
// later spans go unnoticed.
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_SPAN_TREE_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_SPAN_TREE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace deepseek_cost::usage {

class SpanTree {
 public:
  static constexpr std::int64_t kNone = -1;
  // Keys are 0 where there is none; `input` is kNone without a usage. In any
  // order: a span may end, and be written, before or after those around it.
  void add(std::uint64_t span, std::uint64_t parent, std::int64_t input);
  bool is_sum(std::uint64_t span, std::int64_t input) const;

 private:
  static constexpr std::size_t kMostSpans = std::size_t{1} << 19;

  struct Span {
    std::uint64_t key = 0;  // 0: the slot is free
    std::uint64_t parent = 0;
    std::int64_t inside = kNone;  // the most input of one inside it
  };
  // From there up; of those that are marked already, kMostAgain.
  void mark(std::uint64_t span, std::int64_t input);
  static constexpr int kMostAgain = 64;
  // Where the span stands, or would. Open addressing, never full.
  std::size_t place_of(std::uint64_t span) const;
  // The span, new where it is not known; nullptr where there is no room.
  Span* find_or_add(std::uint64_t span);
  void grow();

  std::vector<Span> slots_;
  std::size_t used_ = 0;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_SPAN_TREE_H_
