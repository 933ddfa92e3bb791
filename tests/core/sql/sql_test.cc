// The text of the queries; what they answer is tested in tests/sql.
#include "core/sql/sql.h"

#include <gtest/gtest.h>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/rates/built_in/built_in_rates.h"
#include "core/sql/writer.h"

namespace deepseek_cost::sql {
namespace {

std::vector<Dialect> each_dialect() {
  std::vector<Dialect> dialects;
  for (const std::string_view name : EnumNames<Dialect>::kNames) {
    dialects.push_back(*enum_from<Dialect>(name));
  }
  return dialects;
}

std::string text_of(const Options& options) {
  const Result<std::string> sql = query(built_in_rate_book(), options);
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
  const std::string sql = text_of({.currency = Currency::cny});
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
  const std::string sql = text_of({});
  const std::size_t longer = sql.find("'claude-opus') THEN 'claude-opus*'");
  const std::size_t shorter = sql.find("'claude') THEN 'claude*'");
  ASSERT_NE(longer, std::string::npos);
  ASSERT_NE(shorter, std::string::npos);
  EXPECT_LT(longer, shorter);
}

// No dialect holds a price or an amount in a type that rounds, and none asks
// the session for its time zone.
TEST(Sql, KeepsToExactTypesAndUtc) {
  for (const Dialect dialect : each_dialect()) {
    const std::string sql = text_of({.dialect = dialect});
    for (const std::string_view word :
         {"DOUBLE", "FLOAT", "REAL", "AS NUMERIC", "AT TIME ZONE", "hour(",
          "dayofweek", "CURRENT_", "now("}) {
      EXPECT_FALSE(has(sql, word)) << word;
    }
    EXPECT_EQ(has(sql, "bill_amount_pico"), dialect == Dialect::sqlite);
  }
}

// A year whose holidays are not published is neither peak nor off-peak.
TEST(Sql, LeavesUnpublishedYearsUnknown) {
  const std::string sql = text_of({});
  EXPECT_TRUE(has(sql, "-- 2025-01-01/2026-12-31"));
  EXPECT_TRUE(has(sql, "-- 2027-01-01"));  // off by law
  EXPECT_FALSE(has(sql, "2027-12-31"));
  EXPECT_TRUE(has(sql, "ELSE 'unknown' END"));
  EXPECT_TRUE(has(sql, "'unknown', 'holiday_calendar_unknown'"));
}

// With a card, its prices and its rule hold at any time: no other card is left.
TEST(Sql, PinsACard) {
  const RateBook& book = built_in_rate_book();
  const std::string flat = text_of({.card = book.find_card("2026-06-28")});
  EXPECT_TRUE(has(flat, "IS NOT NULL THEN '2026-06-28' END AS bill_card"));
  EXPECT_TRUE(has(flat, "IS NOT NULL THEN 'flat' END AS bill_band"));
  EXPECT_FALSE(has(flat, "off_peak"));
  EXPECT_FALSE(has(flat, "2026-11-13"));
  const std::string banded = text_of({.card = book.find_card("2026-11-13")});
  EXPECT_TRUE(has(banded, "'off_peak'"));
  EXPECT_FALSE(has(banded, "'flat'"));
}

TEST(Sql, QuotesNamesByDialect) {
  Options options;
  options.names[0] = "my shop.logs.请求";
  options.names[2] = "select";
  for (const Dialect dialect : each_dialect()) {
    options.dialect = dialect;
    const std::string sql = text_of(options);
    const bool ticks = dialect == Dialect::spark ||
                       dialect == Dialect::bigquery ||
                       dialect == Dialect::mysql;
    EXPECT_TRUE(has(sql, ticks ? "FROM `my shop`.`logs`.`请求` AS t\n"
                               : "FROM \"my shop\".\"logs\".\"请求\" AS t\n"));
    EXPECT_TRUE(
        has(sql, ticks ? "t.`select` AS bill_at" : "t.\"select\" AS bill_at"));
  }
}

// The columns that the query reads are named in one place only.
TEST(Sql, NamesTheTablesColumnsOnce) {
  Options options;
  options.names[3] = "read_once";
  const std::string sql = text_of(options);
  EXPECT_EQ(sql.find("read_once"), sql.rfind("read_once"));
}

TEST(Sql, MakesAView) {
  EXPECT_TRUE(has(text_of({.view = "my.bill"}),
                  "\nCREATE VIEW \"my\".\"bill\" AS\nWITH "));
  EXPECT_FALSE(has(text_of({}), "CREATE"));
  EXPECT_EQ(refusal(R"({"dialect":"duckdb","currency":"USD","view":"a;b"})"),
            "invalid_identifier /view");
}

TEST(Sql, TakesTimesAsCounts) {
  EXPECT_TRUE(
      has(text_of({.time = TimeKind::seconds}), "s.bill_at AS bill_second"));
  EXPECT_TRUE(has(text_of({.time = TimeKind::milliseconds}), " // 1000 - "));
  EXPECT_EQ(refusal(R"({"dialect":"duckdb","currency":"USD","time":"days"})"),
            "unknown_choice /time");
}

// A mapping lives in some engines only, and brings its own columns.
TEST(Sql, KnowsTheTablesOfGateways) {
  for (const Mapping& mapping : mappings()) {
    for (const Dialect dialect : each_dialect()) {
      Options options{.dialect = dialect, .mapping = &mapping};
      options.names[0] = mapping.table;
      const bool lives = mapping.find(dialect) != nullptr;
      EXPECT_EQ(has(text_of(options), mapping.table), lives) << mapping.id;
    }
  }
  const auto with = [](std::string_view rest) {
    return refusal(R"({"dialect":"postgresql","currency":"USD","mapping":)" +
                   std::string(rest) + "}");
  };
  EXPECT_EQ(with("\"litellm\""), "answered");
  EXPECT_EQ(with("\"new-api\",\"table\":\"shop.logs\""), "answered");
  EXPECT_EQ(with("\"langfuse\""), "unknown_choice /dialect");
  EXPECT_EQ(with("\"nothing\""), "unknown_choice /mapping");
  EXPECT_EQ(with("\"litellm\",\"columns\":{\"hit\":\"h\"}"),
            "unknown_field /columns");
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

// A model's name stands in the query as text. What engines read in different
// ways inside quotes is written as a code point.
TEST(Sql, WritesAnyNameAsText) {
  const auto literal = [](Dialect dialect, std::string_view text) {
    return literal_of(traits_of(dialect), text);
  };
  EXPECT_EQ(literal(Dialect::duckdb, "a\";--模型"), "'a\";--模型'");
  EXPECT_EQ(literal(Dialect::duckdb, ""), "''");
  EXPECT_EQ(literal(Dialect::duckdb, "o'b"), "concat('o', chr(39), 'b')");
  EXPECT_EQ(literal(Dialect::sqlite, "o'b"), "('o' || char(39) || 'b')");
  EXPECT_EQ(literal(Dialect::bigquery, "\\x"),
            "concat(CODE_POINTS_TO_STRING([92]), 'x')");
  EXPECT_EQ(literal(Dialect::spark, "${x}"),
            "concat(char(36), char(123), 'x}')");
  EXPECT_EQ(literal(Dialect::mysql, "'"), "CHAR(39 USING utf8mb4)");
  EXPECT_EQ(
      refusal(
          R"({"dialect":"bigquery","currency":"USD","book":{"format":1,"cards":[
          {"id":"a","effective_from":"2026-01-01T00:00:00Z","label":"A",
           "models":[{"name":"o'brien\\${x}","prices":{"USD":{"flat":["1","2","3"]}}}]}]}})"),
      "answered");
}

