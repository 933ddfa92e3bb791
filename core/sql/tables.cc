#include "core/sql/tables.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace deepseek_cost::sql {
namespace {

// Beyond any instant that a timestamp holds.
constexpr std::int64_t kNever = 1000000000000000;

constexpr std::string_view kBandNames[] = {"flat", "off_peak", "peak",
                                           "unknown"};
constexpr std::size_t kBands = 4;
// The bands under which a price list is asked, one bit for each of kBandNames.
using BandSet = std::uint8_t;
constexpr BandSet kFlat = 1;
constexpr BandSet kBanded = 2 | 4;
constexpr BandSet kUnknown = 8;

BandSet bands_of(const RateBook& book, const RateCard& card) {
  const PeakRule* rule = book.peak_rule_of(card);
  if (rule == nullptr) return kFlat;
  return rule->holidays_off_peak ? kBanded | kUnknown : kBanded;
}

// Is the rule at `index` the first that speaks of its name?
bool is_first(const RateBook& book, std::size_t index) {
  const NameRule& rule = book.names[index];
  for (std::size_t i = 0; i < index; ++i) {
    if (Pattern{rule.name, rule.prefix}.is_of(book.names[i])) return false;
  }
  return true;
}

bool covered_by_prefix(const RateBook& book, std::string_view name) {
  for (const NameRule& rule : book.names) {
    if (rule.prefix && name.starts_with(rule.name)) return true;
  }
  return false;
}

bool has_rule(const RateBook& book, std::string_view name) {
  for (const NameRule& rule : book.names) {
    if (Pattern{name, false}.is_of(rule)) return true;
  }
  return false;
}

// What a name means: a model, or why it means none. Before the first card it is
// neither.
struct Meaning {
  const CardModel* model = nullptr;
  std::string_view status;

  friend bool operator==(const Meaning& a, const Meaning& b) {
    if (a.model == nullptr || b.model == nullptr) {
      return a.model == b.model && a.status == b.status;
    }
    return a.model->name == b.model->name &&
           a.model->price_list == b.model->price_list;
  }
};

// From `from` on, until the next one.
struct DatedMeaning {
  std::int64_t from = -kNever;
  Meaning meaning;
};

struct History {
  Pattern pattern;
  std::vector<DatedMeaning> meanings;
};

// Fills the tables with what the core itself answers between any two instants
// at which an answer can change.
class TableBuilder {
 public:
  TableBuilder(const RateBook& book, Currency currency, const RateCard* pinned)
      : book_(book),
        currency_(currency),
        pinned_(pinned),
        bands_(book.price_lists.size(), 0) {}

  Tables build() {
    find_histories();
    find_starts();
    for (const History& history : histories_) add_name(history);
    for (std::size_t i = 0; i < bands_.size(); ++i) add_prices(i);
    for (const std::string_view reason : reasons_) add_reason(reason);
    add_lookups();
    return std::move(tables_);
  }

 private:
  void find_histories() {
    for (std::size_t i = 0; i < book_.names.size(); ++i) {
      const NameRule& rule = book_.names[i];
      if (is_first(book_, i)) find_history({rule.name, rule.prefix});
    }
    for (const RateCard& card : book_.cards) find_undated(card);
  }

  // The models of a card that no rule and no earlier card speaks of.
  void find_undated(const RateCard& card) {
    for (const CardModel& model : card.models) {
      if (has_rule(book_, model.name) || covered_by_prefix(book_, model.name)) {
        continue;
      }
      const RateCard* earlier = book_.cards.data();
      while (earlier->find_model(model.name) == nullptr) ++earlier;
      if (earlier == &card) find_history({model.name, false});
    }
  }

  // The first instant after `after` at which a card or the name may change.
  std::int64_t next_instant(const Pattern& pattern, std::int64_t after) const {
    std::int64_t next = kNever;
    const auto consider = [&next, after](Instant at) {
      if (at.seconds() > after && at.seconds() < next) next = at.seconds();
    };
    for (const RateCard& card : book_.cards) consider(card.effective_from);
    for (const NameRule& rule : book_.names) {
      if (!pattern.is_of(rule)) continue;
      if (rule.from) consider(*rule.from);
      if (rule.until) consider(*rule.until);
    }
    return next;
  }

  Meaning meaning_at(const Pattern& pattern, Instant at) {
    // No longer prefix and no name of a rule begins like this.
    std::string name(pattern.name);
    if (pattern.prefix) name += '\x7F';
    const RateCard* card = pinned_ != nullptr ? pinned_ : book_.card_at(at);
    if (card == nullptr) return {};
    const BandSet bands = bands_of(book_, *card);
    all_bands_ |= bands;
    const Result<NamedModel> named = resolve_name(book_, *card, name, at);
    if (!named) return {nullptr, name_of(named.errors()[0].code)};
    bands_[named->model->price_list] |= bands;
    return {named->model, {}};
  }

