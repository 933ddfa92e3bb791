#include "core/usage/log.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/rates/built_in/built_in_rates.h"
#include "core/usage/report/report.h"

namespace deepseek_cost::usage {
namespace {

// White space, a byte order mark, and the NULs of a rotated log.
constexpr std::string_view kBlank(" \t\r\n\xEF\xBB\xBF\0\x1E", 9);

constexpr std::string_view kBlankRow(" \t\r\n\xEF\xBB\xBF\0,;", 10);

constexpr std::string_view kXz(
    "\xFD"
    "7zXZ\0",
    6);

// Pictures, databases, what is packed without a signature (brotli): a control
// character in the first line, but for those of terminals and rotated logs.
bool is_text(std::string_view line) {
  if (line.starts_with("%PDF-") || line.starts_with("\x89PNG")) return false;
  return std::all_of(line.begin(), line.end(), [](char c) {
    return c == 0 || c == 27 || c == 30 || (c >= 7 && c <= 13) ||
           static_cast<unsigned char>(c) >= 32;
  });
}

// Files that have to be unpacked or exported first, by their first bytes.
std::optional<Phrase> foreign_kind(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return Phrase::zip_archive;
  if (bytes.starts_with("\x1F\x8B")) return Phrase::gzip_file;
  if (bytes.starts_with("\x28\xB5\x2F\xFD")) {
    return Phrase::zstandard_file;
  }
  if (bytes.starts_with(kXz)) return Phrase::xz_file;
  if (bytes.starts_with("BZh")) return Phrase::bzip2_file;
  // What Excel wrote before 2007, a compound file (MS-CFB 2.2).
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return Phrase::workbook_file;
  if (bytes.starts_with("SQLite format 3")) return Phrase::sqlite_file;
  if (bytes.starts_with("PAR1")) return Phrase::parquet_file;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return Phrase::utf_16;
  }
  // Without its mark: every other byte of ASCII's is 0.
  const auto zero = [bytes](std::size_t i) { return bytes[i] == '\0'; };
  if (bytes.size() >= 4 && zero(0) == zero(2) && zero(1) == zero(3) &&
      zero(0) != zero(1)) {
    return Phrase::utf_16;
  }
  return {};
}

// The first header of an archive, by its mark (POSIX.1-2017, pax, ustar
// Interchange Format), with the text behind it.
bool is_tar(std::string_view line) {
  constexpr std::size_t kMark = 257;
  return line.size() > kMark && line.substr(kMark).starts_with("ustar");
}

// The first line that says something: not an empty one, nor the `sep=;` by
// which a spreadsheet learns the separator. Nothing while it may go on.
std::optional<std::string_view> first_line(std::string_view bytes, bool whole) {
  while (true) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos && !whole) return std::nullopt;
    const std::string_view line = bytes.substr(0, end);
    // A spreadsheet's empty row has its separators.
    const std::size_t text = line.find_first_not_of(kBlankRow);
    if (text != std::string_view::npos &&
        !line.substr(text).starts_with("sep=") &&
        !line.substr(text).starts_with("\"sep=")) {
      return line;
    }
    if (end == std::string_view::npos) return std::string_view();
    bytes.remove_prefix(end + 1);
  }
}

// A line of a single field, such as the "Table 1" that Numbers writes above a
// table, also as wide as the table.
bool is_title(std::string_view line) {
  while (!line.empty() &&
         std::string_view(",;\t\r").find(line.back()) != line.npos) {
    line.remove_suffix(1);
  }
  return !line.empty() && line.size() <= 64 &&
         line.find_first_of(",;\t{[") == line.npos;
}

// Nothing while it may go on.
std::optional<std::string_view> line_behind(std::string_view bytes,
                                            std::string_view line, bool whole) {
  bytes.remove_prefix(static_cast<std::size_t>(line.data() - bytes.data()) +
                      line.size());
  const std::size_t begin =
      std::min(bytes.find_first_not_of("\r\n"), bytes.size());
  const std::size_t end = bytes.find('\n', begin);
  if (end == bytes.npos && !whole) return std::nullopt;
  return bytes.substr(begin, end - begin);
}

// Drawn with lines, as psql, MySQL, DuckDB and Markdown do.
bool is_drawn(std::string_view line) {
  constexpr std::size_t kFewestDashes = 3;
  return line.find("---") != std::string_view::npos &&
         line.size() >= kFewestDashes &&
         line.find_first_not_of("-+|: \t\r") == std::string_view::npos;
}
bool begins_drawn(std::string_view line) {
  if (line == "---" || line == "---\r") return false;           // YAML
  return is_drawn(line) || line.starts_with("\xE2\x94\x8C") ||  // ┌
         line.find('|') != std::string_view::npos;
}

