// The counterpart of JsonCursor for a parsed value.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_TREE_CURSOR_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_TREE_CURSOR_H_

#include <cstddef>
#include <string_view>

#include "core/json/value.h"
#include "core/usage/record/record.h"

namespace deepseek_cost::usage {

class TreeCursor {
  using Kind = json::Value::Kind;

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

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_TREE_CURSOR_H_
