// What could not be billed: counted by reason, each with its first place.
#ifndef DEEPSEEK_COST_CORE_USAGE_SKIPS_H_
#define DEEPSEEK_COST_CORE_USAGE_SKIPS_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/usage_scan.h"

namespace deepseek_cost {

struct Skipped {
  Error reason;  // of the first
  std::int64_t count = 0;
  LogPosition first;
};

class Skips {
 public:
  void add(Error reason, LogPosition at) {
    ++total_;
    for (Skipped& known : list_) {
      if (known.reason.code != reason.code) continue;
      ++known.count;
      return;
    }
    list_.push_back({std::move(reason), 1, at});
  }
  std::int64_t total() const { return total_; }
  const std::vector<Skipped>& list() const { return list_; }

 private:
  std::vector<Skipped> list_;
  std::int64_t total_ = 0;
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_USAGE_SKIPS_H_
