#include "core/usage/scan/list_items.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/json/value.h"
#include "core/usage/record/embedded.h"
#include "core/usage/record/json_cursor.h"
#include "core/usage/record/text_record.h"
#include "core/usage/text/digits.h"

namespace deepseek_cost::usage {
namespace {

void read_line(std::string_view line, std::string_view time, LogPosition at,
               Items& items) {
  std::string found;
  if (!line.starts_with('{') && items.lines()) {
    found = record_in_text(line);
    line = found;
  }
  if (!line.starts_with('{')) return;
  UsageRecord record;
  json::Value storage;
  const bool read = read_usage_record(line, storage, record).empty();
  if (!read || !record.has_usage()) return;
  if (!time.empty()) record.set_line_number(time);
  items.item(record, {}, at);
}

// A line of a log among the items of a list, as Loki answers, with its time.
void read_text_item(std::string_view quoted, std::string_view time,
                    LogPosition at, Items& items) {
  if (quoted.size() < 4 || quoted.front() != '"') return;
  const std::string_view text = quoted.substr(1, quoted.size() - 2);
  if (text.front() != '{' && !(items.lines() && may_report_usage(text))) return;
  UsageRecord owner;  // of the text, which the other refers to
  read_line(unescaped(owner, text), time, at, items);
}

// `bytes`: where the row stands; empty where it was parsed with all around it.
void read_row(const std::optional<json::Value>& row, std::string_view bytes,
              LogPosition at, Items& items) {
  if (!row) {
    return items.unreadable(
        {ErrorCode::invalid_row, "", "", Phrase::other_columns}, at);
  }
  UsageRecord record;
  read_usage_record_tree(*row, record);
  items.item(record, bytes, at);
}

std::size_t length_of(std::string_view item) {
  JsonCursor cursor(item.data(), item.data() + item.size(), true);
  cursor.skip();
  return static_cast<std::size_t>(cursor.position() - item.data());
}

// A list among the items. False where its own items are the next ones.
bool read_list_item(std::string_view rest, std::size_t& length, LogPosition at,
                    Items& items) {
  const bool columns = !items.columns().empty();
  if (!columns && !begins_field_row(rest)) {
    const auto line = timed_line(rest);
    if (!line) return false;
    // What Loki knows of the line may stand behind it.
    length = length_of(rest);
    read_text_item(line->line, line->time, at, items);
    return true;
  }
  length = length_of(rest);
  const std::string_view bytes = rest.substr(0, length);
  const Result<json::Value> row = parse_record(bytes);
  if (!row) {
    items.unreadable(row.errors().front(), at);
  } else if (columns) {
    read_row(row_of_columns(items.columns(), *row), bytes, at, items);
  } else {
    read_row(row_of_fields(*row), bytes, at, items);
  }
  return true;
}

// The same where the list was parsed with all around it.
bool read_list_item(const json::Value& row, LogPosition at, Items& items) {
  if (!items.columns().empty()) {
    read_row(row_of_columns(items.columns(), row), {}, at, items);
    return true;
  }
  if (const auto fields = row_of_fields(row)) {
    read_row(fields, {}, at, items);
    return true;
  }
  constexpr json::Value::Kind kString = json::Value::Kind::string;
  if (row.items.size() < 2 || row.items[0].kind != kString ||
      row.items[1].kind != kString || !are_digits(row.items[0].text)) {
    return false;
  }
  read_line(row.items[1].text, row.items[0].text, at, items);
  return true;
}

// The list has been checked: what begins here ends well. Its length.
std::size_t read_item(std::string_view rest, LogPosition at, Items& items) {
  UsageRecord record;
  json::Value storage;
  std::size_t length = 0;
  if (read_usage_record_fast(rest, true, record, length)) {
    // The record says so itself where that is in vain.
    read_texts_again(rest.substr(0, length), storage, record);
  } else {
    length = length_of(rest);
    if (rest.front() != '{') {
      read_text_item(rest.substr(0, length), {}, at, items);
      return length;
    }
    record = UsageRecord();
    const Errors errors =
        read_usage_record_slow(rest.substr(0, length), storage, record);
    if (!errors.empty()) {
      items.unreadable(errors.front(), at);
      return length;
    }
  }
  items.item(record, rest.substr(0, length), at);
  return length;
}

void read_tree_items(const json::Value& tree, std::string_view bytes,
                     LogPosition at, Items& items) {
  // Kept by their ids.
  for (const json::Member& member : tree.members) {
    if (member.value.kind != json::Value::Kind::object) continue;
    UsageRecord record;
    read_usage_record_tree(member.value, record);
    items.item(record, {}, at);
  }
  for (const json::Value& item : tree.items) {
    if (item.kind == json::Value::Kind::array) {
      if (read_list_item(item, at, items)) continue;
      read_items({{}, &item}, bytes, at, items);
    } else if (item.kind == json::Value::Kind::string) {
      read_line(item.text, {}, at, items);
    }
    if (item.kind != json::Value::Kind::object) continue;
    UsageRecord record;
    read_usage_record_tree(item, record);
    items.item(record, {}, at);
  }
}

}  // namespace

void read_items(const RecordList& list, std::string_view bytes, LogPosition at,
                Items& items) {
  if (list.tree != nullptr) {
    return read_tree_items(*list.tree, bytes, at, items);
  }
  const char* const begin = list.bytes.data();
  const bool placed =
      begin >= bytes.data() && begin < bytes.data() + bytes.size();
  const char* counted = bytes.data();
  // Behind its own bracket.
  std::string_view rest = list.bytes;
  if (rest.starts_with('[')) rest.remove_prefix(1);
  while (!rest.empty()) {
    if (rest.front() != '{' && rest.front() != '"' && rest.front() != '[') {
      rest.remove_prefix(1);
      continue;
    }
    if (placed) {
      at.line += std::count(counted, rest.data(), '\n');
      at.byte += rest.data() - counted;
      counted = rest.data();
    }
    std::size_t length = 1;
    if (rest.front() != '[') {
      length = read_item(rest, at, items);
    } else if (!read_list_item(rest, length, at, items)) {
      length = 1;
    }
    rest.remove_prefix(length);
  }
}

}  // namespace deepseek_cost::usage
