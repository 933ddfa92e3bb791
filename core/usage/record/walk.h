// The one walk over a record, taken over bytes or over a parsed value. Both
// report the same keys and scalars in the same order to the same collector, so
// the two ways of reading cannot come to different answers about a record that
// both can read.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_H_

#include <string_view>

#include "core/usage/record/embedded.h"
#include "core/usage/record/record.h"
#include "core/usage/record/text_record.h"
#include "core/usage/record/walk_agents.h"
#include "core/usage/record/walk_attributes.h"
#include "core/usage/record/walk_counts.h"
#include "core/usage/record/walk_headers.h"
#include "core/usage/record/walk_scalars.h"
#include "core/usage/text/base64.h"

namespace deepseek_cost::usage {

// LangChain writes a message as {"lc":1,…,"kwargs":{…,"usage_metadata":{…}}},
// and LiteLLM has its payload there; elsewhere these are the arguments of a
// call. The cursor is a copy.
template <typename Cursor>
bool holds_message(Cursor ahead, json::Value::Kind kind) {
  if (kind != json::Value::Kind::object) return false;
  std::string_view name;
  for (bool more = ahead.enter(name); more; more = ahead.next(name)) {
    if (name == "usage_metadata" || name == "response_metadata" ||
        name == "standard_logging_object") {
      return true;
    }
    ahead.skip();
  }
  return false;
}

// Whether the object is one itself, as a callback has it, or a list of them:
// {"generations":[[{"message":{…}}]]}. The cursor is a copy.
template <typename Cursor>
bool is_message(Cursor ahead) {
  if (holds_message(ahead, ahead.kind())) return true;
  std::string_view name;
  for (bool more = ahead.enter(name); more; more = ahead.next(name)) {
    if (name == "generations" || name == "lc") return true;
    ahead.skip();
  }
  return false;
}

// Whether an object of anything has counts of tokens, or a list of records.
// The cursor is a copy.
template <typename Cursor>
bool holds_counts(Cursor ahead, json::Value::Kind kind, const Spelling& of) {
  if (kind != json::Value::Kind::object) return false;
  const bool usage = of.kind == KeyKind::usage;
  const bool inner = of.name == "token_count";
  std::string_view name;
  for (bool more = ahead.enter(name); more; more = ahead.next(name)) {
    const Spelling& key = *spelling_of(name);
    const json::Value::Kind found = ahead.kind();
    const bool array = found == json::Value::Kind::array;
    const bool object = found == json::Value::Kind::object;
    // Of Elasticsearch's fields each is a list.
    const bool value =
        is_scalar(found) || (array && of.kind == KeyKind::fields);
    const bool count = key.top != UsageField::none && (key.flat || inner);
    if (value && count) return true;
    if (object && key.kind == KeyKind::usage) return true;
    if (array && !usage && key.kind == KeyKind::list &&
        key.list != ListOf::messages) {
      return true;
    }
    ahead.skip();
  }
  return false;
}

template <typename Cursor>
class Walk {
  using Kind = json::Value::Kind;

 public:
  Walk(Cursor& cursor, UsageRecord& record)
      : cursor_(cursor),
        record_(record),
        counts_(cursor, record),
        agents_(cursor, record),
        headers_(cursor, record),
        scalars_(cursor, record),
        attribute_list_(cursor, record) {}

  void scope(int level, Standing standing, bool root) {
    const int scope = record_.begin_scope(level, standing, root);
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Spelling& key = *spelling_of(name);
      record_.saw_key(scope, key, name);
      if (key.kind != KeyKind::other) {
        member(scope, level, standing, key);
      } else if (cursor_.kind() == Kind::number) {
        other_number(scope, name);
      } else {
        if (attributes_) record_.saw_attribute(name);
        other(level, name);
      }
    }
  }

 private:
  // Under a name that is not known hits, answers or lists of them may stand.
  void other_number(int scope, std::string_view name) {
    if (attributes_) record_.saw_attribute(name);
    const bool hits = speaks_of_hits(name);
    const UsageField side = side_of_split(name);
    if (!hits && side == UsageField::none) return cursor_.skip();
    std::string_view text;
    cursor_.scalar(text);
    if (!cursor_.good()) return;
    if (hits && text != "0") record_.saw_unknown_cache(scope);
    if (side != UsageField::none) {
      record_.saw_claim(scope, side, Kind::number, text);
    }
  }

