// The one walk over a record, taken over bytes or over a parsed value. Both
// report the same keys and scalars in the same order to the same collector, so
// the two ways of reading cannot come to different answers about a record that
// both can read.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_H_

#include <string_view>

#include "core/usage/record/embedded.h"
#include "core/usage/record/record.h"
#include "core/usage/text/base64.h"

namespace deepseek_cost::usage {

inline bool is_scalar(json::Value::Kind kind) {
  using Kind = json::Value::Kind;
  return kind == Kind::string || kind == Kind::number;
}

// Where a count stands.
enum class Place : std::uint8_t { usage, input, output, cache };

template <typename Cursor>
class Walk {
  using Kind = json::Value::Kind;

 public:
  Walk(Cursor& cursor, UsageRecord& record)
      : cursor_(cursor), record_(record) {}

  void scope(int level, Standing standing, bool root) {
    const int scope = record_.begin_scope(level, standing, root);
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Spelling& key = *find_spelling(name);
      record_.saw_key(scope, key, name);
      if (key.kind != KeyKind::other) {
        member(scope, level, standing, key);
      } else if (cursor_.kind() == Kind::number && speaks_of_hits(name)) {
        unknown_hits(scope);
      } else if (level == 1 && cursor_.kind() == Kind::array) {
        const RecordList found = cursor_.list();
        if (cursor_.good()) record_.saw_other_list(found);
      } else {
        cursor_.skip();
      }
    }
  }

  // The cursor stands at an object.
  void usage_in_text(int scope, const Spelling& key) {
    UsageFields* const fields = record_.begin_usage(scope, key);
    if (fields != nullptr) counts(*fields, key, Place::usage);
  }

 private:
  void unknown_hits(int scope) {
    std::string_view text;
    cursor_.scalar(text);
    if (cursor_.good() && text != "0") record_.saw_unknown_cache(scope);
  }

  void member(int scope, int level, Standing standing, const Spelling& key) {
    const Kind kind = cursor_.kind();
    switch (key.kind) {
      case KeyKind::usage:
        return usage(scope, standing, key, kind);
      case KeyKind::running_total:
        if (kind != Kind::object) return cursor_.skip();
        return counts(record_.running_total(), key, Place::usage);
      case KeyKind::native_usage:
        return cursor_.skip();
      case KeyKind::failure:
        if (kind == Kind::object) return error_object(scope);
        return scalar(scope, key, kind);
      case KeyKind::choices:
        return choices(scope, kind);
      case KeyKind::finish:
        if (kind == Kind::null) record_.saw_finish(scope, Finish::open);
        return scalar(scope, key, kind);
      case KeyKind::cache_details:
        if (kind == Kind::string) return scalar(scope, key, kind);
        return inside(scope, level, standing, key, kind);
      case KeyKind::count:
        if (kind == Kind::string && key.argument == 1) {
          return inside(scope, level, standing, key, kind);
        }
        return scalar(scope, key, kind);
      case KeyKind::wrapper:
      case KeyKind::metadata:
      case KeyKind::request_wrapper:
      case KeyKind::list:
      case KeyKind::text:
      case KeyKind::extra:
        return inside(scope, level, standing, key, kind);
      case KeyKind::body:
        return kind == Kind::object ? body(level, standing) : cursor_.skip();
      case KeyKind::attributes:
        if (kind == Kind::array) return attributes(scope);
        if (key.argument == 1) return cursor_.skip();  // of anything else
        return inside(scope, level, standing, key, kind);
      case KeyKind::time:
        if (kind == Kind::object) return time(scope, level, standing, key);
        return scalar(scope, key, kind);
      default:
        return scalar(scope, key, kind);
    }
  }

