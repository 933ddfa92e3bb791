// What could not be billed: counted by reason, each with its first place.
#ifndef DEEPSEEK_COST_CORE_USAGE_SCAN_SKIPPED_H_
#define DEEPSEEK_COST_CORE_USAGE_SCAN_SKIPPED_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/usage/scan/scan.h"
#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

struct Skipped {
  Error reason;  // of the first in the file
  std::int64_t count = 0;
  LogPosition first;
};

class Skips {
 public:
  void add(Error reason, LogPosition at) {
    ++total_;
    for (Skipped& known : list_) {
      if (!same(known.reason, reason)) continue;
      ++known.count;
      if (at < known.first) known = {std::move(reason), known.count, at};
      return;
    }
    list_.push_back({std::move(reason), 1, at});
  }
  std::int64_t total() const { return total_; }
  const std::vector<Skipped>& list() const { return list_; }

 private:
  // One code stands for all that can be wrong with a row of an export. A file
  // that is refused stands for itself.
  static bool same(const Error& a, const Error& b) {
    return a.code == b.code && a.code != ErrorCode::unknown_format &&
           ((a.code != ErrorCode::invalid_row &&
             a.code != ErrorCode::sum_of_others) ||
            a.detail == b.detail);
  }

  std::vector<Skipped> list_;
  std::int64_t total_ = 0;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_SCAN_SKIPPED_H_
