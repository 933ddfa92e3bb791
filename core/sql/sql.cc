#include "core/sql/sql.h"

#include "core/sql/writer.h"

namespace deepseek_cost {
namespace {

// The price of one token from the price of 1M, exactly.
#define DEEPSEEK_COST_RATE(name) \
  ",\n    CAST(CAST(" name " AS %P) * CAST('0.000001' AS %F) AS %U) AS " name

constexpr char kRates[] =
    "bill_rates AS (\n  SELECT prices, band, status" DEEPSEEK_COST_RATE("hit")
        DEEPSEEK_COST_RATE("miss") DEEPSEEK_COST_RATE("output")
            DEEPSEEK_COST_RATE("high_hit") DEEPSEEK_COST_RATE("high_miss")
                DEEPSEEK_COST_RATE("high_output") "\n  FROM bill_prices\n),\n";

#undef DEEPSEEK_COST_RATE

// tokens × price, summed over the buckets, by the lower and the higher prices.
#define DEEPSEEK_COST_SUM(high)                                           \
  "\n      CAST(h.%h AS %N) * r." high "hit + CAST(h.%c AS %N) * r." high \
  "miss + CAST(h.%o AS %N) "                                              \
  "* r." high "output"
#define DEEPSEEK_COST_SUMS DEEPSEEK_COST_SUM("") "," DEEPSEEK_COST_SUM("high_")

// Where a count is no count, no price is looked up. The joins are on nothing
// but equalities and the name's interval, so that engines hash them.
constexpr char kBounds[] =
    "bill_bounds AS (\n  SELECT h.*, n.model AS bill_model,"
    "\n    CAST(LEAST(" DEEPSEEK_COST_SUMS
    ") AS %A) AS bill_low,"
    "\n    CAST(GREATEST(" DEEPSEEK_COST_SUMS
    ") AS %A) AS bill_high,"
    "\n    CASE WHEN h.%m IS NULL THEN 'no_model'"
    "\n      WHEN h.bill_second IS NULL THEN 'no_instant'"
    "\n      WHEN h.%h IS NULL OR h.%c IS NULL OR h.%o IS NULL THEN 'no_usage'"
    "\n      WHEN h.%h < 0 OR h.%c < 0 OR h.%o < 0 THEN 'negative_number'"
    "\n      WHEN h.%h <> CAST(h.%h AS %N) OR h.%c <> CAST(h.%c AS %N)"
    " OR h.%o <> CAST(h.%o AS %N) THEN 'not_whole'"
    "\n      WHEN h.bill_card IS NULL THEN 'before_first_card'"
    "\n      ELSE COALESCE(r.status, n.if_no_price, 'unknown_model') END"
    " AS bill_status"
    "\n  FROM bill_hours AS h"
    "\n  LEFT JOIN bill_names AS n ON n.name = h.bill_name"
    "\n    AND h.bill_second >= n.from_s AND h.bill_second < n.until_s"
    "\n  LEFT JOIN bill_rates AS r ON r.prices = n.prices"
    "\n    AND r.band = CASE WHEN h.%h >= 0 AND h.%h = CAST(h.%h AS %N)"
    "\n      AND h.%c >= 0 AND h.%c = CAST(h.%c AS %N)"
    "\n      AND h.%o >= 0 AND h.%o = CAST(h.%o AS %N) THEN h.bill_band END"
    "\n)\nSELECT b.*, CASE WHEN b.bill_status = 'ok' THEN b.bill_low END AS "
    "bill_amount\nFROM bill_bounds AS b\n";

#undef DEEPSEEK_COST_SUMS
#undef DEEPSEEK_COST_SUM

}  // namespace

Result<std::string> billing_sql(const RateBook& book,
                                const SqlRequest& request) {
  Errors errors;
  SqlWriter out(request, errors);
  const std::string_view currency = code_of(request.currency);
  out.add("-- Bills every row of %t in ").text(currency);
  out.add(" by dated DeepSeek prices");
  if (!book.checked.empty()) out.add(", checked ").text(book.checked);
  out.add(
      ".\n-- A bill_amount is NULL where bill_status is not 'ok': look at "
      "those rows beside any sum.\nWITH ");
  if (!write_sql_rates(book, request, out)) {
    errors.push_back(
        Error(ErrorCode::currency_not_listed, "/currency", currency));
  }
  out.add(kRates);
  out.add("bill_input AS (\n  SELECT t.*,\n    %s AS bill_second,\n    ");
  write_sql_name(book, out);
  out.add(
      " AS bill_name\n  FROM %t AS t%B\n),\nbill_hours AS (\n  SELECT i.*,"
      "\n    ");
  write_sql_card(book, request.card, out);
  out.add(" AS bill_card,\n    ");
  write_sql_band(book, request.card, out);
  out.add(" AS bill_band\n  FROM bill_input AS i\n),\n");
  out.add(kBounds);
  if (!errors.empty()) return errors;
  return out.take();
}

}  // namespace deepseek_cost
