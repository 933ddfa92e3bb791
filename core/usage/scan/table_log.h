// A log as a table: CSV with one request a row, as OpenRouter, Langfuse,
// LiteLLM and Helicone export it (core/usage/scan/table_columns.h).
#ifndef DEEPSEEK_COST_CORE_USAGE_SCAN_TABLE_LOG_H_
#define DEEPSEEK_COST_CORE_USAGE_SCAN_TABLE_LOG_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/usage/scan/scan.h"
#include "core/usage/scan/table_columns.h"
#include "core/usage/text/csv.h"
#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

class TableLog final : public CsvSink {
 public:
  static constexpr std::size_t kMostRowBytes = std::size_t{1} << 20;

  explicit TableLog(RecordSink& sink)
      : sink_(sink), reader_(*this, kMostRowBytes) {}

  // What a first line is the header of.
  static TableKind kind_of(std::string_view line);

  void append(std::string_view bytes) { reader_.append(bytes); }
  void finish();  // the end of a file

  void row(const CsvFields& fields, LogPosition at) override;
  void row_too_large(LogPosition at, std::int64_t lines) override;

 private:
  // Whether they head a table again.
  static bool is_header(const CsvFields& fields);
  bool waits_for_order(const CsvFields& fields, LogPosition at);
  void read_waiting();
  void read(const CsvFields& fields, LogPosition at);
  void only_field(std::string_view field, LogPosition at);

  RecordSink& sink_;
  CsvReader reader_;
  std::vector<TableColumn> columns_;  // empty before the header
  // Rows whose times can be read either way, until another shows which.
  struct Waiting {
    std::vector<std::string> fields;
    LogPosition at;
  };
  static constexpr std::size_t kMostWaitingBytes = std::size_t{64} << 20;
  std::vector<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  DateOrder order_ = DateOrder::unknown;
  bool nested_ = false;  // …of which some hold more than scalars
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_SCAN_TABLE_LOG_H_
