// The rows of an official export summed by model, band, day and key, their
// prices looked up in the rate book.
#ifndef DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_SUMS_H_
#define DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_SUMS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/usage/bill/bill.h"
#include "core/usage/export/export_costs.h"
#include "core/usage/export/export_prices.h"
#include "core/usage/export/platform_export.h"

namespace deepseek_cost::usage {

template <typename Key>
struct Grouped {
  Key key;
  UsageSums sums;
};

// Sums by small numbers, in the order in which these first came.
template <typename Key>
class Groups {
 public:
  // `key` counts from `first`.
  explicit Groups(Key first = 0) : first_(first) {}

  // Those of the key before, most often.
  UsageSums& of(Key key) {
    if (last_ < list_.size() && list_[last_].key == key) {
      return list_[last_].sums;
    }
    const auto place = static_cast<std::size_t>(key - first_);
    if (place >= slots_.size()) slots_.resize(place + 1);
    if (slots_[place] == 0) {
      list_.push_back({key, {}});
      slots_[place] = static_cast<std::uint32_t>(list_.size());
    }
    last_ = slots_[place] - 1;
    return list_[last_].sums;
  }
  void sort() {
    std::sort(list_.begin(), list_.end(),
              [](const auto& a, const auto& b) { return a.key < b.key; });
  }
  const std::vector<Grouped<Key>>& list() const { return list_; }

 private:
  Key first_;
  std::vector<std::uint32_t> slots_;  // 0: none, else index + 1
  std::vector<Grouped<Key>> list_;
  std::size_t last_ = 0;
};

class ExportSums {
 public:
  // Of rows whose price is in no band of the book.
  static constexpr std::size_t kNoBand = kUsageBands;

  ExportSums(const UsageExport& usage, const RateBook& book, Currency currency);

  const UsageSums& totals() const { return totals_; }
  const Groups<std::size_t>& models() const { return models_; }
  const Groups<std::size_t>& bands() const { return bands_; }
  const Groups<std::size_t>& keys() const { return keys_; }
  const Groups<DayNumber>& days() const { return days_; }  // in their order
  const std::vector<UsageCell>& cells() const { return cells_; }
  const std::vector<ExportRow>& unmatched() const { return unmatched_; }
  const CostComparison& costs() const { return costs_; }
  // Rows whose price only the list of the other currency has: they are in no
  // sum.
  const std::vector<ExportRow>& left_out() const { return left_out_; }
  Currency other_currency() const { return other_; }
  bool some_flat() const { return some_flat_; }

 private:
  void add_row(const ExportRow& row);
  void add_cost(const ExportCost& cost);
  UsageCell& cell(std::size_t model, const PriceMatch& found);

  const UsageExport& usage_;
  PriceMatcher prices_;
  Currency currency_;
  Currency other_;
  PriceMatcher other_prices_;
  std::vector<ExportRow> left_out_;
  CostComparison costs_;
  UsageSums totals_;
  std::vector<UsageCell> cells_;
  std::vector<std::vector<std::size_t>> cells_of_;  // of each model
  std::vector<ExportRow> unmatched_;
  Groups<std::size_t> models_;
  Groups<std::size_t> bands_;
  Groups<std::size_t> keys_;
  Groups<DayNumber> days_{kFirstLogDay};
  bool some_flat_ = false;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_SUMS_H_
