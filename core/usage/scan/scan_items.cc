// Records in the lists of an object.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/usage/record/json_cursor.h"
#include "core/usage/record/keyed_records.h"
#include "core/usage/scan/scan.h"

namespace deepseek_cost::usage {
namespace {

// What is done with each item of a list.
class Items {
 public:
  virtual void item(UsageRecord& record, std::string_view bytes,
                    LogPosition at) = 0;
  virtual void unreadable(const Error& error, LogPosition at) = 0;

 protected:
  ~Items() = default;
};

// The list has been checked: what begins here ends well. Its length.
std::size_t read_item(std::string_view rest, LogPosition at, Items& items) {
  UsageRecord record;
  json::Value storage;
  std::size_t length = 0;
  if (!read_usage_record_fast(rest, true, record, length)) {
    JsonCursor cursor(rest.data(), rest.data() + rest.size(), true);
    cursor.skip();
    length = static_cast<std::size_t>(cursor.position() - rest.data());
    if (rest.front() != '{') return length;  // a text
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

// `bytes`: where the object around the list stands, from `at` on. A list in a
// text of it stands at no place of its own.
void read_items(const RecordList& list, std::string_view bytes, LogPosition at,
                Items& items) {
  if (list.tree != nullptr) {
    for (const json::Value& item : list.tree->items) {
      if (item.kind != json::Value::Kind::object) continue;
      UsageRecord record;
      read_usage_record_tree(item, record);
      items.item(record, {}, at);
    }
    return;
  }
  const char* const begin = list.bytes.data();
  const bool placed =
      begin >= bytes.data() && begin < bytes.data() + bytes.size();
  const char* counted = bytes.data();
  std::string_view rest = list.bytes;
  while (!rest.empty()) {
    if (rest.front() != '{' && rest.front() != '"') {
      rest.remove_prefix(1);
      continue;
    }
    if (placed) {
      at.line += std::count(counted, rest.data(), '\n');
      at.byte += rest.data() - counted;
      counted = rest.data();
    }
    rest.remove_prefix(read_item(rest, at, items));
  }
}

// Whether an item, or one of a list in it, has counts.
class FindUsage final : public Items {
 public:
  explicit FindUsage(int depth) : depth_(depth) {}

  void look_at(const RecordList& list) { read_items(list, {}, {}, *this); }
  void item(UsageRecord& record, std::string_view, LogPosition) override {
    found_ = found_ || record.has_usage();
    if (found_ || depth_ == kMostListDepth) return;
    FindUsage inner(depth_ + 1);
    for (std::size_t i = 0; i < record.list_count(); ++i) {
      inner.look_at(record.list(i));
    }
    found_ = inner.found();
  }
  void unreadable(const Error&, LogPosition) override {}
  bool found() const { return found_; }

 private:
  int depth_;
  bool found_ = false;
};

bool is_empty(const RecordList& list) {
  return list.tree != nullptr ? list.tree->items.empty()
                              : list.bytes.find_first_not_of("[] \t\r\n") ==
                                    std::string_view::npos;
}

bool has_objects(const RecordList& list) {
  if (list.tree == nullptr) {
    return list.bytes.find('{') != std::string_view::npos;
  }
  return std::any_of(list.tree->items.begin(), list.tree->items.end(),
                     [](const json::Value& item) {
                       return item.kind == json::Value::Kind::object ||
                              item.kind == json::Value::Kind::array;
                     });
}

}  // namespace

// The items of one list, on their way to the sink.
class UsageScan::Delivery final : public Items {
 public:
  Delivery(UsageScan& scan, const UsageRecord& around, int depth)
      : scan_(scan), around_(around), depth_(depth) {}

  // `known`: by its name, a list of records; of another one what has no counts
  // and no model is passed over.
  void deliver(const RecordList& list, bool known, std::string_view bytes,
               LogPosition at) {
    list_ = &list;
    known_ = known;
    read_items(list, bytes, at, *this);
  }
  void item(UsageRecord& record, std::string_view bytes,
            LogPosition at) override {
    if (!known_ && !record.has_usage() && record.model().empty()) return;
    if (list_->of_spans) record.set_span();
    record.inherit(around_);
    scan_.deliver(record, bytes, at, depth_);
  }
  void unreadable(const Error& error, LogPosition at) override {
    scan_.unreadable_at(error, at);
  }

 private:
  UsageScan& scan_;
  const UsageRecord& around_;
  int depth_;
  const RecordList* list_ = nullptr;
  bool known_ = false;
};

// Whether it is the record itself that counts, not what its lists hold.
bool UsageScan::stands_alone(const UsageRecord& record) {
  const StreamPart part = record.stream_part();
  const bool sums = part == StreamPart::sum;
  if (record.has_usage() && part == StreamPart::session_line) return true;
  bool objects = false;
  bool texts = false;
  FindUsage items(0);
  for (std::size_t i = 0; i < record.list_count(); ++i) {
    objects = objects || has_objects(record.list(i));
    texts = texts || !is_empty(record.list(i));
    if (record.has_usage() && !sums) items.look_at(record.list(i));
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
    items.deliver({member, nullptr, false, false}, true, bytes, at);
  }
  return !members.empty();
}

void UsageScan::deliver(UsageRecord& record, std::string_view bytes,
                        LogPosition at, int depth) {
  if (record.is_empty_line()) return;
  const bool lists = record.list_count() + record.other_list_count() > 0;
  if (!lists || depth == kMostListDepth || stands_alone(record)) {
    if (deliver_members(record, bytes, at, depth)) return;
    return sink_.record(record, at);
  }
  if (record.has_usage()) {
    record.set_sum();
    sink_.record(record, at);
  }
  Delivery items(*this, record, depth + 1);
  for (std::size_t i = 0; i < record.list_count(); ++i) {
    items.deliver(record.list(i), true, bytes, at);
  }
  for (std::size_t i = 0; i < record.other_list_count(); ++i) {
    items.deliver(record.other_list(i), false, bytes, at);
  }
}

}  // namespace deepseek_cost::usage
