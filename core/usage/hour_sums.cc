#include "core/usage/hour_sums.h"

#include <algorithm>

namespace deepseek_cost::usage {

void HourSums::add(std::optional<Instant> at, std::size_t cell,
                   const TokenUsage& usage, Int128 high, Int128 low) {
  constexpr std::int64_t kHour = 3600;
  if (!complete_) return;
  const std::int64_t hour = at ? at->seconds() / kHour : -1;
  if (last_ >= rows_.size() || rows_[last_].hour != hour ||
      rows_[last_].cell != cell) {
    if (rows_.size() * 2 >= slots_.size()) grow();
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

// There are fewer hours in which a time of a log can lie than would make a
// slow table of so few rows.
std::size_t HourSums::slot_of(std::int64_t hour, std::size_t cell) const {
  std::uint64_t key = static_cast<std::uint64_t>(hour + 1) << 20 ^ cell;
  key = (key ^ key >> 31) * 0x9E3779B97F4A7C15;
  std::size_t slot = static_cast<std::size_t>(key >> 32) % slots_.size();
  while (slots_[slot] != 0) {
    const Row& row = rows_[slots_[slot] - 1];
    if (row.hour == hour && row.cell == cell) break;
    slot = (slot + 1) % slots_.size();
  }
  return slot;
}

void HourSums::grow() {
  constexpr std::size_t kFirst = 256;
  slots_.assign(std::max(kFirst, slots_.size() * 2), 0);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    slots_[slot_of(rows_[i].hour, rows_[i].cell)] =
        static_cast<std::uint32_t>(i + 1);
  }
}

std::vector<HourSums::Row> HourSums::rows() const {
  std::vector<Row> sorted = rows_;
  std::sort(sorted.begin(), sorted.end(), [](const Row& a, const Row& b) {
    return a.first != b.first ? a.first < b.first : a.cell < b.cell;
  });
  return sorted;
}

}  // namespace deepseek_cost::usage
