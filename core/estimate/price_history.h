// Since when and until when prices are what they are, over the cards of a book.
//
// Neighbouring cards on which the compared models cost the same, whatever they
// are called there, are one span; only the first card of a span changed
// anything. Hours of the day count apart: a card that makes holidays off-peak
// leaves every price as it was.
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_PRICE_HISTORY_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_PRICE_HISTORY_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "core/number/money.h"
#include "core/rates/rate_book.h"
#include "core/time/calendar.h"

namespace deepseek_cost {

// Whether a compared model, by its place among them, has the same prices on
// both cards.
bool same_prices(const RateBook& book, const RateCard& a, const RateCard& b,
                 std::size_t model, Currency currency);
// Whether all of them have.
bool same_prices(const RateBook& book, const RateCard& a, const RateCard& b,
                 Currency currency);
// Whether they also have the same hours.
bool same_rates(const RateBook& book, const RateCard& a, const RateCard& b,
                Currency currency);

// `until` is excluded, and absent where no later prices are known.
struct PriceSpan {
  Instant from;
  std::optional<Instant> until;
};
// Around a card of the book: of all compared models, or of one of them.
PriceSpan price_span(const RateBook& book, const RateCard& card,
                     Currency currency);
PriceSpan price_span(const RateBook& book, const RateCard& card,
                     std::size_t model, Currency currency);

// Until when the prices and the hours are both those of a card: a change of
// hours changes bills as one of prices does.
std::optional<Instant> rates_until(const RateBook& book, const RateCard& card,
                                   Currency currency);

// Since when the hours have been those of a card; of one without peak hours,
// since when it has had none.
Instant hours_since(const RateBook& book, const RateCard& card);

// The cards that changed a price or the hours, in order; each holds until the
// next.
std::vector<const RateCard*> price_steps(const RateBook& book,
                                         Currency currency);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_PRICE_HISTORY_H_
