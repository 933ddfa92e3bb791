// The report of an official export: sums, and both comparisons.
#include <algorithm>
#include <string>
#include <utility>

#include "core/usage/export/export_sums.h"
#include "core/usage/export/platform_export.h"
#include "core/usage/report/alternatives.h"
#include "core/usage/report/plan.h"
#include "core/usage/report/report.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kMostListed = 200;

std::string_view name_of_type(ExportType type) {
  const std::optional<Bucket> bucket = bucket_of(type);
  return bucket ? name_of(*bucket) : "other";
}

class Report {
 public:
  Report(const UsageExport& usage, const RateBook& book, Currency currency)
      : usage_(usage),
        book_(book),
        sums_(usage, book, currency),
        currency_(currency),
        skips_(usage.skips()) {
    for (const ExportRow& row : sums_.left_out()) {
      skips_.add(
          {ErrorCode::invalid_row, "", "",
           Words(Phrase::row_other_currency, code_of(sums_.other_currency()))},
          {row.line, 0, usage.head_of(row).file});
    }
  }

  void write(json::Writer& out, const RateCard* card_now) {
    write_period(out);
    out.key("totals").begin_object();
    write_sums(out, sums_.totals());
    out.end_object();
    out.field("tokens_known", !usage_.costs_alone());
    write_hit_share(out, sums_.totals());
    write_groups(out, "by_model", "model", sums_.models(),
                 [this](std::size_t i) { return usage_.models()[i]; });
    write_groups(
        out, "by_band", "band", sums_.bands(),
        [](std::size_t i) { return std::string(band_name(i)); }, false);
    write_groups(out, "by_day", "day", sums_.days(), format_date);
    if (usage_.per_key()) {
      write_groups(out, "by_key", "key", sums_.keys(),
                   [this](std::size_t i) { return usage_.keys()[i]; });
    }
    write_skipped(out, skips_);
    write_counts(out);
    write_reconciliation(out);
    write_what_if(out, book_, currency_, sums_.cells(),
                  sums_.some_flat() ? nullptr : card_now);
    const std::int64_t days = sums_.days().list().empty()
                                  ? 0
                                  : sums_.days().list().back().key -
                                        sums_.days().list().front().key + 1;
    write_workload(out, sums_.totals(), days, std::nullopt);
    write_plan_of(out);
  }

 private:
  static std::string_view band_name(std::size_t band) {
    return band == ExportSums::kNoBand ? "not_in_rate_book"
                                       : usage_band_name(band);
  }

  void write_plan_of(json::Writer& out) const {
    PlanBasis basis{book_, currency_, nullptr, {}, {}, {}, sums_.cells()};
    if (!usage_.rows().empty()) {
      Instant last = usage_.head_of(usage_.rows().front()).until;
      for (const ExportRow& row : usage_.rows()) {
        last = std::max(last, usage_.head_of(row).until);
      }
      basis.end = Instant(last.seconds() - 1);
      basis.card = book_.card_at(basis.end);
      basis.days.push_back(
          {sums_.days().list().front().key, sums_.days().list().back().key});
    }
    for (const Grouped<std::size_t>& each : sums_.models().list()) {
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
    write_count(out, "billed", usage_.rows_read() - skips_.total());
    write_count(out, "skipped", skips_.total());
    out.end_object();
  }

  void write_reconciliation(json::Writer& out) {
    out.key("reconciliation").begin_object();
    out.key("cost_file");
    if (usage_.costs().empty()) {
      out.null();
    } else {
      sums_.costs().write(out, usage_.models(), sums_.totals().amount,
                          usage_.costs_alone());
    }
    write_price_comparison(out);
    out.end_object();
  }

  void write_period(json::Writer& out) const {
    out.key("period");
    if (sums_.days().list().empty()) {
      out.null();
      return;
    }
    const DayNumber first = sums_.days().list().front().key;
    const DayNumber last = sums_.days().list().back().key;
    out.begin_object();
    out.field("first_day", format_date(first));
    out.field("last_day", format_date(last));
    write_count(out, "days", last - first + 1);
    out.end_object();
  }

  void write_price_comparison(json::Writer& out) {
    out.key("prices").begin_object();
    out.field("rate_book", book_.id).key("differing").begin_array();
    for (std::size_t i = 0; i < std::min(sums_.unmatched().size(), kMostListed);
         ++i) {
      write_unmatched(out, sums_.unmatched()[i]);
    }
    out.end_array();
    write_count(out, "differing_count",
                static_cast<Int128>(sums_.unmatched().size()));
    out.end_object();
  }

  void write_unmatched(json::Writer& out, const ExportRow& row) {
    const ExportHead& head = usage_.head_of(row);
    const std::string& model = usage_.models()[head.model];
    out.begin_object();
    write_interval(out, head.from, head.until, model);
    out.field("type", name_of_type(row.type));
    write_count(out, "tokens", row.amount);
    out.field("price_per_1m", Price(row.price, currency_).per_million());
    write_amount(out, "amount", row.cost());
    out.key("expected").begin_array();
    if (const std::optional<Bucket> bucket = bucket_of(row.type)) {
      each_price(
          book_, currency_, model, head.from, head.until,
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

  const UsageExport& usage_;
  const RateBook& book_;
  ExportSums sums_;
  Currency currency_;
  Skips skips_;  // with those of the other currency
};

// The list that more of the prices come from.
Currency currency_of_prices(const UsageExport& usage, const RateBook& book) {
  PriceMatcher usd(book, Currency::usd);
  PriceMatcher cny(book, Currency::cny);
  std::int64_t balance = 0;
  for (const ExportRow& row : usage.rows()) {
    if (row.type == ExportType::requests) continue;
    const ExportHead& head = usage.head_of(row);
    const std::string& model = usage.models()[head.model];
    balance += usd.match(model, head, row).card != nullptr ? 1 : 0;
    balance -= cny.match(model, head, row).card != nullptr ? 1 : 0;
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
  const UsageExport::Overlaps& overlaps = usage.overlaps();
  out.key("overlaps").begin_object();
  write_count(out, "count", overlaps.count);
  write_amount(out, "amount", overlaps.cost);
  if (overlaps.count > 0) write_position(out, "first", overlaps.first);
  out.end_object();
}

}  // namespace deepseek_cost::usage
