// The same bill for those who outgrow a page: one SQL query that bills a whole
// table of requests in a warehouse, made from the rate book and nothing else.
//
//   billing_sql(book, {.dialect = SqlDialect::duckdb})  →
//   WITH bill_prices(…) AS (VALUES …), bill_names(…) AS (VALUES …), …
//   SELECT … one row for each request, its columns followed by
//     bill_second   the request's instant, seconds since 1970-01-01T00:00:00Z
//     bill_name     the name by which it was looked up ("claude-*")
//     bill_card     the rate card, NULL before the first
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
// on UTC seconds, so that no session's time zone plays a part. Amounts are
// decimals throughout: DECIMAL(38,12), in BigQuery BIGNUMERIC, because NUMERIC
// has nine places there. No product or sum has more than 36 digits, so Spark
// keeps them exact whatever spark.sql.decimalOperations.allowPrecisionLoss
// says.
#ifndef DEEPSEEK_COST_CORE_SQL_SQL_H_
#define DEEPSEEK_COST_CORE_SQL_SQL_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/number/money.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {

enum class SqlDialect : std::uint8_t { duckdb, spark, bigquery, postgresql };
inline constexpr std::string_view kSqlDialects[] = {"duckdb", "spark",
                                                    "bigquery", "postgresql"};

// What a query reads, in the order of SqlRequest::names: the table, and its
// columns with the model's name, the instant (a timestamp; without a time zone
// it is UTC) and the three counts of tokens.
inline constexpr std::size_t kSqlNames = 6;
inline constexpr std::string_view kSqlNameKeys[kSqlNames] = {
    "table", "model", "at", "hit", "miss", "output"};

// A table may be a path ("shop.logs.requests"), a column is one name. Every
// part is quoted, so case counts where the engine's quotes say so; a part is 1
// to 63 bytes of letters, digits, '_', '-' and inner spaces, and doesn't begin
// with "bill_", which is the query's own.
struct SqlRequest {
  SqlDialect dialect = SqlDialect::duckdb;
  Currency currency = Currency::usd;
  std::string_view names[kSqlNames] = {"requests", "model", "at",
                                       "hit",      "miss",  "output"};
  const RateCard* card = nullptr;  // this card's prices for all time
};

// Errors (where): invalid_identifier ("/table", "/columns/…", or "/book" for a
// model's name with a quote, a backslash or a dollar sign in it),
// currency_not_listed ("/currency").
Result<std::string> billing_sql(const RateBook& book,
                                const SqlRequest& request);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SQL_SQL_H_
