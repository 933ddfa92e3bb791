#include "core/usage/hour_sums.h"

#include <algorithm>

namespace deepseek_cost::usage {

void HourSums::add(std::optional<Instant> at, std::size_t cell,
                   const TokenUsage& usage, Int128 high, Int128 low) {
  constexpr std::int64_t kHour = 3600;
  if (!complete_) return;
  const std::int64_t hour = at ? at->seconds() / kHour : -1;
  const auto is_it = [&](const Row& row) {
    return row.hour == hour && row.cell == cell;
  };
  if (last_ >= rows_.size() || !is_it(rows_[last_])) {
    const std::uint64_t key = static_cast<std::uint64_t>(hour + 1) << 32 | cell;
    const auto [found, fresh] = places_.emplace(key, rows_.size());
    if (fresh && rows_.size() == kMostRows) {
      complete_ = false;
      rows_ = {};
      places_ = {};
      return;
    }
    if (fresh) rows_.push_back({cell, hour, at, {}});
    last_ = found->second;
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
