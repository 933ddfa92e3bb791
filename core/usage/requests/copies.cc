#include "core/usage/requests/copies.h"

#include <cstddef>
#include <cstring>
#include <string>

namespace deepseek_cost::usage {
namespace {

constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;

std::uint64_t turned(std::uint64_t x) { return x << 29 | x >> 35; }

}  // namespace

// Four words at a time: a record is read as fast as memory gives it.
std::uint64_t Copies::hash_of(std::string_view bytes) const {
  constexpr std::size_t kLanes = 4;
  constexpr std::size_t kBlock = kLanes * sizeof(std::uint64_t);
  std::uint64_t lanes[kLanes];
  for (std::size_t i = 0; i < kLanes; ++i) lanes[i] = seed_ + i * kFactor;
  std::uint64_t words[kLanes];
  const std::uint64_t size = bytes.size();
  const auto take = [&] {
    for (std::size_t i = 0; i < kLanes; ++i) {
      lanes[i] = turned((lanes[i] ^ words[i]) * kFactor);
    }
  };
  for (; bytes.size() >= kBlock; bytes.remove_prefix(kBlock)) {
    std::memcpy(words, bytes.data(), kBlock);
    take();
  }
  std::memset(words, 0, kBlock);
  std::memcpy(words, bytes.data(), bytes.size());
  take();
  std::uint64_t hash = size;
  for (const std::uint64_t lane : lanes) {
    hash = (turned(hash) ^ lane) * kFactor;
    hash ^= hash >> 32;
  }
  return hash;
}

CopyKey Copies::look_at(const UsageRecord& record, const SeenIds& keys) {
  const std::string time = record.own_times();
  const std::string_view bytes = record.bytes();
  std::uint64_t hash =
      bytes.empty()
          ? keys.key_of(record.usage().text() + std::string(record.model()))
          : hash_of(bytes);
  hash = (hash ^ turned(keys.key_of(time))) | 1;
  if (time.empty() || bytes.empty()) return {hash, false, false};
  if (record.has_fraction_of_second()) return {hash, true, false};
  const std::uint64_t second = keys.key_of(time);
  if (second != second_) {
    second_ = second;
    in_second_.clear();
  }
  const std::uint64_t place = ++in_second_.of(hash);
  return {(hash + place * kFactor) | 1, true, place > 1};
}

}  // namespace deepseek_cost::usage
