// The two ways to walk over a record: its bytes, or a parsed value.
#include "core/json/parse.h"
#include "core/usage/record/json_cursor.h"
#include "core/usage/record/walk.h"
#include "core/usage/text/well_formed.h"

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

json::Limits record_limits() {
  json::Limits limits;
  limits.bytes = kMostSlowBytes;
  limits.depth = kMostRecordDepth;
  limits.repeated_keys = true;
  return limits;
}

// Of the first choice: further ones may end sooner. `chunk`: it has a `delta`,
// as only a stream's have.
struct Choice {
  Finish finish = Finish::unknown;
  bool chunk = false;
};

template <typename Cursor>
Choice first_choice(Cursor& cursor) {
  Choice first;
  for (bool more = cursor.enter_array(); more && cursor.good();
       more = cursor.next_item()) {
    if (cursor.kind() != Kind::object) {
      cursor.skip();
      continue;
    }
    Choice found;
    bool further = false;
    std::string_view name;
    std::string_view text;
    for (bool on = cursor.enter(name); on; on = cursor.next(name)) {
      const Kind kind = cursor.kind();
      const bool finish = name == "finish_reason";
      if (finish) found.finish = Finish::open;
      if (name == "delta" && kind == Kind::object) found.chunk = true;
      if (finish && kind == Kind::string) {
        cursor.scalar(text);
        if (!text.empty()) found.finish = Finish::finished;
      } else if (name == "index" && kind == Kind::number) {
        cursor.scalar(text);
        further = text != "0";
      } else {
        cursor.skip();
      }
    }
    if (found.chunk && found.finish == Finish::unknown) {
      found.finish = Finish::open;
    }
    if (!further && first.finish == Finish::unknown) first = found;
  }
  return first;
}

}  // namespace

void UsageRecord::read_choices() {
  if (response_object_) return;
  Choice choice;
  if (choices_.tree != nullptr) {
    TreeCursor cursor(*choices_.tree);
    choice = first_choice(cursor);
  } else if (!choices_.bytes.empty()) {
    const std::string_view bytes = choices_.bytes;
    JsonCursor cursor(bytes.data(), bytes.data() + bytes.size(), true);
    choice = first_choice(cursor);
    if (!cursor.good()) {
      // Keys with escapes.
      const Result<json::Value> list = json::parse(bytes, record_limits());
      if (!list) return;
      TreeCursor tree(*list);
      choice = first_choice(tree);
    }
  }
  if (choice.chunk) chunk_object_ = true;
  if (choice.finish != Finish::unknown) finish_ = choice.finish;
}

bool read_usage_record_fast(std::string_view bytes, bool newlines,
                            UsageRecord& record, std::size_t& length) {
  JsonCursor cursor(bytes.data(), bytes.data() + bytes.size(), newlines);
  if (cursor.kind() != Kind::object) return false;
  Walk<JsonCursor>(cursor, record).scope(1, Standing::response, true);
  length = static_cast<std::size_t>(cursor.position() - bytes.data());
  if (!cursor.good()) return false;
  if (record.text_count() > 0) walk_texts(record);
  record.read_choices();
  record.resolve();
  return true;
}

Errors read_usage_record_slow(std::string_view bytes, json::Value& storage,
                              UsageRecord& record) {
  Result<json::Value> parsed = json::parse(bytes, record_limits());
  if (!parsed && parsed.errors().front().code == ErrorCode::invalid_json) {
    Result<json::Value> mended =
        json::parse(well_formed(bytes), record_limits());
    if (mended) parsed = std::move(mended);
  }
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
  record.read_choices();
  record.resolve();
}

}  // namespace deepseek_cost::usage
