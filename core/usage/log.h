// One open usage log: bytes in, running totals and a report out.
//
// What the bytes are is found out from their beginning: an API log (JSON Lines,
// arrays, single objects, event streams) or DeepSeek's own usage export (CSV).
// end_file() ends a file; what follows is the next, and must be of the same
// kind, for an export and a log report the same requests twice. An empty append
// is nothing.
#ifndef DEEPSEEK_COST_CORE_USAGE_LOG_H_
#define DEEPSEEK_COST_CORE_USAGE_LOG_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/json/writer.h"
#include "core/rates/rate_book.h"
#include "core/usage/bill/bill.h"
#include "core/usage/export/platform_export.h"
#include "core/usage/requests/requests.h"
#include "core/usage/scan/scan.h"
#include "core/usage/scan/table_log.h"

namespace deepseek_cost::usage {

enum class LogFormat : std::uint8_t { unknown, log, table, usage_export };

struct UsageLogOptions {
  std::optional<Currency> currency;  // absent: USD, or the export's own
  std::string card;
  std::optional<Instant> now;
  int day_offset_minutes = 0;
  bool per_key = false;
  bool per_hour = false;
  LogFormat format = LogFormat::unknown;  // unknown: find out
  UsageRequestsOptions requests;
};

class UsageLog {
 public:
  // `book`: the reader's own, or nothing for the built-in one.
  UsageLog(UsageLogOptions options, std::optional<RateBook> book);
  UsageLog(const UsageLog&) = delete;
  UsageLog& operator=(const UsageLog&) = delete;

  void append(std::string_view bytes);
  // A file that held nothing to read is counted as refused.
  void end_file();
  // "bytes", "records", "billed", "skipped" and "amount" so far.
  void write_progress(json::Writer& out) const;
  // The rest of the report. Ends the last file; append no more.
  void write_report(json::Writer& out);

 private:
  // A beginning longer than this without a first line is a log.
  static constexpr std::size_t kMostHeader = std::size_t{64} << 10;

  void find_format(std::string_view bytes, bool whole);
  std::optional<LogFormat> format_of(std::string_view beginning, bool whole,
                                     std::optional<Phrase>& wrong) const;
  void feed(std::string_view bytes);
  std::int64_t records() const;
  void refuse_file(Phrase why);

  UsageLogOptions options_;
  std::optional<RateBook> custom_;
  UsageBill bill_;
  UsageRequests requests_;
  UsageScan scan_;
  TableLog table_;
  UsageExport export_;
  LogFormat kind_ = LogFormat::unknown;  // of all files
  LogFormat file_ = LogFormat::unknown;  // of this file
  bool refused_ = false;                 // this file is of no use
  bool cr_only_ = false;             // this file's lines end so, as on old Macs
  bool text_seen_ = false;           // in `beginning_`
  std::string beginning_;            // while the kind is unknown
  std::int64_t records_before_ = 0;  // …this file
  std::int64_t bytes_before_ = 0;
  std::int64_t bytes_ = 0;
  std::int64_t files_ = 0;  // that have ended
  Skips refused_files_;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_LOG_H_
