// What workloads cost on one model: the part of an estimate (estimate.h) that
// is made for each model anew.
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_MODEL_ESTIMATE_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_MODEL_ESTIMATE_H_

#include <vector>

#include "core/estimate/estimate.h"
#include "core/number/ratio.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {

// The prices of a model: `flat`, or on a card with bands the two others; what
// it does not have is nullptr.
struct PriceRows {
  const PriceRow* flat = nullptr;
  const PriceRow* off_peak = nullptr;
  const PriceRow* peak = nullptr;
};

// All but the averages of a request. `coarse`: tokens at peak are rounded to
// 10^-12 of a token.
ModelEstimate estimate_model(const CardModel& card_model, const PriceRows& rows,
                             const std::vector<WorkloadEstimate>& workloads,
                             bool coarse);

// Adds the averages to `model`: those of `requests` requests that send `tokens`
// and of which `totals` is the bill.
void average(const ModelEstimate& totals, const PerBucket& tokens,
             const Ratio& requests, ModelEstimate& model);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_MODEL_ESTIMATE_H_
