// Rows that two exports have both.
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

std::int64_t& count_of(ExportRow& row) { return row.amount; }
Int128& count_of(ExportCost& row) { return row.cost; }

// Of a cost file it is no part of the bill.
Int128 billed(const ExportRow& row) { return row.cost(); }
Int128 billed(const ExportCost&) { return 0; }

}  // namespace

// Of the rows with one key, the first of each file are one, the second of each,
// and so on: that with the highest count stays.
template <typename Row>
void UsageExport::leave_out_repeats(std::vector<Row>& rows, bool bill) {
  const auto file_of = [this](const Row& row) { return head_of(row).file; };
  const auto key = [this](const Row& row) { return key_of(head_of(row), row); };
  const bool several = std::any_of(
      rows.begin(), rows.end(),
      [&](const Row& row) { return file_of(row) != file_of(rows.front()); });
  if (!several) return;
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
      const bool other_file =
          i == begin || file_of(rows[order[i - 1]]) != file_of(row);
      place = other_file ? 0 : place + 1;
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
                 {row.line, 0, file_of(row)});
    }
    begin = end;
  }
  std::size_t next = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!gone[i]) rows[next++] = rows[i];
  }
  rows.resize(next);
}

void UsageExport::find_repeats(bool bill) {
  leave_out_repeats(rows_, bill);
  leave_out_repeats(costs_, bill);
}

}  // namespace deepseek_cost::usage
