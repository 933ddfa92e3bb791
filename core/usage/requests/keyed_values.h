// Values by keys of 64 bits that are hashes already (seen_ids.h).
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_KEYED_VALUES_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_KEYED_VALUES_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace deepseek_cost::usage {

// Open addressing, at most three quarters full. Key 0 is none.
template <typename Value>
class KeyedValues {
 public:
  std::size_t size() const { return used_; }
  void clear() {
    slots_.clear();
    slots_.resize(kFewestSlots);
    used_ = 0;
  }
  // nullptr where there is none.
  Value* find(std::uint64_t key) {
    if (slots_.empty()) return nullptr;
    Slot& slot = slots_[place_of(key)];
    return slot.key == key ? &slot.value : nullptr;
  }
  // Added, as it is by default, where there is none.
  Value& of(std::uint64_t key) {
    if (used_ * 4 >= slots_.size() * 3) grow();
    Slot& slot = slots_[place_of(key)];
    if (slot.key == 0) {
      slot.key = key;
      ++used_;
    }
    return slot.value;
  }

 private:
  static constexpr std::size_t kFewestSlots = 8;
  struct Slot {
    std::uint64_t key = 0;
    Value value = {};
  };

  // Where the key stands, or would.
  std::size_t place_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key >> 1) & mask;
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? kFewestSlots : slots_.size() * 2);
    std::swap(old, slots_);
    for (Slot& slot : old) {
      if (slot.key != 0) slots_[place_of(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_KEYED_VALUES_H_
