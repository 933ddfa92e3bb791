// From the bytes of one record to the records in it.
#include <algorithm>
#include <string>
#include <vector>

#include "core/usage/record/embedded.h"
#include "core/usage/record/json_cursor.h"
#include "core/usage/record/text_record.h"
#include "core/usage/scan/scan.h"
#include "core/usage/text/python_text.h"

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

Errors read_texts_again(std::string_view bytes, json::Value& storage,
                        UsageRecord& record) {
  if (!record.unreadable_text() || record.of_tree()) return {};
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
  } else if (!prefixed_ && !read_printed(bytes)) {
    unreadable_at(errors.front(), start_);
  }
}

void UsageScan::record_read(UsageRecord& record, std::string_view bytes,
                            LogPosition at) {
  if (prefixed_) prefix_useful_ = true;
  if (record.text_count() == 0) return outermost_read(record, bytes, at);
  std::string joined;
  UsageRecord whole;
  json::Value storage;
  switch (partial_.take(record, bytes, at, joined)) {
    case PartialLines::Part::kept:
      return;
    case PartialLines::Part::too_large:
      return unreadable_at({ErrorCode::too_large, "", "", "16 MiB"}, at);
    case PartialLines::Part::last: {
      Errors errors = read_usage_record(joined, storage, whole);
      if (errors.empty()) errors = read_texts_again(joined, storage, whole);
      if (!errors.empty()) return unreadable_at(errors.front(), at);
      return outermost_read(whole, {}, at);
    }
    case PartialLines::Part::none:
      break;
  }
  if (!read_texts_again(bytes, storage, record).empty()) {
    return unreadable_at(
        {ErrorCode::invalid_json, "", "", Phrase::json_in_text_broken}, at);
  }
  outermost_read(record, bytes, at);
}

void UsageScan::outermost_read(UsageRecord& record, std::string_view bytes,
                               LogPosition at) {
  if (prefixed_) record.set_line_time(line_label());
  if (lists_.of_spans()) record.set_span();
  deliver(record, bytes, at, static_cast<int>(lists_.depth()));
}

std::string_view UsageScan::line_label() const {
  const std::string_view line = prefix_;
  return line.substr(0, kMostLabel);
}

bool UsageScan::read_text_line() {
  const std::string json = record_in_text(prefix_);
  if (json.empty()) return false;
  UsageRecord record;
  json::Value storage;
  if (!read_usage_record(json, storage, record).empty() ||
      !record.has_usage()) {
    return false;
  }
  record.set_line_time(line_label());
  deliver(record, {}, prefix_start_, static_cast<int>(lists_.depth()));
  return true;
}

bool UsageScan::read_quoted_line() {
  std::string_view line = prefix_;
  for (bool first = true; !line.empty(); first = false) {
    JsonCursor cursor(line.data(), line.data() + line.size(), false);
    UsageRecord owner;  // of the text, which the other refers to
    UsageRecord::Text text;
    if (cursor.kind() == json::Value::Kind::string) cursor.text(text);
    UsageRecord record;
    json::Value storage;
    if (!cursor.good() || text.text.empty() ||
        !read_usage_record(unescaped(owner, text.text), storage, record)
             .empty()) {
      if (first) return false;
      unreadable_at({ErrorCode::invalid_json, "", "", Phrase::no_json_object},
                    prefix_start_);
      return true;
    }
    deliver(record, {}, prefix_start_, static_cast<int>(lists_.depth()));
    line.remove_prefix(
        static_cast<std::size_t>(cursor.position() - line.data()));
    const std::size_t next = line.find_first_not_of(" ,]\r\t");
    line.remove_prefix(std::min(next, line.size()));
  }
  return true;
}

bool UsageScan::read_printed(std::string_view bytes) {
  const std::size_t name = bytes.find_first_not_of(" \r\n", 1);
  if (name == bytes.npos || !is_identifier(bytes[name])) return false;
  PythonText text(bytes);
  if (!text.value() || text.length() != bytes.size()) return false;
  UsageRecord record;
  json::Value storage;
  if (!read_usage_record(text.json(), storage, record).empty()) return false;
  deliver(record, {}, start_, static_cast<int>(lists_.depth()));
  return true;
}

// The offending bytes themselves may be anything; they are not repeated.
void UsageScan::unreadable_at(Error error, LogPosition at) {
  ++emitted_;
  error.value.clear();
  sink_.unreadable(error, at);
}

}  // namespace deepseek_cost::usage
