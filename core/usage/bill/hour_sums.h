// What requests came to by hour of the clock, model and price: rows that can be
// billed again elsewhere, exactly.
//
// All requests of a row have the same prices, for a row ends with its hour and
// with whatever else a price depends on (the card, the band, what the name
// means), even where a rate book of one's own changes prices within an hour. So
// each row is billed at the instant of its first request.
#ifndef DEEPSEEK_COST_CORE_USAGE_BILL_HOUR_SUMS_H_
#define DEEPSEEK_COST_CORE_USAGE_BILL_HOUR_SUMS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/time/calendar.h"
#include "core/usage/bill/sums.h"

namespace deepseek_cost::usage {

class HourSums {
 public:
  // Of more rows than this there is no list: six years of one model.
  static constexpr std::size_t kMostRows = 50000;

  struct Row {
    std::size_t cell = 0;  // index into UsageBill::cells()
    std::int64_t hour = 0;
    std::optional<Instant> first;  // nothing: without an instant
    UsageSums sums;
  };

  // `cell`: of all requests with the same prices.
  void add(std::optional<Instant> at, std::size_t cell, const TokenUsage& usage,
           Int128 high, Int128 low);
  bool complete() const { return complete_; }
  // In the order of time; none where there are too many.
  std::vector<Row> rows() const;

 private:
  // Where the row of that hour and cell stands in slots_, or would.
  std::size_t slot_of(std::int64_t hour, std::size_t cell) const;

  std::vector<Row> rows_;
  std::vector<std::uint32_t> slots_;  // 0: free, else index + 1
  std::size_t last_ = 0;
  bool complete_ = true;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_BILL_HOUR_SUMS_H_
