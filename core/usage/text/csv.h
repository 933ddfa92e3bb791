// Rows of a CSV file (RFC 4180) that arrives in chunks of any size: commas,
// fields in quotes with doubled quotes and line breaks inside, CRLF or LF, a
// byte order mark at the beginning.
//
// Where the decimal mark is a comma, spreadsheets save with semicolons, and
// some programs with tabs: the first of the three outside of quotes is the
// separator of the file.
//
// A quote that never closes would swallow the rest of the file. A row that
// outgrows the most that it may have, or is still inside quotes at the end, is
// given up, and all its lines are counted.
//
// A row without quotes that lies within a chunk is handed on where it stands.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_CSV_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_CSV_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

using CsvFields = std::vector<std::string_view>;

class CsvSink {
 public:
  // The fields are valid during the call only.
  virtual void row(const CsvFields& fields, LogPosition at) = 0;
  // `lines`: that it took, none of which is read.
  virtual void row_too_large(LogPosition at, std::int64_t lines) = 0;

 protected:
  ~CsvSink() = default;
};

class CsvReader {
 public:
  static constexpr std::size_t kMostRowBytes = std::size_t{64} << 10;

  // `most`: bytes of a row.
  explicit CsvReader(CsvSink& sink, std::size_t most = kMostRowBytes)
      : sink_(sink), most_(most) {}

  void append(std::string_view bytes);
  void finish();  // the end of a file; the last line needs no line break

  // Of the file that is being read: ',', ';' or a tab; ',' until it is known.
  char separator() const { return separator_ == '\0' ? ',' : separator_; }

 private:
  const char* plain_rows(const char* at, const char* end);
  bool end_plain_row(const char* row, const char* after);
  void take(char c);
  void end_field();
  void end_row(bool cut);

  CsvSink& sink_;
  std::size_t most_;
  std::vector<std::string> fields_;
  std::string field_;
  CsvFields views_;
  std::size_t row_bytes_ = 0;
  LogPosition next_;  // of the byte to come
  LogPosition start_;
  char separator_ = '\0';
  bool quoted_ = false;      // inside quotes
  bool quote_seen_ = false;  // …after a quote that ends them or is doubled
  bool any_ = false;         // the row has begun
};

// The fields of the first row that is not empty; none of a text without one.
std::vector<std::string> first_row(std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_CSV_H_
