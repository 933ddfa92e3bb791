// The rate book's prices and names as the two lists that a query looks up.
#include <algorithm>

#include "core/sql_writer.h"
#include "core/text.h"

namespace deepseek_cost {
namespace {

// Beyond any instant that a timestamp holds.
constexpr std::int64_t kNever = 1000000000000000;

// The bands under which a price list is asked, as bits.
enum Bands : std::uint8_t { kFlat = 1, kOffPeak = 2, kPeak = 4, kUnknown = 8 };

std::uint8_t bands_of(const RateBook& book, const RateCard& card) {
  const PeakRule* rule = book.peak_rule_of(card);
  if (rule == nullptr) return kFlat;
  return rule->holidays_off_peak ? kOffPeak | kPeak | kUnknown
                                 : kOffPeak | kPeak;
}

// A list without an id is written by its number.
void write_list_id(const RateBook& book, std::size_t index, SqlWriter& out) {
  const std::string& id = book.price_lists[index].id;
  if (!id.empty()) {
    out.literal(id);
  } else {
    out.add("'#").number(static_cast<std::int64_t>(index)).add("'");
  }
}

// What a name means from one instant to another.
struct Meaning {
  const CardModel* model = nullptr;  // or nullptr, and the status says why
  std::string_view status;
  std::int64_t from = 0;

  bool same_as(const Meaning& other) const {
    if (model == nullptr || other.model == nullptr) {
      return model == other.model && status == other.status;
    }
    return model->name == other.model->name &&
           model->price_list == other.model->price_list;
  }
};

// A name as rules speak of it, with the '*' of a prefix apart.
struct Pattern {
  std::string_view name;
  bool prefix = false;
};

bool covered_by_prefix(const RateBook& book, std::string_view name) {
  return std::any_of(book.names.begin(), book.names.end(),
                     [name](const NameRule& rule) {
                       return rule.prefix && name.starts_with(rule.name);
                     });
}

bool is_listed(const std::vector<Pattern>& patterns, std::string_view name,
               bool prefix) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [name, prefix](const Pattern& pattern) {
                       return pattern.name == name && pattern.prefix == prefix;
                     });
}

// Every pattern of the rules, then the models that no rule speaks of.
std::vector<Pattern> patterns_of(const RateBook& book) {
  std::vector<Pattern> patterns;
  for (const NameRule& rule : book.names) {
    if (!is_listed(patterns, rule.name, rule.prefix)) {
      patterns.push_back({rule.name, rule.prefix});
    }
  }
  for (const RateCard& card : book.cards) {
    for (const CardModel& model : card.models) {
      if (!is_listed(patterns, model.name, false) &&
          !covered_by_prefix(book, model.name)) {
        patterns.push_back({model.name, false});
      }
    }
  }
  return patterns;
}

// Writes the lists from what the core itself answers between any two instants
// at which an answer can change.
class RateWriter {
 public:
  RateWriter(const RateBook& book, const SqlRequest& request, SqlWriter& out)
      : book_(book),
        request_(request),
        out_(out),
        bands_(book.price_lists.size()) {}

  bool write() {
    out_.add(
        "bill_names%Lname%S, from_s%I, until_s%I, model%S, prices%S, "
        "if_no_price%S%M");
    for (const Pattern& pattern : patterns_of(book_)) write_name(pattern);
    out_.add(
        "\n%R,\nbill_prices%Lprices%S, band%S, status%S, hit%S, miss%S, "
        "output%S, high_hit%S, high_miss%S, high_output%S%M");
    first_ = true;
    for (std::size_t i = 0; i < bands_.size(); ++i) write_prices(i);
    out_.add("\n%R,\n");
    return !first_;
  }

 private:
  std::vector<std::int64_t> instants_of(const Pattern& pattern) const {
    std::vector<std::int64_t> instants;
    for (const RateCard& card : book_.cards) {
      instants.push_back(card.effective_from.seconds());
    }
    for (const NameRule& rule : book_.names) {
      if (rule.name != pattern.name || rule.prefix != pattern.prefix) continue;
      if (rule.from) instants.push_back(rule.from->seconds());
      if (rule.until) instants.push_back(rule.until->seconds());
    }
    if (request_.card != nullptr) instants.push_back(-kNever);
    std::sort(instants.begin(), instants.end());
    return instants;
  }

