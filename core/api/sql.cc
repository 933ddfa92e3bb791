// The call `sql`.
#include "core/sql/sql.h"

#include <iterator>

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/base/utf8.h"

namespace deepseek_cost {
namespace {

void read_dialect(json::ObjectReader& reader, SqlRequest& wanted) {
  const std::string_view text = reader.required_text("dialect");
  for (std::size_t i = 0; i < std::size(kSqlDialects); ++i) {
    wanted.dialect = static_cast<SqlDialect>(i);
    if (text == kSqlDialects[i]) return;
  }
  if (text.empty()) return;
  reader.fail(ErrorCode::unknown_choice, "dialect", text,
              "duckdb, spark, bigquery, postgresql");
}

void read_names(json::ObjectReader& reader, SqlRequest& wanted) {
  wanted.names[0] = reader.text("table").value_or(wanted.names[0]);
  const json::Value* given = reader.optional("columns");
  if (given == nullptr) return;
  json::ObjectReader columns(*given, reader.path_of("columns"),
                             reader.errors());
  for (std::size_t i = 1; i < kSqlNames; ++i) {
    wanted.names[i] = columns.text(kSqlNameKeys[i]).value_or(wanted.names[i]);
  }
  columns.finish();
}

void write_note(json::Writer& out, std::string_view code,
                std::string_view text) {
  out.begin_object().field("code", code).field("text", text).end_object();
}

void write_notes(SqlDialect dialect, json::Writer& out) {
  const bool tested =
      dialect == SqlDialect::duckdb || dialect == SqlDialect::postgresql;
  out.key("notes").begin_array();
  write_note(out, "sql_counts",
             "Token counts are whole: input is hit and miss, and reasoning is "
             "part of the output.");
  write_note(out, "sql_instant",
             tested ? "A timestamp without a time zone is taken for UTC."
                    : "The instant is a TIMESTAMP: types without a time zone "
                      "follow the session's.");
  if (!tested) {
    write_note(out, "sql_not_run",
               "This dialect is written like those of DuckDB and PostgreSQL, "
               "which are tested row by row, but has not been run: compare "
               "some rows with the calculator.");
  }
  out.end_array();
}

}  // namespace

Errors handle_sql(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  SqlRequest wanted;
  read_dialect(reader, wanted);
  wanted.currency = read_currency(reader, std::nullopt);
  read_names(reader, wanted);
  if (const auto card = reader.text("card"); card && !card->empty()) {
    wanted.card = book->find_card(*card);
    if (wanted.card == nullptr) {
      reader.fail(ErrorCode::unknown_card, "card", shortened(*card));
    }
  }
  reader.finish();
  if (!errors.empty()) return errors;
  Result<std::string> sql = billing_sql(*book, wanted);
  if (!sql) return sql.errors();
  out.field("dialect", kSqlDialects[static_cast<std::size_t>(wanted.dialect)]);
  out.field("sql", *sql);
  write_notes(wanted.dialect, out);
  return {};
}

}  // namespace deepseek_cost
