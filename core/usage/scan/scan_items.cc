// Records in the lists of an object.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ascii.h"
#include "core/usage/record/embedded.h"
#include "core/usage/record/json_cursor.h"
#include "core/usage/record/keyed_records.h"
#include "core/usage/record/named_records.h"
#include "core/usage/record/text_record.h"
#include "core/usage/scan/list_rows.h"
#include "core/usage/scan/scan.h"
#include "core/usage/text/digits.h"
#include "core/usage/text/shown_name.h"

namespace deepseek_cost::usage {
namespace {

// What is done with each item of a list.
class Items {
 public:
  virtual void item(UsageRecord& record, std::string_view bytes,
                    LogPosition at) = 0;
  virtual void unreadable(const Error& error, LogPosition at) = 0;
  // Of the table whose rows the items are; empty where they are none.
  virtual const std::vector<TableColumn>& columns() const = 0;
  // Whether the texts among them are lines of a log, not JSON alone.
  virtual bool lines() const { return false; }

 protected:
  ~Items() = default;
};

void read_line(std::string_view line, std::string_view time, LogPosition at,
               Items& items) {
  std::string found;
  if (!line.starts_with('{') && items.lines()) {
    found = record_in_text(line);
    line = found;
  }
  if (!line.starts_with('{')) return;
  UsageRecord record;
  json::Value storage;
  const bool read = read_usage_record(line, storage, record).empty();
  if (!read || !record.has_usage()) return;
  if (!time.empty()) record.set_line_number(time);
  items.item(record, {}, at);
}

// A line of a log among the items of a list, as Loki answers, with its time.
void read_text_item(std::string_view quoted, std::string_view time,
                    LogPosition at, Items& items) {
  if (quoted.size() < 4 || quoted.front() != '"') return;
  const std::string_view text = quoted.substr(1, quoted.size() - 2);
  if (text.front() != '{' && !(items.lines() && may_report_usage(text))) return;
  UsageRecord owner;  // of the text, which the other refers to
  read_line(unescaped(owner, text), time, at, items);
}

// `bytes`: where the row stands; empty where it was parsed with all around it.
void read_row(const std::optional<json::Value>& row, std::string_view bytes,
              LogPosition at, Items& items) {
  if (!row) {
    return items.unreadable(
        {ErrorCode::invalid_row, "", "", Phrase::other_columns}, at);
  }
  UsageRecord record;
  read_usage_record_tree(*row, record);
  items.item(record, bytes, at);
}

std::size_t length_of(std::string_view item) {
  JsonCursor cursor(item.data(), item.data() + item.size(), true);
  cursor.skip();
  return static_cast<std::size_t>(cursor.position() - item.data());
}

// A list among the items. False where its own items are the next ones.
bool read_list_item(std::string_view rest, std::size_t& length, LogPosition at,
                    Items& items) {
  const bool columns = !items.columns().empty();
  if (!columns && !begins_field_row(rest)) {
    const auto line = timed_line(rest);
    if (!line) return false;
    // What Loki knows of the line may stand behind it.
    length = length_of(rest);
    read_text_item(line->line, line->time, at, items);
    return true;
  }
  length = length_of(rest);
  const std::string_view bytes = rest.substr(0, length);
  const Result<json::Value> row = parse_record(bytes);
  if (!row) {
    items.unreadable(row.errors().front(), at);
  } else if (columns) {
    read_row(row_of_columns(items.columns(), *row), bytes, at, items);
  } else {
    read_row(row_of_fields(*row), bytes, at, items);
  }
  return true;
}

// The same where the list was parsed with all around it.
bool read_list_item(const json::Value& row, LogPosition at, Items& items) {
  if (!items.columns().empty()) {
    read_row(row_of_columns(items.columns(), row), {}, at, items);
    return true;
  }
  if (const auto fields = row_of_fields(row)) {
    read_row(fields, {}, at, items);
    return true;
  }
  constexpr json::Value::Kind kString = json::Value::Kind::string;
  if (row.items.size() < 2 || row.items[0].kind != kString ||
      row.items[1].kind != kString || !are_digits(row.items[0].text)) {
    return false;
  }
  read_line(row.items[1].text, row.items[0].text, at, items);
  return true;
}

// The list has been checked: what begins here ends well. Its length.
std::size_t read_item(std::string_view rest, LogPosition at, Items& items) {
  UsageRecord record;
  json::Value storage;
  std::size_t length = 0;
  if (read_usage_record_fast(rest, true, record, length)) {
    // The record says so itself where that is in vain.
    read_texts_again(rest.substr(0, length), storage, record);
  } else {
    length = length_of(rest);
    if (rest.front() != '{') {
      read_text_item(rest.substr(0, length), {}, at, items);
      return length;
    }
    record = UsageRecord();
    const Errors errors =
        read_usage_record_slow(rest.substr(0, length), storage, record);
    if (!errors.empty()) {
      items.unreadable(errors.front(), at);
      return length;
    }
  }
  items.item(record, rest.substr(0, length), at);
  return length;
}

void read_items(const RecordList& list, std::string_view bytes, LogPosition at,
                Items& items);

void read_tree_items(const json::Value& tree, std::string_view bytes,
                     LogPosition at, Items& items) {
  // Kept by their ids.
  for (const json::Member& member : tree.members) {
    if (member.value.kind != json::Value::Kind::object) continue;
    UsageRecord record;
    read_usage_record_tree(member.value, record);
    items.item(record, {}, at);
  }
  for (const json::Value& item : tree.items) {
    if (item.kind == json::Value::Kind::array) {
      if (read_list_item(item, at, items)) continue;
      read_items({{}, &item}, bytes, at, items);
    } else if (item.kind == json::Value::Kind::string) {
      read_line(item.text, {}, at, items);
    }
    if (item.kind != json::Value::Kind::object) continue;
    UsageRecord record;
    read_usage_record_tree(item, record);
    items.item(record, {}, at);
  }
}

// `bytes`: where the object around the list stands, from `at` on. A list in a
// text of it stands at no place of its own.
void read_items(const RecordList& list, std::string_view bytes, LogPosition at,
                Items& items) {
  if (list.tree != nullptr) {
    return read_tree_items(*list.tree, bytes, at, items);
  }
  const char* const begin = list.bytes.data();
  const bool placed =
      begin >= bytes.data() && begin < bytes.data() + bytes.size();
  const char* counted = bytes.data();
  // Behind its own bracket.
  std::string_view rest = list.bytes;
  if (rest.starts_with('[')) rest.remove_prefix(1);
  while (!rest.empty()) {
    if (rest.front() != '{' && rest.front() != '"' && rest.front() != '[') {
      rest.remove_prefix(1);
      continue;
    }
    if (placed) {
      at.line += std::count(counted, rest.data(), '\n');
      at.byte += rest.data() - counted;
      counted = rest.data();
    }
    std::size_t length = 1;
    if (rest.front() != '[') {
      length = read_item(rest, at, items);
    } else if (!read_list_item(rest, length, at, items)) {
      length = 1;
    }
    rest.remove_prefix(length);
  }
}

// Whether an item, or one of a list in it, has counts.
class FindUsage final : public Items {
 public:
  FindUsage(const UsageRecord& around, int depth)
      : columns_(columns_of(around.columns())), depth_(depth) {}

