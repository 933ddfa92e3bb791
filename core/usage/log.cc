#include "core/usage/log.h"

#include <optional>
#include <utility>

#include "core/rates/built_in/built_in_rates.h"
#include "core/usage/report.h"

namespace deepseek_cost::usage {
namespace {

// Kinds of files that have to be unpacked first, by their first bytes.
std::string_view packed_kind(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return "it is a ZIP archive, unpack it";
  if (bytes.starts_with("\x1F\x8B")) return "it is gzip, unpack it";
  if (bytes.starts_with("\x28\xB5\x2F\xFD")) {
    return "it is Zstandard, unpack it";
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return "it is UTF-16, save it as UTF-8";
  }
  return {};
}

// The first line that says something: not an empty one, nor the `sep=;` by
// which a spreadsheet learns the separator. Nothing while it may go on.
std::optional<std::string_view> first_line(std::string_view bytes, bool whole) {
  while (true) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos && !whole) return std::nullopt;
    const std::string_view line = bytes.substr(0, end);
    const std::size_t text = line.find_first_not_of(" \t\r\xEF\xBB\xBF");
    if (text != std::string_view::npos &&
        !line.substr(text).starts_with("sep=")) {
      return line;
    }
    if (end == std::string_view::npos) return std::string_view();
    bytes.remove_prefix(end + 1);
  }
}

UsageBillOptions bill_options(const UsageLogOptions& options) {
  return {options.currency.value_or(Currency::usd), options.card, options.now,
          options.day_offset_minutes};
}

}  // namespace

UsageLog::UsageLog(UsageLogOptions options, std::optional<RateBook> book)
    : options_(std::move(options)),
      custom_(std::move(book)),
      bill_(custom_ ? *custom_ : built_in_rate_book(), bill_options(options_)),
      requests_(bill_, options_.requests),
      scan_(requests_),
      export_(options_.per_key) {}

void UsageLog::append(std::string_view bytes) {
  if (bytes.empty()) return end_file();
  bytes_ += static_cast<std::int64_t>(bytes.size());
  if (refused_) return;
  if (file_ != LogFormat::unknown) return feed(bytes);
  beginning_.append(bytes);
  find_format(beginning_, false);
}

void UsageLog::find_format(std::string_view bytes, bool whole) {
  LogFormat found = options_.format;
  if (found == LogFormat::unknown) {
    // Logs show by their first character; an export by its first line.
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool json = first != std::string_view::npos &&
                      (bytes[first] == '{' || bytes[first] == '[');
    const bool enough = whole || bytes.size() >= kMostHeader;
    const auto line =
        json ? std::optional(std::string_view()) : first_line(bytes, enough);
    if (!line) return;
    found = !json && UsageExport::is_header(*line) ? LogFormat::usage_export
                                                   : LogFormat::log;
  }
  std::string_view wrong = packed_kind(bytes);
  if (wrong.empty() && kind_ != LogFormat::unknown && kind_ != found) {
    wrong = "an export and a log report the same requests; read them apart";
  }
  refused_ = !wrong.empty();
  if (refused_) {
    refused_files_.add({ErrorCode::unknown_format, "", "", std::string(wrong)},
                       {});
  } else {
    kind_ = file_ = found;
    feed(bytes);
  }
  std::string().swap(beginning_);
}

void UsageLog::feed(std::string_view bytes) {
  if (file_ == LogFormat::usage_export) {
    export_.append(bytes);
  } else {
    scan_.append(bytes);
  }
}

void UsageLog::end_file() {
  if (!beginning_.empty()) find_format(std::string(beginning_), true);
  scan_.finish();
  requests_.finish();
  export_.finish();
  file_ = LogFormat::unknown;
  refused_ = false;
}

void UsageLog::write_progress(json::Writer& out) const {
  const bool rows = kind_ == LogFormat::usage_export;
  const std::int64_t skipped =
      rows ? export_.skips().total() : requests_.skips().total();
  const std::int64_t billed =
      rows ? export_.rows_read() - skipped : requests_.billed();
  write_count(out, "bytes", bytes_);
  write_count(out, "records", billed + skipped);
  write_count(out, "billed", billed);
  write_count(out, "skipped", skipped);
  Int128 amount = bill_.totals().amount;
  if (rows) amount = export_.cost_so_far();
  write_amount(out, "amount", amount);
}

void UsageLog::write_report(json::Writer& out) {
  end_file();
  write_count(out, "bytes", bytes_);
  if (kind_ == LogFormat::usage_export) {
    write_export_report(out, export_, bill_.book(), options_.currency,
                        bill_.card_now());
  } else {
    write_log_report(out, bill_, requests_);
  }
  out.key("refused_files").begin_object();
  write_skipped(out, refused_files_);
  write_count(out, "count", refused_files_.total());
  out.end_object();
}

}  // namespace deepseek_cost::usage
