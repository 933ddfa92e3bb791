// The part of the walk that is inside a usage object: its counts, and their
// details.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_COUNTS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_COUNTS_H_

#include <string_view>

#include "core/usage/record/embedded.h"
#include "core/usage/record/record.h"

namespace deepseek_cost::usage {

inline bool is_scalar(json::Value::Kind kind) {
  using Kind = json::Value::Kind;
  return kind == Kind::string || kind == Kind::number;
}

// The key of a value that is written with its type: MongoDB's extended JSON
// ($numberInt), and DynamoDB's texts and numbers. Objects are "M" there.
inline bool is_typed(std::string_view name) {
  return name.starts_with('$') || name == "S" || name == "N";
}

// A scalar, or one in MongoDB's extended JSON: {"$numberInt":"12"}. `kind`
// stays what it was where it is neither.
template <typename Cursor>
void read_unwrapped(Cursor& cursor, json::Value::Kind& kind,
                    std::string_view& text) {
  using Kind = json::Value::Kind;
  if (is_scalar(kind)) return cursor.scalar(text);
  if (kind != Kind::object) return cursor.skip();
  std::string_view name;
  for (bool more = cursor.enter(name); more; more = cursor.next(name)) {
    const Kind found = cursor.kind();
    if (is_typed(name) && is_scalar(found)) {
      kind = found;
      cursor.scalar(text);
    } else {
      // DynamoDB writes {"NULL":true}.
      if (name == "NULL") kind = Kind::null;
      cursor.skip();
    }
  }
}

inline bool may_be_flattened(std::string_view name) {
  return name.find('.') != std::string_view::npos || name.starts_with("usage_");
}

// Of a name, or of one with the path to it.
inline const Spelling* spelling_of(std::string_view name) {
  const Spelling* const found = find_spelling(name);
  return found->kind == KeyKind::other && may_be_flattened(name)
             ? find_flattened(name)
             : found;
}

// Details that are not a count as well.
inline bool is_only_details(const Spelling& key) {
  return (key.kind == KeyKind::input_details ||
          key.kind == KeyKind::output_details) &&
         key.top == UsageField::none;
}

// Where a count stands.
enum class Place : std::uint8_t { usage, input, output, cache };

template <typename Cursor>
class WalkCounts {
  using Kind = json::Value::Kind;

 public:
  WalkCounts(Cursor& cursor, UsageRecord& record)
      : cursor_(cursor), record_(record) {}

