// The text of the queries; what they answer is tested in tests/sql.
#include "core/sql/sql.h"

#include <gtest/gtest.h>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/rates/built_in/built_in_rates.h"

namespace deepseek_cost {
namespace {

constexpr SqlDialect kEach[] = {SqlDialect::duckdb, SqlDialect::spark,
                                SqlDialect::bigquery, SqlDialect::postgresql};

std::string query(const SqlRequest& request) {
  const Result<std::string> sql = billing_sql(built_in_rate_book(), request);
  return sql ? *sql : "refused: " + message_of(sql.errors()[0]);
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// The code and the place of the first error of a call.
std::string refusal(std::string_view request) {
  std::string text = call("sql", request);
  const Result<json::Value> answer = json::parse(text);
  if (!answer) return text;
  const json::Value* errors = answer->find("errors");
  if (errors == nullptr || errors->items.empty()) return "answered";
  const json::Value& first = errors->items[0];
  return first.find("code")->text + " " + first.find("where")->text;
}

std::string with_table(std::string_view table) {
  return refusal(R"({"dialect":"duckdb","currency":"USD","table":")" +
                 std::string(table) + "\"}");
}

// Every instant and every price of the query is the book's.
TEST(Sql, CarriesTheRateBook) {
  const RateBook& book = built_in_rate_book();
  const std::string sql = query({.currency = Currency::cny});
  for (const RateCard& card : book.cards) {
    EXPECT_TRUE(has(sql, std::to_string(card.effective_from.seconds()) +
                             " -- " + format_instant(card.effective_from)))
        << card.id;
    EXPECT_TRUE(has(sql, "'" + card.id + "'")) << card.id;
  }
  for (const PriceList& list : book.price_lists) {
    for (const PriceRow& row : list.rows) {
      std::string wanted = "('" + list.id + "', '";
      wanted += name_of(row.band);
      wanted += "', 'ok', '";
      for (const Price price : row.prices) {
        wanted += price.per_million() + "', '";
      }
      EXPECT_EQ(has(sql, wanted), row.currency == Currency::cny) << wanted;
    }
  }
}

// The longest prefix is asked first, whatever their order in the book.
TEST(Sql, AsksTheLongestPrefixFirst) {
  const std::string sql = query({});
  const std::size_t longer = sql.find("= 'claude-opus' THEN 'claude-opus*'");
  const std::size_t shorter = sql.find("= 'claude' THEN 'claude*'");
  ASSERT_NE(longer, std::string::npos);
  ASSERT_NE(shorter, std::string::npos);
  EXPECT_LT(longer, shorter);
}

// No dialect holds a price or an amount in a type that rounds, and none asks
// the session for its time zone.
TEST(Sql, KeepsToExactTypesAndUtc) {
  for (const SqlDialect dialect : kEach) {
    const std::string sql = query({.dialect = dialect});
    const bool bigquery = dialect == SqlDialect::bigquery;
    EXPECT_EQ(has(sql, "DECIMAL("), !bigquery);
    EXPECT_EQ(has(sql, "BIGNUMERIC"), bigquery);
    EXPECT_EQ(has(sql, "ARRAY<STRUCT<name STRING, from_s INT64"), bigquery);
    EXPECT_EQ(has(sql, "(VALUES"), !bigquery);
    for (const std::string_view word :
         {"DOUBLE", "FLOAT", "REAL", "AS NUMERIC", "AT TIME ZONE", "hour(",
          "dayofweek", "date_part", "CURRENT_"}) {
      EXPECT_FALSE(has(sql, word)) << word;
    }
  }
}

// A year whose holidays are not published is neither peak nor off-peak.
TEST(Sql, LeavesUnpublishedYearsUnknown) {
  const std::string sql = query({});
  EXPECT_TRUE(has(sql, "-- 2026-01-01/2026-12-31"));
  EXPECT_TRUE(has(sql, "-- 2027-01-01"));  // off by law
  EXPECT_FALSE(has(sql, "-- 2027-01-01/2027-12-31"));
  EXPECT_TRUE(has(sql, "ELSE 'unknown' END"));
  EXPECT_TRUE(has(sql, "'unknown', 'holiday_calendar_unknown'"));
}

// With a card, its prices and its rule hold at any time: no other card is left.
TEST(Sql, PinsACard) {
  const RateBook& book = built_in_rate_book();
  const std::string flat = query({.card = book.find_card("2026-06-28")});
  EXPECT_TRUE(has(flat, "IS NOT NULL THEN '2026-06-28' END AS bill_card"));
  EXPECT_TRUE(has(flat, "IS NOT NULL THEN 'flat' END AS bill_band"));
  EXPECT_FALSE(has(flat, "off_peak"));
  EXPECT_FALSE(has(flat, "2026-11-13"));
  const std::string banded = query({.card = book.find_card("2026-11-13")});
  EXPECT_TRUE(has(banded, "'off_peak'"));
  EXPECT_FALSE(has(banded, "'flat'"));
}

TEST(Sql, QuotesNamesByDialect) {
  SqlRequest request;
  request.names[0] = "my shop.logs.请求";
  request.names[2] = "select";
  EXPECT_TRUE(has(query(request), "FROM \"my shop\".\"logs\".\"请求\" AS t\n"));
  EXPECT_TRUE(has(query(request), "epoch_us(t.\"select\")"));
  for (const SqlDialect dialect : {SqlDialect::spark, SqlDialect::bigquery}) {
    request.dialect = dialect;
    EXPECT_TRUE(has(query(request), "FROM `my shop`.`logs`.`请求` AS t\n"));
    EXPECT_TRUE(has(query(request), "unix_seconds(t.`select`)"));
  }
}

// Nothing that could end a quoted name, or be cut off, or be the query's own.
TEST(Sql, RefusesNamesThatCouldBeMore) {
  for (const std::string_view name :
       {"",
        ".",
        "a.",
        ".a",
        "a..b",
        "a.b.c.d.e",
        "a\\\"b",
        "a`b",
        "a'b",
        "a;b",
        "a\\\\b",
        "a$b",
        "a{b",
        "a(b",
        "a/*b",
        "a\\nb",
        "a\\u0000b",
        "a\\u2028b",
        "a\\u202eb",
        " a",
        "a ",
        "bill_names",
        "BILL_x",
        "a123456789b123456789c123456789d123456789e123456789f1234567890123"}) {
    EXPECT_EQ(with_table(name), "invalid_identifier /table") << name;
  }
  for (const std::string_view name :
       {"a", "a-b.c_d.E", "bill", "数据", "2026",
        "a123456789b123456789c123456789d123456789e123456789f123456789012"}) {
    EXPECT_EQ(with_table(name), "answered") << name;
  }
  EXPECT_EQ(refusal(R"({"dialect":"spark","currency":"USD",
                        "columns":{"hit":"a.b"}})"),
            "invalid_identifier /columns/hit");
}

// A model's name stands in the query as text; one that engines read in
// different ways is refused, and one that merely looks dangerous is not.
TEST(Sql, RefusesBooksWithQuotesInNames) {
  const auto with_name = [](std::string_view name) {
    return refusal(
        R"({"dialect":"bigquery","currency":"USD","book":{"format":1,"cards":[
            {"id":"a","effective_from":"2026-01-01T00:00:00Z","label":"A",
             "models":[{"name":")" +
        std::string(name) +
        R"(","prices":{"USD":{"flat":["1","2","3"]}}}]}]}})");
  };
  EXPECT_EQ(with_name("o'brien"), "invalid_identifier /book");
  EXPECT_EQ(with_name("a\\\\"), "invalid_identifier /book");
  EXPECT_EQ(with_name("${x}"), "invalid_identifier /book");
  EXPECT_EQ(with_name("a\\\";--"), "answered");
  EXPECT_EQ(with_name("模型"), "answered");
}

