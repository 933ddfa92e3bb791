#include "core/usage/text/csv.h"

#include <string>
#include <utility>
#include <vector>

#include "core/usage/text/simd.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

constexpr std::ptrdiff_t kBlock = 64;

// One bit for each separator, line break and quote of the block at `at`, up to
// `end`.
std::uint64_t field_ends(const char* at, const char* end, char separator) {
#ifdef DEEPSEEK_COST_VECTORS
  if (end - at >= kBlock) {
    return Bytes64(at).bits([separator](Bytes16 v) {
      return either(either(equal(v, separator), equal(v, '\n')),
                    either(equal(v, '\r'), equal(v, '"')));
    });
  }
#endif
  std::uint64_t found = 0;
  for (std::ptrdiff_t i = 0; i < kBlock && at + i < end; ++i) {
    const char c = at[i];
    const bool ends = c == separator || c == '\n' || c == '\r' || c == '"';
    found |= std::uint64_t{ends} << i;
  }
  return found;
}

}  // namespace

void CsvReader::append(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end) {
    at = plain_rows(at, end);
    if (at == end) return;
    // Up to the end of the row, character by character.
    do {
      take(*at++);
    } while (at < end && (any_ || row_bytes_ > 0));
  }
}

// Hands on the rows that lie there plainly; the beginning of the first that
// does not.
const char* CsvReader::plain_rows(const char* at, const char* end) {
  if (any_ || row_bytes_ > 0 || separator_ == '\0') return at;
  const char separator = separator_;
  const char* row = at;
  const char* field = at;
  views_.clear();
  for (; at < end && static_cast<std::size_t>(at - row) <= most_;
       at += kBlock) {
    std::uint64_t found = field_ends(at, end, separator);
    for (; found != 0; found &= found - 1) {
      const char* const place = at + __builtin_ctzll(found);
      const char c = *place;
      if (c == '"') return row;
      if (c == '\r') {
        if (place + 1 < end && place[1] == '\n') continue;
        return row;
      }
      const char* const last =
          c == '\n' && place > field && place[-1] == '\r' ? place - 1 : place;
      views_.emplace_back(field, static_cast<std::size_t>(last - field));
      field = place + 1;
      if (c != '\n') continue;
      if (!end_plain_row(row, field)) return row;
      row = field;
    }
  }
  return row;
}

// Whether the row from `row` to `after` is one that lies there plainly.
bool CsvReader::end_plain_row(const char* row, const char* after) {
  if (static_cast<std::size_t>(after - row) > most_ ||
      views_[0].starts_with(kMark)) {
    return false;
  }
  const LogPosition start = next_;
  next_.byte += after - row;
  ++next_.line;
  if (views_.size() > 1 || !views_[0].empty()) sink_.row(views_, start);
  views_.clear();
  return true;
}

void CsvReader::finish() {
  if (any_) end_row(quoted_);
  quoted_ = quote_seen_ = false;
  next_ = {1, 0, next_.file + 1};
  separator_ = '\0';
}

void CsvReader::take(char c) {
  if (!any_) start_ = next_;
  ++next_.byte;
  if (c == '\n') ++next_.line;
  ++row_bytes_;
  // A row that is too large is given up at its next line break.
  const bool too_large = row_bytes_ > most_;
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
  if (row_bytes_ > most_ || cut) {
    // The position is behind the line break that ended the row, if one did.
    const bool begun = cut && !fields_.back().ends_with('\n');
    const std::int64_t lines = next_.line - start_.line + (begun ? 1 : 0);
    sink_.row_too_large(start_, lines > 0 ? lines : 1);
  } else if (!empty) {
    views_.assign(fields_.begin(), fields_.end());
    sink_.row(views_, start_);
  }
  fields_.clear();
  row_bytes_ = 0;
  any_ = quoted_ = false;
}

namespace {

class FirstRow final : public CsvSink {
 public:
  void row(const CsvFields& fields, LogPosition) override {
    if (fields_.empty()) fields_.assign(fields.begin(), fields.end());
  }
  void row_too_large(LogPosition, std::int64_t) override {}
  std::vector<std::string>& fields() { return fields_; }

 private:
  std::vector<std::string> fields_;
};

}  // namespace

std::vector<std::string> first_row(std::string_view text) {
  FirstRow first;
  CsvReader reader(first);
  reader.append(text);
  reader.finish();
  return std::move(first.fields());
}

}  // namespace deepseek_cost::usage
