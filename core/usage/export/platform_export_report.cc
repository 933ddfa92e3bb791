// The report of an official export: sums, and both comparisons.
#include <algorithm>
#include <string>
#include <utility>

#include "core/usage/bill/bill.h"
#include "core/usage/export/export_costs.h"
#include "core/usage/export/export_prices.h"
#include "core/usage/export/platform_export.h"
#include "core/usage/report/alternatives.h"
#include "core/usage/report/plan.h"
#include "core/usage/report/report.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kMostListed = 200;

template <typename Key>
struct Grouped {
  Key key;
  UsageSums sums;
};

// Sums by small numbers, in the order in which these first came.
template <typename Key>
class Groups {
 public:
  // `key` counts from `first`.
  explicit Groups(Key first = 0) : first_(first) {}

  UsageSums& of(Key key) {
    const auto place = static_cast<std::size_t>(key - first_);
    if (place >= slots_.size()) slots_.resize(place + 1);
    if (slots_[place] == 0) {
      list_.push_back({key, {}});
      slots_[place] = static_cast<std::uint32_t>(list_.size());
    }
    return list_[slots_[place] - 1].sums;
  }
  void sort() {
    std::sort(list_.begin(), list_.end(),
              [](const auto& a, const auto& b) { return a.key < b.key; });
  }
  const std::vector<Grouped<Key>>& list() const { return list_; }

 private:
  Key first_;
  std::vector<std::uint32_t> slots_;  // 0: none, else index + 1
  std::vector<Grouped<Key>> list_;
};

// `cost`: of the row.
void add(UsageSums& sums, const ExportRow& row, Int128 cost) {
  switch (row.type) {
    case ExportType::hit:
      sums.hit += row.amount;
      break;
    case ExportType::miss:
      sums.miss += row.amount;
      break;
    case ExportType::output:
      sums.output += row.amount;
      break;
    case ExportType::requests:
      sums.requests += row.amount;
      break;
    case ExportType::other:
      break;
  }
  sums.amount += cost;
  sums.low += cost;
}

std::string_view name_of_type(ExportType type) {
  const std::optional<Bucket> bucket = bucket_of(type);
  return bucket ? name_of(*bucket) : "other";
}

class Report {
 public:
  Report(const UsageExport& usage, const RateBook& book, Currency currency)
      : usage_(usage),
        book_(book),
        prices_(book, currency),
        currency_(currency) {
    for (const ExportRow& row : usage_.rows()) add_row(row);
    for (const auto& model : models_.list()) totals_.add(model.sums);
    if (costs_alone()) {
      for (const ExportCost& cost : usage_.costs()) add_cost(cost);
    }
    for (const ExportCost& cost : usage_.costs()) {
      if (cost.currency == currency_) {
        costs_.add_billed(cost);
      } else {
        costs_.add_other_currency();
      }
    }
    costs_.sum_up();
  }

  void write(json::Writer& out, const RateCard* card_now) {
    days_.sort();
    write_period(out);
    out.key("totals").begin_object();
    write_sums(out, totals_);
    out.end_object();
    out.field("tokens_known", !costs_alone());
    write_hit_share(out, totals_);
    write_groups(out, "by_model", "model", models_,
                 [this](std::size_t i) { return usage_.models()[i]; });
    write_groups(
        out, "by_band", "band", bands_,
        [](std::size_t i) { return std::string(band_name(i)); }, false);
    write_groups(out, "by_day", "day", days_, format_date);
    if (usage_.per_key()) {
      write_groups(out, "by_key", "key", keys_,
                   [this](std::size_t i) { return usage_.keys()[i]; });
    }
    write_skipped(out, usage_.skips());
    write_counts(out);
    write_reconciliation(out);
    write_what_if(out, book_, currency_, cells_,
                  some_flat_ ? nullptr : card_now);
    const std::int64_t days =
        days_.list().empty()
            ? 0
            : days_.list().back().key - days_.list().front().key + 1;
    write_workload(out, totals_, days, std::nullopt);
    write_plan_of(out);
  }

