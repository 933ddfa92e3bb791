// The rate book: every dated rate card, in order, with the names under which
// models are asked for, the peak rules and the sources of it all.
//
//   A rate card is one dated revision of the official Models & Pricing page
//   (https://api-docs.deepseek.com/quick_start/pricing). It is in force from
//   `effective_from` until the next card's: the cards tile the time from the
//   first one on, without gap or overlap, and before it nothing has a price.
//
//   A name is what a request says; a model is what gets billed. Names have
//   dates: "deepseek-v4-flash" was a model of its own until
//   2026-09-10T04:00:00Z and is billed as "deepseek-flash" since. A name is
//   matched whole, or by the prefixes that the official guide documents
//   ("claude-opus*"), and never guessed.
//
// These are plain values; core/rates/load/load.h makes and checks them, and
// everything here relies on what it has checked (references exist, cards are in
// order, names do not overlap).
#ifndef DEEPSEEK_COST_CORE_RATES_RATE_BOOK_H_
#define DEEPSEEK_COST_CORE_RATES_RATE_BOOK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/number/money.h"
#include "core/time/calendar.h"
#include "core/time/peak_rule.h"

namespace deepseek_cost {

enum class Bucket : std::uint8_t { hit, miss, output };
inline constexpr std::size_t kBuckets = 3;
inline constexpr Bucket kEachBucket[] = {Bucket::hit, Bucket::miss,
                                         Bucket::output};

// `flat` where the card has one price for all hours.
enum class Band : std::uint8_t { flat, off_peak, peak };

enum class Family : std::uint8_t { flash, pro, other };

// How well a fact is attested.
enum class Confidence : std::uint8_t {
  official,        // a copy of an official page, or an official bill
  several_quotes,  // several independent reports agree
  single_quote,    // one report
  inferred         // follows from other facts, seen nowhere
};

// How well a card's starting instant is known.
enum class Precision : std::uint8_t { exact, date, inferred };

template <>
struct EnumNames<Bucket> {
  static constexpr std::string_view kNames[] = {"hit", "miss", "output"};
};

template <>
struct EnumNames<Band> {
  static constexpr std::string_view kNames[] = {"flat", "off_peak", "peak"};
};

template <>
struct EnumNames<Family> {
  static constexpr std::string_view kNames[] = {"flash", "pro", "other"};
};

template <>
struct EnumNames<Confidence> {
  static constexpr std::string_view kNames[] = {"official", "several_quotes",
                                                "single_quote", "inferred"};
};

template <>
struct EnumNames<Precision> {
  static constexpr std::string_view kNames[] = {"exact", "date", "inferred"};
};

// A text for readers, in English and, where given, in Chinese.
struct Label {
  std::string en;
  std::string zh;
};

struct Source {
  std::string id;
  std::string url;  // https, or empty: a private document, named by its title
  std::string title;
  std::string title_zh;  // empty: as in English
  std::string checked;   // "2026-09-10", "2026-09" or empty
};

// The prices of one model in one currency and one band.
struct PriceRow {
  Currency currency = Currency::usd;
  Band band = Band::flat;
  Price prices[kBuckets];

  Price at(Bucket bucket) const {
    return prices[static_cast<std::size_t>(bucket)];
  }
  friend bool operator==(const PriceRow& a, const PriceRow& b) = default;
};

// Where the rows of one currency come from.
struct PriceOrigin {
  Currency currency = Currency::usd;
  Confidence confidence = Confidence::official;
  std::string checked;
  std::vector<std::size_t> sources;  // indices into RateBook::sources
};

// Per currency either one flat row, or an off-peak and a peak row.
struct PriceList {
  std::string id;
  std::vector<PriceRow> rows;
  std::vector<PriceOrigin> origins;

  const PriceRow* find(Currency currency, Band band) const;
  const PriceOrigin* origin(Currency currency) const;
};

struct CardModel {
  std::string name;
  Family family = Family::other;
  std::string version;
  std::int64_t context = 0;      // tokens; 0: not recorded
  std::int64_t max_output = 0;   // tokens; 0: not recorded
  std::int64_t concurrency = 0;  // requests at a time; 0: not recorded
  std::size_t price_list = 0;    // index into RateBook::price_lists
};

// A price per use of a tool, never peak or off-peak. Kept as text: shown, and
// not part of any token bill.
struct ToolPrice {
  // Of the price, where it is for a number of requests; divides 10^6.
  static constexpr std::int64_t kWhole = 1000000;