  void other(int level, std::string_view name) {
    const Kind kind = cursor_.kind();
    if (level > 1 || (kind != Kind::array && kind != Kind::object)) {
      return cursor_.skip();
    }
    const RecordList found = cursor_.list();
    if (!cursor_.good()) return;
    if (kind == Kind::array) {
      record_.saw_other_list(found);
    } else {
      record_.saw_other_object(name, found);
    }
  }

  void member(int scope, int level, Standing standing, const Spelling& key) {
    const Kind kind = cursor_.kind();
    if (key.loose && is_container(key.kind)) {
      const bool list = kind == Kind::array && key.kind == KeyKind::attributes;
      if (!list && !holds_counts(cursor_, kind, key)) {
        return other(level, key.name);
      }
    }
    switch (key.kind) {
      case KeyKind::usage:
        return counts_.usage(scope, standing, key, kind);
      case KeyKind::running_total:
        if (kind != Kind::object) return cursor_.skip();
        return counts_.running_total(key);
      case KeyKind::native_usage:
        return cursor_.skip();
      case KeyKind::model_usage:
        return kind == Kind::object ? agents_.model_usages(key)
                                    : cursor_.skip();
      case KeyKind::parts:
        return kind == Kind::array ? agents_.steps() : cursor_.skip();
      case KeyKind::attempt_stream:
        return kind == Kind::array ? agents_.attempt(scope) : cursor_.skip();
      case KeyKind::chat:
        return kind == Kind::object ? agents_.chat(scope)
                                    : other(level, key.name);
      case KeyKind::event:
        if (kind == Kind::string && event_text(scope)) return;
        if (kind != Kind::object) return scalars_.read(scope, key, kind);
        return inside(scope, level, standing, key, kind);
      case KeyKind::input_details:
      case KeyKind::output_details:
        if (kind == Kind::object) return details(scope, key);
        if (kind == Kind::string && is_only_details(key)) {
          return inside(scope, level, standing, key, kind);
        }
        return scalars_.read(scope, key, kind);
      case KeyKind::model:
        return kind == Kind::object ? scalars_.model(scope, key)
                                    : scalars_.read(scope, key, kind);
      case KeyKind::provider:
        if (key.provider == Provider::mark) {
          record_.saw_seller_mark(scope, key);
          return cursor_.skip();
        }
        if (kind == Kind::object) return scalars_.provider(scope, key);
        return scalars_.read(scope, key, kind);
      case KeyKind::failure:
        return kind == Kind::object ? scalars_.failure(scope, key)
                                    : scalars_.read(scope, key, kind);
      case KeyKind::columns:
        return columns(kind);
      case KeyKind::fields:
        return fields(level, standing, kind);
      case KeyKind::choices:
        return choices(scope, kind);
      case KeyKind::delta:
        return kind == Kind::object ? delta(scope) : other(level, key.name);
      case KeyKind::finish:
        if (kind == Kind::null) record_.saw_finish(scope, Finish::open);
        return scalars_.read(scope, key, kind);
      case KeyKind::cache_details:
        if (kind == Kind::string) return scalars_.read(scope, key, kind);
        return inside(scope, level, standing, key, kind);
      default:
        return plain_member(scope, level, standing, key, kind);
    }
  }

  // Counts, times and what wraps them.
  void plain_member(int scope, int level, Standing standing,
                    const Spelling& key, Kind kind) {
    switch (key.kind) {
      case KeyKind::count:
        if (kind == Kind::string && key.answer) {
          return inside(scope, level, standing, key, kind);
        }
        if (kind == Kind::object && key.answer) {
          return answer(scope, level, standing, key);
        }
        return scalars_.read(scope, key, kind);
      case KeyKind::metadata:
        if (kind == Kind::array && key.name.ends_with("eaders")) {
          return headers_.list(scope);
        }
        return wrapped(scope, level, standing, key, kind);
      case KeyKind::wrapper:
      case KeyKind::request_wrapper:
      case KeyKind::list:
        return wrapped(scope, level, standing, key, kind);
      case KeyKind::text:
      case KeyKind::extra:
        return inside(scope, level, standing, key, kind);
      case KeyKind::body:
        if (kind == Kind::array && level == 1) return content();
        return kind == Kind::object ? body(level, standing) : cursor_.skip();
      case KeyKind::attributes:
        if (kind == Kind::array) return attribute_list_.read(scope);
        if (kind == Kind::object && key.name == "kvlistValue") {
          return attribute_list_.read_object(scope);
        }
        return inside(scope, level, standing, key, kind);
      case KeyKind::time:
        if (kind == Kind::object && !key.loose) {
          return time(scope, level, standing, key);
        }
        return scalars_.read(scope, key, kind);
      default:
        return scalars_.read(scope, key, kind);
    }
  }