  void usage(int scope, Standing standing, const Spelling& key, Kind kind) {
    if (key.usage == UsageOf::metrics &&
        (kind != Kind::object || !has_counts(cursor_))) {
      return cursor_.skip();
    }
    if (kind == Kind::object) {
      UsageFields* const fields = record_.begin_usage(scope, key);
      if (fields == nullptr) return cursor_.skip();
      home_ = scope;
      counts(*fields, key, Place::usage);
      home_ = -1;
      return;
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
    if (kind == Kind::number) {
      record_.saw_number_usage(scope, key);
    } else if (kind == Kind::null) {
      record_.saw_null_usage();
    } else {
      record_.saw_misshapen_usage(scope, key);
    }
  }

  // The cursor stands at an object.
  void usage_in_text(int scope, const Spelling& key) {
    UsageFields* const fields = record_.begin_usage(scope, key);
    if (fields == nullptr) return;
    home_ = scope;
    counts(*fields, key, Place::usage);
    home_ = -1;
  }

  void all(UsageFields& fields, const Spelling& key) {
    counts(fields, key, Place::usage);
  }

  // {"count":2,"cost":0}
  void number_of_requests(UsageFields& fields) {
    members([&fields](std::string_view name, Kind kind, std::string_view text) {
      if (name == "count") fields.set_requests(kind, text);
    });
  }

  // Of counts that stand around them, not in a usage.
  void details(UsageFields& fields, const Spelling& key) {
    counts(fields, key, place_of(key.kind));
  }

  void running_total(const Spelling& key) {
    counts(record_.running_total(), key, Place::usage);
  }

 private:
  // Whether the object counts an input. The cursor is a copy.
  static bool has_counts(Cursor ahead) {
    bool found = false;
    std::string_view name;
    for (bool more = ahead.enter(name); more; more = ahead.next(name)) {
      const Spelling& key = *find_spelling(name);
      found = found || key.top == UsageField::prompt ||
              key.top == UsageField::input || name == "tokens";
      ahead.skip();
    }
    return found;
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
    bool plain =
        of.usage == UsageOf::opencode;  // opencode's `tokens`, by its names
    bool input = false;
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const Spelling& key = *spelling_of(name);
      if (place == Place::usage && !of.loose) record_.saw_usage_key(name);
      const Kind kind = cursor_.kind();
      if (kind == Kind::object && name == "M") {
        counts(fields, of, place);
        continue;
      }
      if (number != nullptr && is_typed(name)) {
        count(fields, number->top, *number, kind);
        continue;
      }
      if (key.kind != KeyKind::other) {
        const std::uint64_t bit = std::uint64_t{1} << (key.number % 64);
        if ((seen[key.number / 64] & bit) != 0) record_.saw_repeated_key(key);
        seen[key.number / 64] |= bit;
      }
      input = input || name == "input";
      if (key.kind == KeyKind::cache_details && kind == Kind::object) {
        plain = true;
      }
      count_or_details(fields, of, key, name, kind, place);
    }
    // A cache count that is named as a part of the input is Gemini CLI's.
    if (place == Place::usage && plain && input &&
        !fields.has(UsageField::hit_inside)) {
      fields.set_opencode();
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
    if (key.kind == KeyKind::provider && key.provider == Provider::mark) {
      record_.saw_seller_mark(0, key);
      return cursor_.skip();
    }
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
    // Cline's metrics: {"tokens":{"prompt":…,"completion":…,"cached":…}}.
    if (of.usage == UsageOf::metrics && key.kind == KeyKind::usage &&
        kind == Kind::object) {
      return counts(fields, of, place);
    }
    if (place == Place::usage && kind == Kind::object &&
        name == "cache_creation") {
      return written(fields, key);
    }
    if (place == Place::usage && names_request(key) && is_scalar(kind)) {
      std::string_view text;
      cursor_.scalar(text);
      if (cursor_.good()) record_.saw_in_usage(home_, key, kind, text);
      return;
    }
    UsageField field = meaning(key, place);
    if (of.loose) field = measured(key, kind, field);
    if (place == Place::cache) field = in_cache(key.name);
    if (field != UsageField::none) return count(fields, field, key, kind);
    if (key.kind == KeyKind::requests || name == "requests") {
      return requests(fields, kind);
    }
    other_count(fields, key, name, kind);
  }

  void other_count(UsageFields& fields, const Spelling& key,
                   std::string_view name, Kind kind) {
    // Pydantic AI's, whose input includes what was read from the cache
    // (pydantic_ai/usage.py, total_tokens; its attributes of OpenTelemetry).
    if (key.kind == KeyKind::unit && kind == Kind::string) {
      std::string_view unit;
      cursor_.scalar(unit);
      return record_.saw_unit(unit);
    }
    if (name == "details" && kind == Kind::object) {
      fields.set_inclusive();
      return provider_counts(fields);
    }
    if (name == "cache_audio_read_tokens" || name == "input_audio_tokens") {
      fields.set_inclusive();
      return cursor_.skip();
    }
    const UsageField side = side_of_split(name);
    const bool cache = speaks_of_cache(name);
    if (is_scalar(kind) && (cache || side != UsageField::none)) {
      std::string_view text;
      cursor_.scalar(text);
      if (!cursor_.good()) return;
      const bool number = kind == Kind::number;
      if (number && cache && text != "0") fields.saw_unknown_cache();
      if (side != UsageField::none) fields.claim().add(side, kind, text);
      return;
    }
    cursor_.skip();
  }

  // What the provider called its counts: the split alone is new.
  void provider_counts(UsageFields& fields) {
    members([&fields](std::string_view name, Kind kind, std::string_view text) {
      const Spelling& key = *find_spelling(name);
      const bool split = key.top == UsageField::hit_api ||
                         key.top == UsageField::hit_inside ||
                         key.top == UsageField::miss;
      if (split && is_scalar(kind)) fields.set(key.top, key.name, kind, text);
    });
  }

  void requests(UsageFields& fields, Kind kind) {
    if (!is_scalar(kind)) return cursor_.skip();
    std::string_view text;
    cursor_.scalar(text);
    if (cursor_.good()) fields.set_requests(kind, text);
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

  // What Amp and others have in the usage itself.
  bool names_request(const Spelling& key) const {
    if (home_ < 0) return false;
    return (key.kind == KeyKind::model && !key.loose) ||
           (key.kind == KeyKind::time && key.name == "timestamp");
  }

  // Of measures: Datadog calls hits so that are inside the input; the sum of
  // all is `tokens` in Braintrust.
  static UsageField measured(const Spelling& key, Kind kind, UsageField field) {
    if (field == UsageField::hit_beside) return UsageField::hit_either;
    if (field == UsageField::write_beside) return UsageField::write;
    const bool sum = key.name == "tokens" && kind == Kind::number;
    return sum ? UsageField::total : field;
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
    if (name == "hit") return UsageField::hit_either;
    if (name == "miss") return UsageField::miss;
    return UsageField::none;
  }

  void count(UsageFields& fields, UsageField field, const Spelling& key,
             Kind kind) {
    std::string_view text;
    read_unwrapped(cursor_, kind, text);
    if (cursor_.good()) fields.set(field, key.name, kind, text);
  }

  Cursor& cursor_;
  UsageRecord& record_;
  int home_ = -1;  // the scope of the usage that is being read
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_COUNTS_H_