  struct Amount {
    Currency currency = Currency::usd;
    std::string price;
    std::string list_price;  // before a limited-time reduction, or empty
  };
  std::string id;
  Label label;
  Label unit;
  Label note;
  Confidence confidence = Confidence::official;
  std::vector<Amount> amounts;
  std::int64_t requests = 0;  // the price is for so many; 0: for something else

  // What so many requests come to, in 10^-12 currency units; nothing where they
  // have no price in that currency. `uses` is at most 10^9.
  std::optional<Int128> cost_of(std::int64_t uses, Currency currency) const;
};

struct RateCard {
  std::string id;
  Instant effective_from;
  Precision precision = Precision::exact;
  Label precision_note;
  Label label;
  bool price_change = true;  // could any token's bill change at this card?
  Confidence confidence = Confidence::official;
  std::string checked;
  std::vector<std::size_t> sources;
  std::optional<std::size_t> peak_rule;  // index into RateBook::peak_rules
  std::vector<CardModel> models;
  std::vector<ToolPrice> tools;

  const CardModel* find_model(std::string_view name) const;
};

// From `from` (included; the beginning where absent) until `until` (excluded;
// for good where absent), `name` is billed as the model `bills_as`.
struct NameRule {
  std::string name;     // without the '*'
  bool prefix = false;  // was it written with a '*' at its end?
  std::string bills_as;
  std::optional<Instant> from;
  std::optional<Instant> until;
  Confidence confidence = Confidence::official;
  Label note;
  std::optional<std::size_t> source;
};

// A change that was announced and called off before it took effect: recorded,
// never priced.
struct CancelledChange {
  std::string id;
  Instant planned_for;
  std::string announced;
  std::string cancelled;
  Label label;
  std::vector<std::size_t> sources;
};

struct RateBook {
  std::string id;
  Label name;
  std::string checked;
  std::string default_card;  // an id; the newest card's where none was given
  std::vector<Source> sources;
  std::vector<PriceList> price_lists;
  std::vector<HolidayCalendar> calendars;
  std::vector<PeakRule> peak_rules;
  std::vector<RateCard> cards;  // at least one, in order of effective_from
  std::vector<NameRule> names;
  std::vector<CancelledChange> cancelled;

  const RateCard* find_card(std::string_view id) const;
  // The card in force; nullptr before the first.
  const RateCard* card_at(Instant at) const;
  // When the next card takes over; nothing for the newest.
  std::optional<Instant> end_of(const RateCard& card) const;
  const PeakRule* peak_rule_of(const RateCard& card) const;  // or nullptr
  // Has any model of the card a price in this currency?
  bool lists(const RateCard& card, Currency currency) const;
  const PriceList& prices_of(const CardModel& model) const {
    return price_lists[model.price_list];
  }
};

// Why there is no such card: card_newer where the ids are days and it is after
// the newest card, so that another copy of the book may know it, or
// unknown_card. The detail is the newest card's id.
Error no_such_card(const RateBook& book, std::string_view id,
                   std::string_view where);

// What a name means on a card: the model billed, and how long that holds.
struct NamedModel {
  const CardModel* model = nullptr;
  const NameRule* rule = nullptr;  // nullptr: the model's own, undated name
};

// The model that `name` is billed as on `card`, at `at` where the card is in
// force then, else at any time of the card's life: asking an old card what it
// would have cost keeps the old meaning of the name.
// Errors: unknown_model, model_retired, model_not_yet_available.
Result<NamedModel> resolve_name(const RateBook& book, const RateCard& card,
                                std::string_view name,
                                std::optional<Instant> at);

// What the hour is called at an instant. `unknown` has no band.
struct BandAt {
  bool known = true;
  Band band = Band::flat;
  friend bool operator==(BandAt a, BandAt b) = default;
};
BandAt band_of(const RateBook& book, const RateCard& card, Instant at);

// The stretch of time around an instant in which the band stays the same. With
// `pinned`, that card's rule is taken for all time; without, cards take over
// from each other and a stretch runs on across them. An end that is absent is
// further away than can be known.
struct BandSpan {
  BandAt band;
  std::optional<Instant> since;
  std::optional<Instant> until;
};
// `at` is not before the first card, unless a card is pinned.
BandSpan band_span(const RateBook& book, const RateCard* pinned, Instant at);
// Its `until` alone: the next change of the band.
std::optional<Instant> band_until(const RateBook& book, const RateCard* pinned,
                                  Instant at);
// Its `band` alone; without a pinned card that of the card in force.
BandAt band_at(const RateBook& book, const RateCard* pinned, Instant at);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_RATE_BOOK_H_
