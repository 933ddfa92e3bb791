#include "core/usage/scan/scan.h"

#include <algorithm>
#include <cstring>

#include "core/usage/record/text_record.h"
#include "core/usage/text/event_stream.h"
#include "core/usage/text/string_scan.h"

namespace deepseek_cost::usage {
namespace {

// What may stand at the beginning of a line without being JSON.
struct Word {
  std::string_view text;
  bool ends_line;  // the rest of the line says nothing
};
constexpr std::string_view kDone = "DONE]";
constexpr Word kWords[] = {{kDataField, false},    {"event:", true},
                           {"id:", true},          {"retry:", true},
                           {": ", true},           {kDone, true},
                           {"\xEF\xBB\xBF", false}};

bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == ',' || c == '[' ||
         c == ']' || c == '\0' || c == '\x1E';  // of RFC 7464
}

}  // namespace

void UsageScan::append(std::string_view bytes) {
  if (!bytes.empty()) feed(bytes);
}

void UsageScan::feed(std::string_view bytes) {
  chunk_ = bytes.data();
  begin_ = chunk_;
  const char* at = chunk_;
  const char* const end = at + bytes.size();
  while (at < end) at = step(at, end);
  const auto piece = static_cast<std::size_t>(end - begin_);
  chunk_byte_ += static_cast<std::int64_t>(bytes.size());
  chunk_ = nullptr;
  if (state_ != State::inside || too_large_) return;
  carried_.append(begin_, piece);
  too_large_ = carried_.size() > kMostRecordBytes;
  if (!too_large_) return;
  std::string record;
  record.swap(carried_);
  read_open_list(record);
}

const char* UsageScan::step(const char* at, const char* end) {
  switch (state_) {
    case State::between:
      return between(at, end);
    case State::word:
      return word(at, end);
    case State::prefix:
      return prefix(at, end);
    case State::part:
      return part(at, end);
    case State::rest_of_line:
      return rest_of_line(at, end);
    case State::inside:
      return inside(at, end);
    case State::data_field:
      return data_field(at, end);
    case State::list_text:
      return list_text(at, end);
    case State::behind_list:
      return behind_list(at, end);
  }
  return end;
}

void UsageScan::finish() {
  read_cut_lists();
  if (state_ == State::inside || state_ == State::data_field) {
    if (lists_.any()) {
      // Said below, of the object around it.
    } else if (too_large_) {
      unreadable(ErrorCode::too_large, "16 MiB");
    } else {
      unreadable(ErrorCode::invalid_json, Phrase::file_ends_within);
    }
  } else if (state_ == State::word) {
    unreadable(ErrorCode::invalid_json, Phrase::no_json_object);
  } else if (state_ == State::prefix) {
    end_prefix();
  } else if (state_ == State::part) {
    end_part();
  }
  if (lists_.any()) {
    start_ = list_start_;
    unreadable(ErrorCode::invalid_json, Phrase::file_ends_within);
    lists_.clear();
  }
  while (const auto open = partial_.take_unfinished()) {
    unreadable_at({ErrorCode::invalid_json, "", "", Phrase::file_ends_within},
                  *open);
  }
  while (const auto open = cri_.take_unfinished()) {
    unreadable_at({ErrorCode::invalid_json, "", "", Phrase::file_ends_within},
                  *open);
  }
  state_ = State::between;
  prefixed_ = in_event_ = false;
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
      in_event_ = false;
    } else if (lists_.any()) {
      if (*at == '[') lists_.open_array();
      if (*at == '"' || (*at == ']' && lists_.close_array())) {
        in_string_ = *at == '"';
        escaped_ = false;
        state_ = in_string_ ? State::list_text : State::behind_list;
        return at + 1;
      }
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
        if (word_ == kDone) sink_.end_of_stream();
        in_event_ = word_ == kDataField;
        state_ = known.ends_line ? State::rest_of_line : State::between;
        return at + 1;
      }
      possible = possible || known.text.starts_with(word_);
    }
    // "{\"id\":…}": the rest of the line is a text, perhaps.
    constexpr std::string_view kQuoted = "\"{\\";
    if (possible || (kQuoted.starts_with(word_) && word_ != kQuoted)) continue;
    constexpr std::string_view kPieces = "\":}";  // of a broken record
    const bool piece = kPieces.find(word_.front()) != std::string_view::npos;
    if (piece && word_ != kQuoted) {
      unreadable(ErrorCode::invalid_json, Phrase::no_json_object);
      state_ = State::rest_of_line;
      return at;
    }
    // No known word has a brace in it.
    prefix_.assign(word_, 0, word_.size() - 1);
    quoted_ = word_ == kQuoted;
    prefix_start_ = start_;
    prefix_last_ = prefix_.empty() ? '\0' : prefix_.back();
    prefix_useful_ = false;
    prefixed_ = true;
    state_ = State::prefix;
    return at;
  }
  return at;
}

