#include "core/rates/rate_book.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace deepseek_cost {
namespace {

// How often a stretch may run on into the next card: books hold fewer cards.
constexpr int kMostCards = 256;

// The life of a card, or one instant of it, as [from, until).
struct Life {
  Instant from;
  std::optional<Instant> until;
};

Life life_asked_about(const RateBook& book, const RateCard& card,
                      std::optional<Instant> at) {
  const std::optional<Instant> end = book.end_of(card);
  if (at && card.effective_from <= *at && (!end || *at < *end)) {
    return {*at, Instant(at->seconds() + 1)};
  }
  return {card.effective_from, end};
}

bool matches(const NameRule& rule, std::string_view name) {
  return rule.prefix ? name.starts_with(rule.name) : name == rule.name;
}

bool overlaps(const NameRule& rule, const Life& life) {
  return (!rule.from || !life.until || *rule.from < *life.until) &&
         (!rule.until || life.from < *rule.until);
}

// The rules that speak of a name are those of one pattern: its own, else the
// longest prefix.
const NameRule* closest_pattern(const RateBook& book, std::string_view name) {
  const NameRule* closest = nullptr;
  for (const NameRule& rule : book.names) {
    if (!matches(rule, name)) continue;
    if (!rule.prefix) return &rule;
    if (closest == nullptr || rule.name.size() > closest->name.size()) {
      closest = &rule;
    }
  }
  return closest;
}

Error name_error(ErrorCode code, std::string_view name,
                 std::string_view detail = {}) {
  return {code, "", shortened(name), detail};
}

Error out_of_its_time(const RateBook& book, const NameRule& pattern,
                      const Life& life, std::string_view name) {
  std::optional<Instant> next;
  std::optional<Instant> last;
  for (const NameRule& rule : book.names) {
    if (rule.name != pattern.name || rule.prefix != pattern.prefix) continue;
    if (rule.from && *rule.from > life.from && (!next || *rule.from < *next)) {
      next = rule.from;
    }
    const bool over = rule.until && !(life.from < *rule.until);
    if (over && (!last || *last < *rule.until)) last = rule.until;
  }
  // A name that comes back later was retired all the same.
  if (next && !last) {
    return name_error(ErrorCode::model_not_yet_available, name,
                      format_instant(*next));
  }
  return name_error(ErrorCode::model_retired, name,
                    last ? format_instant(*last) : "");
}

// A model without a name rule lives as long as the cards that list it.
Result<NamedModel> undated_model(const RateBook& book, const RateCard& card,
                                 std::string_view name) {
  if (const CardModel* model = card.find_model(name)) {
    return NamedModel{model, nullptr};
  }
  const RateCard* before = nullptr;
  const RateCard* after = nullptr;
  for (const RateCard& other : book.cards) {
    if (other.find_model(name) == nullptr) continue;
    if (other.effective_from < card.effective_from) {
      before = &other;
    } else if (after == nullptr) {
      after = &other;
    }
  }
  if (after != nullptr) {
    return name_error(ErrorCode::model_not_yet_available, name,
                      format_instant(after->effective_from));
  }
  if (before != nullptr) {
    return name_error(ErrorCode::model_retired, name,
                      format_instant(*book.end_of(*before)));
  }
  return name_error(ErrorCode::unknown_model, name);
}

const RateCard& card_of(const RateBook& book, const RateCard* pinned,
                        Instant at) {
  if (pinned != nullptr) return *pinned;
  const RateCard* card = book.card_at(at);
  return card != nullptr ? *card : book.cards.front();
}

// Hours are searched this far and no further, however the cards are cut: a
// user's book must not make a search long.

std::optional<Instant> span_start(const RateBook& book, const RateCard* pinned,
                                  Instant at) {
  const BandAt now = band_at(book, pinned, at);
  const Instant furthest = days_away(at, -kSearchDays);
  for (int i = 0; i < kMostCards; ++i) {
    const RateCard& card = card_of(book, pinned, at);
    const PeakRule* rule = book.peak_rule_of(card);
    if (rule != nullptr && at < furthest) return std::nullopt;
    const Instant start = pinned != nullptr ? furthest : card.effective_from;
    const std::optional<Instant> since =
        rule != nullptr ? unchanged_since(*rule, at, std::max(start, furthest))
                        : std::nullopt;
    if (pinned != nullptr) return since;
    if (since && *since > start) return since;
    if (&card == &book.cards.front()) return start;
    if (rule != nullptr && start < furthest) return std::nullopt;
    at = Instant(start.seconds() - 1);
    if (band_at(book, pinned, at) != now) return start;
  }
  return std::nullopt;
}

}  // namespace

