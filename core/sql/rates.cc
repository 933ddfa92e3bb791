// The rate book's prices and names as the two lists that a query looks up.
#include "core/base/utf8.h"
#include "core/sql/writer.h"

namespace deepseek_cost {
namespace {

// Beyond any instant that a timestamp holds.
constexpr std::int64_t kNever = 1000000000000000;

// The bands under which a price list is asked, one bit for each of kBandNames.
constexpr const char* kBandNames[] = {"flat", "off_peak", "peak", "unknown"};
constexpr char kFlat = 1;
constexpr char kBanded = 2 | 4;
constexpr char kUnknown = 8;

char bands_of(const RateBook& book, const RateCard& card) {
  const PeakRule* rule = book.peak_rule_of(card);
  if (rule == nullptr) return kFlat;
  return rule->holidays_off_peak ? kBanded | kUnknown : kBanded;
}

// A name as the rules speak of it: itself, or the beginning of others.
struct Pattern {
  std::string_view name;
  bool prefix = false;

  bool is_of(const NameRule& rule) const {
    return rule.name == name && rule.prefix == prefix;
  }
};

void write_pattern(const Pattern& pattern, SqlWriter& out) {
  std::string name(pattern.name);
  if (pattern.prefix) name += '*';
  out.literal(name);
}

// Whether the rule at `index` is the first that speaks of its name.
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

// What a name means from an instant on: a model, or why it means none.
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

// Writes the lists from what the core itself answers between any two instants
// at which an answer can change.
class RateWriter {
 public:
  RateWriter(const RateBook& book, const SqlRequest& request, SqlWriter& out)
      : book_(book),
        request_(request),
        out_(out),
        bands_(book.price_lists.size(), '\0') {}

  bool write() {
    out_.add(
        "bill_names%Lname%S, from_s%I, until_s%I, model%S, prices%S, "
        "if_no_price%S%M");
    for (std::size_t i = 0; i < book_.names.size(); ++i) {
      const NameRule& rule = book_.names[i];
      if (is_first(book_, i)) write_name({rule.name, rule.prefix});
    }
    for (const RateCard& card : book_.cards) write_undated(card);
    out_.add(
        "\n%R,\nbill_prices%Lprices%S, band%S, status%S, hit%S, miss%S, "
        "output%S, high_hit%S, high_miss%S, high_output%S%M");
    first_ = true;
    for (std::size_t i = 0; i < bands_.size(); ++i) write_prices(i);
    out_.add("\n%R,\n");
    return !first_;
  }

 private:
  // The models of a card that no rule and no earlier card speaks of.
  void write_undated(const RateCard& card) {
    for (const CardModel& model : card.models) {
      if (has_rule(book_, model.name) || covered_by_prefix(book_, model.name)) {
        continue;
      }
      const RateCard* earlier = book_.cards.data();
      while (earlier->find_model(model.name) == nullptr) ++earlier;
      if (earlier == &card) write_name({model.name, false});
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
    const RateCard* card =
        request_.card != nullptr ? request_.card : book_.card_at(at);
    if (card == nullptr) return {};
    const Result<NamedModel> named = resolve_name(book_, *card, name, at);
    if (!named) return {nullptr, name_of(named.errors()[0].code)};
    char& bands = bands_[named->model->price_list];
    bands = static_cast<char>(bands | bands_of(book_, *card));
    return {named->model, "currency_not_listed"};
  }

  void write_name(const Pattern& pattern) {
    std::int64_t from = -kNever;
    Meaning meaning = meaning_at(pattern, Instant(from));
    for (std::int64_t at = from; at < kNever;) {
      at = next_instant(pattern, at);
      const Meaning next =
          at < kNever ? meaning_at(pattern, Instant(at)) : Meaning{};
      if (next == meaning) continue;
      write_meaning(pattern, meaning, from, at);
      meaning = next;
      from = at;
    }
  }

  void write_meaning(const Pattern& pattern, const Meaning& meaning,
                     std::int64_t from, std::int64_t until) {
    if (meaning.status.empty()) return;  // before the first card
    out_.next(first_).add("  (");
    write_pattern(pattern, out_);
    out_.add(", ").number(from).add(", ").number(until).add(", ");
    if (meaning.model != nullptr) {
      out_.literal(meaning.model->name).add(", ");
      write_list_id(meaning.model->price_list);
    } else {
      out_.add("NULL, NULL");
    }
    out_.add(", ").literal(meaning.status).add(")");
  }

  // A list without an id is written by its number.
  void write_list_id(std::size_t index) {
    const std::string& id = book_.price_lists[index].id;
    if (id.empty()) {
      out_.add("'#").number(static_cast<std::int64_t>(index)).add("'");
    } else {
      out_.literal(id);
    }
  }

  void write_prices(std::size_t index) {
    const PriceList& list = book_.price_lists[index];
    if (list.origin(request_.currency) == nullptr) return;
    const PriceRow* flat = list.find(request_.currency, Band::flat);
    const PriceRow* off_peak = list.find(request_.currency, Band::off_peak);
    const PriceRow* peak = list.find(request_.currency, Band::peak);
    for (int band = 0; band < 4; ++band) {
      if ((bands_[index] >> band & 1) == 0) continue;
      const PriceRow* low = band == 2 ? peak : off_peak;
      const PriceRow* high = band == 1 ? off_peak : peak;
      if (flat != nullptr) low = high = flat;
      out_.next(first_).add("  (");
      write_list_id(index);
      out_.add(", '").add(kBandNames[band]);
      out_.add(low == high ? "', 'ok'" : "', 'holiday_calendar_unknown'");
      write_row(*low);
      write_row(*high);
      out_.add(")");
    }
  }

  void write_row(const PriceRow& row) {
    for (const Price price : row.prices) {
      out_.add(", ").literal(price.per_million());
    }
  }

  const RateBook& book_;
  const SqlRequest& request_;
  SqlWriter& out_;
  std::string bands_;  // of each price list
  bool first_ = true;
};

}  // namespace

bool write_sql_rates(const RateBook& book, const SqlRequest& request,
                     SqlWriter& out) {
  return RateWriter(book, request, out).write();
}

void write_sql_name(const RateBook& book, SqlWriter& out) {
  bool none = true;
  // Names of their own come before prefixes, and longer prefixes before
  // shorter ones: there are few lengths, so none is sorted.
  for (std::size_t length = 256; length-- > 0;) {
    for (std::size_t i = 0; i < book.names.size(); ++i) {
      const NameRule& rule = book.names[i];
      const bool own = !rule.prefix && length == 255;
      if (!own && !(rule.prefix && rule.name.size() == length)) continue;
      if (!is_first(book, i) || (own && !covered_by_prefix(book, rule.name))) {
        continue;
      }
      out.add(none ? "CASE" : "").add("\n      WHEN ");
      none = false;
      if (own) {
        out.add("t.%m");
      } else {
        out.add("substr(t.%m, 1, ");
        out.number(static_cast<std::int64_t>(
            count_code_points(rule.name).value_or(0)));
        out.add(")");
      }
      out.add(" = ").literal(rule.name).add(" THEN ");
      write_pattern({rule.name, rule.prefix}, out);
    }
  }
  out.add(none ? "t.%m" : "\n      ELSE t.%m END");
}

}  // namespace deepseek_cost
