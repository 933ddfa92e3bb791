// The two ways to walk over a record: its bytes, or a parsed value.
#include <utility>

#include "core/json/parse.h"
#include "core/usage/record/embedded.h"
#include "core/usage/record/json_cursor.h"
#include "core/usage/record/tree_cursor.h"
#include "core/usage/record/walk.h"
#include "core/usage/text/well_formed.h"

namespace deepseek_cost::usage {
namespace {

using Kind = json::Value::Kind;

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

// {"stop_reason":"end_turn","stop_sequence":null}
template <typename Cursor>
Finish finish_of_delta(Cursor& cursor) {
  Finish finish = Finish::open;
  std::string_view name;
  std::string_view text;
  for (bool on = cursor.enter(name); on; on = cursor.next(name)) {
    if (name == "stop_reason" && cursor.kind() == Kind::string) {
      cursor.scalar(text);
      if (!text.empty()) finish = Finish::finished;
    } else {
      cursor.skip();
    }
  }
  return finish;
}

// Not what the model or a person has written.
bool may_hold_text(const Spelling& key) {
  return key.kind == KeyKind::other || key.kind == KeyKind::wrapper ||
         key.kind == KeyKind::list || key.kind == KeyKind::metadata ||
         key.kind == KeyKind::extra ||
         (key.kind == KeyKind::text && key.answer);
}

// JSON with the usual names of counts.
bool names_counts(std::string_view text) {
  if (!may_hold_records(text)) return false;
  for (const std::string_view name :
       {"\"input_tokens", "\"prompt_tokens", "\"inputTokens", "\"promptTokens",
        "\"cacheRead"}) {
    if (text.find(name) != std::string_view::npos) return true;
  }
  return false;
}

// What `read` finds in a list or an object that the walk has passed over.
template <typename Read>
auto found_in(const RecordList& passed, Read read) {
  if (passed.tree != nullptr) {
    TreeCursor cursor(*passed.tree);
    return read(cursor);
  }
  using Found = decltype(read(std::declval<TreeCursor&>()));
  const std::string_view bytes = passed.bytes;
  if (bytes.empty()) return Found{};
  JsonCursor cursor(bytes.data(), bytes.data() + bytes.size(), true);
  const Found found = read(cursor);
  if (cursor.good()) return found;
  // Keys with escapes.
  const Result<json::Value> parsed = parse_record(bytes);
  if (!parsed) return Found{};
  TreeCursor tree(*parsed);
  return read(tree);
}

// At an object or a list; `usage`: it is an object of counts.
template <typename Cursor>
bool counts_in(Cursor& cursor, bool usage, int depth) {
  constexpr int kDeepest = 10;
  const Kind kind = cursor.kind();
  if (depth > kDeepest || (kind != Kind::object && kind != Kind::array)) {
    cursor.skip();
    return false;
  }
  if (kind == Kind::array) {
    for (bool on = cursor.enter_array(); on; on = cursor.next_item()) {
      if (counts_in(cursor, false, depth + 1)) return true;
    }
    return false;
  }
  std::string_view name;
  for (bool on = cursor.enter(name); on; on = cursor.next(name)) {
    const Spelling& key = *find_spelling(name);
    const bool count = (usage || key.flat) && key.top != UsageField::none;
    if (count && cursor.kind() == Kind::number) return true;
    if (key.kind == KeyKind::request_wrapper || key.kind == KeyKind::body) {
      cursor.skip();
    } else if (may_hold_text(key) && cursor.kind() == Kind::string) {
      UsageRecord::Text found;
      cursor.text(found);
      if (names_counts(found.text)) return true;
    } else if (counts_in(cursor, key.kind == KeyKind::usage, depth + 1)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool has_counts_inside(const RecordList& object) {
  return found_in(object,
                  [](auto& cursor) { return counts_in(cursor, false, 1); });
}

void UsageRecord::read_delta() {
  if (usage_count_ == 0) return;
  delta_finish_ =
      found_in(delta_, [](auto& cursor) { return finish_of_delta(cursor); });
}

void UsageRecord::read_choices() {
  if (response_object_) return;
  const Choice choice =
      found_in(choices_, [](auto& cursor) { return first_choice(cursor); });
  if (choice.chunk) chunk_object_ = true;
  if (choice.finish != Finish::unknown) finish_ = choice.finish;
}

Result<json::Value> parse_record(std::string_view bytes) {
  json::Limits limits;
  limits.bytes = kMostSlowBytes;
  limits.depth = kMostRecordDepth;
  limits.repeated_keys = true;
  Result<json::Value> parsed = json::parse(bytes, limits);
  if (parsed || parsed.errors().front().code != ErrorCode::invalid_json) {
    return parsed;
  }
  Result<json::Value> mended = json::parse(well_formed(bytes), limits);
  return mended ? std::move(mended) : std::move(parsed);
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
  record.read_delta();
  record.resolve();
  return true;
}

Errors read_usage_record_slow(std::string_view bytes, json::Value& storage,
                              UsageRecord& record) {
  Result<json::Value> parsed = parse_record(bytes);
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
  record.set_of_tree(root);
  Walk<TreeCursor>(cursor, record).scope(1, Standing::response, true);
  if (record.text_count() > 0) walk_texts(record);
  record.read_choices();
  record.read_delta();
  record.resolve();
}

}  // namespace deepseek_cost::usage
