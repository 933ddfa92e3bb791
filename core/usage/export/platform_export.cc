#include "core/usage/export/platform_export.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/number/units.h"
#include "core/usage/bill/bill.h"
#include "core/usage/export/export_fields.h"
#include "core/usage/text/grouped_digits.h"
#include "core/usage/text/same_text.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kMostRows = 1000000;
constexpr std::size_t kMostNames = 1000;
constexpr std::size_t kMostNameBytes = 128;

// One unit of a currency for a token: no price, and no sum of a million rows,
// can outgrow 128 bits.
constexpr Int128 kMostPrice = Int128{1000000000000};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::optional<std::size_t> index_of(std::vector<std::string>& names,
                                    std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  if (names.size() >= kMostNames) return std::nullopt;
  names.emplace_back(name);
  return names.size() - 1;
}

// Names come from a file that may hold anything.
std::optional<std::string> read_name(std::string_view text) {
  text = trimmed_field(text);
  if (!count_code_points(text)) return std::nullopt;
  return shortened(text, kMostNameBytes);
}

std::optional<std::size_t> index_of_name(std::vector<std::string>& names,
                                         std::string_view field) {
  // The usual case first: a name that is known, as it stands.
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 8); ++i) {
    if (same_text(names[i], field) && !field.empty()) return i;
  }
  const auto name = read_name(field);
  return name ? index_of(names, *name) : std::nullopt;
}

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

// Whether it may be the header's word for the model, which stands in every
// header: the cheap question that each row is asked.
bool names_the_model(std::string_view field) {
  constexpr std::string_view kModel = "model";
  if (field.size() < kModel.size()) return false;
  const bool plain = !is_blank(field.front()) && !is_blank(field.back());
  if (plain && field.size() != kModel.size()) return false;
  return column_name(field) == kModel;
}

class HeaderLine final : public CsvSink {
 public:
  void row(const CsvFields& fields, LogPosition) override {
    if (fields_.empty()) fields_.assign(fields.begin(), fields.end());
  }
  void row_too_large(LogPosition, std::int64_t) override {}
  const std::vector<std::string>& fields() const { return fields_; }

 private:
  std::vector<std::string> fields_;
};

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
  return found;
}

bool UsageExport::is_header(std::string_view line) {
  HeaderLine header;
  CsvReader reader(header);
  reader.append(line);
  reader.finish();
  const Columns columns =
      columns_of({header.fields().begin(), header.fields().end()});
  return columns.is_amount() || columns.is_cost();
}

void UsageExport::finish() {
  reader_.finish();
  for (const Waiting& row : waiting_) {
    skips_.add({ErrorCode::invalid_row, "", "", Phrase::date_ambiguous},
               row.at);
  }
  waiting_.clear();
  date_order_ = DateOrder::unknown;
  columns_ = {};
  last_interval_.reset();
  decimal_mark_ = '\0';
  ++file_;
}

void UsageExport::row_too_large(LogPosition at, std::int64_t lines) {
  rows_read_ += lines;
  for (std::int64_t i = 0; i < lines; ++i) {
    skips_.add({ErrorCode::invalid_row, "", "", Phrase::quote_open}, at);
  }
}

void UsageExport::row(const CsvFields& fields, LogPosition at) {
  const bool blank = fields.size() == 1 && trimmed_field(fields[0]).empty();
  // A title (Numbers: "Table 1"), or the separator for a spreadsheet.
  const bool note = !columns_.dated() &&
                    (fields.size() == 1 || fields[0].starts_with("sep="));
  if (blank || note) return;
  if (std::any_of(fields.begin(), fields.end(), names_the_model)) {
    const Columns header = columns_of(fields);
    if (header.is_amount() || header.is_cost()) {
      columns_ = header;
      last_interval_.reset();
      return;
    }
  }
  ++rows_read_;
  if (!waits_for_order(fields, at)) read_row(fields, at);
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
  last_interval_.reset();
  for (const Waiting& row : waiting_) {
    read_row({row.fields.begin(), row.fields.end()}, row.at);
  }
  waiting_.clear();
}

void UsageExport::read_row(const CsvFields& fields, LogPosition at) {
  std::optional<Phrase> wrong = Phrase::few_columns;
  if (!columns_.dated()) {
    wrong = Phrase::no_header;
  } else if (fields.size() > columns_.last) {
    line_ = static_cast<std::uint32_t>(at.line);
    wrong =
        columns_.is_amount() ? read_amount_row(fields) : read_cost_row(fields);
  }
  if (!wrong) return;
  skips_.add({ErrorCode::invalid_row, "", "", *wrong}, at);
}

