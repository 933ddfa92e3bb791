#include "core/usage/requests/seen_ids.h"

#include <cstring>
#include <utility>

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kFewestSlots = 1024;
constexpr std::size_t kMostSlots = std::size_t{1} << 22;  // 32 MiB

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
  x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93;
  return x ^ (x >> 32);
}

}  // namespace

std::uint64_t SeenIds::key_of(std::string_view id) const {
  if (id.empty()) return 0;
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  std::uint64_t hash = mixed(seed_ ^ 0x9E3779B97F4A7C15) + id.size();
  std::uint64_t word = 0;
  for (; id.size() >= kWord; id.remove_prefix(kWord)) {
    std::memcpy(&word, id.data(), kWord);
    hash = mixed(hash ^ word) + seed_;
  }
  if (!id.empty()) {
    word = 0;
    std::memcpy(&word, id.data(), id.size());
    hash = mixed(hash ^ word) + seed_;
  }
  return hash | 1;
}

std::uint64_t SeenIds::key_of(std::uint64_t id, const TokenUsage& usage) {
  std::uint64_t hash = id;
  for (const Tokens count :
       {usage.billed.hit, usage.billed.miss, usage.billed.output}) {
    hash = mixed(hash ^ static_cast<std::uint64_t>(count.count()));
  }
  return hash | 1;
}

std::uint64_t SeenIds::key_of(std::uint64_t id, std::int64_t input) {
  return mixed(id ^ mixed(static_cast<std::uint64_t>(input) + 1)) | 1;
}

std::size_t SeenIds::place_of(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (key >> 1) & mask;
  while (slots_[at] != 0 && slots_[at] != key) at = (at + 1) & mask;
  return at;
}

bool SeenIds::holds(std::uint64_t key) const {
  return key != 0 && !slots_.empty() && slots_[place_of(key)] == key;
}

void SeenIds::insert(std::uint64_t key) {
  if (key == 0) return;
  if (used_ * 4 >= slots_.size() * 3) grow();
  if (full_) return;
  std::uint64_t& slot = slots_[place_of(key)];
  if (slot == key) return;
  slot = key;
  ++used_;
}

void SeenIds::grow() {
  if (slots_.size() >= kMostSlots) {
    full_ = true;
    return;
  }
  std::vector<std::uint64_t> old(slots_.empty() ? kFewestSlots
                                                : slots_.size() * 2);
  std::swap(old, slots_);
  for (const std::uint64_t key : old) {
    if (key != 0) slots_[place_of(key)] = key;
  }
}

}  // namespace deepseek_cost::usage
