#include "core/usage_ids.h"

#include <cstring>
#include <utility>

namespace deepseek_cost {
namespace {

constexpr std::size_t kFewestSlots = 1024;
constexpr std::size_t kMostSlots = std::size_t{1} << 22;  // 32 MiB

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
  x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
  return x ^ (x >> 32);
}

// Never 0.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0x9E3779B97F4A7C15 + text.size();
  while (!text.empty()) {
    std::uint64_t word = 0;
    const std::size_t taken = text.size() < 8 ? text.size() : 8;
    std::memcpy(&word, text.data(), taken);
    hash = mixed(hash ^ word);
    text.remove_prefix(taken);
  }
  return hash | 1;
}

}  // namespace

bool SeenIds::seen_before(std::string_view id) {
  if (id.empty()) return false;
  if (used_ * 4 >= slots_.size() * 3) grow();
  const std::uint64_t hash = hash_of(id);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (hash >> 1) & mask;
  while (slots_[at] != 0) {
    if (slots_[at] == hash) return true;
    at = (at + 1) & mask;
  }
  if (!full_) {
    slots_[at] = hash;
    ++used_;
  }
  return false;
}

void SeenIds::grow() {
  if (slots_.size() >= kMostSlots) {
    full_ = true;
    return;
  }
  std::vector<std::uint64_t> old(slots_.empty() ? kFewestSlots
                                                : slots_.size() * 2);
  std::swap(old, slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint64_t hash : old) {
    if (hash == 0) continue;
    std::size_t at = (hash >> 1) & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = hash;
  }
}

}  // namespace deepseek_cost
