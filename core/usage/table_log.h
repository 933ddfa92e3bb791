// A log as a table: CSV with one request a row, as OpenRouter, Langfuse,
// LiteLLM and Helicone export it. Columns are named as the keys of a record are
// (core/usage/spellings.h).
#ifndef DEEPSEEK_COST_CORE_USAGE_TABLE_LOG_H_
#define DEEPSEEK_COST_CORE_USAGE_TABLE_LOG_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/usage/csv.h"
#include "core/usage/scan.h"

namespace deepseek_cost::usage {

class TableLog final : public CsvSink {
 public:
  explicit TableLog(RecordSink& sink) : sink_(sink), reader_(*this) {}

  enum class Header { none, log, other_table };
  // What a first line is the header of; `other_table`: of a table without input
  // and output tokens.
  static Header header_of(std::string_view line);

  void append(std::string_view bytes) { reader_.append(bytes); }
  void finish();  // the end of a file

  void row(const CsvFields& fields, LogPosition at) override;
  void row_too_large(LogPosition at, std::int64_t lines) override;

 private:
  // Whether they name input and output tokens.
  static bool is_header(const CsvFields& fields);

  RecordSink& sink_;
  CsvReader reader_;
  std::vector<const Spelling*> columns_;  // empty before the header
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TABLE_LOG_H_
