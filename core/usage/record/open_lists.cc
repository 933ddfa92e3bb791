#include "core/usage/record/open_lists.h"

#include <algorithm>

#include "core/usage/record/json_cursor.h"
#include "core/usage/record/spellings.h"

namespace deepseek_cost::usage {
namespace {

using Kind = json::Value::Kind;

bool is_usage(const Spelling& key) {
  return (key.kind == KeyKind::usage && !key.loose) ||
         key.kind == KeyKind::running_total;
}

// `messages` are records in opencode's export only.
bool may_hold_records(const Spelling& key) {
  return (key.kind == KeyKind::wrapper && !key.loose) ||
         (key.kind == KeyKind::list && key.list != ListOf::messages);
}

}  // namespace

std::optional<std::size_t> OpenLists::enter(std::string_view object) {
  if (open_.size() == kMostOpen) return std::nullopt;
  const std::string_view head = object.substr(0, kMostHead);
  JsonCursor cursor(head.data(), head.data() + head.size(), true);
  if (cursor.kind() != Kind::object) return std::nullopt;
  Open open;
  bool info = false;
  std::string_view name;
  bool more = cursor.enter(name);
  open.objects = 1;
  while (more) {
    const Spelling& key = *find_spelling(name);
    const Kind kind = cursor.kind();
    if (is_usage(key) && kind == Kind::object) return std::nullopt;
    info = info || name == "info";
    const bool messages = info && key.kind == KeyKind::list;
    // HAR: {"log":{"entries":[…]}}.
    const bool log = key.kind == KeyKind::text && kind == Kind::object;
    const bool holds = may_hold_records(key) || messages || log;
    if (holds && kind == Kind::array) {
      open.of_spans = key.kind == KeyKind::list && key.list == ListOf::spans;
      open_.push_back(open);
      return static_cast<std::size_t>(cursor.position() - head.data()) + 1;
    }
    if (holds && kind == Kind::object) {
      ++open.objects;
      more = cursor.enter(name);
    } else {
      cursor.skip();
      more = cursor.next(name);
    }
    while (!more && cursor.good() && open.objects > 1) {
      --open.objects;
      more = cursor.next(name);
    }
  }
  return std::nullopt;
}

bool OpenLists::close_array() {
  if (open_.back().arrays > 0) {
    --open_.back().arrays;
    return false;
  }
  depth_ = 0;
  key_.clear();
  in_key_ = in_string_ = escaped_ = false;
  return true;
}

OpenLists::Found OpenLists::behind(char c) {
  constexpr std::size_t kLongestKey = 64;
  if (in_string_) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = in_key_ = false;
      return Found::nothing;
    }
    if (in_key_ && key_.size() < kLongestKey) key_ += c;
    return Found::nothing;
  }
  if (c == '"') {
    in_string_ = true;
    in_key_ = depth_ == 0;
    if (in_key_) key_.clear();
    return Found::nothing;
  }
  const bool brace = c == '{';
  if (brace || c == '[') {
    const Spelling& key = *find_spelling(key_);
    if (depth_ == 0 && brace && is_usage(key)) {
      ++depth_;
      return Found::usage;
    }
    if (depth_ > 0 || !may_hold_records(key)) {
      ++depth_;
      return Found::nothing;
    }
    if (brace) {
      ++open_.back().objects;
      return Found::nothing;
    }
    open_.back().of_spans =
        key.kind == KeyKind::list && key.list == ListOf::spans;
    return Found::list;
  }
  if (c != '}' && c != ']') return Found::nothing;
  if (depth_ > 0) {
    --depth_;
    return Found::nothing;
  }
  if (c == ']' || --open_.back().objects > 0) return Found::nothing;
  open_.pop_back();
  return Found::end;
}

}  // namespace deepseek_cost::usage