// A query is run elsewhere: it says whose prices it has.
TEST(Sql, NamesABookOfOnesOwn) {
  const std::string mine =
      R"({"dialect":"duckdb","currency":"USD","book":{"format":1,"name":"Mine",
          "cards":[{"id":"a","effective_from":"2026-01-01T00:00:00Z",
          "label":"A","models":[{"name":"m",
          "prices":{"USD":{"flat":["1","2","3"]}}}]}]}})";
  const std::string answer = call("sql", mine);
  EXPECT_NE(answer.find(R"(by the prices of your own book \"Mine\")"),
            std::string::npos);
  EXPECT_EQ(answer.find("DeepSeek prices"), std::string::npos);
}

TEST(Sql, RefusesWhatItCannotAnswer) {
  EXPECT_EQ(refusal("{}"), "missing_field /dialect");
  EXPECT_EQ(refusal(R"({"dialect":"oracle","currency":"USD"})"),
            "unknown_choice /dialect");
  EXPECT_EQ(refusal(R"({"dialect":"","currency":"USD"})"),
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

// The same request is the same bytes, and says what a dialect is proven by.
TEST(Sql, AnswersTheSameEachTime) {
  for (const Dialect dialect : each_dialect()) {
    const std::string name(name_of(dialect));
    const std::string request =
        R"({"dialect":")" + name + R"(","currency":"CNY"})";
    const std::string answer = call("sql", request);
    EXPECT_EQ(answer, call("sql", request));
    EXPECT_TRUE(has(answer, R"({"ok":true,"dialect":")" + name));
    EXPECT_EQ(has(answer, "sql_not_run"),
              name == "bigquery" || name == "snowflake" || name == "trino");
  }
}

}  // namespace
}  // namespace deepseek_cost::sql
