// Records in the lists of an object.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ascii.h"
#include "core/usage/record/embedded.h"
#include "core/usage/record/keyed_records.h"
#include "core/usage/record/named_records.h"
#include "core/usage/scan/list_items.h"
#include "core/usage/scan/scan.h"
#include "core/usage/text/shown_name.h"

namespace deepseek_cost::usage {
namespace {

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

// Counts that are not those of the record itself, nor of a client.
bool counts_inside(const UsageRecord& record, std::string_view bytes) {
  return !record.has_usage() && !record.is_of_client() &&
         has_counts_inside(record.place(bytes));
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
      const bool none =
          sum ? record.list_count() == 0 : !inner.found() && !has_counts();
      const bool events = sum && list_->of != ListOf::answers;
      if (none && (events || !counts_inside(record, bytes))) return;
    }
    if (list_->of == ListOf::spans &&
        (record.stream_part() == StreamPart::sum ||
         !counts_inside(record, bytes))) {
      record.set_span();
    }
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
  // Agno's runs measure what their messages have measured, too; counts without
  // a model may sum up a list whose name is not known.
  const bool may_sum = record.is_measured() || record.model().empty();
  for (std::size_t i = 0; i < record.other_list_count(); ++i) {
    if (may_sum && record.has_usage()) items.look_at(record.other_list(i));
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
  const std::int64_t before = emitted_;
  Delivery items(*this, record, depth + 1);
  for (const RecordList& list : lists) items.deliver(list, false, bytes, at);
  if (emitted_ != before && none) say_further_counts(record, lists, at);
  return emitted_ != before;
}

void UsageScan::emit(UsageRecord& record, LogPosition at) {
  ++emitted_;
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

// Of a record that has no counts itself, beside the lists that were read.
void UsageScan::say_further_counts(const UsageRecord& record,
                                   const std::vector<RecordList>& read,
                                   LogPosition at) {
  for (const UsageRecord::OtherObject& each : record.other_objects()) {
    const std::string_view bytes = each.object.bytes;
    const bool holds_list =
        std::any_of(read.begin(), read.end(), [bytes](const RecordList& list) {
          const char* const begin = list.bytes.data();
          return bytes.data() <= begin && begin < bytes.data() + bytes.size();
        });
    if (holds_list || names_no_answer(each.name) ||
        !has_counts_inside(each.object)) {
      continue;
    }
    sink_.unreadable({ErrorCode::contradictory_usage, "", "",
                      Words(Phrase::further_counts, shown_name(each.name, 40))},
                     at);
  }
}

void UsageScan::deliver(UsageRecord& record, std::string_view bytes,
                        LogPosition at, int depth) {
  if (record.is_empty_line()) {
    ++emitted_;  // that it is nothing
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
    return emit(record, at);
  }
  const std::int64_t before = emitted_;
  if (record.has_usage() && !has_answers(record)) {
    record.set_sum();
    emit(record, at);
  }
  Delivery items(*this, record, depth + 1);
  for (std::size_t i = 0; i < record.list_count(); ++i) {
    items.deliver(record.list(i), true, bytes, at);
  }
  for (std::size_t i = 0; i < record.other_list_count(); ++i) {
    items.deliver(record.other_list(i), false, bytes, at);
  }
  if (!record.has_usage()) say_further_counts(record, {}, at);
  // Where nothing in its lists is a record, it is one itself.
  bool empty = true;
  for (std::size_t i = 0; i < record.list_count(); ++i) {
    empty = empty && is_empty(record.list(i));
  }
  if (emitted_ == before && (!empty || counts_inside(record, bytes))) {
    emit(record, at);
  }
}

}  // namespace deepseek_cost::usage
