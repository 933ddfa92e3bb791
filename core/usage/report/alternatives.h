// What the same requests would have cost otherwise. Amounts are linear in
// tokens, so the sums of a bill's cells are enough; nothing is read again.
#ifndef DEEPSEEK_COST_CORE_USAGE_REPORT_ALTERNATIVES_H_
#define DEEPSEEK_COST_CORE_USAGE_REPORT_ALTERNATIVES_H_

#include <optional>
#include <string_view>
#include <vector>

#include "core/json/writer.h"
#include "core/rates/rate_book.h"
#include "core/usage/bill/bill.h"

namespace deepseek_cost::usage {

// One question. `card` nullptr: the card that each request was billed by.
struct WhatIf {
  std::string_view name;
  const RateCard* card = nullptr;
  std::optional<Family> family = {};  // absent: the request's own
  bool off_peak = false;              // all of it outside peak hours
  bool no_cache = false;              // all input as misses
  bool by_band_now = false;           // bands as the card in force now has them
};

// The most and the least that it may be: the same, unless the band of some
// requests is not known.
struct AmountRange {
  Int128 high = 0;
  Int128 low = 0;
};

// Nothing where some request has no price that way: no model of the family on
// the card, or no prices in the currency.
std::optional<AmountRange> amount_if(const RateBook& book, Currency currency,
                                     const std::vector<UsageCell>& cells,
                                     const WhatIf& question);

// "what_if": {of (the amount of what is compared), all_flash, all_pro,
// all_off_peak, no_cache, guide_card, rates_in_force}, each an amount or null,
// the cards' ids, and in `low` the least of those that may be less.
void write_what_if(json::Writer& out, const RateBook& book, Currency currency,
                   const std::vector<UsageCell>& cells,
                   const RateCard* card_now);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REPORT_ALTERNATIVES_H_