  void look_at(const RecordList& list) { read_items(list, {}, {}, *this); }
  void item(UsageRecord& record, std::string_view, LogPosition) override {
    found_ = found_ || record.has_usage();
    if (found_ || depth_ == kMostListDepth) return;
    FindUsage inner(record, depth_ + 1);
    for (std::size_t i = 0; i < record.list_count(); ++i) {
      inner.look_at(record.list(i));
    }
    found_ = inner.found();
  }
  void unreadable(const Error&, LogPosition) override {}
  const std::vector<TableColumn>& columns() const override { return columns_; }
  bool found() const { return found_; }

 private:
  std::vector<TableColumn> columns_;
  int depth_;
  bool found_ = false;
};

// Whether one of its lists has its answers.
bool has_answers(const UsageRecord& record) {
  bool answers = false;
  for (std::size_t i = 0; i < record.list_count(); ++i) {
    answers = answers || record.list(i).of == ListOf::answers;
  }
  return answers;
}

bool knows_hits(const UsageRecord& record) {
  const Result<TokenUsage> usage = record.usage().understood();
  return usage && usage->hits_known;
}

bool is_empty(const RecordList& list) {
  return list.tree != nullptr
             ? list.tree->items.empty() && list.tree->members.empty()
             : list.bytes.find_first_not_of("[] \t\r\n") ==
                   std::string_view::npos;
}

// Perhaps as lines of a log: {…}, or logfmt.
bool may_hold_objects(std::string_view bytes) {
  return bytes.find('{') != std::string_view::npos ||
         bytes.find("_tokens=") != std::string_view::npos;
}

bool has_objects(const RecordList& list) {
  if (list.tree == nullptr) return may_hold_objects(list.bytes);
  if (!list.tree->members.empty()) return true;
  return std::any_of(list.tree->items.begin(), list.tree->items.end(),
                     [](const json::Value& item) {
                       return item.kind == json::Value::Kind::object ||
                              item.kind == json::Value::Kind::array ||
                              may_hold_objects(item.text);
                     });
}

}  // namespace

// The items of one list, on their way to the sink.
class UsageScan::Delivery final : public Items {
 public:
  Delivery(UsageScan& scan, const UsageRecord& around, int depth)
      : scan_(scan),
        around_(around),
        columns_(columns_of(around.columns())),
        depth_(depth) {}