// A web page, or what spreadsheets save as XML or keep inside an .xlsx.
bool is_markup(std::string_view line) {
  for (const std::string_view begin :
       {"<?xml", "<!DOCTYPE", "<!doctype", "<html", "<HTML"}) {
    if (line.starts_with(begin)) return true;
  }
  return false;
}

// One bare word, or JSON in quotes: a table of one column.
bool is_quoted_object(std::string_view line) {
  return line.starts_with("\"{\"\"");
}
bool may_be_only_heading(std::string_view line) {
  constexpr std::size_t kLongest = 64;
  while (line.ends_with('\r')) line.remove_suffix(1);
  return !line.empty() && line.size() <= kLongest &&
         line.find_first_of(",;\t{}[]=:| ") == std::string_view::npos;
}

bool ends_lines_in_cr(std::string_view bytes) {
  return bytes.find('\n') == bytes.npos && bytes.find('\r') != bytes.npos;
}

// An object, not as a table has it in quotes.
bool holds_object(std::string_view text) {
  for (std::size_t at = text.find("{\""); at != std::string_view::npos;
       at = text.find("{\"", at + 1)) {
    if (at + 2 < text.size() && text[at + 2] != '"') return true;
  }
  return false;
}

UsageBillOptions bill_options(const UsageLogOptions& options) {
  return {options.currency.value_or(Currency::usd), options.card, options.now,
          options.day_offset_minutes, options.per_hour};
}

// Of a file whose first line may name the columns of a table; nothing where
// more of it is needed. `wrong`: why it cannot be billed.
std::optional<LogFormat> format_by_heading(std::string_view line,
                                           std::string_view beginning,
                                           bool enough,
                                           std::optional<Phrase>& wrong) {
  if (UsageExport::is_header(line)) return LogFormat::usage_export;
  switch (TableLog::kind_of(line)) {
    case TableKind::log:
      return LogFormat::table;
    case TableKind::sums:
      wrong = Phrase::table_of_sums;
      return LogFormat::table;
    case TableKind::other:
      // A line of text may look like a header.
      if (holds_object(beginning)) return LogFormat::log;
      if (!enough) return std::nullopt;
      wrong = Phrase::table_without_tokens;
      return LogFormat::table;
    case TableKind::none:
      return LogFormat::log;
  }
  return LogFormat::log;
}

}  // namespace

UsageLog::UsageLog(UsageLogOptions options, std::optional<RateBook> book)
    : options_(std::move(options)),
      custom_(std::move(book)),
      bill_(custom_ ? *custom_ : built_in_rate_book(), bill_options(options_)),
      requests_(bill_, options_.requests),
      scan_(requests_),
      table_(requests_),
      export_(options_.per_key, options_.requests.hash_seed) {}

void UsageLog::append(std::string_view bytes) {
  if (bytes.empty()) return;
  bytes_ += static_cast<std::int64_t>(bytes.size());
  if (refused_) return;
  if (file_ != LogFormat::unknown) return feed(bytes);
  beginning_.append(bytes);
  // What the file is may be known with its first text and with each line end;
  // it is not looked for at every byte.
  const bool text = bytes.find_first_not_of(kBlank) != std::string_view::npos;
  const bool first_text = text && !text_seen_;
  text_seen_ = text_seen_ || text;
  const bool line_end =
      text_seen_ && bytes.find('\n') != std::string_view::npos;
  if (first_text || line_end || beginning_.size() >= kMostHeader) {
    find_format(beginning_, false);
  }
}

