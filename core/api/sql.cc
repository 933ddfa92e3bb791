// The call `sql`.
#include "core/sql/sql.h"

#include "core/api/handlers.h"
#include "core/api/request.h"

namespace deepseek_cost {
namespace {

// A mapping brings its own columns and times.
void read_mapping(json::ObjectReader& reader, sql::Options& wanted) {
  const auto id = reader.text("mapping");
  if (!id || id->empty()) return;
  wanted.mapping = sql::find_mapping(*id);
  if (wanted.mapping != nullptr) {
    wanted.names[0] = wanted.mapping->table;
    return;
  }
  std::vector<std::string_view> ids;
  for (const sql::Mapping& mapping : sql::mappings()) ids.push_back(mapping.id);
  reader.fail(ErrorCode::unknown_choice, "mapping", *id, listed(ids));
}

void read_names(json::ObjectReader& reader, sql::Options& wanted) {
  wanted.names[0] = reader.text("table").value_or(wanted.names[0]);
  wanted.view = reader.text("view").value_or("");
  if (wanted.mapping != nullptr) return;  // columns are no field then
  wanted.time = reader.choice("time", wanted.time);
  const json::Value* given = reader.optional("columns");
  if (given == nullptr) return;
  json::ObjectReader columns(*given, reader.path_of("columns"),
                             reader.errors());
  for (std::size_t i = 1; i < sql::kNames; ++i) {
    wanted.names[i] = columns.text(sql::kNameKeys[i]).value_or(wanted.names[i]);
  }
  columns.finish();
}

void write_note(json::Writer& out, std::string_view code,
                std::string_view text) {
  out.begin_object().field("code", code).field("text", text).end_object();
}

void write_instant_note(sql::Dialect dialect, json::Writer& out) {
  switch (dialect) {
    case sql::Dialect::spark:
    case sql::Dialect::bigquery:
      return write_note(out, "sql_instant_session",
                        "The instant is a TIMESTAMP: types without a time zone "
                        "follow the session's, or are refused.");
    case sql::Dialect::mysql:
      return write_note(out, "sql_instant_mysql",
                        "A DATETIME is taken for UTC. A TIMESTAMP is shown on "
                        "the session's clock: SET time_zone = '+00:00' first.");
    case sql::Dialect::sqlite:
      return write_note(out, "sql_instant_text",
                        "The instant is text such as 2026-09-10 04:00:00, with "
                        "or without a fraction and an offset; without an "
                        "offset it is taken for UTC.");
    default:
      return write_note(out, "sql_instant",
                        "A timestamp without a time zone is taken for UTC.");
  }
}

void write_notes(const sql::Options& wanted, json::Writer& out) {
  const sql::Traits& traits = sql::traits_of(wanted.dialect);
  out.key("notes").begin_array();
  write_note(out, "sql_counts",
             "Token counts are whole: input is hit and miss, and reasoning is "
             "part of the output.");
  const sql::TimeKind time =
      wanted.mapping != nullptr ? wanted.mapping->time : wanted.time;
  if (time == sql::TimeKind::timestamp) {
    write_instant_note(wanted.dialect, out);
  }
  if (wanted.mapping != nullptr && wanted.mapping->id == "litellm") {
    write_note(out, "sql_provider",
               "A name such as deepseek/deepseek-flash is billed as the model "
               "behind the provider's name.");
  }
  if (wanted.mapping != nullptr && !wanted.mapping->split_known) {
    write_note(out, "sql_no_split",
               "This table does not tell cache hits from misses: all input is "
               "billed as misses, which is the most that it can cost.");
  }
  if (traits.scaled) {
    write_note(out, "sql_scaled",
               "This dialect has no exact decimals: amounts are whole numbers "
               "of 10^-12, in columns that end with _pico.");
  }
  if (traits.proof == sql::Proof::parsed) {
    write_note(out, "sql_not_run",
               "This dialect is tested by a grammar of it and as translated to "
               "DuckDB, not in its own engine: compare some rows with the "
               "calculator.");
  }
  out.end_array();
}

void write_mappings(json::Writer& out) {
  out.key("mappings").begin_array();
  for (const sql::Mapping& mapping : sql::mappings()) {
    out.begin_object().field("id", mapping.id).field("table", mapping.table);
    out.key("dialects").begin_array();
    for (const sql::MappedColumns& each : mapping.columns) {
      out.value(name_of(each.dialect));
    }
    out.end_array().end_object();
  }
  out.end_array();
}

}  // namespace

Errors handle_sql(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  sql::Options wanted;
  if (reader.required("dialect") != nullptr) {
    wanted.dialect = reader.choice("dialect", wanted.dialect);
  }
  wanted.own_book = book.is_custom();
  wanted.currency = read_currency(reader, std::nullopt);
  read_mapping(reader, wanted);
  read_names(reader, wanted);
  if (const auto card = reader.text("card"); card && !card->empty()) {
    wanted.card = book->find_card(*card);
    if (wanted.card == nullptr) {
      reader.fail(Errors{no_such_card(*book, *card, "")}, "card");
    }
  }
  reader.finish();
  if (!errors.empty()) return errors;
  Result<std::string> sql = sql::query(*book, wanted);
  if (!sql) return sql.errors();
  out.field("dialect", name_of(wanted.dialect));
  out.field("sql", *sql);
  write_notes(wanted, out);
  write_mappings(out);
  return {};
}

}  // namespace deepseek_cost