  // `known`: by its name, a list of records; another one is where an item of
  // it has counts, and else what has no counts and no model is passed over.
  void deliver(const RecordList& list, bool known, std::string_view bytes,
               LogPosition at) {
    list_ = &list;
    known_ = known;
    counts_.reset();
    read_items(list, bytes, at, *this);
  }
  void item(UsageRecord& record, std::string_view bytes,
            LogPosition at) override {
    // Of a run that is no request, events are none (LangSmith).
    const bool sum =
        around_.stream_part() == StreamPart::sum || has_answers(around_);
    if ((!known_ || sum) && !record.has_usage() && record.model().empty()) {
      FindUsage inner(record, depth_);
      for (std::size_t i = 0; i < record.list_count() && !sum; ++i) {
        inner.look_at(record.list(i));
      }
      if (sum ? record.list_count() == 0 : !inner.found() && !has_counts()) {
        return;
      }
    }
    if (list_->of == ListOf::spans) record.set_span();
    if (record.model().empty() && !list_->model.empty()) {
      record.set_model(list_->model);
    }
    record.inherit(around_);
    scan_.deliver(record, bytes, at, depth_);
  }
  void unreadable(const Error& error, LogPosition at) override {
    scan_.unreadable_at(error, at);
  }
  const std::vector<TableColumn>& columns() const override { return columns_; }
  bool lines() const override {
    return known_ && list_->of != ListOf::messages;
  }

 private:
  bool has_counts() {
    // What others than the model said stands among messages.
    if (list_->of == ListOf::messages) return false;
    if (!counts_) {
      FindUsage items(around_, depth_);
      items.look_at(*list_);
      counts_ = items.found();
    }
    return *counts_;
  }