  void find_history(const Pattern& pattern) {
    History history{pattern, {}};
    for (std::int64_t at = -kNever; at < kNever;
         at = next_instant(pattern, at)) {
      const Meaning meaning = meaning_at(pattern, Instant(at));
      if (history.meanings.empty() ||
          !(history.meanings.back().meaning == meaning)) {
        history.meanings.push_back({at, meaning});
      }
    }
    histories_.push_back(std::move(history));
  }

  void find_starts() {
    for (const History& history : histories_) {
      for (const DatedMeaning& each : history.meanings) {
        if (each.from > -kNever) tables_.starts.push_back(each.from);
      }
    }
    std::sort(tables_.starts.begin(), tables_.starts.end());
    tables_.starts.erase(
        std::unique(tables_.starts.begin(), tables_.starts.end()),
        tables_.starts.end());
  }

  void add_name(const History& history) {
    const std::string name = history.pattern.text();
    std::size_t at = 0;
    for (std::size_t period = 0; period <= tables_.starts.size(); ++period) {
      const std::vector<DatedMeaning>& meanings = history.meanings;
      while (period > 0 && at + 1 < meanings.size() &&
             meanings[at + 1].from <= tables_.starts[period - 1]) {
        ++at;
      }
      const Meaning& meaning = meanings[at].meaning;
      if (meaning.model != nullptr) {
        tables_.names.push_back(
            {name, period, meaning.model->name, prices_of(*meaning.model)});
      } else if (!meaning.status.empty()) {
        tables_.names.push_back({name, period, {}, reason(meaning.status)});
      }
    }
  }

  std::string prices_of(const CardModel& model) {
    if (book_.prices_of(model).origin(currency_) == nullptr) {
      return reason("currency_not_listed");
    }
    return id_of(model.price_list);
  }

  // A list without an id goes by its number.
  std::string id_of(std::size_t index) const {
    const std::string& id = book_.price_lists[index].id;
    const bool own = !id.empty() && id[0] != '#' && id[0] != '!';
    return own ? id : "#" + to_string(index);
  }

  std::string reason(std::string_view status) {
    if (std::find(reasons_.begin(), reasons_.end(), status) == reasons_.end()) {
      reasons_.push_back(status);
    }
    return "!" + std::string(status);
  }

  void add_prices(std::size_t index) {
    const PriceList& list = book_.price_lists[index];
    if (list.origin(currency_) == nullptr) return;
    const PriceRow* flat = list.find(currency_, Band::flat);
    const PriceRow* off_peak = list.find(currency_, Band::off_peak);
    const PriceRow* peak = list.find(currency_, Band::peak);
    for (std::size_t band = 0; band < kBands; ++band) {
      if ((bands_[index] >> band & 1) == 0) continue;
      const PriceRow* low = band == 2 ? peak : off_peak;
      const PriceRow* high = band == 1 ? off_peak : peak;
      if (flat != nullptr) low = high = flat;
      const std::string_view status =
          low == high ? "ok" : "holiday_calendar_unknown";
      tables_.prices.push_back(
          {id_of(index), kBandNames[band], status, low, high});
      tables_.priced = true;
      for (std::size_t i = 0; i < kBuckets; ++i) {
        tables_.ordered &= low->prices[i].units() <= high->prices[i].units();
      }
    }
  }

  void add_reason(std::string_view status) {
    for (std::size_t band = 0; band < kBands; ++band) {
      if ((all_bands_ >> band & 1) == 0) continue;
      tables_.prices.push_back(
          {"!" + std::string(status), kBandNames[band], status});
    }
  }

  // Names of their own come before prefixes, and longer prefixes before shorter
  // ones.
  void add_lookups() {
    for (std::size_t i = 0; i < book_.names.size(); ++i) {
      const NameRule& rule = book_.names[i];
      if (!is_first(book_, i)) continue;
      if (rule.prefix || covered_by_prefix(book_, rule.name)) {
        tables_.lookups.push_back({rule.name, rule.prefix});
      }
    }
    std::stable_sort(tables_.lookups.begin(), tables_.lookups.end(),
                     [](const Pattern& a, const Pattern& b) {
                       if (a.prefix != b.prefix) return b.prefix;
                       return a.prefix && a.name.size() > b.name.size();
                     });
  }

  const RateBook& book_;
  const Currency currency_;
  const RateCard* pinned_;
  std::vector<BandSet> bands_;  // of each price list
  BandSet all_bands_ = 0;
  std::vector<History> histories_;
  std::vector<std::string_view> reasons_;
  Tables tables_;
};

}  // namespace

std::string Pattern::text() const {
  return std::string(name) + (prefix ? "*" : "");
}

Tables tables_of(const RateBook& book, Currency currency,
                 const RateCard* pinned) {
  return TableBuilder(book, currency, pinned).build();
}

}  // namespace deepseek_cost::sql
