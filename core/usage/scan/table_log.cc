#include "core/usage/scan/table_log.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace deepseek_cost::usage {

TableKind TableLog::kind_of(std::string_view line) {
  return table_kind(first_row(line));
}

void TableLog::finish() {
  reader_.finish();
  read_waiting();
  order_ = DateOrder::unknown;
  columns_.clear();
  nested_ = false;
}

void TableLog::row_too_large(LogPosition at, std::int64_t lines) {
  for (std::int64_t i = 0; i < lines; ++i) {
    sink_.unreadable({ErrorCode::invalid_row, "", "", Phrase::quote_open}, at);
  }
}

bool TableLog::is_header(const CsvFields& fields) {
  const std::string_view first = fields[0];
  const bool text = first.empty() || !is_digit(first[0]);
  if (!text || find_spelling(first)->kind == KeyKind::other) return false;
  const std::vector<std::string> header(fields.begin(), fields.end());
  return table_kind(header) == TableKind::log;
}

// A table of one column holds an answer, or a line of a log, in each field.
void TableLog::only_field(std::string_view field, LogPosition at) {
  if (!field.starts_with('{')) return;
  UsageRecord record;
  json::Value storage;
  Errors errors = read_usage_record(field, storage, record);
  if (errors.empty()) errors = read_texts_again(field, storage, record);
  record.set_bytes(field);
  if (!errors.empty()) return sink_.unreadable(errors.front(), at);
  sink_.record(record, at);
}

void TableLog::row(const CsvFields& fields, LogPosition at) {
  const bool blank = fields[0].empty() &&
                     std::all_of(fields.begin(), fields.end(),
                                 [](auto field) { return field.empty(); });
  if (blank) return;
  if (fields.size() == 1 && columns_.empty()) return only_field(fields[0], at);
  if (fields.size() == 1 || fields[0].starts_with("sep=")) return;
  // Tables that were glued together may have their columns in another order.
  if (columns_.empty() || is_header(fields)) {
    read_waiting();
    columns_.clear();
    nested_ = false;
    for (const std::string_view heading : fields) {
      const TableColumn& column = columns_.emplace_back(heading);
      nested_ = nested_ || column.path.size() > 1 || column.holds_more();
    }
    return;
  }
  if (fields.size() != columns_.size()) {
    return sink_.unreadable(
        {ErrorCode::invalid_row, "", "", Phrase::other_columns}, at);
  }
  if (!waits_for_order(fields, at)) read(fields, at);
}

// Of dates with slashes one whose day is above 12 shows the order of all.
bool TableLog::waits_for_order(const CsvFields& fields, LogPosition at) {
  if (order_ != DateOrder::unknown) return false;
  bool waits = false;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string_view field = fields[i];
    if (columns_[i].key->kind != KeyKind::time ||
        field.substr(0, 3).find('/') == std::string_view::npos) {
      continue;
    }
    waits = waits || time_needs_order(field);
    const DateOrder shown = time_order_shown(field);
    if (shown != DateOrder::unknown) order_ = shown;
  }
  if (order_ != DateOrder::unknown) {
    read_waiting();
    return false;
  }
  if (!waits || waiting_bytes_ > kMostWaitingBytes) return false;
  Waiting& row = waiting_.emplace_back();
  row.fields.assign(fields.begin(), fields.end());
  row.at = at;
  for (const std::string& field : row.fields) waiting_bytes_ += field.size();
  return true;
}

void TableLog::read_waiting() {
  std::vector<Waiting> rows;
  rows.swap(waiting_);
  waiting_bytes_ = 0;
  for (const Waiting& row : rows) {
    read({row.fields.begin(), row.fields.end()}, row.at);
  }
}

void TableLog::read(const CsvFields& fields, LogPosition at) {
  UsageRecord record;
  record.set_date_order(order_);
  std::string text;
  for (const std::string_view field : fields) {
    text.append(field).append(1, '\n');
  }
  record.set_bytes(text);
  if (nested_) {
    const json::Value tree = row_as_record(columns_, fields);
    read_usage_record_tree(tree, record);
    return sink_.record(record, at);
  }
  const int scope = record.begin_scope(1, Standing::response, true);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Spelling& key = *columns_[i].key;
    const bool other = key.kind == KeyKind::other;
    record.saw_key(scope, key, other ? columns_[i].path.back() : key.name);
    if (other || fields[i].empty()) continue;
    record.scalar(scope, key, json::Value::Kind::string, fields[i]);
  }
  record.resolve();
  sink_.record(record, at);
}

}  // namespace deepseek_cost::usage