  void scalar(int scope, const Spelling& key, Kind kind) {
    if (kind == Kind::boolean) {
      return record_.boolean(scope, key, cursor_.boolean());
    }
    const bool wrapped = kind == Kind::object && may_be_wrapped(key.kind);
    if (!wrapped && !is_scalar(kind)) return cursor_.skip();
    std::string_view text;
    unwrapped(kind, text);
    if (cursor_.good() && is_scalar(kind)) {
      record_.scalar(scope, key, kind, text);
    }
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
        scalar(scope, key, kind);
      } else if (name == "text" && kind == Kind::string) {
        inside(scope, level + 1, standing, key, kind);
      } else {
        cursor_.skip();
      }
    }
  }

  static bool may_be_wrapped(KeyKind kind) {
    return kind == KeyKind::count || kind == KeyKind::id ||
           kind == KeyKind::status;
  }

  // A scalar, or one in MongoDB's extended JSON: {"$numberInt":"12"}. `kind`
  // stays what it was where it is neither.
  void unwrapped(Kind& kind, std::string_view& text) {
    if (is_scalar(kind)) return cursor_.scalar(text);
    if (kind != Kind::object) return cursor_.skip();
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Kind found = cursor_.kind();
      if (name.starts_with('$') && is_scalar(found)) {
        kind = found;
        cursor_.scalar(text);
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
      if (name.starts_with('$') || name == "seconds" || name == "_seconds") {
        std::string_view text;
        unwrapped(kind, text);
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

  void error_object(int scope) {
    const RecordList object = cursor_.list();
    const bool empty = object.tree != nullptr
                           ? object.tree->members.empty()
                           : object.bytes.find('"') == std::string_view::npos;
    if (cursor_.good() && !empty) record_.saw_error(scope);
  }

  void choices(int scope, Kind kind) {
    if (kind != Kind::array) return cursor_.skip();
    const RecordList found = cursor_.list();
    if (cursor_.good()) record_.saw_choices(scope, found);
  }

  // An object to enter, a list to read later, or a text that may be JSON.
  void inside(int scope, int level, Standing standing, const Spelling& key,
              Kind kind) {
    const bool text = key.kind == KeyKind::text || key.kind == KeyKind::extra;
    const bool quoted =
        key.kind == KeyKind::wrapper || key.kind == KeyKind::count;
    const bool list = key.kind == KeyKind::list || key.kind == KeyKind::wrapper;
    if (kind == Kind::object && record_.can_enter(level) &&
        may_be_object(key)) {
      return this->scope(level + 1, standing_in(key, standing), false);
    }
    if (kind == Kind::array && list) {
      RecordList found = cursor_.list();
      found.of_messages = key.argument == 1;
      found.of_spans = key.argument == 2;
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
    return key.name == "data" || key.name == "body" || key.name == "value";
  }

  // GraphQL has an object around each list: {"requests":{"edges":[…]}}.
  static bool may_be_object(const Spelling& key) {
    return key.kind != KeyKind::list || key.argument == 0;
  }

  static Standing standing_in(const Spelling& key, Standing around) {
    if (around == Standing::client) return around;
    if (key.kind == KeyKind::request_wrapper) return Standing::client;
    const bool metadata =
        key.kind == KeyKind::metadata || key.kind == KeyKind::cache_details;
    return metadata && around == Standing::response ? Standing::metadata
                                                    : around;
  }

  // [{"key":"gen_ai.usage.input_tokens","value":{"intValue":"1000"}}, …]
  void attributes(int scope) {
    for (bool more = cursor_.enter_array(); more && cursor_.good();
         more = cursor_.next_item()) {
      if (cursor_.kind() == Kind::object) {
        attribute(scope);
      } else {
        cursor_.skip();
      }
    }
  }

  void attribute(int scope) {
    const Spelling* key = find_spelling({});
    Kind kind = Kind::null;
    std::string_view text;
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Kind found = cursor_.kind();
      if (name == "key" && found == Kind::string) {
        std::string_view attribute;
        cursor_.scalar(attribute);
        key = find_spelling(attribute);
      } else if (name == "value" && found == Kind::object) {
        value(kind, text);
      } else if (name == "value" && is_scalar(found)) {
        kind = found;
        cursor_.scalar(text);
      } else {
        cursor_.skip();
      }
    }
    const bool known = key->kind != KeyKind::other && is_scalar(kind);
    if (cursor_.good() && known) record_.scalar(scope, *key, kind, text);
  }

  void value(Kind& kind, std::string_view& text) {
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      if (is_scalar(cursor_.kind())) {
        kind = cursor_.kind();
        cursor_.scalar(text);
      } else {
        cursor_.skip();
      }
    }
  }

  void usage(int scope, Standing standing, const Spelling& key, Kind kind) {
    if (kind == Kind::object) {
      UsageFields* const fields = record_.begin_usage(scope, key);
      if (fields == nullptr) return cursor_.skip();
      return counts(*fields, key, Place::usage);
    }
    if (kind == Kind::array) return usage_parts(scope, key);
    // As databases give it out: {"usage":"{\"prompt_tokens\":1000,…}"}.
    if (kind == Kind::string && standing != Standing::client) {
      UsageRecord::Text found;
      found.scope = scope;
      found.key = &key;
      cursor_.text(found);
      if (!cursor_.good()) return;
      if (may_hold_records(found.text)) return record_.saw_text(found);
      return record_.saw_misshapen_usage(scope, key);
    }
    cursor_.skip();
    if (standing == Standing::client) return;
    if (kind == Kind::null) {
      record_.saw_null_usage();
    } else {
      record_.saw_misshapen_usage(scope, key);
    }
  }

  // [{"prompt_tokens":1000},{"completion_tokens":50}]
  void usage_parts(int scope, const Spelling& key) {
    UsageFields* const fields = record_.begin_usage(scope, key);
    if (fields == nullptr) return cursor_.skip();
    for (bool more = cursor_.enter_array(); more && cursor_.good();
         more = cursor_.next_item()) {
      if (cursor_.kind() == Kind::object) {
        UsageFields part;
        counts(part, key, Place::usage);
        fields->add_part(part);
      } else {
        cursor_.skip();
        fields->set_misshapen();
      }
    }
  }

  // `number`: what the object may be instead, as MongoDB writes a number.
  void counts(UsageFields& fields, const Spelling& of, Place place,
              const Spelling* number = nullptr) {
    std::uint64_t seen[kMostSpellings / 64] = {};
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Spelling& key = *find_spelling(name);
      if (place == Place::usage) record_.saw_usage_key(name);
      const Kind kind = cursor_.kind();
      if (number != nullptr && name.starts_with('$')) {
        count(fields, number->top, *number, kind);
        continue;
      }
      if (key.kind != KeyKind::other) {
        const std::uint64_t bit = std::uint64_t{1} << (key.number % 64);
        if ((seen[key.number / 64] & bit) != 0) record_.saw_repeated_key(key);
        seen[key.number / 64] |= bit;
      }
      count_or_details(fields, of, key, name, kind, place);
    }
  }

  // Gemini's are by modality; Java's may be a list of one.
  void details_parts(UsageFields& fields, const Spelling& of, Place place) {
    for (bool more = cursor_.enter_array(); more && cursor_.good();
         more = cursor_.next_item()) {
      if (cursor_.kind() == Kind::object) {
        counts(fields, of, place);
      } else {
        cursor_.skip();
        fields.set_misshapen();
      }
    }
  }

  void count_or_details(UsageFields& fields, const Spelling& of,
                        const Spelling& key, std::string_view name, Kind kind,
                        Place place) {
    if (place == Place::usage && is_details(key.kind)) {
      if (kind == Kind::object) {
        const bool both = key.top != UsageField::none;
        return counts(fields, of, place_of(key.kind), both ? &key : nullptr);
      }
      if (kind == Kind::array && key.top == UsageField::none) {
        return details_parts(fields, of, place_of(key.kind));
      }
      if (key.top == UsageField::none) {
        cursor_.skip();
        if (kind != Kind::null && key.kind != KeyKind::cache_details) {
          fields.set_misshapen();
        }
        return;
      }
    }
    if (key.kind == KeyKind::tools && kind == Kind::object) {
      return tools(fields);
    }
    if (place == Place::usage && kind == Kind::object &&
        name == "cache_creation") {
      return written(fields, key);
    }
    UsageField field = meaning(key, place);
    if (place == Place::cache) field = in_cache(name);
    // opencode: beside the output.
    if (of.argument == 1 && field == UsageField::reasoning) {
      field = UsageField::reasoning_beside;
    }
    if (field != UsageField::none) return count(fields, field, key, kind);
    if (kind == Kind::number && speaks_of_cache(name)) {
      std::string_view text;
      cursor_.scalar(text);
      if (cursor_.good() && text != "0") fields.saw_unknown_cache();
      return;
    }
    cursor_.skip();
  }

  // Anthropic's
  // {"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":0}: the sum is
  // what cache_creation_input_tokens says.
  void written(UsageFields& fields, const Spelling& key) {
    UsageFields::Sum sum;
    members([&sum](std::string_view name, Kind kind, std::string_view text) {
      if (name.starts_with("ephemeral_")) sum.add(kind, text);
    });
    if (cursor_.good()) fields.set_sum(UsageField::write_beside, key.name, sum);
  }

  void tools(UsageFields& fields) {
    members([&fields](std::string_view name, Kind kind, std::string_view text) {
      fields.set_tool_uses(name, kind, text);
    });
  }

  // Each member of an object; only scalars have a text.
  template <typename See>
  void members(const See& see) {
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Kind kind = cursor_.kind();
      std::string_view text;
      if (is_scalar(kind)) {
        cursor_.scalar(text);
      } else {
        cursor_.skip();
      }
      if (cursor_.good()) see(name, kind, text);
    }
  }

  static bool is_details(KeyKind kind) {
    return kind == KeyKind::input_details || kind == KeyKind::output_details ||
           kind == KeyKind::cache_details || kind == KeyKind::native_usage;
  }

  static Place place_of(KeyKind details) {
    switch (details) {
      case KeyKind::input_details:
        return Place::input;
      case KeyKind::output_details:
        return Place::output;
      case KeyKind::cache_details:
        return Place::cache;
      default:
        return Place::usage;
    }
  }

  static UsageField meaning(const Spelling& key, Place place) {
    switch (place) {
      case Place::usage:
        return key.top;
      case Place::input:
        return key.in_input;
      case Place::output:
        return key.in_output;
      case Place::cache:
        return UsageField::none;
    }
    return UsageField::none;
  }

  static UsageField in_cache(std::string_view name) {
    if (name == "read") return UsageField::hit_beside;
    if (name == "write") return UsageField::write_beside;
    return UsageField::none;
  }

  void count(UsageFields& fields, UsageField field, const Spelling& key,
             Kind kind) {
    std::string_view text;
    unwrapped(kind, text);
    if (cursor_.good()) fields.set(field, key.name, kind, text);
  }

  Cursor& cursor_;
  UsageRecord& record_;
};

// JSON in the texts of the record, and in the texts of that.
void walk_texts(UsageRecord& record);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_H_