// Rows come in the order of their times: most have those of the row before.
std::optional<UsageExport::Interval> UsageExport::interval(
    const CsvFields& fields) {
  const std::size_t first =
      columns_.start == kNone ? columns_.date : columns_.start;
  const std::string_view start = fields[first];
  const std::string_view end =
      columns_.end == kNone ? std::string_view() : fields[columns_.end];
  if (last_interval_ && same_text(start, last_start_) &&
      same_text(end, last_end_)) {
    return last_interval_;
  }
  last_interval_ = read_interval(fields);
  last_start_ = start;
  last_end_ = end;
  return last_interval_;
}

std::optional<UsageExport::Interval> UsageExport::read_interval(
    const CsvFields& fields) const {
  if (columns_.start == kNone) {
    const auto day =
        read_day(trimmed_field(fields[columns_.date]), date_order_);
    if (!day) return std::nullopt;
    return Interval{instant_of(*day, 0, 0), instant_of(*day + 1, 0, 0), *day};
  }
  const std::string_view start = trimmed_field(fields[columns_.start]);
  const std::optional<Instant> from = read_time(start);
  const auto day = read_day(
      start.substr(0, std::min<std::size_t>(10, start.size())), date_order_);
  if (!from || !day) return std::nullopt;
  std::optional<Instant> until = from;
  if (columns_.end != kNone) {
    until = read_time(trimmed_field(fields[columns_.end]));
  }
  if (!until || *until < *from) return std::nullopt;
  return Interval{*from, *until, *day};
}

// As it stands, or with a point where another separator than the comma leaves
// the comma to be the decimal mark.
std::string_view UsageExport::number(std::string_view field) {
  const std::string_view text = trimmed_field(field);
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return ('0' <= c && c <= '9') || c == '.';
  });
  if (plain) return text;
  number_ = without_thousands(text, reader_.separator());
  if (reader_.separator() == ',') return number_;
  const std::size_t comma = number_.find(',');
  if (comma != std::string::npos && number_.find('.') == std::string::npos) {
    number_[comma] = '.';
  }
  return number_;
}

// A type of row has few prices, and most often that of the row before.
std::optional<Int128> UsageExport::read_price(ExportType type,
                                              std::string_view text) {
  LastPrice& last = last_prices_[static_cast<std::size_t>(type)];
  if (same_text(last.text, text)) return last.price;
  last.text = text;
  last.price = read_units(text);
  return last.price;
}

// What the fields of a row say of the decimal mark, or what those before said.
char UsageExport::decimal_mark(const CsvFields& fields) {
  const std::string_view price = fields[columns_.price];
  const std::size_t mark = price.find_first_of(".,");
  if (mark != std::string_view::npos) decimal_mark_ = price[mark];
  return decimal_mark_;
}

// These give what is wrong, or nothing.
std::optional<Phrase> UsageExport::read_amount(const CsvFields& fields,
                                               ExportRow& row) {
  const std::string_view text = trimmed_field(fields[columns_.amount]);
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
  const auto when = interval(fields);
  if (!when) return Phrase::date_unreadable;
  ExportRow row;
  row.from = when->from;
  row.until = when->until;
  row.day = when->day;
  row.type = type_of(trimmed_field(fields[columns_.type]));
  if (const auto wrong = read_amount(fields, row)) return wrong;
  if (row.type != ExportType::requests) {
    const std::string_view text = number(fields[columns_.price]);
    const auto price = read_price(row.type, text);
    const bool none = text.empty() && row.amount == 0;  // costs nothing
    if (!none && !price) return Phrase::price_unreadable;
    if (price && *price > kMostPrice) return Phrase::price_out_of_range;
    row.price = static_cast<std::int64_t>(price.value_or(0));
  }
  const auto model = index_of_name(models_, fields[columns_.model]);
  if (!model) return Phrase::model_unreadable;
  row.model = static_cast<std::uint32_t>(*model);
  if (per_key_ && columns_.key_name != kNone) {
    const auto index = index_of_name(keys_, fields[columns_.key_name]);
    if (!index) return Phrase::key_name_unreadable;
    row.key = static_cast<std::uint32_t>(*index);
  }
  row.file = file_;
  row.line = line_;
  row.identity = identity_of(fields);
  if (rows_.size() >= kMostRows) return Phrase::million_rows;
  cost_so_far_ += row.cost();
  rows_.push_back(row);
  return {};
}

std::optional<Phrase> UsageExport::read_cost_row(const CsvFields& fields) {
  const auto when = interval(fields);
  if (!when) return Phrase::date_unreadable;
  const auto cost = read_units(number(fields[columns_.cost]));
  if (!cost) return Phrase::cost_unreadable;
  const auto currency = currency_from(trimmed_field(fields[columns_.currency]));
  if (!currency) return Phrase::currency_unknown;
  const auto model = index_of_name(models_, fields[columns_.model]);
  if (!model) return Phrase::model_unreadable;
  if (costs_.size() >= kMostRows) return Phrase::million_rows;
  costs_.push_back({when->from, when->until, *model, *currency, *cost,
                    when->day, file_, line_, identity_of(fields)});
  return {};
}

}  // namespace deepseek_cost::usage
