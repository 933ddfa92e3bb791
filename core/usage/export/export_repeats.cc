// Rows that two exports have both, in two files or joined in one.
#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "core/usage/export/platform_export.h"

namespace deepseek_cost::usage {
namespace {

auto key_of(const ExportHead& head, const ExportRow& row) {
  return std::make_tuple(head.whose, head.from.seconds(), head.until.seconds(),
                         head.model, static_cast<int>(row.type), row.price);
}
auto key_of(const ExportHead& head, const ExportCost& row) {
  return std::make_tuple(head.whose, head.from.seconds(), head.until.seconds(),
                         head.model, static_cast<int>(row.currency));
}

// What distinguishes rows of one head, as one of 64 bits.
std::uint64_t bit_of(const ExportRow& row) {
  const auto mixed = static_cast<std::uint64_t>(row.price) * 8 +
                     static_cast<std::uint64_t>(row.type);
  return std::uint64_t{1} << (mixed * 0x9E3779B97F4A7C15 >> 58);
}
std::uint64_t bit_of(const ExportCost& row) {
  return std::uint64_t{1} << static_cast<int>(row.currency);
}

// What has been seen of one owner in an interval.
struct Seen {
  std::uint32_t interval = 0;
  std::uint64_t models = 0;
};

std::int64_t& count_of(ExportRow& row) { return row.amount; }
Int128& count_of(ExportCost& row) { return row.cost; }

// Whether two rows with one key, at their lines, are of two downloads.
bool is_other_part(const ExportHead& one, std::uint32_t line,
                   const ExportHead& other, std::uint32_t other_line) {
  if (one.file != other.file || one.table != other.table) return true;
  return one.owned && other_line != line + 1;
}

// Of a cost file it is no part of the bill.
Int128 billed(const ExportRow& row) { return row.cost(); }
Int128 billed(const ExportCost&) { return 0; }

}  // namespace

// Without comparing each row with all others. Official rows come in the order
// of their times, and one owner's of one model together: where that holds, no
// row can repeat one further up. It may say yes of others.
template <typename Row>
bool UsageExport::may_repeat_itself(const std::vector<Row>& rows) const {
  std::vector<Seen> seen;
  const ExportHead* last = nullptr;
  std::uint32_t interval = 0;
  int direction = 0;
  std::uint64_t bits = 0;
  for (const Row& row : rows) {
    const ExportHead& head = head_of(row);
    const std::uint64_t bit = bit_of(row);
    if (&head == last) {
      if ((bits & bit) != 0) return true;
      bits |= bit;
      continue;
    }
    bits = bit;
    const bool same =
        last != nullptr && last->from == head.from && last->until == head.until;
    if (last != nullptr && head.table != last->table) return true;
    if (!same) ++interval;
    if (last != nullptr && !same) {
      const int now = head.from < last->from ? -1 : 1;
      if (now == -direction) return true;
      direction = now;
    }
    last = &head;
    if (head.whose >= seen.size()) seen.resize(head.whose + std::size_t{1});
    Seen& owner = seen[head.whose];
    if (owner.interval != interval) owner = {interval, 0};
    const std::uint64_t model = std::uint64_t{1} << (head.model % 64);
    if ((owner.models & model) != 0) return true;
    owner.models |= model;
  }
  return false;
}

// Of the rows with one key, the first of each table are one, the second of
// each, and so on: that with the highest count stays.
template <typename Row>
void UsageExport::leave_out_repeats(std::vector<Row>& rows, bool bill) {
  const auto key = [this](const Row& row) { return key_of(head_of(row), row); };
  if (!may_repeat_itself(rows)) return;
  std::vector<std::uint32_t> order(rows.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return key(rows[a]) < key(rows[b]); });
  std::vector<bool> gone(rows.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() &&
           key(rows[order[end]]) == key(rows[order[begin]])) {
      ++end;
    }
    std::vector<std::uint32_t> kept;
    std::size_t place = 0;  // among those of its file
    for (std::size_t i = begin; i < end; ++i) {
      Row& row = rows[order[i]];
      const bool other_part =
          i == begin ||
          is_other_part(head_of(rows[order[i - 1]]), rows[order[i - 1]].line,
                        head_of(row), row.line);
      place = other_part ? 0 : place + 1;
      if (place == kept.size()) {
        kept.push_back(order[i]);
        continue;
      }
      Row& known = rows[kept[place]];
      if (!bill && count_of(known) < count_of(row)) {
        std::swap(count_of(known), count_of(row));
      }
      ++repeats_;
      repeated_cost_ += billed(row);
      if (bill) continue;
      gone[order[i]] = true;
      skips_.add({ErrorCode::duplicate_row, "", "", ""},
                 {row.line, 0, head_of(row).file});
    }
    begin = end;
  }
  std::size_t next = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!gone[i]) rows[next++] = rows[i];
  }
  rows.resize(next);
}

// Whether all are of one length, at whole distances from each other: then those
// that are not equal do not overlap.
bool UsageExport::intervals_are_alike() const {
  if (heads_.empty()) return true;
  const ExportHead& first = heads_.front();
  const std::int64_t length = first.until.seconds() - first.from.seconds();
  if (length <= 0) return false;
  return std::all_of(heads_.begin(), heads_.end(), [&](const ExportHead& each) {
    return each.until.seconds() - each.from.seconds() == length &&
           (each.from.seconds() - first.from.seconds()) % length == 0;
  });
}

void UsageExport::find_overlaps() {
  overlaps_ = {};
  if (intervals_are_alike()) return;
  std::vector<const ExportRow*> order;
  for (const ExportRow& row : rows_) order.push_back(&row);
  const auto key = [this](const ExportRow& row) {
    const ExportHead& head = head_of(row);
    return std::make_tuple(head.whose, head.model, static_cast<int>(row.type),
                           row.price, head.from.seconds());
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return key(*a) < key(*b); });
  const ExportRow* last = nullptr;  // of those so far, the one that ends last
  for (const ExportRow* const row : order) {
    const ExportHead& head = head_of(*row);
    const bool same_series =
        last != nullptr && head_of(*last).whose == head.whose &&
        head_of(*last).model == head.model && last->type == row->type &&
        last->price == row->price;
    if (same_series && head.from < head_of(*last).until &&
        !(head.from == head_of(*last).from &&
          head.until == head_of(*last).until)) {
      if (overlaps_.count++ == 0) overlaps_.first = {row->line, 0, head.file};
      overlaps_.cost += row->cost();
    }
    if (!same_series || head_of(*last).until < head.until) last = row;
  }
}

void UsageExport::find_repeats(bool bill) {
  leave_out_repeats(rows_, bill);
  leave_out_repeats(costs_, bill);
  find_overlaps();
}

}  // namespace deepseek_cost::usage
