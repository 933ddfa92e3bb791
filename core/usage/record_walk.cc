// The two ways to walk over a record: its bytes, or a parsed value.
#include "core/json/parse.h"
#include "core/usage/json_cursor.h"
#include "core/usage/walk.h"

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
  bool boolean() { return value_->boolean; }
  void text(UsageRecord::Text& found) { found.text = value_->text; }
  RecordList list() { return {{}, value_}; }
  bool enter(std::string_view& key) {
    open_[depth_] = {value_, 0};
    ++depth_;
    return next(key);
  }
  bool next(std::string_view& key) {
    Open& top = open_[depth_ - 1];
    if (top.next == top.of->members.size()) {
      --depth_;
      return false;
    }
    const json::Member& member = top.of->members[top.next++];
    key = member.key;
    value_ = &member.value;
    return true;
  }
  bool enter_array() {
    open_[depth_] = {value_, 0};
    ++depth_;
    return next_item();
  }
  bool next_item() {
    Open& top = open_[depth_ - 1];
    if (top.next == top.of->items.size()) {
      --depth_;
      return false;
    }
    value_ = &top.of->items[top.next++];
    return true;
  }

 private:
  struct Open {
    const json::Value* of;
    std::size_t next;
  };
  const json::Value* value_;
  // Wrappers, a usage, its parts and their details, or attributes: nothing
  // else is entered.
  Open open_[UsageRecord::kMostLevels + 7] = {};
  std::size_t depth_ = 0;
};

}  // namespace

bool read_usage_record_fast(std::string_view bytes, bool newlines,
                            UsageRecord& record, std::size_t& length) {
  JsonCursor cursor(bytes.data(), bytes.data() + bytes.size(), newlines);
  if (cursor.kind() != Kind::object) return false;
  Walk<JsonCursor>(cursor, record).scope(1, Standing::response, true);
  length = static_cast<std::size_t>(cursor.position() - bytes.data());
  if (!cursor.good()) return false;
  if (record.text_count() > 0) walk_texts(record);
  record.resolve();
  return true;
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
    return {{ErrorCode::wrong_type, "", describe(storage), Phrase::an_object}};
  }
  read_usage_record_tree(storage, record);
  return {};
}

void read_usage_record_tree(const json::Value& root, UsageRecord& record) {
  TreeCursor cursor(root);
  Walk<TreeCursor>(cursor, record).scope(1, Standing::response, true);
  if (record.text_count() > 0) walk_texts(record);
  record.resolve();
}

}  // namespace deepseek_cost::usage