  Meaning meaning_at(const Pattern& pattern, std::int64_t from) {
    // No longer prefix and no name of a rule begins like this.
    std::string name(pattern.name);
    if (pattern.prefix) name += '\x7F';
    const Instant at(from);
    const RateCard* card =
        request_.card != nullptr ? request_.card : book_.card_at(at);
    if (card == nullptr) return {nullptr, "", from};
    const Result<NamedModel> named = resolve_name(book_, *card, name, at);
    if (!named) return {nullptr, name_of(named.errors()[0].code), from};
    bands_[named->model->price_list] |= bands_of(book_, *card);
    return {named->model, "", from};
  }

  void write_name(const Pattern& pattern) {
    Meaning meaning;
    bool known = false;
    for (const std::int64_t from : instants_of(pattern)) {
      const Meaning next = meaning_at(pattern, from);
      if (known && next.same_as(meaning)) continue;
      if (known) write_meaning(pattern, meaning, from);
      meaning = next;
      known = true;
    }
    write_meaning(pattern, meaning, kNever);
  }

  void write_meaning(const Pattern& pattern, const Meaning& meaning,
                     std::int64_t until) {
    const bool priced = meaning.model != nullptr;
    if ((!priced && meaning.status.empty()) || meaning.from == until) return;
    out_.next(first_).add("  (");
    out_.literal(std::string(pattern.name) + (pattern.prefix ? "*" : ""));
    out_.add(", ").number(meaning.from).add(", ").number(until).add(", ");
    out_.literal_or_null(priced ? std::string_view(meaning.model->name) : "");
    out_.add(", ");
    if (priced) {
      write_list_id(book_, meaning.model->price_list, out_);
    } else {
      out_.add("NULL");
    }
    out_.add(", ");
    out_.literal(priced ? "currency_not_listed" : meaning.status).add(")");
  }

  void write_prices(std::size_t index) {
    const PriceList& list = book_.price_lists[index];
    const PriceRow* flat = list.find(request_.currency, Band::flat);
    const PriceRow* off_peak = list.find(request_.currency, Band::off_peak);
    const PriceRow* peak = list.find(request_.currency, Band::peak);
    const auto row = [&](Bands band, std::string_view name, const PriceRow* low,
                         const PriceRow* high) {
      if ((bands_[index] & band) == 0) return;
      if (flat != nullptr) low = high = flat;
      if (low == nullptr || high == nullptr) return;
      out_.next(first_).add("  (");
      write_list_id(book_, index, out_);
      out_.add(", ").literal(name).add(", ");
      out_.literal(low == high ? "ok" : "holiday_calendar_unknown");
      for (const PriceRow* prices : {low, high}) {
        for (const Price price : prices->prices) {
          out_.add(", ").literal(price.per_million());
        }
      }
      out_.add(")");
    };
    row(kFlat, "flat", flat, flat);
    row(kOffPeak, "off_peak", off_peak, off_peak);
    row(kPeak, "peak", peak, peak);
    row(kUnknown, "unknown", off_peak, peak);
  }

  const RateBook& book_;
  const SqlRequest& request_;
  SqlWriter& out_;
  std::vector<std::uint8_t> bands_;  // of each price list
  bool first_ = true;
};

}  // namespace

bool write_sql_rates(const RateBook& book, const SqlRequest& request,
                     SqlWriter& out) {
  return RateWriter(book, request, out).write();
}

void write_sql_name(const RateBook& book, SqlWriter& out) {
  const std::vector<Pattern> patterns = patterns_of(book);
  if (std::none_of(patterns.begin(), patterns.end(),
                   [](const Pattern& pattern) { return pattern.prefix; })) {
    out.add("t.%m");
    return;
  }
  out.add("CASE");
  bool first = true;
  for (const Pattern& pattern : patterns) {
    if (pattern.prefix || !covered_by_prefix(book, pattern.name)) continue;
    out.add(first ? " WHEN t.%m IN (" : ", ").literal(pattern.name);
    first = false;
  }
  if (!first) out.add(") THEN t.%m");
  // Longest first, without sorting: the lengths are few.
  for (std::size_t length = 256; length-- > 0;) {
    for (const Pattern& pattern : patterns) {
      if (!pattern.prefix || pattern.name.size() != length) continue;
      out.add("\n      WHEN substr(t.%m, 1, ");
      out.number(static_cast<std::int64_t>(
          count_code_points(pattern.name).value_or(0)));
      out.add(") = ").literal(pattern.name).add(" THEN ");
      out.literal(std::string(pattern.name) + "*");
    }
  }
  out.add("\n      ELSE t.%m END");
}

}  // namespace deepseek_cost
