#include "core/sql.h"

#include "core/sql_writer.h"

namespace deepseek_cost {
namespace {

// Where a count is no count, no price is looked up.
constexpr std::string_view kCounts[] = {"%h", "%c", "%o"};
constexpr std::string_view kBuckets[] = {"hit", "miss", "output"};

void write_rates(SqlWriter& out) {
  out.add("bill_rates AS (\n  SELECT prices, band, status");
  for (const std::string_view high : {"", "high_"}) {
    for (const std::string_view bucket : kBuckets) {
      out.add(",\n    CAST(CAST(").add(high).add(bucket);
      out.add(" AS %P) * CAST('0.000001' AS %F) AS %U) AS ");
      out.add(high).add(bucket);
    }
  }
  out.add("\n  FROM bill_prices\n),\n");
}

// tokens × price, summed over the buckets.
void write_sum(std::string_view high, SqlWriter& out) {
  bool first = true;
  for (std::size_t i = 0; i < 3; ++i) {
    out.next(first, " + ").add("CAST(h.").add(kCounts[i]);
    out.add(" AS %N) * r.").add(high).add(kBuckets[i]);
  }
}

void write_bound(std::string_view function, std::string_view name,
                 SqlWriter& out) {
  out.add(",\n    CAST(").add(function).add("(");
  write_sum("", out);
  out.add(",\n      ");
  write_sum("high_", out);
  out.add(") AS %A) AS ").add(name);
}

// Something about each count, joined by `between`.
void write_each(std::string_view before, std::string_view after,
                std::string_view between, SqlWriter& out) {
  bool first = true;
  for (const std::string_view count : kCounts) {
    out.next(first, between).add(before).add(count).add(after);
  }
}

void write_status(SqlWriter& out) {
  out.add(
      ",\n    CASE WHEN h.%m IS NULL THEN 'no_model'"
      "\n      WHEN h.bill_second IS NULL THEN 'no_instant'"
      "\n      WHEN ");
  write_each("h.", " IS NULL", " OR ", out);
  out.add(" THEN 'no_usage'\n      WHEN ");
  write_each("h.", " < 0", " OR ", out);
  out.add(" THEN 'negative_number'\n      WHEN ");
  bool first = true;
  for (const std::string_view count : kCounts) {
    out.next(first, " OR ").add("h.").add(count).add(" <> CAST(h.");
    out.add(count).add(" AS %N)");
  }
  out.add(
      " THEN 'not_whole'"
      "\n      WHEN h.bill_card IS NULL THEN 'before_first_card'"
      "\n      ELSE COALESCE(r.status, n.if_no_price, 'unknown_model') END AS "
      "bill_status\n");
}

void write_joins(SqlWriter& out) {
  out.add(
      "  FROM bill_hours AS h"
      "\n  LEFT JOIN bill_names AS n ON n.name = h.bill_name"
      "\n    AND h.bill_second >= n.from_s AND h.bill_second < n.until_s"
      "\n  LEFT JOIN bill_rates AS r ON r.prices = n.prices"
      "\n    AND r.band = CASE WHEN ");
  bool first = true;
  for (const std::string_view count : kCounts) {
    out.next(first, "\n      AND ").add("h.").add(count).add(" >= 0 AND h.");
    out.add(count).add(" = CAST(h.").add(count).add(" AS %N)");
  }
  out.add(" THEN h.bill_band END");
}

}  // namespace

Result<std::string> billing_sql(const RateBook& book,
                                const SqlRequest& request) {
  Errors errors;
  SqlWriter out(request, errors);
  out.add("-- Bills every row of %t in ").add(code_of(request.currency));
  out.add(" by dated DeepSeek prices");
  if (!book.checked.empty()) out.add(", checked ").add(book.checked);
  out.add(
      ".\n-- A bill_amount is NULL where bill_status is not 'ok': look at "
      "those rows beside any sum.\nWITH ");
  if (!write_sql_rates(book, request, out)) {
    errors.push_back({ErrorCode::currency_not_listed, "/currency",
                      std::string(code_of(request.currency)), ""});
  }
  write_rates(out);
  out.add("bill_input AS (\n  SELECT t.*,\n    %s AS bill_second,\n    ");
  write_sql_name(book, out);
  out.add(
      " AS bill_name\n  FROM %t AS t%B\n),\nbill_hours AS (\n  SELECT i.*,"
      "\n    ");
  write_sql_card(book, request.card, out);
  out.add(" AS bill_card,\n    ");
  write_sql_band(book, request.card, out);
  out.add(
      " AS bill_band\n  FROM bill_input AS i\n),\nbill_bounds AS (\n"
      "  SELECT h.*, n.model AS bill_model");
  write_bound("LEAST", "bill_low", out);
  write_bound("GREATEST", "bill_high", out);
  write_status(out);
  write_joins(out);
  out.add(
      "\n)\nSELECT b.*, CASE WHEN b.bill_status = 'ok' THEN b.bill_low END "
      "AS bill_amount\nFROM bill_bounds AS b\n");
  if (!errors.empty()) return errors;
  return out.take();
}

}  // namespace deepseek_cost