TEST(Sql, RefusesWhatItCannotAnswer) {
  EXPECT_EQ(refusal("{}"), "missing_field /dialect");
  EXPECT_EQ(refusal(R"({"dialect":"mysql","currency":"USD"})"),
            "unknown_choice /dialect");
  EXPECT_EQ(refusal(R"({"dialect":"duckdb"})"), "missing_field /currency");
  EXPECT_EQ(refusal(R"({"dialect":"duckdb","currency":"EUR"})"),
            "unknown_currency /currency");
  EXPECT_EQ(refusal(R"({"dialect":"duckdb","currency":"USD","card":"x"})"),
            "unknown_card /card");
  EXPECT_EQ(refusal(R"({"dialect":"duckdb","currency":"USD","limit":1})"),
            "unknown_field /limit");
  EXPECT_EQ(refusal(R"({"dialect":"duckdb","currency":"CNY","book":{"format":1,
                        "cards":[{"id":"a","label":"A",
                        "effective_from":"2026-01-01T00:00:00Z","models":[
                        {"name":"m","prices":{"USD":{"flat":["1","2","3"]}}}]}]}})"),
            "currency_not_listed /currency");
}

// The same request is the same bytes, and says which dialects were never run.
TEST(Sql, AnswersTheSameEachTime) {
  for (const std::string_view name :
       {"duckdb", "spark", "bigquery", "postgresql"}) {
    const std::string request =
        R"({"dialect":")" + std::string(name) + R"(","currency":"CNY"})";
    const std::string answer = call("sql", request);
    EXPECT_EQ(answer, call("sql", request));
    EXPECT_TRUE(has(answer, R"({"ok":true,"dialect":")" + std::string(name)));
    EXPECT_EQ(has(answer, "sql_not_run"),
              name == "spark" || name == "bigquery");
  }
}

}  // namespace
}  // namespace deepseek_cost
