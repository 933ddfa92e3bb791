// Which request ids were seen before, in bounded memory.
//
// Ids are remembered as 64-bit hashes: among three million, a false alarm has a
// chance of one in two million. When the table is full no new ids are taken
// in, so later duplicates of later requests go unnoticed; `complete` says so.
#ifndef DEEPSEEK_COST_CORE_USAGE_IDS_H_
#define DEEPSEEK_COST_CORE_USAGE_IDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace deepseek_cost {

class SeenIds {
 public:
  // Whether `id` was given before. An empty id never was.
  bool seen_before(std::string_view id);
  bool complete() const { return !full_; }

 private:
  void grow();

  std::vector<std::uint64_t> slots_;  // 0: free
  std::size_t used_ = 0;
  bool full_ = false;
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_USAGE_IDS_H_
