#include "core/rates/pricing.h"

namespace deepseek_cost {
namespace {

Result<const RateCard*> card_asked_for(const RateBook& book,
                                       const QuoteRequest& request) {
  if (!request.card.empty()) {
    const RateCard* card = book.find_card(request.card);
    if (card != nullptr) return card;
    return no_such_card(book, request.card, "/card");
  }
  if (!request.at) return Error{ErrorCode::instant_required, "", "", ""};
  const RateCard* card = book.card_at(*request.at);
  if (card != nullptr) return card;
  return Error{ErrorCode::before_first_card, "/at", format_instant(*request.at),
               format_instant(book.cards.front().effective_from)};
}

Error band_error(ErrorCode code, std::string_view band, Words detail) {
  return {code, "/band", band, detail};
}

// Which of an off-peak and a peak row holds, or both as bounds.
Errors choose_row(const RateBook& book, const QuoteRequest& request,
                  Quote& quote) {
  const PriceList& prices = book.prices_of(*quote.model);
  const PriceRow* off_peak = prices.find(request.currency, Band::off_peak);
  const PriceRow* peak = prices.find(request.currency, Band::peak);
  if (request.band == Band::flat) {
    return {band_error(ErrorCode::band_not_on_card, "flat", Phrase::has_bands)};
  }
  std::optional<Band> band = request.band;
  if (request.at) {
    const BandAt then = band_of(book, *quote.card, *request.at);
    if (then.known && band && *band != then.band) {
      return {band_error(
          ErrorCode::inconsistent, name_of(*band),
          {Phrase::is_band, format_instant(*request.at), name_of(then.band)})};
    }
    if (then.known) band = then.band;
    if (!then.known && !band) {
      quote.low = off_peak;
      quote.high = peak;
      return {};
    }
  }
  if (!band) return {band_error(ErrorCode::band_required, "", "")};
  quote.row = *band == Band::peak ? peak : off_peak;
  return {};
}

Errors find_row(const RateBook& book, const QuoteRequest& request,
                Quote& quote) {
  const PriceList& prices = book.prices_of(*quote.model);
  if (prices.origin(request.currency) == nullptr) {
    return {Error{ErrorCode::currency_not_listed, "/currency",
                  std::string(code_of(request.currency)), ""}};
  }
  const PriceRow* flat = prices.find(request.currency, Band::flat);
  if (flat == nullptr) return choose_row(book, request, quote);
  if (request.band && *request.band != Band::flat) {
    return {band_error(ErrorCode::band_not_on_card, name_of(*request.band),
                       Phrase::has_one_price)};
  }
  quote.row = flat;
  return {};
}

std::optional<Instant> later_of(std::optional<Instant> a,
                                std::optional<Instant> b) {
  return !a || (b && *a < *b) ? b : a;
}

std::optional<Instant> earlier_of(std::optional<Instant> a,
                                  std::optional<Instant> b) {
  return !a || (b && *b < *a) ? b : a;
}

}  // namespace

Result<Quote> quote(const RateBook& book, const QuoteRequest& request) {
  const Result<const RateCard*> card = card_asked_for(book, request);
  if (!card) return card.errors();
  Result<NamedModel> named =
      resolve_name(book, **card, request.model, request.at);
  if (!named) {
    Errors errors = named.errors();
    for (Error& error : errors) error.where = "/model";
    return errors;
  }
  Quote result;
  result.card = *card;
  result.model = named->model;
  result.name_rule = named->rule;
  Errors errors = find_row(book, request, result);
  if (!errors.empty()) return errors;
  return result;
}

Result<QuoteSpan> quote_span(const RateBook& book,
                             const QuoteRequest& request) {
  Result<Quote> found = quote(book, request);
  if (!found) return found.errors();
  QuoteSpan span;
  span.quote = *found;
  if (!request.at) return span;
  const Instant at = *request.at;
  const RateCard& card = *span.quote.card;
  const bool pinned = !request.card.empty();
  const std::optional<Instant> end = book.end_of(card);
  const bool in_force = card.effective_from <= at && (!end || at < *end);
  if (!pinned || in_force) {
    span.from = card.effective_from;
    span.until = end;
    if (const NameRule* rule = span.quote.name_rule) {
      span.from = later_of(span.from, rule->from);
      span.until = earlier_of(span.until, rule->until);
    }
  } else if (at < card.effective_from) {
    span.until = card.effective_from;
  } else {
    span.from = end;
  }
  const PeakRule* rule = book.peak_rule_of(card);
  if (rule != nullptr) {
    const auto since =
        unchanged_since(*rule, at, span.from.value_or(kFirstInstant));
    const auto change =
        next_change(*rule, at, span.until.value_or(kLastInstant));
    // Where no change was found, none lies within the days that were searched;
    // behind them there may be one.
    span.from = later_of(span.from, since ? since : days_away(at, -kQuietDays));
    span.until =
        earlier_of(span.until, change ? change : days_away(at, kQuietDays));
  }
  return span;
}

Bill bill_of(const Usage& usage, const PriceRow& row) {
  Bill bill;
  bill.total = Money(row.currency);
  for (const Bucket bucket : kEachBucket) {
    const Tokens tokens = usage.at(bucket);
    const Price price = row.at(bucket);
    bill.lines[static_cast<std::size_t>(bucket)] = {bucket, tokens, price,
                                                    tokens * price};
    bill.total += tokens * price;
  }
  return bill;
}

}  // namespace deepseek_cost
