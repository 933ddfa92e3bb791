// A scenario's month at every price there has been: the traffic stays the same,
// in its month, and only the prices and the peak hours change.
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_PRICED_STEPS_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_PRICED_STEPS_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/estimate/estimate.h"
#include "core/number/money.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"
#include "core/time/calendar.h"

namespace deepseek_cost {

// From a card that changed a price or the hours (price_steps in
// price_history.h) until the next that did.
struct PricedStep {
  const RateCard* card = nullptr;
  std::optional<Instant> until;  // excluded; nothing for the newest
  // Errors: those of make_estimate, where the card has no list in the currency
  // or a limit was smaller.
  Result<Estimate> estimate;

  bool holds_at(Instant at) const {
    return card->effective_from <= at && (!until || at < *until);
  }
};
std::vector<PricedStep> priced_steps(const RateBook& book,
                                     const Scenario& scenario);

// Whether a bucket's price is another in any band, or one of the models has no
// such band.
bool bucket_changed(const RateBook& book, const CardModel& before,
                    const CardModel& after, Currency currency, Bucket bucket);

// The first step at which the model, by its place among the compared ones,
// costs least or `most`; nothing where no step prices it.
std::optional<std::size_t> first_extreme(const std::vector<PricedStep>& steps,
                                         std::size_t model, bool most);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_PRICED_STEPS_H_
