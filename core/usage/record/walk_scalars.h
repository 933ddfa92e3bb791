// The part of the walk that reads single values: scalars, and the objects that
// some write in their place.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_SCALARS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_SCALARS_H_

#include <string_view>

#include "core/usage/record/record.h"
#include "core/usage/record/walk_counts.h"

namespace deepseek_cost::usage {

template <typename Cursor>
class WalkScalars {
  using Kind = json::Value::Kind;

 public:
  WalkScalars(Cursor& cursor, UsageRecord& record)
      : cursor_(cursor), record_(record) {}

  void read(int scope, const Spelling& key, Kind kind) {
    if (kind == Kind::boolean) {
      return record_.boolean(scope, key, cursor_.boolean());
    }
    if (kind == Kind::array && key.kind == KeyKind::proxy_cache) {
      return each_of(scope, key);
    }
    if (kind != Kind::object && !is_scalar(kind)) return cursor_.skip();
    std::string_view text;
    read_unwrapped(cursor_, kind, text);
    if (cursor_.good() && is_scalar(kind)) {
      record_.scalar(scope, key, kind, text);
    }
  }

  // {"providerID":"deepseek","modelID":"…"}, {"id":"…","name":"…"}
  void model(int scope, const Spelling& key) {
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Kind kind = cursor_.kind();
      const Spelling& found = *find_spelling(name);
      const bool named = found.kind == KeyKind::model || name == "id" ||
                         name == "name" || name == "slug" || is_typed(name);
      if (named && kind == Kind::string) {
        read(scope, key, kind);
      } else if (found.kind == KeyKind::provider) {
        read(scope, found, kind);
      } else {
        cursor_.skip();
      }
    }
  }

  // {"id":"siliconflow","name":"SiliconFlow"}: its name says more than its id,
  // which may be a number or a hash.
  void provider(int scope, const Spelling& key) {
    std::string_view id;
    std::string_view called;
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const bool text = cursor_.kind() == Kind::string;
      const Spelling& found = *find_spelling(name);
      if (text && (name == "name" || is_typed(name))) {
        cursor_.scalar(called);
      } else if (text && (name == "id" || name == "slug")) {
        cursor_.scalar(id);
      } else if (found.kind == KeyKind::provider) {
        read(scope, found, cursor_.kind());
      } else {
        cursor_.skip();
      }
    }
    const std::string_view all = called.empty() ? id : called;
    if (cursor_.good() && !all.empty()) {
      record_.scalar(scope, key, Kind::string, all);
    }
  }

  // {"level":{"name":"ERROR","no":40}} of loguru, {"error":{"message":…}}
  void failure(int scope, const Spelling& key) {
    if (key.failure != Failure::if_named) return error_object(scope);
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      if (name == "name") {
        read(scope, key, cursor_.kind());
      } else {
        cursor_.skip();
      }
    }
  }

 private:
  // Go, and others whose headers may stand twice: {"x-cache":["HIT"]}.
  void each_of(int scope, const Spelling& key) {
    for (bool more = cursor_.enter_array(); more && cursor_.good();
         more = cursor_.next_item()) {
      if (is_scalar(cursor_.kind())) {
        read(scope, key, cursor_.kind());
      } else {
        cursor_.skip();
      }
    }
  }

  void error_object(int scope) {
    const RecordList object = cursor_.list();
    const bool empty = object.tree != nullptr
                           ? object.tree->members.empty()
                           : object.bytes.find('"') == std::string_view::npos;
    if (cursor_.good() && !empty) record_.saw_error(scope);
  }

  Cursor& cursor_;
  UsageRecord& record_;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_SCALARS_H_
