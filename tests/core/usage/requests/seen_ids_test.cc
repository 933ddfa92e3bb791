// Ids are remembered by hashes that nobody can make collide who does not know
// the seed.
#include "core/usage/requests/seen_ids.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace deepseek_cost::usage {
namespace {

constexpr std::uint64_t kFactor = 0xD6E8FEB86659FD93;

// What `kFactor` is undone by: Newton's method doubles the bits that are right.
std::uint64_t inverse() {
  std::uint64_t x = kFactor;
  for (int i = 0; i < 6; ++i) x *= 2 - kFactor * x;
  return x;
}

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 32)) * kFactor;
  x = (x ^ (x >> 32)) * kFactor;
  return x ^ (x >> 32);
}

std::uint64_t unmixed(std::uint64_t x) {
  x = (x ^ (x >> 32)) * inverse();
  x = (x ^ (x >> 32)) * inverse();
  return x ^ (x >> 32);
}

// Ids of eight bytes whose hashes with seed 0 differ in their upper half alone.
std::vector<std::string> colliding_ids(std::size_t count) {
  std::vector<std::string> ids;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t hash = (i << 32) | 1;
    const std::uint64_t word = unmixed(hash) ^ (mixed(0x9E3779B97F4A7C15) + 8);
    std::string id(sizeof(word), '\0');
    std::memcpy(id.data(), &word, sizeof(word));
    ids.push_back(id);
  }
  return ids;
}

// The most ids of which all begin to look at one place of a table of 65,536.
std::size_t most_at_one_place(const std::vector<std::string>& ids,
                              std::uint64_t seed) {
  const SeenIds seen(seed);
  std::vector<std::size_t> at(std::size_t{1} << 16);
  for (const std::string& id : ids) ++at[(seen.key_of(id) >> 1) & 0xFFFF];
  return *std::max_element(at.begin(), at.end());
}

TEST(SeenIdsTest, IdsThatCollideWithOneSeedAreSpreadWithAnother) {
  const std::vector<std::string> ids = colliding_ids(40000);
  EXPECT_EQ(most_at_one_place(ids, 0), ids.size());
  // Ids drawn at random are at most about eight at one place.
  for (const std::uint64_t seed :
       {1ULL, 2ULL, 0x8000000000000000ULL, 0x123456789ABCDEFULL, ~0ULL}) {
    EXPECT_LT(most_at_one_place(ids, seed), 16U) << seed;
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
