// The same bill for those who outgrow a page: one SQL query that bills a whole
// table of requests in a warehouse, made from the rate book and nothing else.
//
//   sql::query(book, {.dialect = sql::Dialect::duckdb})  →
//   WITH bill_names(…) AS (VALUES …), bill_prices(…) AS (VALUES …), …
//   SELECT … one row for each request, its columns followed by
//     bill_asked, bill_at, bill_hit, bill_miss, bill_output
//                   what was read: the model's name, the instant, the counts
//     bill_second   the instant in whole seconds since 1970-01-01T00:00:00Z
//     bill_name     the name by which it was looked up ("claude-*")
//     bill_fault    the code of what is wrong with the row itself, or NULL
//     bill_card     the rate card, NULL before the first
//     bill_period   a number for the stretch of time in which no name changes
//                   its meaning or its prices
//     bill_band     flat, off_peak, peak or unknown: what that hour is called
//     bill_model    the model billed
//     bill_low, bill_high   the bounds of the amount; equal where it is known
//     bill_status   ok, or the code of what keeps the amount from being known
//     bill_amount   exact, twelve places; NULL unless the status is ok, never 0
//                   for want of a price
//
// The query decides as the core does. Intervals are half-open, names are exact
// or official prefixes (the longest first) with their dates, and weekdays,
// windows and holidays are read off the rule's own clock by integer arithmetic
// on UTC seconds, so that no session's time zone plays a part. No row of the
// table is dropped and none is doubled: the lookup's key is unique and its join
// an outer one on equalities, so that engines hash the small side and never
// multiply the tables.
//
// Amounts are decimals throughout: DECIMAL(38,12), in BigQuery BIGNUMERIC,
// because NUMERIC has nine places there. No product or sum has more than 36
// digits, so Spark keeps them exact whatever
// spark.sql.decimalOperations.allowPrecisionLoss says. SQLite has no decimals:
// there the amounts are whole numbers of 10^-12 in 64 bits, named
// bill_low_pico, bill_high_pico and bill_amount_pico; beyond 9.2 million for
// one request the status is `overflow`.
#ifndef DEEPSEEK_COST_CORE_SQL_SQL_H_
#define DEEPSEEK_COST_CORE_SQL_SQL_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/number/money.h"
#include "core/rates/rate_book.h"
#include "core/sql/mapping.h"

namespace deepseek_cost::sql {

// What a query reads, in the order of Options::names: the table, and its
// columns with the model's name, the instant and the three counts of tokens.
inline constexpr std::size_t kNames = 6;
inline constexpr std::string_view kNameKeys[kNames] = {
    "table", "model", "at", "hit", "miss", "output"};

// A table may be a path ("shop.logs.requests"), a column is one name. Every
// part is quoted, so case counts where the engine's quotes say so; a part is 1
// to 63 bytes of letters, digits, '_', '-' and inner spaces, and doesn't begin
// with "bill_", which is the query's own.
struct Options {
  Dialect dialect = Dialect::duckdb;
  Currency currency = Currency::usd;
  // With a mapping only the table counts, and none stands for the mapping's.
  const Mapping* mapping = nullptr;
  std::string_view names[kNames] = {"requests", "model", "at",
                                    "hit",      "miss",  "output"};
  TimeKind time = TimeKind::timestamp;
  std::string_view view;           // "CREATE VIEW" of this name; empty: a query
  const RateCard* card = nullptr;  // this card's prices for all time
  bool own_book = false;           // the prices are somebody's own
};

// Errors (where): invalid_identifier ("/table", "/columns/…", "/view"),
// currency_not_listed ("/currency"), unknown_choice ("/dialect") where a
// mapping's table does not live in that engine.
Result<std::string> query(const RateBook& book, const Options& options);

}  // namespace deepseek_cost::sql

#endif  // DEEPSEEK_COST_CORE_SQL_SQL_H_