 private:
  static constexpr std::size_t kNoBand = kUsageBands;
  static std::string_view band_name(std::size_t band) {
    return band == kNoBand ? "not_in_rate_book" : usage_band_name(band);
  }

  // The cost file without its amount file: what was billed is known, and for
  // how many tokens is not.
  bool costs_alone() const {
    return usage_.rows().empty() && !usage_.costs().empty();
  }

  void add_cost(const ExportCost& cost) {
    if (cost.currency != currency_) return;
    for (UsageSums* sums :
         {&totals_, &models_.of(cost.model), &days_.of(cost.day)}) {
      sums->amount += cost.cost;
      sums->low += cost.cost;
    }
  }

  void add_row(const ExportRow& row) {
    const Int128 cost = row.cost();
    add(models_.of(row.model), row, cost);
    add(days_.of(row.day), row, cost);
    if (usage_.per_key()) add(keys_.of(row.key), row, cost);
    if (row.type == ExportType::requests) return;
    const PriceMatch found = prices_.match(usage_.models()[row.model], row);
    costs_.add_computed(row, cost);
    if (found.card == nullptr) {
      add(bands_.of(kNoBand), row, cost);
      if (row.amount != 0) unmatched_.push_back(row);
      return;
    }
    const auto band = static_cast<std::size_t>(found.band);
    some_flat_ = some_flat_ || found.band == Band::flat;
    add(bands_.of(band), row, cost);
    add(cell(row.model, found).by_band_now[band], row, cost);
  }

  UsageCell& cell(std::size_t model, const PriceMatch& found) {
    const auto band = static_cast<std::size_t>(found.band);
    if (cells_of_.size() <= model) cells_of_.resize(model + 1);
    for (const std::size_t place : cells_of_[model]) {
      UsageCell& known = cells_[place];
      if (known.card == found.card && known.billed_as == found.model &&
          known.band == band) {
        return known;
      }
    }
    cells_of_[model].push_back(cells_.size());
    UsageCell& added = cells_.emplace_back();
    added.model = model;
    added.card = found.card;
    added.billed_as = found.model;
    added.band = band;
    return added;
  }

  void write_plan_of(json::Writer& out) const {
    PlanBasis basis{book_, currency_, nullptr, {}, {}, {}, cells_};
    if (!usage_.rows().empty()) {
      const auto last = std::max_element(
          usage_.rows().begin(), usage_.rows().end(),
          [](const auto& a, const auto& b) { return a.until < b.until; });
      basis.end = Instant(last->until.seconds() - 1);
      basis.card = book_.card_at(basis.end);
      basis.days.push_back({days_.list().front().key, days_.list().back().key});
    }
    for (const Grouped<std::size_t>& each : models_.list()) {
      const std::string& name = usage_.models()[each.key];
      basis.models.push_back({name, name, each.key, each.sums});
    }
    write_plan(out, basis);
  }

  template <typename Key, typename Name>
  void write_groups(json::Writer& out, std::string_view list,
                    std::string_view name, const Groups<Key>& groups, Name text,
                    bool with_requests = true) {
    out.key(list).begin_array();
    for (const Grouped<Key>& group : groups.list()) {
      out.begin_object().field(name, text(group.key));
      write_sums(out, group.sums, with_requests);
      write_hit_share(out, group.sums);
      out.end_object();
    }
    out.end_array();
  }

  void write_counts(json::Writer& out) {
    out.key("counts").begin_object();
    write_count(out, "records", usage_.rows_read());
    write_count(out, "billed", usage_.rows_read() - usage_.skips().total());
    write_count(out, "skipped", usage_.skips().total());
    out.end_object();
  }

  void write_reconciliation(json::Writer& out) {
    out.key("reconciliation").begin_object();
    out.key("cost_file");
    if (usage_.costs().empty()) {
      out.null();
    } else {
      costs_.write(out, usage_.models(), totals_.amount, costs_alone());
    }
    write_price_comparison(out);
    out.end_object();
  }