  // Splunk's HTTP event collector: what was logged, not the event's name.
  bool event_text(int scope) {
    static constexpr Spelling kLine{.name = "event", .kind = KeyKind::text};
    Cursor ahead = cursor_;
    UsageRecord::Text found;
    found.scope = scope;
    found.key = &kLine;
    ahead.text(found);
    if (!ahead.good() || !may_report_usage(found.text)) return false;
    cursor_ = ahead;
    record_.saw_text(found);
    return true;
  }

  static bool is_container(KeyKind kind) {
    return kind == KeyKind::usage || kind == KeyKind::wrapper ||
           kind == KeyKind::fields || kind == KeyKind::attributes;
  }

  // Where it says itself that an API sent it (Weave, LlamaIndex), as in a text.
  void answer(int scope, int level, Standing standing, const Spelling& key) {
    Cursor ahead = cursor_;
    const RecordList found = ahead.list();
    if (!ahead.good() || !record_.can_enter(level) ||
        !(looks_like_answer(found) || is_message(cursor_))) {
      return scalars_.read(scope, key, Kind::object);
    }
    this->scope(level + 1,
                standing == Standing::client ? standing : Standing::quoted,
                false);
  }

  void content() {
    const RecordList found = cursor_.list();
    if (cursor_.good()) record_.saw_content(found);
  }

  void wrapped(int scope, int level, Standing standing, const Spelling& key,
               Kind kind) {
    // {"requests":3,"prompt_tokens":3000,…}
    if (is_scalar(kind) && (key.name == "requests" || key.name == "calls")) {
      return scalars_.read(scope, key, kind);
    }
    if (key.name == "kwargs" && !holds_message(cursor_, kind)) {
      return cursor_.skip();
    }
    if (key.name == "meta" && kind == Kind::array) return columns(kind);
    inside(scope, level, standing, key, kind);
  }

  void columns(Kind kind) {
    if (kind != Kind::array) return cursor_.skip();
    const RecordList found = cursor_.list();
    if (cursor_.good()) record_.saw_columns(found);
  }

