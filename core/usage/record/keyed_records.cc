#include "core/usage/record/keyed_records.h"

#include "core/usage/record/json_cursor.h"
#include "core/usage/record/record.h"
#include "core/usage/record/spellings.h"

namespace deepseek_cost::usage {
namespace {

using Kind = json::Value::Kind;

bool may_be_id(std::string_view key) {
  return key.find_first_of("0123456789") != std::string_view::npos;
}

bool is_record(std::string_view value) {
  const std::size_t begin = value.find('{');
  if (begin == std::string_view::npos) return false;
  UsageRecord record;
  std::size_t length = 0;
  return read_usage_record_fast(value.substr(begin), true, record, length) &&
         record.has_usage() && !record.model().empty();
}

}  // namespace

std::vector<std::string_view> keyed_records(std::string_view object) {
  std::vector<std::string_view> values;
  bool ids = true;
  bool objects = false;
  JsonCursor cursor(object.data(), object.data() + object.size(), true);
  if (cursor.kind() != Kind::object) return {};
  std::string_view key;
  for (bool more = cursor.enter(key); more; more = cursor.next(key)) {
    if (find_spelling(key)->kind != KeyKind::other) return {};
    const Kind kind = cursor.kind();
    const char* const begin = cursor.position();
    cursor.skip();
    if (!cursor.good()) return {};
    ids = ids && may_be_id(key);
    if (kind != Kind::object && kind != Kind::array) continue;
    objects = objects || kind == Kind::object;
    const std::string_view value(
        begin, static_cast<std::size_t>(cursor.position() - begin));
    if (values.empty() && !is_record(value)) return {};
    values.push_back(value);
  }
  if (objects && !ids) return {};
  return cursor.good() ? values : std::vector<std::string_view>();
}

}  // namespace deepseek_cost::usage
