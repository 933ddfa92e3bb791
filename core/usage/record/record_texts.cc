// What stands in the texts of a record: objects, and the events of streams.
#include <string>
#include <utility>
#include <vector>

#include "core/usage/record/embedded.h"
#include "core/usage/record/json_cursor.h"
#include "core/usage/record/text_record.h"
#include "core/usage/record/tree_cursor.h"
#include "core/usage/record/walk.h"
#include "core/usage/text/base64.h"
#include "core/usage/text/event_stream.h"
#include "core/usage/text/python_text.h"

namespace deepseek_cost::usage {
namespace {

using Kind = json::Value::Kind;

std::string_view plain_text(UsageRecord& record,
                            const UsageRecord::Text& text) {
  constexpr std::size_t kMost = 64;  // of a line without data
  if (text.text.size() > kMost) return text.text;
  return text.escaped ? unescaped(record, text.text) : text.text;
}

// A line of text, where it holds a record as such.
std::string_view line_as_json(UsageRecord& record,
                              const UsageRecord::Text& text) {
  if (!may_report_usage(text.text)) return {};
  return record.own(
      record_in_text(text.escaped ? unescaped(record, text.text) : text.text));
}

// One of the objects in a text, as a record of its own.
void read_event(UsageRecord& record, std::string_view object) {
  UsageRecord event;
  json::Value storage;
  std::size_t length = 0;
  if (!read_usage_record_fast(object, true, event, length) ||
      length != object.size()) {
    event = UsageRecord();
    if (!read_usage_record_slow(object, storage, event).empty()) {
      return record.saw_unreadable_text();
    }
  }
  record.add_event(event);
}

// Whether the walk over its bytes comes to their end.
bool can_walk(std::string_view json) {
  UsageRecord scratch;
  JsonCursor cursor(json.data(), json.data() + json.size(), true);
  Walk<JsonCursor>(cursor, scratch).scope(1, Standing::response, true);
  return cursor.good() && cursor.position() == json.data() + json.size();
}

// The object that a text holds, by the full parser; nullptr for none.
const json::Value* parsed_object(UsageRecord& record, std::string_view json) {
  Result<json::Value> parsed = parse_record(json);
  if (!parsed || parsed->kind != Kind::object) return nullptr;
  return &record.own(std::move(parsed).value());
}

void walk_object(UsageRecord& record, std::string_view json, int level,
                 Standing standing, bool root) {
  if (record.of_tree() && !can_walk(json)) {
    const json::Value* const object = parsed_object(record, json);
    if (object == nullptr) return record.saw_unreadable_text();
    TreeCursor cursor(*object);
    return Walk<TreeCursor>(cursor, record).scope(level, standing, root);
  }
  JsonCursor cursor(json.data(), json.data() + json.size(), true);
  Walk<JsonCursor>(cursor, record).scope(level, standing, root);
  const bool whole = cursor.position() == json.data() + json.size();
  if (!cursor.good() || !whole) record.saw_unreadable_text();
}

// A usage, or the details of counts.
template <typename Cursor>
void walk_counts(UsageRecord& record, const UsageRecord::Text& text,
                 Cursor& cursor) {
  WalkCounts<Cursor> counts(cursor, record);
  if (text.key->kind == KeyKind::usage) {
    counts.usage_in_text(text.scope, *text.key);
  } else if (UsageFields* flat = record.flat_details(text.scope, *text.key)) {
    counts.details(*flat, *text.key);
  } else {
    cursor.skip();
  }
}

// Python's logging prints dicts.
void walk_usage(UsageRecord& record, const UsageRecord::Text& text,
                std::string_view json) {
  if (json.starts_with("{'")) {
    PythonText python(json);
    if (python.value() && python.length() == json.size()) {
      json = record.own(python.json());
    }
  }
  if (record.of_tree() && !can_walk(json)) {
    const json::Value* const object = parsed_object(record, json);
    if (object == nullptr) return record.saw_unreadable_text();
    TreeCursor cursor(*object);
    return walk_counts(record, text, cursor);
  }
  JsonCursor cursor(json.data(), json.data() + json.size(), true);
  if (cursor.kind() == Kind::object) walk_counts(record, text, cursor);
  const bool whole = cursor.position() == json.data() + json.size();
  if (json.empty() || !cursor.good() || !whole) record.saw_unreadable_text();
}

// Metadata may be anything else as well.
bool speaks_of_usage(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos &&
         (text[first] == '{' || text[first] == '\\') &&
         (text.find("usage") != std::string_view::npos ||
          text.find("okens") != std::string_view::npos);
}

void walk_text(UsageRecord& record, const UsageRecord::Text& text) {
  const int level = record.level_of(text.scope);
  if (!record.wants_text(text) || !record.can_enter(level)) return;
  const KeyKind kind = text.key->kind;
  const bool log_line = kind == KeyKind::text;
  // A body that is called content may as well be a message's.
  const bool sure = !record.is_body(text) &&
                    (log_line || kind == KeyKind::extra ||
                     record.in_envelope(text) || may_be_base64(text.text));
  const bool attributes = kind == KeyKind::attributes;
  const bool metadata = kind == KeyKind::metadata || attributes;
  if (metadata && !speaks_of_usage(text.text)) return;
  const Standing standing = kind == KeyKind::metadata ? Standing::metadata
                            : sure || attributes      ? Standing::response
                                                      : Standing::quoted;
  std::string_view content = embedded_content(record, text);
  if (kind == KeyKind::usage || kind == KeyKind::input_details ||
      kind == KeyKind::output_details) {
    return walk_usage(record, text, content);
  }
  if (log_line && !content.starts_with('{')) {
    const std::string_view line =
        content.empty() ? plain_text(record, text) : content;
    if (carries_no_data(line)) {
      return record.saw_empty_line(ends_event_stream(line));
    }
  }
  if (log_line && (content.empty() || content.starts_with("{'"))) {
    content = line_as_json(record, text);
  }
  if (content.empty()) return;
  if (!content.starts_with('{')) {
    std::vector<std::string> events = objects_of_events(content);
    const bool body = !log_line || text.key->answer || record.is_body(text);
    if (body || events.size() != 1) {
      for (const std::string& event : events) {
        if (sure || looks_like_answer(event)) read_event(record, event);
      }
      return record.end_events(level + 1, standing, body);
    }
    content = record.own(std::move(events.front()));
  }
  if (!sure && !metadata && !looks_like_answer(content)) return;
  walk_object(record, content, level + 1, standing, log_line);
}

}  // namespace

void walk_texts(UsageRecord& record) {
  for (std::size_t i = 0; i < record.text_count(); ++i) {
    walk_text(record, UsageRecord::Text(record.text(i)));
  }
}

}  // namespace deepseek_cost::usage
