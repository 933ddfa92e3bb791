#include "core/usage/report/alternatives.h"

#include <algorithm>

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kPeakBand = static_cast<std::size_t>(Band::peak);

const CardModel* model_for(const RateCard& card, const CardModel& billed_as,
                           std::optional<Family> family) {
  const Family wanted = family.value_or(billed_as.family);
  if (!family || wanted == billed_as.family) {
    const CardModel* same = card.find_model(billed_as.name);
    if (same != nullptr) return same;
  }
  if (wanted == Family::other) return nullptr;
  for (const CardModel& model : card.models) {
    if (model.family == wanted) return &model;
  }
  return nullptr;
}

// The rows of a band: two where it is not known.
struct Rows {
  const PriceRow* one = nullptr;
  const PriceRow* other = nullptr;
};

Rows rows_for(const RateBook& book, const CardModel& model, Currency currency,
              std::size_t band, bool off_peak) {
  const PriceList& prices = book.prices_of(model);
  const PriceRow* const flat = prices.find(currency, Band::flat);
  if (flat != nullptr) return {flat, flat};
  const PriceRow* const low = prices.find(currency, Band::off_peak);
  const PriceRow* const peak = prices.find(currency, Band::peak);
  if (off_peak || (band != kPeakBand && band != kUnknownBand)) {
    return {low, low};
  }
  return band == kPeakBand ? Rows{peak, peak} : Rows{peak, low};
}

Int128 cost_of_sums(const UsageSums& sums, const PriceRow& row, bool no_cache) {
  const Int128 hit = no_cache ? 0 : sums.hit;
  const Int128 miss = no_cache ? sums.hit + sums.miss : sums.miss;
  return hit * row.at(Bucket::hit).units() +
         miss * row.at(Bucket::miss).units() +
         sums.output * row.at(Bucket::output).units();
}

}  // namespace

std::optional<AmountRange> amount_if(const RateBook& book, Currency currency,
                                     const std::vector<UsageCell>& cells,
                                     const WhatIf& question) {
  AmountRange total;
  for (const UsageCell& cell : cells) {
    const RateCard& card =
        question.card != nullptr ? *question.card : *cell.card;
    if (cell.empty()) continue;
    const CardModel* model = model_for(card, *cell.billed_as, question.family);
    if (model == nullptr) return std::nullopt;
    for (std::size_t now = 0; now < kUsageBands; ++now) {
      const UsageSums& sums = cell.by_band_now[now];
      if (sums.hit + sums.miss + sums.output == 0) continue;
      const Rows rows =
          rows_for(book, *model, currency,
                   question.by_band_now ? now : cell.band, question.off_peak);
      if (rows.one == nullptr || rows.other == nullptr) return std::nullopt;
      const Int128 one = cost_of_sums(sums, *rows.one, question.no_cache);
      const Int128 other = cost_of_sums(sums, *rows.other, question.no_cache);
      total.high += std::max(one, other);
      total.low += std::min(one, other);
    }
  }
  return total;
}

namespace {

struct NamedRange {
  std::string_view name;
  std::optional<AmountRange> amount;
};

// "low": {all_pro: "…", …}
void write_least(json::Writer& out, Currency currency,
                 const std::vector<NamedRange>& ranges) {
  out.key("low").begin_object();
  for (const auto& [name, amount] : ranges) {
    if (!amount || amount->low == amount->high) continue;
    out.field(name, Money(amount->low, currency).exact_decimal());
  }
  out.end_object();
}

}  // namespace

void write_what_if(json::Writer& out, const RateBook& book, Currency currency,
                   const std::vector<UsageCell>& cells,
                   const RateCard* card_now) {
  const RateCard* guide = book.find_card(book.default_card);
  WhatIf questions[] = {
      {.name = "all_flash", .family = Family::flash},
      {.name = "all_pro", .family = Family::pro},
      {.name = "all_off_peak", .off_peak = true},
      {.name = "no_cache", .no_cache = true},
      {.name = "guide_card", .card = guide},
      {.name = "rates_in_force", .card = card_now, .by_band_now = true}};
  AmountRange covered;
  for (const UsageCell& cell : cells) {
    for (const UsageSums& sums : cell.by_band_now) {
      covered.high += sums.amount;
      covered.low += sums.low;
    }
  }
  std::vector<NamedRange> ranges = {{"of", covered}};
  for (const WhatIf& question : questions) {
    const bool unasked =
        cells.empty() || (question.by_band_now && card_now == nullptr);
    ranges.push_back(
        {question.name,
         unasked ? std::nullopt : amount_if(book, currency, cells, question)});
  }
  out.key("what_if").begin_object();
  for (const auto& [name, amount] : ranges) {
    out.key(name);
    if (amount) {
      out.value(Money(amount->high, currency).exact_decimal());
    } else {
      out.null();
    }
  }
  write_least(out, currency, ranges);
  out.field("guide_card_id", guide == nullptr ? "" : guide->id);
  out.field("card_in_force", card_now == nullptr ? "" : card_now->id);
  out.end_object();
}

}  // namespace deepseek_cost::usage
