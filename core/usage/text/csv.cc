#include "core/usage/text/csv.h"

#include "core/usage/text/simd.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

bool ends_field(char c, char separator) {
  return c == separator || c == '\n' || c == '\r' || c == '"';
}

// Calls `visit(place)` for each separator, line break and quote, until it
// answers false or there are no more.
template <typename Visit>
void each_end(const char* at, const char* end, char separator, Visit visit) {
#ifdef DEEPSEEK_COST_VECTORS
  for (; end - at >= 16; at += 16) {
    const Bytes16 v = load16(at);
    std::uint32_t found =
        bits_of(either(either(equal(v, separator), equal(v, '\n')),
                       either(equal(v, '\r'), equal(v, '"'))));
    for (; found != 0; found &= found - 1) {
      if (!visit(at + __builtin_ctz(found))) return;
    }
  }
#endif
  for (; at < end; ++at) {
    if (ends_field(*at, separator) && !visit(at)) return;
  }
}

}  // namespace

void CsvReader::append(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end) {
    if (const char* const after = plain_row(at, end)) {
      at = after;
      continue;
    }
    // Up to the end of the row, character by character.
    do {
      take(*at++);
    } while (at < end && (any_ || row_bytes_ > 0));
  }
}

// After the row at `at`, or nullptr where it is none of those that lie there
// plainly.
const char* CsvReader::plain_row(const char* at, const char* end) {
  if (any_ || row_bytes_ > 0 || separator_ == '\0') return nullptr;
  if (static_cast<std::size_t>(end - at) > most_) {
    end = at + most_;
  }
  const char* field = at;
  const char* after = nullptr;
  views_.clear();
  each_end(at, end, separator_, [&](const char* place) {
    if (*place == '"') return false;
    if (*place == '\r') return place + 1 < end && place[1] == '\n';
    const bool line_end = *place == '\n';
    const char* const last =
        line_end && place > field && place[-1] == '\r' ? place - 1 : place;
    views_.emplace_back(field, static_cast<std::size_t>(last - field));
    field = place + 1;
    if (line_end) after = field;
    return !line_end;
  });
  if (after == nullptr || views_[0].starts_with(kMark)) return nullptr;
  const LogPosition start = next_;
  next_.byte += after - at;
  ++next_.line;
  if (views_.size() > 1 || !views_[0].empty()) sink_.row(views_, start);
  return after;
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
    const std::int64_t lines = next_.line - start_.line + (cut ? 1 : 0);
    sink_.row_too_large(start_, lines > 0 ? lines : 1);
  } else if (!empty) {
    views_.assign(fields_.begin(), fields_.end());
    sink_.row(views_, start_);
  }
  fields_.clear();
  row_bytes_ = 0;
  any_ = quoted_ = false;
}

}  // namespace deepseek_cost::usage
