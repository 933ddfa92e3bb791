// The items of a list in a record: objects, rows, and lines of text.
#ifndef DEEPSEEK_COST_CORE_USAGE_SCAN_LIST_ITEMS_H_
#define DEEPSEEK_COST_CORE_USAGE_SCAN_LIST_ITEMS_H_

#include <string_view>
#include <vector>

#include "core/usage/record/record.h"
#include "core/usage/scan/list_rows.h"
#include "core/usage/scan/scan.h"
#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

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

// `bytes`: where the object around the list stands, from `at` on. A list in a
// text of it stands at no place of its own.
void read_items(const RecordList& list, std::string_view bytes, LogPosition at,
                Items& items);

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

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_SCAN_LIST_ITEMS_H_