// Nothing while it cannot be known. It depends on the first kMostHeader bytes
// alone, so not on how the file was cut.
std::optional<LogFormat> UsageLog::format_of(
    std::string_view beginning, bool whole,
    std::optional<Phrase>& wrong) const {
  if (options_.format != LogFormat::unknown) return options_.format;
  const bool enough = whole || beginning.size() >= kMostHeader;
  beginning = beginning.substr(0, kMostHeader);
  // Logs show by their first character; an export by its first line.
  const std::size_t first = beginning.find_first_not_of(kBlank);
  const bool json = first != std::string_view::npos &&
                    (beginning[first] == '{' || beginning[first] == '[');
  if (json) return LogFormat::log;
  const auto line = first_line(beginning, enough);
  if (!line) return std::nullopt;
  if (is_tar(*line)) {
    wrong = Phrase::tar_file;
    return LogFormat::table;
  }
  if (is_title(*line)) {
    const auto behind = line_behind(beginning, *line, enough);
    if (!behind) return std::nullopt;
    if (UsageExport::is_header(*behind)) return LogFormat::usage_export;
  }
  if (is_markup(*line) && !holds_object(beginning)) {
    if (!enough) return std::nullopt;
    wrong = Phrase::markup;
    return LogFormat::table;
  }
  if (!is_text(*line)) wrong = Phrase::not_text;
  if (is_quoted_object(*line)) return LogFormat::table;
  const bool drawn = begins_drawn(*line);
  if (drawn || may_be_only_heading(*line)) {
    const auto behind = line_behind(beginning, *line, enough);
    if (!behind) return std::nullopt;
    if (drawn && (is_drawn(*behind) || is_drawn(*line) ||
                  line->starts_with("\xE2\x94\x8C"))) {
      wrong = Phrase::drawn_table;
      return LogFormat::table;
    }
    if (!drawn && is_quoted_object(*behind)) return LogFormat::table;
  }
  return format_by_heading(*line, beginning, enough, wrong);
}

void UsageLog::find_format(std::string_view bytes, bool whole) {
  std::optional<Phrase> wrong;
  std::string with_lf;
  const bool enough = whole || bytes.size() >= kMostHeader;
  if (enough && ends_lines_in_cr(bytes.substr(0, kMostHeader))) {
    cr_only_ = true;
    with_lf = bytes;
    std::replace(with_lf.begin(), with_lf.end(), '\r', '\n');
    bytes = with_lf;
  }
  const std::optional<LogFormat> found = format_of(bytes, whole, wrong);
  if (!found) return;
  const bool rows = *found == LogFormat::usage_export;
  if (const auto foreign = foreign_kind(bytes)) wrong = foreign;
  if (!wrong && kind_ != LogFormat::unknown &&
      (kind_ == LogFormat::usage_export) != rows) {
    wrong = Phrase::export_and_log;
  }
  refused_ = wrong.has_value();
  if (refused_) {
    refuse_file(*wrong);
  } else {
    file_ = *found;
    kind_ = rows ? LogFormat::usage_export : LogFormat::log;
    feed(bytes);
  }
  std::string().swap(beginning_);
}

void UsageLog::feed(std::string_view bytes) {
  std::string with_lf;
  if (cr_only_) {
    with_lf = bytes;
    std::replace(with_lf.begin(), with_lf.end(), '\r', '\n');
    bytes = with_lf;
  }
  switch (file_) {
    case LogFormat::usage_export:
      return export_.append(bytes);
    case LogFormat::table:
      return table_.append(bytes);
    default:
      return scan_.append(bytes);
  }
}

// All that was seen of the files so far, billed or not.
std::int64_t UsageLog::records() const {
  return export_.rows_read() + requests_.billed() + requests_.skips().total() +
         requests_.waiting() + requests_.stream_parts() +
         requests_.other_records();
}

void UsageLog::refuse_file(Phrase why) {
  refused_files_.add({ErrorCode::unknown_format, "", "", why}, {1, 0, files_});
}

void UsageLog::end_file() {
  const bool blank = !text_seen_;
  if (!beginning_.empty() && !refused_) {
    find_format(std::string(beginning_), true);
  }
  scan_.finish();
  table_.finish();
  requests_.end_file();
  export_.finish();
  if (!refused_ && records() == records_before_) {
    const bool table =
        file_ == LogFormat::usage_export || file_ == LogFormat::table;
    refuse_file(blank   ? Phrase::file_empty
                : table ? Phrase::header_alone
                        : Phrase::no_records);
  }
  file_ = LogFormat::unknown;
  refused_ = text_seen_ = cr_only_ = false;
  records_before_ = records();
  bytes_before_ = bytes_;
  ++files_;
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
  // Behind the last file that has been ended there is no other.
  if (files_ == 0 || bytes_ != bytes_before_) end_file();
  requests_.finish();
  export_.find_repeats(options_.requests.bill_duplicates);
  write_count(out, "bytes", bytes_);
  if (kind_ == LogFormat::usage_export) {
    write_repeats(out, export_, options_.requests.bill_duplicates);
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
