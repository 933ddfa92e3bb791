// What is read again from a copy: lists of records inside objects that are too
// large for one record, and lines that were written in parts.
#include <algorithm>
#include <cstring>
#include <string>

#include "core/usage/scan/scan.h"
#include "core/usage/text/string_scan.h"

namespace deepseek_cost::usage {

bool UsageScan::read_open_list(std::string_view record) {
  const std::optional<std::size_t> begin = lists_.enter(record);
  if (!begin) return false;
  // What has been read of the chunk stays as it is; the record is read again
  // from its list on, as if it were a chunk of its own.
  const char* const chunk = chunk_;
  const char* const chunk_begin = begin_;
  const std::int64_t chunk_byte = chunk_byte_;
  if (lists_.depth() == 1) list_start_ = start_;
  const std::string_view head = record.substr(0, *begin);
  line_ = start_.line + std::count(head.begin(), head.end(), '\n');
  chunk_byte_ = start_.byte + static_cast<std::int64_t>(*begin);
  state_ = State::between;
  too_large_ = false;
  feed(record.substr(*begin));
  chunk_ = chunk;
  begin_ = chunk_begin;
  chunk_byte_ = chunk_byte;
  return true;
}

// The records of a list that were whole before the file ended.
void UsageScan::read_cut_lists() {
  for (int i = 0; i < kMostListDepth; ++i) {
    if (state_ != State::inside || too_large_ || carried_.empty()) return;
    std::string record;
    record.swap(carried_);
    if (!read_open_list(record)) {
      carried_.swap(record);
      return;
    }
  }
}

const char* UsageScan::list_text(const char* at, const char* end) {
  for (; at < end; ++at) {
    if (escaped_) {
      escaped_ = false;
    } else if (*at == '\\') {
      escaped_ = true;
    } else if (*at == '"') {
      state_ = State::between;
      return at + 1;
    }
    if (*at == '\n') ++line_;
  }
  return at;
}

const char* UsageScan::behind_list(const char* at, const char* end) {
  for (; at < end; ++at) {
    if (*at == '\n') ++line_;
    switch (lists_.behind(*at)) {
      case OpenLists::Found::nothing:
        break;
      case OpenLists::Found::usage:
        sink_.unreadable({ErrorCode::sum_of_others, "", "", Phrase::sum_of_run},
                         position(at));
        break;
      case OpenLists::Found::list:
      case OpenLists::Found::end:
        state_ = State::between;
        return at + 1;
    }
  }
  return at;
}

const char* UsageScan::part(const char* at, const char* end) {
  const auto size = static_cast<std::size_t>(end - at);
  const void* const newline = std::memchr(at, '\n', size);
  const char* const stop =
      newline == nullptr ? end : static_cast<const char*>(newline);
  cri_.add({at, static_cast<std::size_t>(stop - at)});
  if (newline != nullptr) end_part();
  return stop;
}

void UsageScan::end_part() {
  state_ = State::between;
  std::string joined;
  LogPosition began;
  if (!cri_.end_line(joined, began)) return;
  if (joined.empty()) {
    return unreadable_at({ErrorCode::too_large, "", "", "16 MiB"}, began);
  }
  // It is read as a chunk of its own, at the place where it began.
  const char* const chunk = chunk_;
  const char* const chunk_begin = begin_;
  const std::int64_t chunk_byte = chunk_byte_;
  const std::int64_t line = line_;
  line_ = began.line;
  chunk_byte_ = began.byte;
  joined += '\n';
  feed(joined);
  state_ = State::between;
  chunk_ = chunk;
  begin_ = chunk_begin;
  chunk_byte_ = chunk_byte;
  line_ = line;
}

}  // namespace deepseek_cost::usage
