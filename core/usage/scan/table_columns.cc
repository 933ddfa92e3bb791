#include "core/usage/scan/table_columns.h"

#include <algorithm>
#include <utility>

#include "core/base/ascii.h"
#include "core/json/parse.h"
#include "core/usage/record/record.h"
#include "core/usage/text/python_text.h"

namespace deepseek_cost::usage {
namespace {

using K = KeyKind;
using Kind = json::Value::Kind;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// "Cached tokens", "Timestamp (UTC)" as keys are written.
std::string as_key(std::string_view heading) {
  std::string key;
  for (const char c : heading) {
    const bool gap = c == ' ' || c == '-' || c == '/';
    key += gap ? '_' : to_lower(c);
  }
  constexpr std::string_view kZone = "_(utc)";
  if (key.ends_with(kZone)) key.resize(key.size() - kZone.size());
  return key;
}

// The name by which the table knows the heading; the heading itself if it
// doesn't.
std::string known_name(std::string_view heading) {
  heading = trimmed(heading);
  if (find_spelling(heading)->kind != K::other) return std::string(heading);
  std::string key = as_key(heading);
  return find_spelling(key)->kind != K::other ? key : std::string(heading);
}

constexpr std::size_t kMostPath = 8;

std::vector<std::string> path_of(std::string_view heading) {
  heading = trimmed(heading);
  // So Datadog exports the attributes of a log line.
  const bool attribute =
      heading.starts_with('@') && find_spelling(heading)->kind == K::other;
  if (attribute) heading.remove_prefix(1);
  const std::string whole = known_name(heading);
  constexpr std::string_view kFlat = "usage_";
  if (whole.starts_with(kFlat)) {
    const std::string rest = whole.substr(kFlat.size());
    if (find_spelling(rest)->kind == K::count) return {"usage", rest};
  }
  std::vector<std::string> path;
  while (true) {
    std::string rest = known_name(heading);
    if (find_spelling(rest)->kind != K::other) {
      path.push_back(std::move(rest));
      return path;
    }
    const std::size_t dot = heading.find('.');
    path.push_back(known_name(heading.substr(0, dot)));
    if (dot == std::string_view::npos || path.size() == kMostPath) {
      return path;
    }
    heading.remove_prefix(dot + 1);
  }
}

// What cannot be the model's own words, though JSON may stand in it.
bool holds_json(const Spelling& key) {
  switch (key.kind) {
    case K::usage:
    case K::running_total:
    case K::input_details:
    case K::output_details:
    case K::cache_details:
    case K::metadata:
    case K::attributes:
      return true;
    case K::wrapper:
      return key.name == "data" || key.name == "payload" ||
             key.name == "properties" || key.name == "jsonPayload" ||
             key.name == "detail" || key.name == "_source";
    default:
      return false;
  }
}

// Where an answer, or a line of a log, may stand as text.
bool holds_text(const Spelling& key) {
  return (key.kind == K::wrapper && !key.loose) || key.kind == K::text ||
         key.kind == K::extra;
}

bool is_usage(std::string_view name) {
  const Spelling& key = *find_spelling(name);
  return key.kind == K::usage && !key.loose;
}

bool may_be_heading(std::string_view field) {
  constexpr std::size_t kLongest = 96;
  return field.size() <= kLongest &&
         field.find_first_of("={}<>;") == std::string_view::npos &&
         (field.find(": ") == std::string_view::npos ||
          field.starts_with("Unnamed: ")) &&  // pandas
         (field.empty() || !is_digit(field[0]));
}

bool counts_requests(std::string_view heading) {
  const std::string key = as_key(trimmed(heading));
  for (const std::string_view name :
       {"requests", "request_count", "requests_count", "num_requests",
        "total_requests", "n_requests", "number_of_requests", "api_requests",
        "num_model_requests", "calls", "call_count", "num_calls", "total_calls",
        "api_call_count", "invocations", "invocation_count", "llm_calls",
        "doc_count", "cnt"}) {
    if (key == name) return true;
  }
  return false;
}

bool is_count_of(const Spelling& key, UsageField a, UsageField b) {
  return key.flat && (key.top == a || key.top == b);
}

json::Value text_value(std::string_view text) {
  json::Value value;
  value.kind = Kind::string;
  value.text = text;
  return value;
}

json::Value field_value(const TableColumn& column, std::string_view field) {
  const std::string_view text = trimmed(field);
  if (!column.json || !text.starts_with('{')) return text_value(field);
  if (Result<json::Value> parsed = json::parse(text)) {
    return std::move(parsed).value();
  }
  PythonText python(text);
  if (python.value() && python.length() == text.size()) {
    if (Result<json::Value> parsed = json::parse(python.json())) {
      return std::move(parsed).value();
    }
  }
  return text_value(field);
}

json::Value& member_object(json::Value& object, const std::string& key) {
  for (json::Member& member : object.members) {
    if (member.key == key && member.value.kind == Kind::object) {
      return member.value;
    }
  }
  object.members.push_back({key, {}});
  object.members.back().value.kind = Kind::object;
  return object.members.back().value;
}

}  // namespace

TableColumn::TableColumn(std::string_view heading)
    : path(path_of(heading)),
      key(find_spelling(path.back())),
      json(holds_json(*key)) {}

bool TableColumn::holds_more() const { return json || holds_text(*key); }

TableKind table_kind(const std::vector<std::string>& header) {
  constexpr std::size_t kFewestOfOther = 4;
  if (header.size() < 2 ||
      !std::all_of(header.begin(), header.end(), may_be_heading)) {
    return TableKind::none;
  }
  bool input = false;
  bool output = false;
  bool hits = false;
  bool misses = false;
  bool usage = false;
  bool text = false;
  bool named = false;
  for (const std::string& heading : header) {
    const TableColumn column(heading);
    const Spelling& key = *column.key;
    input = input || is_count_of(key, UsageField::prompt, UsageField::input);
    hits =
        hits || is_count_of(key, UsageField::hit_api, UsageField::hit_either);
    misses = misses || is_count_of(key, UsageField::miss, UsageField::miss);
    output = output || is_count_of(key, UsageField::output, UsageField::output);
    usage =
        usage || std::any_of(column.path.begin(), column.path.end(), is_usage);
    text = text || holds_text(key) || key.kind == K::usage;
    named = named || key.kind == K::model || key.kind == K::time ||
            key.kind == K::id;
  }
  input = input || (hits && misses);
  if ((input && output) || usage || (text && named)) {
    const bool sums =
        std::any_of(header.begin(), header.end(), counts_requests);
    return sums ? TableKind::sums : TableKind::log;
  }
  return header.size() < kFewestOfOther ? TableKind::none : TableKind::other;
}

void add_field(json::Value& record, const TableColumn& column,
               const json::Value& value) {
  json::Value* object = &record;
  for (std::size_t part = 0; part + 1 < column.path.size(); ++part) {
    object = &member_object(*object, column.path[part]);
  }
  object->members.push_back(
      {column.path.back(),
       value.kind == Kind::string ? field_value(column, value.text) : value});
}

json::Value row_as_record(const std::vector<TableColumn>& columns,
                          const CsvFields& fields) {
  json::Value record;
  record.kind = Kind::object;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (trimmed(fields[i]).empty()) continue;
    add_field(record, columns[i], text_value(fields[i]));
  }
  return record;
}

}  // namespace deepseek_cost::usage
