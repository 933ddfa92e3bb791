// An export's amounts × prices against its cost file, by interval and model.
#ifndef DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_COSTS_H_
#define DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_COSTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/json/writer.h"
#include "core/usage/export/platform_export.h"

namespace deepseek_cost::usage {

class CostComparison {
 public:
  void add_computed(const ExportHead& head, Int128 cost);
  void add_billed(const ExportHead& head, Int128 cost);
  void add_other_currency() { ++other_currency_; }
  // When all has been added.
  void sum_up();

  // As one object. `computed`: what all rows of the amount file come to;
  // `alone`: there is none, and nothing is compared.
  void write(json::Writer& out, const std::vector<std::string>& models,
             Int128 computed, bool alone) const;

 private:
  static constexpr std::size_t kNearest = 8;
  static constexpr std::int64_t kMostListed = 200;

  // What the two files say of one interval and model.
  struct Place {
    Instant from;
    Instant until;
    std::size_t model = 0;
    Int128 computed = 0;
    Int128 billed = 0;

    bool is(const Place& other) const {
      return from == other.from && until == other.until && model == other.model;
    }
    bool operator<(const Place& other) const;
  };

  void add(const Place& place);
  bool agrees() const;

  std::vector<Place> places_;
  Int128 billed_ = 0;
  std::int64_t other_currency_ = 0;
};

// "from", "until" and "model" of a row.
void write_interval(json::Writer& out, Instant from, Instant until,
                    std::string_view model);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_COSTS_H_
