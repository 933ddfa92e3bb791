// From the bytes of one record to the records in it.
#include <algorithm>
#include <string>

#include "core/usage/json_cursor.h"
#include "core/usage/scan.h"

namespace deepseek_cost::usage {

Errors read_usage_record(std::string_view bytes, json::Value& storage,
                         UsageRecord& record) {
  std::size_t length = 0;
  if (read_usage_record_fast(bytes, true, record, length) &&
      length == bytes.size()) {
    return {};
  }
  record = UsageRecord();
  return read_usage_record_slow(bytes, storage, record);
}

void UsageScan::read(std::string_view bytes) {
  if (bytes.size() > kMostRecordBytes) {
    if (!read_open_list(bytes)) unreadable(ErrorCode::too_large, "16 MiB");
    return;
  }
  UsageRecord record;
  json::Value storage;
  const Errors errors = read_usage_record(bytes, storage, record);
  if (errors.empty()) {
    record_read(record, bytes, start_);
  } else if (!prefixed_) {
    unreadable_at(errors.front(), start_);
  }
}

void UsageScan::record_read(UsageRecord& record, std::string_view bytes,
                            LogPosition at) {
  if (prefixed_) {
    prefix_useful_ = true;
    record.set_line_time(prefix_);
  }
  if (lists_.of_spans()) record.set_span();
  const int depth = static_cast<int>(lists_.depth());
  if (record.text_count() == 0) return deliver(record, bytes, at, depth);
  std::string joined;
  switch (partial_.take(record, bytes, at, joined)) {
    case PartialLines::Part::none:
      return deliver(record, bytes, at, depth);
    case PartialLines::Part::kept:
      return;
    case PartialLines::Part::too_large:
      return unreadable_at({ErrorCode::too_large, "", "", "16 MiB"}, at);
    case PartialLines::Part::last:
      break;
  }
  UsageRecord whole;
  json::Value storage;
  const Errors errors = read_usage_record(joined, storage, whole);
  if (!errors.empty()) return unreadable_at(errors.front(), at);
  deliver(whole, {}, at, depth);
}

// The offending bytes themselves may be anything; they are not repeated.
void UsageScan::unreadable_at(Error error, LogPosition at) {
  error.value.clear();
  sink_.unreadable(error, at);
}

void UsageScan::deliver(UsageRecord& record, std::string_view bytes,
                        LogPosition at, int depth) {
  if (!record.is_list() || depth == kMostListDepth) {
    return sink_.record(record, at);
  }
  if (record.has_usage()) sink_.record(record, at);
  for (std::size_t i = 0; i < record.list_count(); ++i) {
    deliver_list(record, record.list(i), bytes, at, depth + 1);
  }
}

void UsageScan::deliver_list(const UsageRecord& outer, const RecordList& list,
                             std::string_view bytes, LogPosition at,
                             int depth) {
  if (list.tree != nullptr) {
    for (const json::Value& item : list.tree->items) {
      if (item.kind != json::Value::Kind::object) continue;
      UsageRecord record;
      read_usage_record_tree(item, record);
      if (list.of_spans) record.set_span();
      if (list.of_parts) record.set_outer_times(outer);
      deliver(record, {}, at, depth);
    }
    return;
  }
  // A list in a text of the record stands at no place of its own.
  const char* const begin = list.bytes.data();
  const bool placed =
      begin >= bytes.data() && begin < bytes.data() + bytes.size();
  const char* counted = bytes.data();
  std::string_view rest = list.bytes;
  while (!rest.empty()) {
    if (rest.front() != '{' && rest.front() != '"') {
      rest.remove_prefix(1);
      continue;
    }
    if (placed) {
      at.line += std::count(counted, rest.data(), '\n');
      at.byte += rest.data() - counted;
      counted = rest.data();
    }
    std::size_t length = 0;
    deliver_item(outer, rest, list, at, depth, length);
    rest.remove_prefix(length);
  }
}

// The list has been checked: what begins here ends well.
void UsageScan::deliver_item(const UsageRecord& outer, std::string_view item,
                             const RecordList& list, LogPosition at, int depth,
                             std::size_t& length) {
  UsageRecord record;
  json::Value storage;
  if (!read_usage_record_fast(item, true, record, length)) {
    JsonCursor cursor(item.data(), item.data() + item.size(), true);
    cursor.skip();
    length = static_cast<std::size_t>(cursor.position() - item.data());
    if (item.front() != '{') return;  // a text
    record = UsageRecord();
    const Errors errors =
        read_usage_record_slow(item.substr(0, length), storage, record);
    if (!errors.empty()) return unreadable_at(errors.front(), at);
  }
  if (list.of_spans) record.set_span();
  if (list.of_parts) record.set_outer_times(outer);
  deliver(record, item.substr(0, length), at, depth);
}

}  // namespace deepseek_cost::usage
