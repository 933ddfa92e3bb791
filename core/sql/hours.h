// Which card and which band an instant falls into, as expressions on columns of
// the query. For core/sql only.
#ifndef DEEPSEEK_COST_CORE_SQL_HOURS_H_
#define DEEPSEEK_COST_CORE_SQL_HOURS_H_

#include <cstdint>
#include <vector>

#include "core/rates/rate_book.h"
#include "core/sql/writer.h"

namespace deepseek_cost::sql {

// ",\n    … AS bill_week,\n    … AS bill_clock": the second of the week since
// Monday 00:00 and that of the day, on the clock of the peak rules, from
// i.bill_second; a pair for each clock that the rules have.
void write_clocks(const RateBook& book, const RateCard* pinned, Writer& out);

// Expressions on c.bill_second and those clocks.
void write_card(const RateBook& book, const RateCard* pinned, Writer& out);
void write_period(const std::vector<std::int64_t>& starts, Writer& out);
void write_band(const RateBook& book, const RateCard* pinned, Writer& out);

}  // namespace deepseek_cost::sql

#endif  // DEEPSEEK_COST_CORE_SQL_HOURS_H_