// Up to an object, which shows by its first key, and on to the next.
const char* UsageScan::prefix(const char* at, const char* end) {
  for (; at < end; ++at) {
    const char c = *at;
    if (c == '"' && prefix_last_ == '{' && !begins_python_answer(prefix_)) {
      prefix_last_ = '\0';
      return begin_prefixed(at, end);
    }
    // A key: what stands here is a piece of a broken record.
    const bool piece = c == ':' && prefix_last_ == '"' && !quoted_ &&
                       !begins_python_answer(prefix_);
    if (c == '\n' || piece) {
      end_prefix();
      state_ = piece ? State::rest_of_line : State::between;
      return at;
    }
    prefix_last_ = c;
    if (prefix_useful_ || prefix_.size() > kMostTextBytes) continue;
    prefix_ += c;
    if (c == ' ' && prefix_.size() <= kMostLabel &&
        cri_.begin_line(prefix_, prefix_start_) != CriLines::Begins::other) {
      prefixed_ = false;
      state_ = State::part;
      return at + 1;
    }
  }
  return at;
}

void UsageScan::end_prefix() {
  prefixed_ = false;
  if (prefix_useful_) return;
  const auto text = CriLines::text_of(prefix_);
  // Behind the name of a service, as Docker Compose writes it.
  const std::size_t bar = prefix_.find(" | ");
  const std::string_view line = text ? *text
                                : bar != std::string::npos
                                    ? std::string_view{prefix_}.substr(bar + 3)
                                : prefix_.ends_with(" |") ? std::string_view()
                                                          : "-";
  if (carries_no_data(line)) {
    if (ends_event_stream(line)) sink_.end_of_stream();
    return;
  }
  if (quoted_ && read_quoted_line()) return;
  if (read_text_line()) return;
  unreadable_at({ErrorCode::invalid_json, "", "", Phrase::no_json_object},
                prefix_start_);
}

const char* UsageScan::rest_of_line(const char* at, const char* end) {
  const void* const newline =
      std::memchr(at, '\n', static_cast<std::size_t>(end - at));
  if (newline == nullptr) return end;
  state_ = State::between;
  return static_cast<const char*>(newline);
}

const char* UsageScan::begin_record(const char* at, const char* end) {
  if (end - at > 1 && at[1] == '\'') return begin_text(at);
  const std::size_t length =
      std::min(static_cast<std::size_t>(end - at), kMostRecordBytes);
  UsageRecord record;
  std::size_t used = 0;
  if (read_usage_record_fast({at, length}, false, record, used)) {
    json_lines_ = true;
    record_read(record, {at, used}, position(at));
    if (prefixed_) state_ = State::prefix;
    return at + used;
  }
  begin_inside(at);
  start_ = position(at);
  return at;
}

void UsageScan::begin_inside(const char* at) {
  state_ = State::inside;
  begin_ = at;
  carried_.clear();
  depth_ = 0;
  last_token_ = '\0';
  ended_ = broken_ = in_string_ = escaped_ = at_line_start_ = has_newline_ =
      empty_line_ = too_large_ = false;
}

// `at`: behind the brace, which may have been the end of the chunk before.
const char* UsageScan::begin_prefixed(const char* at, const char* end) {
  if (at > chunk_) return begin_record(at - 1, end);
  begin_inside(at);
  start_ = position(at);
  --start_.byte;
  carried_ = "{";
  depth_ = 1;
  last_token_ = '{';
  return at;
}

// {'id': …, as Python prints it: a line of text.
const char* UsageScan::begin_text(const char* at) {
  if (!prefixed_) {
    prefix_.clear();
    prefix_start_ = position(at);
    prefix_useful_ = false;
    quoted_ = false;
    prefixed_ = true;
  }
  if (!prefix_useful_) prefix_ += '{';
  prefix_last_ = '{';
  state_ = State::prefix;
  return at + 1;
}

const char* UsageScan::inside(const char* at, const char* end) {
  // The brace may have been the end of the chunk before.
  if (carried_ == "{" && begin_ == at && *at == '\'') {
    const char* const after = begin_text(at);
    if (prefix_start_.byte > start_.byte) prefix_start_ = start_;
    prefix_ += '\'';
    prefix_last_ = '\'';
    carried_.clear();
    return after;
  }
  while (at < end && !ended_ && !broken_ && state_ == State::inside) {
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
    if (at_line_start_ && in_event_ && !empty_line_ &&
        c == kDataField.front()) {
      return begin_data_field(at);
    }
    if (at_line_start_ && breaks_record(c)) {
      broken_ = true;
      return at;
    }
    empty_line_ = empty_line_ || (at_line_start_ && c == '\n');
    at_line_start_ = c == '\n';
    if (c == ' ' || c == '\t' || c == '\r') continue;
    if (c == '\n') {
      // Text such as "INFO {\"a\" is…" must not swallow the lines after it.
      if (prefixed_) {
        broken_ = true;
        return at;
      }
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
  state_ = prefixed_ ? State::prefix : State::between;
  if (too_large_) {
    unreadable(ErrorCode::too_large, "16 MiB");
  } else if (broken_) {
    broken_record(carried_.size() + piece);
  } else if (carried_.empty()) {
    read({begin_, piece});
  } else {
    carried_.append(begin_, piece);
    std::string record;
    record.swap(carried_);
    read(record);
  }
  carried_.clear();
  if (!broken_ && !prefixed_) json_lines_ = !has_newline_;
}

void UsageScan::broken_record(std::size_t size) {
  if (size > kMostRecordBytes) {
    return unreadable(ErrorCode::too_large, "16 MiB");
  }
  // On a line that begins with text it may have been text as well.
  if (prefixed_) return;
  unreadable(ErrorCode::invalid_json, Phrase::record_cut_off);
}

}  // namespace deepseek_cost::usage
