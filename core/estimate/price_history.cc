#include "core/estimate/price_history.h"

#include "core/estimate/estimate.h"

namespace deepseek_cost {
namespace {

template <typename Same>
PriceSpan span_around(const RateBook& book, const RateCard& card, Same same) {
  const auto at = static_cast<std::size_t>(&card - book.cards.data());
  std::size_t first = at;
  while (first > 0 && same(book.cards[first - 1])) --first;
  std::size_t last = at;
  while (last + 1 < book.cards.size() && same(book.cards[last + 1])) ++last;
  return {book.cards[first].effective_from, book.end_of(book.cards[last])};
}

}  // namespace

bool same_prices(const RateBook& book, const RateCard& a, const RateCard& b,
                 std::size_t model, Currency currency) {
  const ComparedModels models_a(a);
  const ComparedModels models_b(b);
  if (model >= models_a.size() || model >= models_b.size()) return false;
  for (const Band band : {Band::flat, Band::off_peak, Band::peak}) {
    const PriceRow* row_a =
        book.prices_of(*models_a[model]).find(currency, band);
    const PriceRow* row_b =
        book.prices_of(*models_b[model]).find(currency, band);
    if ((row_a == nullptr) != (row_b == nullptr) ||
        (row_a != nullptr && !(*row_a == *row_b))) {
      return false;
    }
  }
  return true;
}

bool same_prices(const RateBook& book, const RateCard& a, const RateCard& b,
                 Currency currency) {
  const std::size_t models = ComparedModels(a).size();
  if (models != ComparedModels(b).size()) return false;
  for (std::size_t i = 0; i < models; ++i) {
    if (!same_prices(book, a, b, i, currency)) return false;
  }
  return true;
}

bool same_rates(const RateBook& book, const RateCard& a, const RateCard& b,
                Currency currency) {
  return a.peak_rule == b.peak_rule && same_prices(book, a, b, currency);
}

PriceSpan price_span(const RateBook& book, const RateCard& card,
                     Currency currency) {
  return span_around(book, card, [&](const RateCard& other) {
    return same_prices(book, card, other, currency);
  });
}

PriceSpan price_span(const RateBook& book, const RateCard& card,
                     std::size_t model, Currency currency) {
  return span_around(book, card, [&](const RateCard& other) {
    return same_prices(book, card, other, model, currency);
  });
}

std::optional<Instant> rates_until(const RateBook& book, const RateCard& card,
                                   Currency currency) {
  return span_around(book, card,
                     [&](const RateCard& other) {
                       return same_rates(book, card, other, currency);
                     })
      .until;
}

Instant hours_since(const RateBook& book, const RateCard& card) {
  const auto same = [&](const RateCard& other) {
    return card.peak_rule == other.peak_rule;
  };
  return span_around(book, card, same).from;
}

std::vector<const RateCard*> price_steps(const RateBook& book,
                                         Currency currency) {
  std::vector<const RateCard*> steps;
  for (const RateCard& card : book.cards) {
    if (steps.empty() || !same_rates(book, *steps.back(), card, currency)) {
      steps.push_back(&card);
    }
  }
  return steps;
}

}  // namespace deepseek_cost
