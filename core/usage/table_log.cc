#include "core/usage/table_log.h"

namespace deepseek_cost::usage {
namespace {

bool is_count_of(const Spelling& key, UsageField a, UsageField b) {
  return key.flat && (key.top == a || key.top == b);
}

// The fields of one line.
class OneRow final : public CsvSink {
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

TableLog::Header TableLog::header_of(std::string_view line) {
  constexpr std::size_t kFewestColumns = 4;
  if (line.find_first_of("{}") != std::string_view::npos) return Header::none;
  OneRow header;
  CsvReader reader(header);
  reader.append(line);
  reader.finish();
  if (header.fields().size() < kFewestColumns) return Header::none;
  const CsvFields names(header.fields().begin(), header.fields().end());
  return is_header(names) ? Header::log : Header::other_table;
}

void TableLog::finish() {
  reader_.finish();
  columns_.clear();
}

void TableLog::row_too_large(LogPosition at, std::int64_t lines) {
  for (std::int64_t i = 0; i < lines; ++i) {
    sink_.unreadable({ErrorCode::too_large, "", "", "64 KiB"}, at);
  }
}

bool TableLog::is_header(const CsvFields& fields) {
  const std::string_view first = fields[0];
  const bool text = first.empty() || first[0] < '0' || first[0] > '9';
  if (!text) return false;
  bool input = false;
  bool output = false;
  for (const std::string_view name : fields) {
    const Spelling& key = *find_spelling(name);
    input = input || is_count_of(key, UsageField::prompt, UsageField::input);
    output = output || is_count_of(key, UsageField::output, UsageField::output);
  }
  return input && output;
}

void TableLog::row(const CsvFields& fields, LogPosition at) {
  if (fields.size() == 1 || fields[0].starts_with("sep=")) return;
  // Tables that were glued together may have their columns in another order.
  if (columns_.empty() || is_header(fields)) {
    columns_.clear();
    for (const std::string_view name : fields) {
      columns_.push_back(find_spelling(name));
    }
    return;
  }
  if (fields.size() != columns_.size()) {
    return sink_.unreadable(
        {ErrorCode::invalid_row, "", "", Phrase::other_columns}, at);
  }
  UsageRecord record;
  const int scope = record.begin_scope(1, Standing::response, true);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Spelling& key = *columns_[i];
    record.saw_key(scope, key, key.name);
    if (key.kind == KeyKind::other || fields[i].empty()) continue;
    record.scalar(scope, key, json::Value::Kind::string, fields[i]);
  }
  record.resolve();
  sink_.record(record, at);
}

}  // namespace deepseek_cost::usage