const PriceRow* PriceList::find(Currency currency, Band band) const {
  for (const PriceRow& row : rows) {
    if (row.currency == currency && row.band == band) return &row;
  }
  return nullptr;
}

const PriceOrigin* PriceList::origin(Currency currency) const {
  for (const PriceOrigin& origin : origins) {
    if (origin.currency == currency) return &origin;
  }
  return nullptr;
}

const CardModel* RateCard::find_model(std::string_view name) const {
  for (const CardModel& model : models) {
    if (model.name == name) return &model;
  }
  return nullptr;
}

const RateCard* RateBook::find_card(std::string_view wanted) const {
  for (const RateCard& card : cards) {
    if (card.id == wanted) return &card;
  }
  return nullptr;
}

Error no_such_card(const RateBook& book, std::string_view id,
                   std::string_view where) {
  const std::string& newest = book.cards.back().id;
  const bool days = parse_date(id) && parse_date(newest);
  return {days && id > newest ? ErrorCode::card_newer : ErrorCode::unknown_card,
          std::string(where), shortened(id), newest};
}

const RateCard* RateBook::card_at(Instant at) const {
  const RateCard* in_force = nullptr;
  for (const RateCard& card : cards) {
    if (card.effective_from <= at) in_force = &card;
  }
  return in_force;
}

std::optional<Instant> RateBook::end_of(const RateCard& card) const {
  for (const RateCard& next : cards) {
    if (next.effective_from > card.effective_from) return next.effective_from;
  }
  return std::nullopt;
}

const PeakRule* RateBook::peak_rule_of(const RateCard& card) const {
  return card.peak_rule ? &peak_rules[*card.peak_rule] : nullptr;
}

bool RateBook::lists(const RateCard& card, Currency currency) const {
  return std::any_of(card.models.begin(), card.models.end(),
                     [&](const CardModel& model) {
                       return prices_of(model).origin(currency) != nullptr;
                     });
}

Result<NamedModel> resolve_name(const RateBook& book, const RateCard& card,
                                std::string_view name,
                                std::optional<Instant> at) {
  const NameRule* pattern = closest_pattern(book, name);
  if (pattern == nullptr) return undated_model(book, card, name);
  const Life life = life_asked_about(book, card, at);
  for (const NameRule& rule : book.names) {
    if (rule.name != pattern->name || rule.prefix != pattern->prefix ||
        !overlaps(rule, life)) {
      continue;
    }
    const CardModel* model = card.find_model(rule.bills_as);
    if (model != nullptr) return NamedModel{model, &rule};
  }
  return out_of_its_time(book, *pattern, life, name);
}

BandAt band_of(const RateBook& book, const RateCard& card, Instant at) {
  const PeakRule* rule = book.peak_rule_of(card);
  if (rule == nullptr) return {true, Band::flat};
  switch (peak_at(*rule, at)) {
    case Peak::no:
      return {true, Band::off_peak};
    case Peak::yes:
      return {true, Band::peak};
    case Peak::unknown:
      break;
  }
  return {false, Band::peak};
}

std::optional<Instant> band_until(const RateBook& book, const RateCard* pinned,
                                  Instant at) {
  const BandAt now = band_at(book, pinned, at);
  const Instant furthest = days_away(at, kSearchDays);
  for (int i = 0; i < kMostCards; ++i) {
    const RateCard& card = card_of(book, pinned, at);
    const PeakRule* rule = book.peak_rule_of(card);
    if (rule != nullptr && at > furthest) return std::nullopt;
    const std::optional<Instant> end =
        pinned != nullptr ? std::nullopt : book.end_of(card);
    std::optional<Instant> change =
        rule != nullptr
            ? next_change(*rule, at, std::min(end.value_or(furthest), furthest))
            : std::nullopt;
    if (end && (!change || *end < *change)) change = end;
    if (!change) return std::nullopt;
    at = *change;
    if (band_at(book, pinned, at) != now) return at;
  }
  return std::nullopt;
}

BandAt band_at(const RateBook& book, const RateCard* pinned, Instant at) {
  return band_of(book, card_of(book, pinned, at), at);
}

BandSpan band_span(const RateBook& book, const RateCard* pinned, Instant at) {
  return {band_at(book, pinned, at), span_start(book, pinned, at),
          band_until(book, pinned, at)};
}

std::optional<Int128> ToolPrice::cost_of(std::int64_t uses,
                                         Currency currency) const {
  if (requests == 0) return std::nullopt;
  for (const Amount& amount : amounts) {
    if (amount.currency != currency) continue;
    const Result<Price> price = Price::per_million(amount.price, currency);
    if (!price) return std::nullopt;
    return Int128{uses} * price->units() * (kWhole / requests);
  }
  return std::nullopt;
}

}  // namespace deepseek_cost
