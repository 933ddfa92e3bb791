// The part of the walk that is inside a list of attributes, as spans have them.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_ATTRIBUTES_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_ATTRIBUTES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "core/usage/record/embedded.h"
#include "core/usage/record/record.h"
#include "core/usage/record/walk_counts.h"
#include "core/usage/text/digits.h"

namespace deepseek_cost::usage {

template <typename Cursor>
class WalkAttributes {
  using Kind = json::Value::Kind;

 public:
  WalkAttributes(Cursor& cursor, UsageRecord& record)
      : cursor_(cursor), record_(record) {}

  // [{"key":"gen_ai.usage.input_tokens","value":{"intValue":"1000"}}, …]
  void read(int scope) { read(scope, {}); }

  // What OTLP writes for an object: {"values":[{"key":…,"value":…}, …]}.
  void read_object(int scope) { read_object(scope, {}); }

 private:
  static constexpr std::size_t kMostPath = 256;

  struct Attribute {
    std::string_view name;
    Kind kind = Kind::null;
    UsageRecord::Text text;
  };

  // `path`: the names of the objects around, as find_flattened() takes them.
  void read(int scope, std::string_view path) {
    for (bool more = cursor_.enter_array(); more && cursor_.good();
         more = cursor_.next_item()) {
      if (cursor_.kind() == Kind::object) {
        attribute(scope, path);
      } else {
        cursor_.skip();
      }
    }
  }

  void read_object(int scope, std::string_view path) {
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      if (name == "values" && cursor_.kind() == Kind::array) {
        read(scope, path);
      } else {
        cursor_.skip();
      }
    }
  }

  void attribute(int scope, std::string_view path) {
    std::string_view name;
    const Spelling* key = find_spelling({});
    Attribute value;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Kind found = cursor_.kind();
      if (name == "key" && found == Kind::string) {
        cursor_.scalar(value.name);
        key = path.empty() ? find_spelling(value.name)
                           : find_inside(path, value.name);
        if (key->kind == KeyKind::other) record_.saw_attribute(value.name);
      } else if (name == "value" && found == Kind::object) {
        this->value(scope, value);
      } else if (name == "value" && is_scalar(found)) {
        read_value(value, found);
      } else {
        cursor_.skip();
      }
    }
    if (!cursor_.good()) return;
    attribute_found(scope, *key, value);
  }

  void read_value(Attribute& value, Kind kind) {
    value.kind = kind;
    if (kind == Kind::string) {
      value.text.escaped = false;
      cursor_.text(value.text);
    } else {
      cursor_.scalar(value.text.text);
    }
  }

  const Spelling* find_inside(std::string_view path, std::string_view& name) {
    std::string all(path);
    all += '.';
    all += name;
    name = record_.own(std::move(all));
    return find_flattened(name);
  }

  void value(int scope, Attribute& value) {
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const bool object = name == "kvlistValue" && !value.name.empty() &&
                          value.name.size() < kMostPath;
      if (is_scalar(cursor_.kind())) {
        read_value(value, cursor_.kind());
      } else if (object && cursor_.kind() == Kind::object) {
        read_object(scope, value.name);
      } else {
        cursor_.skip();
      }
    }
  }

  void attribute_found(int scope, const Spelling& key, Attribute& value) {
    if (!is_scalar(value.kind)) return;
    if (key.kind == KeyKind::other) {
      const bool hits = speaks_of_hits(value.name) && value.text.text != "0";
      if (hits && are_digits(value.text.text)) record_.saw_unknown_cache(scope);
      return;
    }
    const bool holds_text = key.kind == KeyKind::usage ||
                            key.kind == KeyKind::metadata ||
                            is_only_details(key);
    if (holds_text && value.kind == Kind::string) {
      value.text.scope = scope;
      value.text.key = &key;
      if (may_hold_records(value.text.text)) record_.saw_text(value.text);
      return;
    }
    std::string_view text = value.text.text;
    if (value.text.escaped) text = unescaped(record_, text);
    record_.scalar(scope, key, value.kind, text);
  }

  Cursor& cursor_;
  UsageRecord& record_;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_ATTRIBUTES_H_
