// The call `sql`.
#include "core/api_handlers.h"
#include "core/rate_book_json.h"
#include "core/sql.h"
#include "core/text.h"

namespace deepseek_cost {
namespace {

void read_dialect(ObjectReader& reader, SqlRequest& wanted) {
  const std::string_view text = reader.required_text("dialect");
  const std::optional<SqlDialect> dialect = sql_dialect_from(text);
  if (dialect) {
    wanted.dialect = *dialect;
  } else if (!text.empty()) {
    reader.fail(ErrorCode::unknown_choice, "dialect", text,
                std::string(kSqlDialects));
  }
}

void read_columns(ObjectReader& reader, SqlRequest& wanted) {
  const JsonValue* given = reader.optional("columns");
  if (given == nullptr) return;
  ObjectReader columns(*given, reader.path_of("columns"), reader.errors());
  wanted.model = columns.text("model").value_or(wanted.model);
  wanted.at = columns.text("at").value_or(wanted.at);
  wanted.hit = columns.text("hit").value_or(wanted.hit);
  wanted.miss = columns.text("miss").value_or(wanted.miss);
  wanted.output = columns.text("output").value_or(wanted.output);
  columns.finish();
}

void write_note(JsonWriter& out, std::string_view code, std::string_view text) {
  out.begin_object().field("code", code).field("text", text).end_object();
}

void write_notes(const SqlRequest& wanted, JsonWriter& out) {
  out.key("notes").begin_array();
  write_note(out, "sql_columns",
             "Each row keeps its columns and gets bill_second, bill_name, "
             "bill_card, bill_band, bill_model, bill_low, bill_high, "
             "bill_status and bill_amount. Token counts are whole; hit and "
             "miss add up to the input, and reasoning is part of the output.");
  write_note(out, "sql_instant",
             wanted.dialect == SqlDialect::spark ||
                     wanted.dialect == SqlDialect::bigquery
                 ? "The instant is a TIMESTAMP, a point in time: a type "
                   "without a time zone would be read by the session's."
                 : "The instant is a timestamp with time zone; one without is "
                   "taken for UTC.");
  if (wanted.dialect == SqlDialect::spark ||
      wanted.dialect == SqlDialect::bigquery) {
    write_note(out, "sql_not_run",
               "The queries for DuckDB and PostgreSQL are compared with the "
               "calculator row by row; this dialect is written alike but has "
               "not been run. Check some rows against the calculator.");
  }
  out.end_array();
}

}  // namespace

Errors handle_sql(const JsonValue& request, JsonWriter& out) {
  Errors errors;
  ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  SqlRequest wanted;
  read_dialect(reader, wanted);
  wanted.currency = read_currency(reader, std::nullopt);
  wanted.table = reader.text("table").value_or(wanted.table);
  read_columns(reader, wanted);
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
  out.field("dialect", reader.required_text("dialect"));
  out.field("sql", *sql);
  write_notes(wanted, out);
  return {};
}

}  // namespace deepseek_cost
