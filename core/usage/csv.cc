#include "core/usage/csv.h"

namespace deepseek_cost::usage {

void CsvReader::append(std::string_view bytes) {
  for (const char c : bytes) take(c);
}

void CsvReader::finish() {
  if (any_) end_row(quoted_);
  quoted_ = quote_seen_ = false;
  next_ = {1, 0, next_.file + 1};
  separator_ = '\0';
}

void CsvReader::take(char c) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (!any_) start_ = next_;
  ++next_.byte;
  if (c == '\n') ++next_.line;
  ++row_bytes_;
  // A row that is too large is given up at its next line break.
  const bool too_large = row_bytes_ > kMostRowBytes;
  if (quoted_ && !too_large) {
    if (c != '"') {
      field_ += c;
      return;
    }
    quoted_ = false;
    quote_seen_ = true;
    return;
  }
  if (c == '\n') return end_row(false);
  if (c == '\r') return;
  any_ = true;
  if (too_large) return;
  if (separator_ == '\0' && (c == ',' || c == ';' || c == '\t')) separator_ = c;
  if (c == separator_) return end_field();
  if (c == '"' && (field_.empty() || quote_seen_)) {
    if (quote_seen_) field_ += '"';
    quoted_ = true;
    quote_seen_ = false;
    return;
  }
  field_ += c;
  if (fields_.empty() && field_ == kMark) field_.clear();
}

void CsvReader::end_field() {
  fields_.push_back(field_);
  field_.clear();
  quote_seen_ = false;
}

void CsvReader::end_row(bool cut) {
  end_field();
  const bool empty = fields_.size() == 1 && fields_[0].empty();
  if (row_bytes_ > kMostRowBytes || cut) {
    // The position is behind the line break that ended the row, if one did.
    const std::int64_t lines = next_.line - start_.line + (cut ? 1 : 0);
    sink_.row_too_large(start_, lines > 0 ? lines : 1);
  } else if (!empty) {
    sink_.row(fields_, start_);
  }
  fields_.clear();
  row_bytes_ = 0;
  any_ = quoted_ = false;
}

}  // namespace deepseek_cost::usage
