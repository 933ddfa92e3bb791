// The one walk over a record, taken over bytes or over a parsed value. Both
// report the same keys and scalars in the same order to the same collector, so
// the two ways of reading cannot come to different answers about a record that
// both can read.
#include "core/json/parse.h"
#include "core/usage/json_cursor.h"
#include "core/usage/record.h"

namespace deepseek_cost::usage {
namespace {

using Kind = json::Value::Kind;

// The counterpart of JsonCursor for a parsed value.
class TreeCursor {
 public:
  explicit TreeCursor(const json::Value& root) : value_(&root) {}

  bool good() const { return true; }
  Kind kind() const { return value_->kind; }
  void skip() {}
  void scalar(std::string_view& text) { text = value_->text; }
  bool enter(std::string_view& key) {
    open_[depth_] = {value_, 0};
    ++depth_;
    return next(key);
  }
  bool next(std::string_view& key) {
    Open& top = open_[depth_ - 1];
    if (top.next == top.object->members.size()) {
      --depth_;
      return false;
    }
    const json::Member& member = top.object->members[top.next++];
    key = member.key;
    value_ = &member.value;
    return true;
  }

 private:
  struct Open {
    const json::Value* object;
    std::size_t next;
  };
  const json::Value* value_;
  // Wrappers, usage, details: the walk enters nothing else.
  Open open_[UsageRecord::kMostLevels + 2] = {};
  std::size_t depth_ = 0;
};

bool is_scalar(Kind kind) {
  return kind == Kind::string || kind == Kind::number;
}

template <typename Cursor>
class Walk {
 public:
  Walk(Cursor& cursor, UsageRecord& record)
      : cursor_(cursor), record_(record) {}

  void scope(int level, bool request) {
    const int scope = record_.begin_scope(level, request);
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const UsageKey& key = *find_usage_key(name);
      record_.saw_key(scope, key);
      member(scope, level, key);
    }
  }

 private:
  void member(int scope, int level, const UsageKey& key) {
    const Kind kind = cursor_.kind();
    switch (key.kind) {
      case UsageKeyKind::other:
      case UsageKeyKind::details:
        return cursor_.skip();
      case UsageKeyKind::usage:
        return usage(scope, kind);
      case UsageKeyKind::wrapper:
      case UsageKeyKind::request_wrapper:
        if (kind != Kind::object || !record_.can_enter(level)) {
          return cursor_.skip();
        }
        return this->scope(level + 1,
                           key.kind == UsageKeyKind::request_wrapper);
      default:
        if (!is_scalar(kind) || wants_no_text(key, kind)) {
          return cursor_.skip();
        }
        std::string_view text;
        cursor_.scalar(text);
        if (cursor_.good()) record_.scalar(scope, key, kind, text);
    }
  }

  // "output" may be a whole answer; "status" is a number only.
  static bool wants_no_text(const UsageKey& key, Kind kind) {
    if (kind != Kind::string) return false;
    return key.kind == UsageKeyKind::status ||
           (key.kind == UsageKeyKind::count && !key.name.ends_with("_tokens"));
  }

  void usage(int scope, Kind kind) {
    if (kind == Kind::object) {
      UsageFields* const fields = record_.begin_usage(scope);
      return fields == nullptr ? cursor_.skip() : counts(*fields, true);
    }
    cursor_.skip();
    if (kind == Kind::null) {
      record_.saw_null_usage();
    } else {
      record_.saw_misshapen_usage(scope);
    }
  }

  void counts(UsageFields& fields, bool details_too) {
    std::uint64_t seen = 0;
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const UsageKey& key = *find_usage_key(name);
      const Kind kind = cursor_.kind();
      const bool is_details = details_too && key.kind == UsageKeyKind::details;
      if (key.kind != UsageKeyKind::count && !is_details) {
        cursor_.skip();
        continue;
      }
      if ((seen >> key.number & 1) != 0) record_.saw_repeated_key();
      seen |= std::uint64_t{1} << key.number;
      if (is_details) {
        details(fields, kind);
      } else {
        count(fields, static_cast<UsageField>(key.argument), kind);
      }
    }
  }

  void details(UsageFields& fields, Kind kind) {
    if (kind == Kind::object) return counts(fields, false);
    cursor_.skip();
    if (kind != Kind::null) fields.set_misshapen();
  }

  void count(UsageFields& fields, UsageField field, Kind kind) {
    std::string_view text;
    if (is_scalar(kind)) {
      cursor_.scalar(text);
    } else {
      cursor_.skip();
    }
    if (cursor_.good()) fields.set(field, kind, text);
  }

  Cursor& cursor_;
  UsageRecord& record_;
};

}  // namespace

bool read_usage_record_fast(std::string_view bytes, bool newlines,
                            UsageRecord& record, std::size_t& length) {
  JsonCursor cursor(bytes.data(), bytes.data() + bytes.size(), newlines);
  if (cursor.kind() != Kind::object) return false;
  Walk<JsonCursor>(cursor, record).scope(1, false);
  length = static_cast<std::size_t>(cursor.position() - bytes.data());
  return cursor.good();
}

Errors read_usage_record_slow(std::string_view bytes, json::Value& storage,
                              UsageRecord& record) {
  json::Limits limits;
  limits.bytes = kMostSlowBytes;
  limits.depth = kMostRecordDepth;
  limits.repeated_keys = true;
  Result<json::Value> parsed = json::parse(bytes, limits);
  if (!parsed) return parsed.errors();
  storage = std::move(parsed).value();
  if (storage.kind != Kind::object) {
    return {{ErrorCode::wrong_type, "", describe(storage), "an object"}};
  }
  read_usage_record_tree(storage, record);
  return {};
}

void read_usage_record_tree(const json::Value& root, UsageRecord& record) {
  TreeCursor cursor(root);
  Walk<TreeCursor>(cursor, record).scope(1, false);
}

}  // namespace deepseek_cost::usage
