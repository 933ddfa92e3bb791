#include "core/usage/report/alternatives.h"

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

const PriceRow* row_for(const RateBook& book, const CardModel& model,
                        Currency currency, std::size_t band, bool off_peak) {
  const PriceList& prices = book.prices_of(model);
  const PriceRow* flat = prices.find(currency, Band::flat);
  if (flat != nullptr) return flat;
  const bool peak = !off_peak && (band == kPeakBand || band == kUnknownBand);
  return prices.find(currency, peak ? Band::peak : Band::off_peak);
}

Int128 cost_of_sums(const UsageSums& sums, const PriceRow& row, bool no_cache) {
  const Int128 hit = no_cache ? 0 : sums.hit;
  const Int128 miss = no_cache ? sums.hit + sums.miss : sums.miss;
  return hit * row.at(Bucket::hit).units() +
         miss * row.at(Bucket::miss).units() +
         sums.output * row.at(Bucket::output).units();
}

}  // namespace

std::optional<Int128> amount_if(const RateBook& book, Currency currency,
                                const std::vector<UsageCell>& cells,
                                const WhatIf& question) {
  Int128 total = 0;
  for (const UsageCell& cell : cells) {
    const RateCard& card =
        question.card != nullptr ? *question.card : *cell.card;
    if (cell.empty()) continue;
    const CardModel* model = model_for(card, *cell.billed_as, question.family);
    if (model == nullptr) return std::nullopt;
    for (std::size_t now = 0; now < kUsageBands; ++now) {
      const UsageSums& sums = cell.by_band_now[now];
      if (sums.hit + sums.miss + sums.output == 0) continue;
      const PriceRow* row =
          row_for(book, *model, currency,
                  question.by_band_now ? now : cell.band, question.off_peak);
      if (row == nullptr) return std::nullopt;
      total += cost_of_sums(sums, *row, question.no_cache);
    }
  }
  return total;
}

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
  Int128 covered = 0;
  for (const UsageCell& cell : cells) {
    for (const UsageSums& sums : cell.by_band_now) covered += sums.amount;
  }
  out.key("what_if").begin_object();
  out.field("of", Money(covered, currency).exact_decimal());
  for (const WhatIf& question : questions) {
    out.key(question.name);
    const bool unasked =
        cells.empty() || (question.by_band_now && card_now == nullptr);
    const std::optional<Int128> amount =
        unasked ? std::nullopt : amount_if(book, currency, cells, question);
    if (amount) {
      out.value(Money(*amount, currency).exact_decimal());
    } else {
      out.null();
    }
  }
  out.field("guide_card_id", guide == nullptr ? "" : guide->id);
  out.field("card_in_force", card_now == nullptr ? "" : card_now->id);
  out.end_object();
}

}  // namespace deepseek_cost::usage