  void write_period(json::Writer& out) const {
    out.key("period");
    if (days_.list().empty()) {
      out.null();
      return;
    }
    const DayNumber first = days_.list().front().key;
    const DayNumber last = days_.list().back().key;
    out.begin_object();
    out.field("first_day", format_date(first));
    out.field("last_day", format_date(last));
    write_count(out, "days", last - first + 1);
    out.end_object();
  }

  void write_price_comparison(json::Writer& out) {
    out.key("prices").begin_object();
    out.field("rate_book", book_.id).key("differing").begin_array();
    for (std::size_t i = 0; i < std::min(unmatched_.size(), kMostListed); ++i) {
      write_unmatched(out, unmatched_[i]);
    }
    out.end_array();
    write_count(out, "differing_count", static_cast<Int128>(unmatched_.size()));
    out.end_object();
  }

  void write_unmatched(json::Writer& out, const ExportRow& row) {
    out.begin_object();
    write_interval(out, row.from, row.until, usage_.models()[row.model]);
    out.field("type", name_of_type(row.type));
    write_count(out, "tokens", row.amount);
    out.field("price_per_1m", Price(row.price, currency_).per_million());
    write_amount(out, "amount", row.cost());
    out.key("expected").begin_array();
    if (const std::optional<Bucket> bucket = bucket_of(row.type)) {
      each_price(
          book_, currency_, usage_.models()[row.model], row.from, row.until,
          [&](const RateCard& card, const CardModel&, const PriceRow& prices) {
            out.begin_object().field("card", card.id);
            out.field("band", name_of(prices.band));
            out.field("price_per_1m", prices.at(*bucket).per_million());
            out.end_object();
            return false;
          });
    }
    out.end_array().end_object();
  }

  CostComparison costs_;
  UsageSums totals_;
  const UsageExport& usage_;
  const RateBook& book_;
  std::vector<UsageCell> cells_;
  std::vector<std::vector<std::size_t>> cells_of_;  // of each model
  std::vector<ExportRow> unmatched_;
  Groups<std::size_t> models_;
  Groups<std::size_t> bands_;
  Groups<std::size_t> keys_;
  Groups<DayNumber> days_{kFirstLogDay};
  PriceMatcher prices_;
  Currency currency_;
  bool some_flat_ = false;
};

// The list that more of the prices come from.
Currency currency_of_prices(const UsageExport& usage, const RateBook& book) {
  PriceMatcher usd(book, Currency::usd);
  PriceMatcher cny(book, Currency::cny);
  std::int64_t balance = 0;
  for (const ExportRow& row : usage.rows()) {
    if (row.type == ExportType::requests) continue;
    const std::string& model = usage.models()[row.model];
    balance += usd.match(model, row).card != nullptr ? 1 : 0;
    balance -= cny.match(model, row).card != nullptr ? 1 : 0;
  }
  return balance < 0 ? Currency::cny : Currency::usd;
}

}  // namespace

void write_export_report(json::Writer& out, const UsageExport& usage,
                         const RateBook& book, std::optional<Currency> currency,
                         const RateCard* card_now) {
  std::string_view from = "request";
  if (!currency && !usage.costs().empty()) {
    from = "cost_file";
    currency = usage.costs().front().currency;
  } else if (!currency) {
    from = "prices";
    currency = currency_of_prices(usage, book);
  }
  out.field("kind", "export").field("currency", code_of(*currency));
  out.field("currency_from", from);
  Report(usage, book, *currency).write(out, card_now);
}

void write_repeats(json::Writer& out, const UsageExport& usage, bool billed) {
  out.key("duplicates").begin_object();
  write_count(out, "count", usage.repeats());
  write_amount(out, "amount", usage.repeated_cost());
  out.end_object().field("duplicates_billed", billed);
}

}  // namespace deepseek_cost::usage
