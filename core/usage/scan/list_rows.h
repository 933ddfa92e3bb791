// Rows that are lists in a list, not objects: what a query has found, with the
// names of its columns beside the rows or in each field.
//
//   {"columns":[{"name":"model"},…],"rows":[["deepseek-flash",…],…]}
//     Azure Monitor, Trino, ClickHouse (`meta`, `data`), pandas (split)
//   {"results":[[{"field":"@timestamp","value":"…"},…],…]}
//     CloudWatch Logs Insights (GetQueryResults)
//   {"values":[["1789056000000000000","{…}"],…]}
//     Loki: the time in nanoseconds, and a line
#ifndef DEEPSEEK_COST_CORE_USAGE_SCAN_LIST_ROWS_H_
#define DEEPSEEK_COST_CORE_USAGE_SCAN_LIST_ROWS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/value.h"
#include "core/usage/record/record.h"
#include "core/usage/scan/table_columns.h"

namespace deepseek_cost::usage {

// Of a table's columns, which are texts or objects with a name; none where the
// list is something else.
std::vector<TableColumn> columns_of(const RecordList& list);

// A row of those columns as a record; nothing where it has more or fewer.
std::optional<json::Value> row_of_columns(
    const std::vector<TableColumn>& columns, const json::Value& row);

// Whether the bytes of a list begin a row of named fields, and that as a
// record.
bool begins_field_row(std::string_view bytes);
std::optional<json::Value> row_of_fields(const json::Value& row);

// Of a row of Loki's: its time, and its line.
struct TimedLine {
  std::string_view time;
  std::string_view line;  // as it is written, with its quotes
};
std::optional<TimedLine> timed_line(std::string_view bytes);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_SCAN_LIST_ROWS_H_
