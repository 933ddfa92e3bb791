#include "core/estimate/priced_steps.h"

#include "core/estimate/price_history.h"

namespace deepseek_cost {

std::vector<PricedStep> priced_steps(const RateBook& book,
                                     const Scenario& scenario) {
  const std::vector<const RateCard*> cards =
      price_steps(book, scenario.currency);
  std::vector<PricedStep> steps;
  steps.reserve(cards.size());
  for (std::size_t i = 0; i < cards.size(); ++i) {
    Scenario then = scenario;
    then.card = cards[i]->id;
    std::optional<Instant> until;
    if (i + 1 < cards.size()) until = cards[i + 1]->effective_from;
    steps.push_back({cards[i], until, make_estimate(book, then, "/scenario")});
  }
  return steps;
}

bool bucket_changed(const RateBook& book, const CardModel& before,
                    const CardModel& after, Currency currency, Bucket bucket) {
  for (const Band band : {Band::flat, Band::off_peak, Band::peak}) {
    const PriceRow* a = book.prices_of(before).find(currency, band);
    const PriceRow* b = book.prices_of(after).find(currency, band);
    if ((a == nullptr) != (b == nullptr)) return true;
    if (a != nullptr && a->at(bucket) != b->at(bucket)) return true;
  }
  return false;
}

std::optional<std::size_t> first_extreme(const std::vector<PricedStep>& steps,
                                         std::size_t model, bool most) {
  std::optional<std::size_t> best;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    if (!steps[at].estimate || model >= steps[at].estimate->models.size()) {
      continue;
    }
    const Ratio& month = steps[at].estimate->models[model].month;
    const Ratio& held =
        best ? steps[*best].estimate->models[model].month : month;
    if (!best || (most ? month > held : month < held)) best = at;
  }
  return best;
}

}  // namespace deepseek_cost
