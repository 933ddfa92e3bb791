// In what the dialects of SQL differ: one row per dialect in
// core/sql/dialect.cc. All else is one text for all of them.
#ifndef DEEPSEEK_COST_CORE_SQL_DIALECT_H_
#define DEEPSEEK_COST_CORE_SQL_DIALECT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/enum_names.h"

namespace deepseek_cost::sql {

enum class Dialect : std::uint8_t {
  duckdb,
  spark,
  bigquery,
  postgresql,
  clickhouse,
  mysql,  // 8.0 and later, and MariaDB
  sqlite,
  snowflake,
  trino
};

// How a dialect writes a named list of rows.
enum class ListForm : std::uint8_t {
  values,           // name(a, b) AS (VALUES (1, 2), …)
  select_values,    // name(a, b) AS (SELECT * FROM (VALUES (1, 2), …))
  union_all,        // name AS (SELECT 1 AS a, 2 AS b UNION ALL SELECT …)
  unnest,           // … UNNEST(ARRAY<STRUCT<a INT64, b INT64>>[(1, 2), …])
  values_function,  // … values('a Int64, b Int64', (1, 2), …)
};

// How well the queries of a dialect are proven, and by what
// (tests/sql/README.md).
enum class Proof : std::uint8_t {
  run,     // row by row against the core, in the engine itself
  parsed,  // by a grammar of the dialect, and run as translated to DuckDB
};

// In the patterns '?' stands for an expression.
struct Traits {
  Proof proof = Proof::parsed;
  char quote = '"';  // of identifiers
  ListForm lists = ListForm::values;
  const char* text_type = "";  // of a list's columns, where they are declared
  const char* optional_text_type = "";
  const char* integer_type = "";
  // No decimals wide enough: amounts are whole numbers of 10^-12.
  bool scaled = false;
  const char* text = "?";  // compares byte by byte
  // "? begins with #", where n is the length of # in bytes.
  const char* prefix = "starts_with(?, #)";
  const char* chr = "chr(?)";  // the character of a code point
  const char* concat_open = "concat(";
  const char* concat_comma = ", ";
  const char* mod_open = "mod(";
  const char* mod_comma = ", ";
  const char* least = "LEAST(";
  const char* greatest = "GREATEST(";
  const char* seconds = "";       // whole ones of a timestamp, rounded down
  const char* milliseconds = "";  // whole seconds of a count since 1970
  const char* whole = "CAST(? AS DECIMAL(20,0))";  // a count, rounded
  // Is it one that 64 bits hold? Where `whole` has no more, it says so itself.
  const char* in_range = "? BETWEEN 0 AND 9223372036854775807";
  const char* tokens = "CAST(? AS DECIMAL(20,0))";
  const char* per_million = "CAST(? AS DECIMAL(13,6))";
  const char* millionth = "CAST('0.000001' AS DECIMAL(6,6))";
  const char* unit_price = "CAST(? AS DECIMAL(13,12))";
  const char* amount = "CAST(? AS DECIMAL(38,12))";
  // Keeps a planner from working expressions out again at each of their uses.
  const char* fence = "";
  // Says that the small table of the join goes to every worker.
  const char* broadcast = "";
};

const Traits& traits_of(Dialect dialect);

// The pattern with the expression in place of each '?'.
std::string substitute(std::string_view pattern, std::string_view expression);

}  // namespace deepseek_cost::sql

template <>
struct deepseek_cost::EnumNames<deepseek_cost::sql::Dialect> {
  static constexpr std::string_view kNames[] = {
      "duckdb", "spark",  "bigquery",  "postgresql", "clickhouse",
      "mysql",  "sqlite", "snowflake", "trino"};
};

#endif  // DEEPSEEK_COST_CORE_SQL_DIALECT_H_
