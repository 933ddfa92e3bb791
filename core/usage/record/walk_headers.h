// The part of the walk that is inside a list of headers: only what a proxy says
// of its cache counts there.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_HEADERS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_HEADERS_H_

#include <string_view>

#include "core/usage/record/record.h"

namespace deepseek_cost::usage {

template <typename Cursor>
class WalkHeaders {
  using Kind = json::Value::Kind;

 public:
  WalkHeaders(Cursor& cursor, UsageRecord& record)
      : cursor_(cursor), record_(record) {}

  // HAR and nginx: [{"name":"X-Cache","value":"HIT"}]; Python, Node and Rust:
  // [["x-cache","HIT"]].
  void list(int scope) {
    for (bool more = cursor_.enter_array(); more && cursor_.good();
         more = cursor_.next_item()) {
      std::string_view name;
      std::string_view value;
      if (cursor_.kind() == Kind::object) {
        header(name, value);
      } else if (cursor_.kind() == Kind::array) {
        header_pair(name, value);
      } else {
        cursor_.skip();
      }
      const Spelling& key = *find_spelling(name);
      if (cursor_.good() && key.kind == KeyKind::proxy_cache) {
        record_.scalar(scope, key, Kind::string, value);
      }
    }
  }

 private:
  void header(std::string_view& name, std::string_view& value) {
    std::string_view key;
    for (bool more = cursor_.enter(key); more; more = cursor_.next(key)) {
      const bool text = cursor_.kind() == Kind::string;
      if (text && (key == "name" || key == "key")) {
        cursor_.scalar(name);
      } else if (text && key == "value") {
        header_value(value);
      } else {
        cursor_.skip();
      }
    }
  }

  void header_pair(std::string_view& name, std::string_view& value) {
    int i = 0;
    for (bool more = cursor_.enter_array(); more && cursor_.good();
         more = cursor_.next_item()) {
      const bool text = cursor_.kind() == Kind::string;
      if (text && i == 0) {
        cursor_.scalar(name);
      } else if (text && i == 1) {
        header_value(value);
      } else {
        cursor_.skip();
      }
      ++i;
    }
  }

  // Others than those that are looked for may have escapes.
  void header_value(std::string_view& value) {
    UsageRecord::Text text;
    cursor_.text(text);
    value = text.text;
  }

  Cursor& cursor_;
  UsageRecord& record_;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_HEADERS_H_
