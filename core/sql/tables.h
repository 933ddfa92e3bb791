// The rule of the bill as tables, the same for every dialect: what each name
// means in each stretch of time, and what that costs in each band.
#ifndef DEEPSEEK_COST_CORE_SQL_TABLES_H_
#define DEEPSEEK_COST_CORE_SQL_TABLES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/number/money.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost::sql {

// A name as the rules speak of it: itself, or the beginning of others.
struct Pattern {
  std::string_view name;
  bool prefix = false;

  bool is_of(const NameRule& rule) const {
    return rule.name == name && rule.prefix == prefix;
  }
  std::string text() const;  // "claude-*"
};

// In period n, counted from 1, `name` is billed as `model` at the prices
// `prices`; for what is not billed `model` is empty, and `prices` says why.
struct NameLine {
  std::string name;
  std::size_t period = 0;
  std::string_view model;
  std::string prices;
};

// Where `low` and `high` are nullptr, `status` keeps the amount from being
// known. Where they differ, the hour may be either.
struct PriceLine {
  std::string prices;
  std::string_view band;
  std::string_view status;
  const PriceRow* low = nullptr;
  const PriceRow* high = nullptr;
};

struct Tables {
  // Where each period but the first begins. The first has no beginning, and
  // period 0 is before the first card, which has no line.
  std::vector<std::int64_t> starts;
  std::vector<NameLine> names;
  std::vector<PriceLine> prices;
  // The names that must be looked up by their beginning, and those of their own
  // that a prefix would cover, in the order in which to ask.
  std::vector<Pattern> lookups;
  bool priced = false;  // is there any price in the currency?
  // Is no price of `low` above its price of `high`, so that the bounds need no
  // comparing?
  bool ordered = true;
};

// `pinned`: that card's prices for all time, or nullptr.
Tables tables_of(const RateBook& book, Currency currency,
                 const RateCard* pinned);

}  // namespace deepseek_cost::sql

#endif  // DEEPSEEK_COST_CORE_SQL_TABLES_H_
