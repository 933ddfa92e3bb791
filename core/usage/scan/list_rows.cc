#include "core/usage/scan/list_rows.h"

#include <utility>

#include "core/json/parse.h"
#include "core/usage/record/json_cursor.h"
#include "core/usage/text/digits.h"

namespace deepseek_cost::usage {
namespace {

using Kind = json::Value::Kind;

constexpr std::size_t kMostColumns = 1000;

// "" for none.
std::string_view name_of_column(const json::Value& column) {
  if (column.kind == Kind::string) return column.text;
  for (const json::Member& member : column.members) {
    const std::string_view key = member.key;
    const bool name = key == "name" || key == "ColumnName" ||
                      key == "columnName" || key == "column_name";
    if (name && member.value.kind == Kind::string) return member.value.text;
  }
  return {};
}

}  // namespace

std::vector<TableColumn> columns_of(const RecordList& list) {
  if (!list.exists()) return {};
  json::Value parsed;
  const json::Value* names = list.tree;
  if (names == nullptr) {
    Result<json::Value> read = json::parse(list.bytes);
    if (!read) return {};
    parsed = std::move(read).value();
    names = &parsed;
  }
  std::vector<TableColumn> columns;
  for (const json::Value& each : names->items) {
    const std::string_view name = name_of_column(each);
    if (name.empty() || columns.size() == kMostColumns) return {};
    columns.emplace_back(name);
  }
  return columns;
}

std::optional<json::Value> row_of_columns(
    const std::vector<TableColumn>& columns, const json::Value& row) {
  if (row.items.size() != columns.size()) return std::nullopt;
  json::Value record;
  record.kind = Kind::object;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (row.items[i].kind != Kind::null) {
      add_field(record, columns[i], row.items[i]);
    }
  }
  return record;
}

bool begins_field_row(std::string_view bytes) {
  JsonCursor cursor(bytes.data(), bytes.data() + bytes.size(), true);
  if (cursor.kind() != Kind::array || !cursor.enter_array()) return false;
  if (cursor.kind() != Kind::object) return false;
  bool field = false;
  bool value = false;
  std::string_view name;
  for (bool more = cursor.enter(name); more; more = cursor.next(name)) {
    field = field || name == "field";
    value = value || name == "value";
    if (name != "field" && name != "value") return false;
    cursor.skip();
  }
  return field && value && cursor.good();
}

std::optional<json::Value> row_of_fields(const json::Value& row) {
  json::Value record;
  record.kind = Kind::object;
  for (const json::Value& each : row.items) {
    const json::Value* const field = each.find("field");
    const json::Value* const value = each.find("value");
    if (field == nullptr || value == nullptr || each.members.size() != 2 ||
        field->kind != Kind::string) {
      return std::nullopt;
    }
    record.members.push_back({field->text, *value});
  }
  if (record.members.empty()) return std::nullopt;
  return record;
}

std::optional<TimedLine> timed_line(std::string_view bytes) {
  JsonCursor cursor(bytes.data(), bytes.data() + bytes.size(), true);
  if (cursor.kind() != Kind::array || !cursor.enter_array() ||
      cursor.kind() != Kind::string) {
    return std::nullopt;
  }
  TimedLine found;
  cursor.scalar(found.time);
  if (!cursor.good() || !are_digits(found.time) || !cursor.next_item() ||
      cursor.kind() != Kind::string) {
    return std::nullopt;
  }
  const char* const begin = cursor.position();
  cursor.skip();
  if (!cursor.good()) return std::nullopt;
  found.line = {begin, static_cast<std::size_t>(cursor.position() - begin)};
  return found;
}

}  // namespace deepseek_cost::usage
