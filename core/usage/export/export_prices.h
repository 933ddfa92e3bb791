// The prices of an official export's rows, looked up in the rate book.
#ifndef DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_PRICES_H_
#define DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_PRICES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/rates/pricing.h"
#include "core/rates/rate_book.h"
#include "core/usage/export/platform_export.h"

namespace deepseek_cost::usage {

std::optional<Bucket> bucket_of(ExportType type);

// Calls `visit(card, model, price row)` for each price that the model could
// have had in [from, until); stops when it answers true.
template <typename Visit>
void each_price(const RateBook& book, Currency currency, std::string_view name,
                Instant from, Instant until, Visit visit) {
  for (const RateCard& card : book.cards) {
    const std::optional<Instant> end = book.end_of(card);
    if ((end && *end <= from) ||
        (card.effective_from >= until && card.effective_from != from)) {
      continue;
    }
    const Instant at = std::max(from, card.effective_from);
    const Result<NamedModel> named = resolve_name(book, card, name, at);
    if (!named) continue;
    for (const PriceRow& row : book.prices_of(*named->model).rows) {
      if (row.currency == currency && visit(card, *named->model, row)) return;
    }
  }
}

// Where a row's price stands in the rate book.
struct PriceMatch {
  const RateCard* card = nullptr;  // nullptr: nowhere
  const CardModel* model = nullptr;
  Band band = Band::flat;
};

class PriceMatcher {
 public:
  PriceMatcher(const RateBook& book, Currency currency)
      : book_(book), currency_(currency) {}

  // `name`: of the head's model.
  PriceMatch match(std::string_view name, const ExportHead& head,
                   const ExportRow& row);

 private:
  // The last answer for a type of row and, by its lowest bits, a model: rows of
  // one hour or day and model follow each other.
  struct Last {
    bool known = false;
    std::size_t model = 0;
    std::int64_t price = 0;
    Instant from;
    Instant until;
    PriceMatch match;
  };
  static constexpr std::size_t kModels = 8;

  PriceMatch find(std::string_view name, const ExportHead& head,
                  const ExportRow& row) const;

  const RateBook& book_;
  Currency currency_;
  Last last_[kExportTypes][kModels];
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_EXPORT_EXPORT_PRICES_H_
