#include "core/usage/bill/hour_sums.h"

#include <algorithm>

namespace deepseek_cost::usage {
namespace {

// More than twice kMostRows, a power of two.
constexpr std::size_t kSlots = std::size_t{1} << 17;
static_assert(kSlots > 2 * HourSums::kMostRows);

// Spreads near keys wide (the finalizer of SplitMix64).
std::uint64_t mixed(std::uint64_t key) {
  key = (key ^ (key >> 30)) * 0xbf58476d1ce4e5b9;
  key = (key ^ (key >> 27)) * 0x94d049bb133111eb;
  return key ^ (key >> 31);
}

}  // namespace

std::size_t HourSums::slot_of(std::int64_t hour, std::size_t cell) const {
  const std::uint64_t key = static_cast<std::uint64_t>(hour + 1) << 32 | cell;
  std::size_t slot = mixed(key) % kSlots;
  while (slots_[slot] != 0) {
    const Row& row = rows_[slots_[slot] - 1];
    if (row.hour == hour && row.cell == cell) break;
    slot = (slot + 1) % kSlots;
  }
  return slot;
}

void HourSums::add(std::optional<Instant> at, std::size_t cell,
                   const TokenUsage& usage, Int128 high, Int128 low) {
  constexpr std::int64_t kHour = 3600;
  if (!complete_) return;
  const std::int64_t hour = at ? at->seconds() / kHour : -1;
  if (last_ >= rows_.size() || rows_[last_].hour != hour ||
      rows_[last_].cell != cell) {
    slots_.resize(kSlots);
    std::uint32_t& slot = slots_[slot_of(hour, cell)];
    if (slot == 0 && rows_.size() == kMostRows) {
      complete_ = false;
      rows_ = {};
      slots_ = {};
      return;
    }
    if (slot == 0) {
      rows_.push_back({cell, hour, at, {}});
      slot = static_cast<std::uint32_t>(rows_.size());
    }
    last_ = slot - 1;
  }
  Row& row = rows_[last_];
  row.sums.add(usage, high, low);
  if (at && *at < *row.first) row.first = at;
}

std::vector<HourSums::Row> HourSums::rows() const {
  std::vector<Row> sorted = rows_;
  std::sort(sorted.begin(), sorted.end(), [](const Row& a, const Row& b) {
    return a.first != b.first ? a.first < b.first : a.cell < b.cell;
  });
  return sorted;
}

}  // namespace deepseek_cost::usage
