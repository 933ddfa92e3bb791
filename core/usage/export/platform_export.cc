#include "core/usage/export/platform_export.h"

#include <algorithm>

#include "core/number/units.h"
#include "core/usage/export/export_fields.h"
#include "core/usage/text/grouped_digits.h"
#include "core/usage/text/same_text.h"
#include "core/usage/text/spreadsheet.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kMostRows = 1000000;
// One unit of a currency for a token: no price, and no sum of a million rows,
// can outgrow 128 bits.
constexpr Int128 kMostPrice = Int128{1000000000000};

ExportType type_of(std::string_view type) {
  if (same_text(type, "input_cache_hit_tokens")) return ExportType::hit;
  if (same_text(type, "input_cache_miss_tokens")) return ExportType::miss;
  if (same_text(type, "input_tokens")) return ExportType::miss;
  if (same_text(type, "output_tokens")) return ExportType::output;
  if (same_text(type, "request_count")) return ExportType::requests;
  return ExportType::other;
}

// Spreadsheets may have touched the header.
std::string column_name(std::string_view field) {
  std::string name(trimmed_field(field));
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

}  // namespace

UsageExport::Columns UsageExport::columns_of(const CsvFields& fields) {
  Columns found;
  const struct {
    std::string_view name;
    std::size_t Columns::*column;
  } known[] = {
      {"utc_date", &Columns::date},         {"start_time_iso", &Columns::start},
      {"end_time_iso", &Columns::end},      {"model", &Columns::model},
      {"api_key_name", &Columns::key_name}, {"type", &Columns::type},
      {"price", &Columns::price},           {"amount", &Columns::amount},
      {"user_id", &Columns::user},          {"api_key", &Columns::key},
      {"wallet_type", &Columns::wallet},    {"cost", &Columns::cost},
      {"currency", &Columns::currency}};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string field = column_name(fields[i]);
    for (const auto& [name, column] : known) {
      if (field != name || found.*column != kNone) continue;
      found.*column = i;
      const bool identity = column == &Columns::user ||
                            column == &Columns::key ||
                            column == &Columns::wallet;
      if (!identity) found.last = i;
    }
  }
  found.head = {found.start == kNone ? found.date : found.start,
                found.end,
                found.model,
                found.key_name,
                found.user,
                found.key,
                found.wallet};
  found.owned =
      found.user != kNone && (found.key != kNone || found.wallet != kNone);
  return found;
}

bool UsageExport::is_header(std::string_view line) {
  const std::vector<std::string> header = first_row(line);
  const Columns columns = columns_of({header.begin(), header.end()});
  return columns.is_amount() || columns.is_cost();
}

void UsageExport::finish() {
  reader_.finish();
  for (const Waiting& row : waiting_) {
    skip(Phrase::date_ambiguous, row.at);
  }
  waiting_.clear();
  date_order_ = DateOrder::unknown;
  columns_ = {};
  interval_known_ = head_kept_ = false;
  for (LastPrice& last : last_prices_) last = {};
  decimal_mark_ = '\0';
  ++file_;
}

void UsageExport::skip(Phrase why, LogPosition at) {
  skips_.add({ErrorCode::invalid_row, "", "", why}, at);
}

void UsageExport::row_too_large(LogPosition at, std::int64_t lines) {
  rows_read_ += lines;
  for (std::int64_t i = 0; i < lines; ++i) {
    skip(Phrase::quote_open, at);
  }
}

void UsageExport::row(const CsvFields& fields, LogPosition at) {
  // Spreadsheets make each row as wide as the table.
  const auto none_behind = [&fields] {
    return std::all_of(fields.begin() + 1, fields.end(),
                       [](auto field) { return trimmed_field(field).empty(); });
  };
  const bool blank = trimmed_field(fields[0]).empty() && none_behind();
  // A title (Numbers: "Table 1"), or the separator for a spreadsheet.
  const bool note =
      !columns_.dated() && (fields[0].starts_with("sep=") || none_behind());
  if (blank || note) return;
  if (waits_for_order(fields, at)) {
    ++rows_read_;
    return;
  }
  const std::optional<Phrase> wrong = read_row(fields, at);
  if (wrong) {
    // A header is no row: its word for the date is no date.
    const Columns header = columns_of(fields);
    if (header.is_amount() || header.is_cost()) {
      columns_ = header;
      ++table_;
      interval_known_ = head_kept_ = false;
      return;
    }
    skip(*wrong, at);
  }
  ++rows_read_;
}

// Of dates with slashes one whose day is above 12 shows the order of all.
bool UsageExport::waits_for_order(const CsvFields& fields, LogPosition at) {
  if (date_order_ != DateOrder::unknown || columns_.date == kNone ||
      fields.size() <= columns_.last) {
    return false;
  }
  const std::string_view date = trimmed_field(fields[columns_.date]);
  if (needs_order(date) && waiting_.size() < kMostRows) {
    waiting_.push_back({{fields.begin(), fields.end()}, at});
    return true;
  }
  date_order_ = order_shown(date);
  if (date_order_ != DateOrder::unknown) read_waiting();
  return false;
}

