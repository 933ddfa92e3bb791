#include "core/usage/scan.h"

#include <algorithm>
#include <cstring>

#include "core/usage/json_cursor.h"
#include "core/usage/string_scan.h"

namespace deepseek_cost::usage {
namespace {

// What may stand at the beginning of a line without being JSON.
struct Word {
  std::string_view text;
  bool ends_line;  // the rest of the line says nothing
};
constexpr Word kWords[] = {{"data:", false},       {"event:", true},
                           {"id:", true},          {"retry:", true},
                           {": ", true},           {"DONE]", true},
                           {"\xEF\xBB\xBF", false}};

bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == ',' || c == '[' ||
         c == ']' || c == '\0';
}

}  // namespace

Errors read_usage_record(std::string_view bytes, json::Value& storage,
                         UsageRecord& record) {
  std::size_t length = 0;
  if (read_usage_record_fast(bytes, true, record, length) &&
      length == bytes.size()) {
    return {};
  }
  record = UsageRecord();
  return read_usage_record_slow(bytes, storage, record);
}

void UsageScan::append(std::string_view bytes) {
  if (bytes.empty()) return;
  chunk_ = bytes.data();
  begin_ = chunk_;
  const char* at = chunk_;
  const char* const end = at + bytes.size();
  while (at < end) {
    switch (state_) {
      case State::between:
        at = between(at, end);
        break;
      case State::word:
        at = word(at, end);
        break;
      case State::rest_of_line:
        at = rest_of_line(at, end);
        break;
      case State::inside:
        at = inside(at, end);
        break;
    }
  }
  if (state_ == State::inside && !too_large_) {
    const auto piece = static_cast<std::size_t>(end - begin_);
    too_large_ = carried_.size() + piece > kMostRecordBytes;
    if (too_large_) {
      std::string().swap(carried_);
    } else {
      carried_.append(begin_, piece);
    }
  }
  chunk_byte_ += static_cast<std::int64_t>(bytes.size());
  chunk_ = begin_ = nullptr;
}

void UsageScan::finish() {
  if (state_ == State::inside) {
    if (too_large_) {
      unreadable(ErrorCode::too_large, "16 MiB");
    } else {
      unreadable(ErrorCode::invalid_json, Phrase::file_ends_within);
    }
  } else if (state_ == State::word) {
    unreadable(ErrorCode::invalid_json, Phrase::no_json_object);
  }
  state_ = State::between;
  carried_.clear();
  chunk_byte_ = 0;
  line_ = 1;
  ++file_;
  json_lines_ = false;
}

LogPosition UsageScan::position(const char* at) const {
  return {line_, chunk_byte_ + (at - chunk_), file_};
}

void UsageScan::unreadable(ErrorCode code, Words detail) {
  sink_.unreadable({code, "", "", detail}, start_);
}

const char* UsageScan::between(const char* at, const char* end) {
  for (; at < end; ++at) {
    if (*at == '{') return begin_record(at, end);
    if (*at == '\n') {
      ++line_;
    } else if (!is_separator(*at)) {
      start_ = position(at);
      word_.clear();
      state_ = State::word;
      return at;
    }
  }
  return at;
}

const char* UsageScan::word(const char* at, const char* end) {
  for (; at < end; ++at) {
    word_ += *at;
    bool possible = false;
    for (const Word& known : kWords) {
      if (known.text == word_) {
        state_ = known.ends_line ? State::rest_of_line : State::between;
        return at + 1;
      }
      possible = possible || known.text.starts_with(word_);
    }
    if (!possible) {
      unreadable(ErrorCode::invalid_json, Phrase::no_json_object);
      state_ = State::rest_of_line;
      return at;
    }
  }
  return at;
}

const char* UsageScan::rest_of_line(const char* at, const char* end) {
  const void* const newline =
      std::memchr(at, '\n', static_cast<std::size_t>(end - at));
  if (newline == nullptr) return end;
  state_ = State::between;
  return static_cast<const char*>(newline);
}

const char* UsageScan::begin_record(const char* at, const char* end) {
  const std::size_t length =
      std::min(static_cast<std::size_t>(end - at), kMostRecordBytes);
  UsageRecord record;
  std::size_t used = 0;
  if (read_usage_record_fast({at, length}, false, record, used)) {
    json_lines_ = true;
    deliver(record, {at, used}, position(at), 0);
    return at + used;
  }
  state_ = State::inside;
  start_ = position(at);
  begin_ = at;
  carried_.clear();
  depth_ = 0;
  last_token_ = '\0';
  ended_ = broken_ = in_string_ = escaped_ = at_line_start_ = has_newline_ =
      too_large_ = false;
  return at;
}

const char* UsageScan::inside(const char* at, const char* end) {
  while (at < end && !ended_ && !broken_) {
    at = in_string_ ? in_string(at, end) : outside_string(at, end);
  }
  if (ended_ || broken_) end_record(at);
  return at;
}