  UsageScan& scan_;
  const UsageRecord& around_;
  std::vector<TableColumn> columns_;
  int depth_;
  const RecordList* list_ = nullptr;
  bool known_ = false;
  std::optional<bool> counts_;  // whether an item of the list has any
};

// Whether it is the record itself that counts, not what its lists hold.
bool UsageScan::stands_alone(const UsageRecord& record) {
  const StreamPart part = record.stream_part();
  const bool sums = part == StreamPart::sum;
  if (part == StreamPart::session_line &&
      (record.has_usage() || record.list_count() == 0)) {
    return true;
  }
  if (!record.has_usage() && record.columns().exists()) return false;
  bool objects = false;
  bool texts = false;
  FindUsage items(record, 0);
  for (std::size_t i = 0; i < record.list_count(); ++i) {
    objects = objects || has_objects(record.list(i));
    texts = texts || !is_empty(record.list(i));
    const bool known =
        record.list(i).of == ListOf::answers && knows_hits(record);
    if (record.has_usage() && !sums && !known) items.look_at(record.list(i));
  }
  // Agno's runs measure what their messages have measured, too.
  for (std::size_t i = 0; i < record.other_list_count(); ++i) {
    if (record.is_measured()) items.look_at(record.other_list(i));
  }
  if (record.has_usage()) return !sums && !items.found();
  if (objects) return false;
  if (record.list_count() > 0) {
    // An empty page is nothing; an attempt that failed is a request.
    return texts || record.failed() || !record.model().empty();
  }
  if (!record.model().empty()) return true;
  for (std::size_t i = 0; i < record.other_list_count(); ++i) {
    items.look_at(record.other_list(i));
  }
  return !items.found();
}

bool UsageScan::deliver_members(const UsageRecord& record,
                                std::string_view bytes, LogPosition at,
                                int depth) {
  if (record.has_usage() || bytes.empty() || depth == kMostListDepth) {
    return false;
  }
  Delivery items(*this, record, depth + 1);
  const std::vector<std::string_view> members = keyed_records(bytes);
  for (const std::string_view member : members) {
    // Its place is counted on from that of the one before.
    const auto gap = static_cast<std::size_t>(member.data() - bytes.data());
    at.line += std::count(bytes.data(), member.data(), '\n');
    at.byte += static_cast<std::int64_t>(gap);
    bytes.remove_prefix(gap);
    // Read as a list of one, or as the list that it is.
    items.deliver({member, nullptr}, true, bytes, at);
  }
  return !members.empty();
}

namespace {

// Whether what stands under that name sums up this answer and others, or says
// how much they may be.
bool names_no_answer(std::string_view name) {
  std::string small(name.substr(0, 64));
  for (char& c : small) c = to_lower(c);
  for (const std::string_view word :
       {"total", "cumul", "session", "sum", "so_far", "sofar", "running",
        "aggregate", "limit", "budget", "quota"}) {
    if (small.find(word) != std::string::npos) return true;
  }
  return false;
}

// The one object in which a request is counted, where its name says no more
// than that an answer stands there.
std::vector<RecordList> only_answer(const UsageRecord& around) {
  std::vector<RecordList> found;
  for (const UsageRecord::OtherObject& each : around.other_objects()) {
    UsageRecord record;
    json::Value storage;
    if (each.object.tree != nullptr ||
        !read_usage_record(each.object.bytes, storage, record).empty() ||
        !record.has_usage()) {
      continue;
    }
    const bool named = !record.model().empty() || !around.model().empty();
    const bool request = record.names("messages") || record.names("prompt");
    if (!named || request || !may_name_answer(each.name)) return {};
    found.push_back(each.object);
  }
  return found.size() == 1 ? found : std::vector<RecordList>();
}

}  // namespace

// Where the record itself has no counts, or none but sums.
bool UsageScan::deliver_named(const UsageRecord& record, std::string_view bytes,
                              LogPosition at, int depth) {
  if (bytes.empty() || depth == kMostListDepth) return false;
  if (record.has_usage() && record.usage().has_output()) return false;
  const bool statistics = record.names("apis");
  const bool none = !record.has_usage() && !record.is_callback() &&
                    record.stream_part() == StreamPart::whole;
  if (!statistics && !none) return false;
  std::vector<RecordList> lists;
  if (statistics) {
    lists = lists_by_model(bytes);
  } else if (bytes.find("usage_metadata") != std::string_view::npos) {
    lists = messages_of_nodes(bytes);
  }
  if (lists.empty() && none) lists = only_answer(record);
  const std::int64_t before = told_;
  Delivery items(*this, record, depth + 1);
  for (const RecordList& list : lists) items.deliver(list, false, bytes, at);
  return told_ != before;
}

void UsageScan::tell(UsageRecord& record, LogPosition at) {
  ++told_;
  sink_.record(record, at);
}

// Under a name that is not known another answer is not billed: it may be this
// one again, or an older one. One with the same counts is the same.
void UsageScan::say_other_answers(const UsageRecord& record, LogPosition at) {
  const Result<TokenUsage> own = record.usage().understood();
  if (!own) return;
  for (const UsageRecord::OtherObject& each : record.other_objects()) {
    UsageRecord other;
    json::Value storage;
    if (each.object.tree != nullptr) {
      read_usage_record_tree(*each.object.tree, other);
    } else if (!read_usage_record(each.object.bytes, storage, other).empty()) {
      continue;
    }
    const Result<TokenUsage> usage = other.usage().understood();
    const bool counts = other.model().empty();
    if (!other.has_usage() || !usage ||
        (counts && names_no_answer(each.name)) ||
        (usage->input() == own->input() &&
         usage->billed.output == own->billed.output)) {
      continue;
    }
    const Phrase what =
        counts ? Phrase::further_counts : Phrase::another_answer;
    sink_.unreadable({ErrorCode::contradictory_usage, "", "",
                      Words(what, shown_name(each.name, 40))},
                     at);
  }
}

void UsageScan::deliver(UsageRecord& record, std::string_view bytes,
                        LogPosition at, int depth) {
  if (record.is_empty_line()) {
    ++told_;  // that it is nothing
    if (record.ends_stream()) sink_.end_of_stream();
    return;
  }
  if (record.has_usage() && !record.other_objects().empty()) {
    say_other_answers(record, at);
  }
  record.set_bytes(bytes);
  if (record.lists_lost()) {
    unreadable_at({ErrorCode::too_large, "", "",
                   std::to_string(RecordLists::kMost) + " lists"},
                  at);
  }
  const bool lists = record.list_count() + record.other_list_count() > 0;
  if (!lists || depth == kMostListDepth || stands_alone(record)) {
    if (deliver_members(record, bytes, at, depth)) return;
    if (deliver_named(record, bytes, at, depth)) return;
    return tell(record, at);
  }
  const std::int64_t before = told_;
  if (record.has_usage() && !has_answers(record)) {
    record.set_sum();
    tell(record, at);
  }
  Delivery items(*this, record, depth + 1);
  for (std::size_t i = 0; i < record.list_count(); ++i) {
    items.deliver(record.list(i), true, bytes, at);
  }
  for (std::size_t i = 0; i < record.other_list_count(); ++i) {
    items.deliver(record.other_list(i), false, bytes, at);
  }
  // Where nothing in its lists is a record, it is one itself.
  bool empty = true;
  for (std::size_t i = 0; i < record.list_count(); ++i) {
    empty = empty && is_empty(record.list(i));
  }
  if (told_ == before && !empty) tell(record, at);
}

}  // namespace deepseek_cost::usage