void UsageExport::read_waiting() {
  interval_known_ = head_kept_ = false;
  for (const Waiting& row : waiting_) {
    const CsvFields fields(row.fields.begin(), row.fields.end());
    if (const auto wrong = read_row(fields, row.at)) skip(*wrong, row.at);
  }
  waiting_.clear();
}

// These give what is wrong, or nothing.
std::optional<Phrase> UsageExport::read_row(const CsvFields& fields,
                                            LogPosition at) {
  if (!columns_.dated()) return Phrase::no_header;
  if (fields.size() <= columns_.last) return Phrase::few_columns;
  line_ = static_cast<std::uint32_t>(at.line);
  return columns_.is_amount() ? read_amount_row(fields) : read_cost_row(fields);
}

// As it stands, or with a point where another separator than the comma leaves
// the comma to be the decimal mark.
std::string_view UsageExport::number(std::string_view field) {
  std::string_view text = trimmed_field(field);
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return ('0' <= c && c <= '9') || c == '.';
  });
  if (plain) return text;
  text = without_currency(text);
  number_ = without_thousands(text, reader_.separator());
  const std::size_t comma = number_.find(',');
  // 1.234,5: points before a comma part thousands.
  if (comma != std::string::npos && comma == number_.rfind(',') &&
      digit_groups(text.substr(0, comma), ".") > 0) {
    std::erase(number_, '.');
    number_[number_.find(',')] = '.';
    return number_;
  }
  if (reader_.separator() == ',') return number_;
  if (comma != std::string::npos && number_.find('.') == std::string::npos) {
    number_[comma] = '.';
  }
  return number_;
}

// A type of row has few prices, and most often that of the row before.
const UsageExport::LastPrice& UsageExport::read_price(ExportType type,
                                                      std::string_view field) {
  LastPrice& last = last_prices_[static_cast<std::size_t>(type)];
  if (same_text(last.field, field)) return last;
  const std::string_view text = number(field);
  const auto price = read_units(text);
  last.field = field;
  last.empty = text.empty();
  last.too_high = price && *price > kMostPrice;
  last.price.reset();
  if (price && !last.too_high) last.price = static_cast<std::int64_t>(*price);
  return last;
}

// What the fields of a row say of the decimal mark, or what those before said.
char UsageExport::decimal_mark(const CsvFields& fields) {
  const std::string_view price = fields[columns_.price];
  const std::size_t mark = price.find_first_of(".,");
  if (mark != std::string_view::npos) decimal_mark_ = price[mark];
  return decimal_mark_;
}

std::optional<Phrase> UsageExport::read_amount(const CsvFields& fields,
                                               ExportRow& row) {
  const std::string_view text =
      cell_text(trimmed_field(fields[columns_.amount]));
  auto amount = read_plain(text);
  if (!amount) {
    const auto plain = without_groups(text, decimal_mark(fields));
    if (!plain) return Phrase::amount_grouped;
    const std::string_view written = number(*plain);
    if (is_rounded(written)) return Phrase::amount_rounded;
    amount = read_whole(written);
  }
  if (!amount) return Phrase::amount_not_whole;
  row.amount = *amount;
  return {};
}

std::optional<Phrase> UsageExport::read_amount_row(const CsvFields& fields) {
  if (const auto wrong = read_head(fields)) return wrong;
  ExportRow row;
  row.line = line_;
  row.type = type_of(trimmed_field(fields[columns_.type]));
  if (const auto wrong = read_amount(fields, row)) return wrong;
  if (row.type != ExportType::requests) {
    const LastPrice& price = read_price(row.type, fields[columns_.price]);
    if (price.too_high) return Phrase::price_out_of_range;
    const bool none = price.empty && row.amount == 0;  // costs nothing
    if (!none && !price.price) return Phrase::price_unreadable;
    // No tokens are free; 0.0000015 shown with two decimals is.
    if (price.price == 0 && row.amount > 0) return Phrase::price_rounded;
    row.price = price.price.value_or(0);
  }
  if (rows_.size() >= kMostRows) return Phrase::million_rows;
  if (const auto wrong = keep_head(fields)) return wrong;
  row.head = last_head();
  cost_so_far_ += row.cost();
  rows_.push_back(row);
  return {};
}

std::optional<Phrase> UsageExport::read_cost_row(const CsvFields& fields) {
  if (const auto wrong = read_head(fields)) return wrong;
  const auto cost = read_units(number(cell_text(fields[columns_.cost])));
  if (!cost) return Phrase::cost_unreadable;
  const auto currency = currency_from(trimmed_field(fields[columns_.currency]));
  if (!currency) return Phrase::currency_unknown;
  if (costs_.size() >= kMostRows) return Phrase::million_rows;
  if (const auto wrong = keep_head(fields)) return wrong;
  costs_.push_back({*cost, last_head(), line_, *currency});
  return {};
}

}  // namespace deepseek_cost::usage