const char* UsageScan::in_string(const char* at, const char* end) {
  if (escaped_ && *at != '\n') {
    escaped_ = false;
    ++at;
  }
  while (at < end) {
    at = find_special(at, end);
    if (at == end) return at;
    if (*at == '"') {
      in_string_ = false;
      return at + 1;
    }
    if (*at == '\n') {
      broken_ = true;
      return at;
    }
    if (*at == '\\') {
      escaped_ = true;
      return at + 1;
    }
    while (at < end && (static_cast<unsigned char>(*at) & 0x80) != 0) ++at;
    if (at < end && static_cast<unsigned char>(*at) < 0x20 && *at != '\n') ++at;
  }
  return at;
}

const char* UsageScan::outside_string(const char* at, const char* end) {
  for (; at < end; ++at) {
    const char c = *at;
    if (at_line_start_ && breaks_record(c)) {
      broken_ = true;
      return at;
    }
    at_line_start_ = c == '\n';
    if (c == ' ' || c == '\t' || c == '\r') continue;
    if (c == '\n') {
      ++line_;
      has_newline_ = true;
      continue;
    }
    last_token_ = c;
    if (c == '"') {
      in_string_ = true;
      escaped_ = false;
      return at + 1;
    }
    if (c == '{' || c == '[') ++depth_;
    if ((c == '}' || c == ']') && --depth_ == 0) {
      ended_ = true;
      return at + 1;
    }
  }
  return at;
}

bool UsageScan::breaks_record(char first_of_line) const {
  constexpr std::string_view kPossible = " \t\r\n\"}],:[-0123456789tfn";
  if (first_of_line != '{') {
    return kPossible.find(first_of_line) == std::string_view::npos;
  }
  return json_lines_ ||
         (last_token_ != '[' && last_token_ != ',' && last_token_ != ':');
}

void UsageScan::end_record(const char* after) {
  const auto piece = static_cast<std::size_t>(after - begin_);
  state_ = State::between;
  if (too_large_ || carried_.size() + piece > kMostRecordBytes) {
    unreadable(ErrorCode::too_large, "16 MiB");
  } else if (broken_) {
    unreadable(ErrorCode::invalid_json, Phrase::record_cut_off);
  } else if (carried_.empty()) {
    read({begin_, piece});
  } else {
    carried_.append(begin_, piece);
    read(carried_);
  }
  carried_.clear();
  if (!broken_) json_lines_ = !has_newline_;
}

void UsageScan::read(std::string_view bytes) {
  UsageRecord record;
  json::Value storage;
  const Errors errors = read_usage_record(bytes, storage, record);
  if (errors.empty()) {
    deliver(record, bytes, start_, 0);
  } else {
    unreadable_at(errors.front(), start_);
  }
}

// The offending bytes themselves may be anything; they are not repeated.
void UsageScan::unreadable_at(Error error, LogPosition at) {
  error.value.clear();
  sink_.unreadable(error, at);
}

void UsageScan::deliver(UsageRecord& record, std::string_view bytes,
                        LogPosition at, int depth) {
  if (!record.is_list() || depth == kMostListDepth) {
    return sink_.record(record, at);
  }
  if (record.has_usage()) sink_.record(record, at);
  for (std::size_t i = 0; i < record.list_count(); ++i) {
    deliver_list(record.list(i), bytes, at, depth + 1);
  }
}

void UsageScan::deliver_list(const RecordList& list, std::string_view bytes,
                             LogPosition at, int depth) {
  if (list.tree != nullptr) {
    for (const json::Value& item : list.tree->items) {
      if (item.kind != json::Value::Kind::object) continue;
      UsageRecord record;
      read_usage_record_tree(item, record);
      if (list.of_spans) record.set_span();
      deliver(record, {}, at, depth);
    }
    return;
  }
  // A list in a text of the record stands at no place of its own.
  const char* const begin = list.bytes.data();
  const bool placed =
      begin >= bytes.data() && begin < bytes.data() + bytes.size();
  const char* counted = bytes.data();
  std::string_view rest = list.bytes;
  while (!rest.empty()) {
    if (rest.front() != '{' && rest.front() != '"') {
      rest.remove_prefix(1);
      continue;
    }
    if (placed) {
      at.line += std::count(counted, rest.data(), '\n');
      at.byte += rest.data() - counted;
      counted = rest.data();
    }
    std::size_t length = 0;
    deliver_item(rest, list, at, depth, length);
    rest.remove_prefix(length);
  }
}

// The list has been checked: what begins here ends well.
void UsageScan::deliver_item(std::string_view item, const RecordList& list,
                             LogPosition at, int depth, std::size_t& length) {
  UsageRecord record;
  json::Value storage;
  if (!read_usage_record_fast(item, true, record, length)) {
    JsonCursor cursor(item.data(), item.data() + item.size(), true);
    cursor.skip();
    length = static_cast<std::size_t>(cursor.position() - item.data());
    if (item.front() != '{') return;  // a text
    record = UsageRecord();
    const Errors errors =
        read_usage_record_slow(item.substr(0, length), storage, record);
    if (!errors.empty()) return unreadable_at(errors.front(), at);
  }
  if (list.of_spans) record.set_span();
  deliver(record, item.substr(0, length), at, depth);
}

}  // namespace deepseek_cost::usage
