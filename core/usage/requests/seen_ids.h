// Which request ids were seen before, in bounded memory.
//
// Ids are remembered as 64-bit hashes, with a seed that a file's writer cannot
// know, so that no ids can be made to collide: among three million keys, a
// false alarm has a chance of one in two million. Each request has two. When
// the table is full no new ids are taken in, so later duplicates of later
// requests go unnoticed; `complete` says so.
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_SEEN_IDS_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_SEEN_IDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/usage/record/normalise.h"

namespace deepseek_cost::usage {

class SeenIds {
 public:
  explicit SeenIds(std::uint64_t seed) : seed_(seed) {}

  // What is remembered of an id; 0 for none.
  std::uint64_t key_of(std::string_view id) const;
  // …and of a request with an id of that key and this usage.
  static std::uint64_t key_of(std::uint64_t id, const TokenUsage& usage);
  // …and this input, whatever its output.
  static std::uint64_t key_of(std::uint64_t id, std::int64_t input);

  // Key 0 is never held.
  bool holds(std::uint64_t key) const;
  void insert(std::uint64_t key);
  bool complete() const { return !full_; }

 private:
  // Where the key stands, or would.
  std::size_t place_of(std::uint64_t key) const;
  void grow();

  std::uint64_t seed_;
  std::vector<std::uint64_t> slots_;  // 0: free
  std::size_t used_ = 0;
  bool full_ = false;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_SEEN_IDS_H_