  // {"model":["deepseek-flash"],"usage.prompt_tokens":[1000]}, or the values
  // themselves. Several values of one name are no request's.
  void fields(int level, Standing standing, Kind kind) {
    if (kind == Kind::array && level == 1) {
      const RecordList found = cursor_.list();
      if (cursor_.good()) record_.saw_other_list(found);
      return;
    }
    if (kind != Kind::object || !record_.can_enter(level)) {
      return cursor_.skip();
    }
    const int scope = record_.begin_scope(level + 1, standing, false);
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Spelling& key = *spelling_of(name);
      record_.saw_key(scope, key, name);
      if (key.kind == KeyKind::other) {
        cursor_.skip();
      } else if (cursor_.kind() == Kind::array) {
        only_value(scope, level + 1, standing, key);
      } else {
        member(scope, level + 1, standing, key);
      }
    }
  }

  void only_value(int scope, int level, Standing standing,
                  const Spelling& key) {
    const bool matters = key.kind == KeyKind::count ||
                         key.kind == KeyKind::model ||
                         key.kind == KeyKind::id || key.kind == KeyKind::time;
    bool first = true;
    for (bool more = cursor_.enter_array(); more && cursor_.good();
         more = cursor_.next_item()) {
      if (first) {
        member(scope, level, standing, key);
      } else {
        if (matters) record_.saw_repeated_key(key);
        cursor_.skip();
      }
      first = false;
    }
  }

  // Of counts that stand in the record itself.
  void details(int scope, const Spelling& key) {
    UsageFields* const fields = record_.flat_details(scope, key);
    if (fields == nullptr) return cursor_.skip();
    counts_.details(*fields, key);
  }

  // HAR: {"mimeType":"application/json","encoding":"base64","text":"…"}. What
  // else is called content is a message's, and nothing in it counts.
  void body(int level, Standing standing) {
    if (!record_.can_enter(level)) return cursor_.skip();
    const int scope = record_.begin_scope(level + 1, standing, false);
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Spelling& key = *find_spelling(name);
      const Kind kind = cursor_.kind();
      if (key.kind == KeyKind::media_type || key.kind == KeyKind::encoding) {
        scalars_.read(scope, key, kind);
      } else if (name == "text" && kind == Kind::string) {
        inside(scope, level + 1, standing, key, kind);
      } else {
        cursor_.skip();
      }
    }
  }

  // Several times in an object (opencode: {"created":…,"completed":…}), or one:
  // MongoDB's {"$date":…}, protobuf's and Firestore's {"seconds":…,"nanos":…}.
  void time(int scope, int level, Standing standing, const Spelling& key) {
    if (!record_.can_enter(level)) return cursor_.skip();
    const int inner = record_.begin_scope(level + 1, standing, false);
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      Kind kind = cursor_.kind();
      if (is_typed(name) || name == "seconds" || name == "_seconds") {
        std::string_view text;
        read_unwrapped(cursor_, kind, text);
        if (cursor_.good() && is_scalar(kind)) {
          record_.scalar(scope, key, kind, text);
        }
        continue;
      }
      const Spelling& found = *find_spelling(name);
      record_.saw_key(inner, found, name);
      if (found.kind == KeyKind::other) {
        cursor_.skip();
      } else {
        member(inner, level + 1, standing, found);
      }
    }
  }

  void choices(int scope, Kind kind) {
    if (kind != Kind::array) return cursor_.skip();
    const RecordList found = cursor_.list();
    if (cursor_.good()) record_.saw_choices(scope, found);
  }

  void delta(int scope) {
    const RecordList found = cursor_.list();
    if (cursor_.good()) record_.saw_delta(scope, found);
  }

  // An object to enter, a list to read later, or a text that may be JSON.
  void inside(int scope, int level, Standing standing, const Spelling& key,
              Kind kind) {
    // LiteLLM's rows have their metadata as JSON in a text.
    const bool metadata =
        key.kind == KeyKind::metadata || key.kind == KeyKind::attributes;
    const bool text = key.kind == KeyKind::text || key.kind == KeyKind::extra;
    const bool quoted = key.kind == KeyKind::wrapper ||
                        key.kind == KeyKind::count || metadata ||
                        is_only_details(key);
    const bool list = key.kind == KeyKind::list || key.kind == KeyKind::wrapper;
    if (kind == Kind::object && record_.can_enter(level) &&
        may_be_object(key)) {
      const bool around = attributes_;
      attributes_ = key.kind == KeyKind::attributes;
      this->scope(level + 1, standing_in(key, standing), false);
      attributes_ = around;
      return;
    }
    if (kind == Kind::array && list) {
      RecordList found = cursor_.list();
      found.of = key.list;
      if (cursor_.good()) record_.saw_list(scope, found);
      return;
    }
    if (kind == Kind::string && (text || quoted)) {
      UsageRecord::Text found;
      found.scope = scope;
      found.key = &key;
      cursor_.text(found);
      // Such a key may hold any text; there is not room for all of them.
      const bool wanted = text || may_hold_records(found.text) ||
                          (holds_data(key) && may_be_base64(found.text));
      if (cursor_.good() && wanted) record_.saw_text(found);
      return;
    }
    cursor_.skip();
  }

  static bool holds_data(const Spelling& key) {
    return key.name == "data" || key.name == "body" || key.name == "value" ||
           key.name == "base64_string";
  }

  // GraphQL has an object around each list: {"requests":{"edges":[…]}}.
  static bool may_be_object(const Spelling& key) {
    return key.kind != KeyKind::list || key.list == ListOf::records;
  }

  static Standing standing_in(const Spelling& key, Standing around) {
    if (around == Standing::client) return around;
    if (key.kind == KeyKind::request_wrapper) return Standing::client;
    const bool metadata =
        key.kind == KeyKind::metadata || key.kind == KeyKind::cache_details;
    return metadata && around == Standing::response ? Standing::metadata
                                                    : around;
  }

  Cursor& cursor_;
  UsageRecord& record_;
  WalkCounts<Cursor> counts_;
  WalkAgents<Cursor> agents_;
  WalkHeaders<Cursor> headers_;
  WalkScalars<Cursor> scalars_;
  WalkAttributes<Cursor> attribute_list_;
  bool attributes_ = false;  // the object is a span's
};

// JSON in the texts of the record, and in the texts of that.
void walk_texts(UsageRecord& record);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_H_
