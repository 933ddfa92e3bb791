// The columns of a table with one request a row, by their headings.
//
// A heading is a key of a record (core/usage/record/spellings.h), as it stands
// ("prompt_tokens"), as people write it ("Prompt tokens"), or with the path to
// it ("usage.prompt_tokens", as pandas' json_normalize writes it).
#ifndef DEEPSEEK_COST_CORE_USAGE_SCAN_TABLE_COLUMNS_H_
#define DEEPSEEK_COST_CORE_USAGE_SCAN_TABLE_COLUMNS_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/json/value.h"
#include "core/usage/record/spellings.h"
#include "core/usage/text/csv.h"

namespace deepseek_cost::usage {

struct TableColumn {
  std::vector<std::string> path;  // of keys in the record, never empty
  const Spelling* key = nullptr;  // the last of them
  bool json = false;              // its fields may hold objects

  explicit TableColumn(std::string_view heading);
  // Whether its fields may be more than scalars.
  bool holds_more() const;
};

enum class TableKind {
  none,   // no header of a table
  log,    // of requests
  sums,   // of sums over several requests
  other,  // of something else
};
TableKind table_kind(const std::vector<std::string>& header);

// Adds a field of a row to its record, which is an object; JSON in a text of a
// column that may hold objects, as what it is.
void add_field(json::Value& record, const TableColumn& column,
               const json::Value& value);

// One row as a record, where columns have paths or hold objects: JSON, or what
// Python prints.
json::Value row_as_record(const std::vector<TableColumn>& columns,
                          const CsvFields& fields);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_SCAN_TABLE_COLUMNS_H_
