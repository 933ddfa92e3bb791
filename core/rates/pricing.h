// Pricing one request exactly.
//
//   “The expense = number of tokens × price”
//   (https://api-docs.deepseek.com/quick_start/pricing), for each of the three
//   buckets; reasoning tokens are output tokens and are never added again.
//
// A quote says which prices hold (card, model, band); a bill multiplies. To
// price many requests, take the quote once for the stretch of time in which it
// holds, and then only multiply:
//
//   Result<QuoteSpan> span = quote_span(book, {.model = "deepseek-v4-pro",
//                                              .at = at});
//   for (...) sum.add(usage, *span->quote.row);  // while span->holds_at(at)
#ifndef DEEPSEEK_COST_CORE_RATES_PRICING_H_
#define DEEPSEEK_COST_CORE_RATES_PRICING_H_

#include <optional>
#include <string_view>

#include "core/number/money.h"
#include "core/number/units.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {

// Tokens as they are billed: input is hit + miss.
struct Usage {
  Tokens hit;
  Tokens miss;
  Tokens output;

  Tokens at(Bucket bucket) const {
    return bucket == Bucket::hit ? hit : bucket == Bucket::miss ? miss : output;
  }
};

// Give `at`, or `card`, or both:
//   at only    the card in force at that instant, its band decided there
//   card only  that card; `band` is needed where the model has bands
//   both       that card's prices, its own peak rule applied at `at`
// A `band` given besides `at` has to agree with it, and decides where the
// holiday list is unknown.
struct QuoteRequest {
  std::string_view model;
  std::optional<Instant> at;
  std::string_view card;  // empty: none
  std::optional<Band> band;
  Currency currency = Currency::usd;
};

struct Quote {
  const RateCard* card = nullptr;
  const CardModel* model = nullptr;  // the model billed
  const NameRule* name_rule = nullptr;
  // The prices; nullptr where it is unknown whether the hour is peak or not,
  // and then the bill lies between these two.
  const PriceRow* row = nullptr;
  const PriceRow* low = nullptr;
  const PriceRow* high = nullptr;
};

// Errors (where): instant_required (""), unknown_card ("/card"),
// before_first_card ("/at"), unknown_model, model_retired,
// model_not_yet_available ("/model"), currency_not_listed ("/currency"),
// band_required, band_not_on_card, inconsistent ("/band").
Result<Quote> quote(const RateBook& book, const QuoteRequest& request);

// A quote and the instants [from, until) at which the same request has the same
// answer; an end that is absent is further away than anybody asks.
struct QuoteSpan {
  Quote quote;
  std::optional<Instant> from;
  std::optional<Instant> until;

  bool holds_at(Instant at) const {
    return (!from || *from <= at) && (!until || at < *until);
  }
};
Result<QuoteSpan> quote_span(const RateBook& book, const QuoteRequest& request);

struct BillLine {
  Bucket bucket = Bucket::hit;
  Tokens tokens;
  Price price;
  Money amount{Currency::usd};
};

struct Bill {
  BillLine lines[kBuckets];  // hit, miss, output
  Money total{Currency::usd};
};

Bill bill_of(const Usage& usage, const PriceRow& row);

// The total alone. Three products of 63 by 40 bits always fit 128.
inline Money cost_of(const Usage& usage, const PriceRow& row) {
  return {Int128{usage.hit.count()} * row.prices[0].units() +
              Int128{usage.miss.count()} * row.prices[1].units() +
              Int128{usage.output.count()} * row.prices[2].units(),
          row.currency};
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_PRICING_H_
