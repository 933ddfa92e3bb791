// Events of a stream whose data stands on several lines.
#include <cstddef>

#include "core/usage/scan/scan.h"
#include "core/usage/text/event_stream.h"

namespace deepseek_cost::usage {

const char* UsageScan::begin_data_field(const char* at) {
  carried_.append(begin_, static_cast<std::size_t>(at - begin_));
  field_read_ = 0;
  field_start_ = position(at);
  state_ = State::data_field;
  return at;
}

const char* UsageScan::data_field(const char* at, const char* end) {
  for (; at < end && field_read_ < kDataField.size(); ++at, ++field_read_) {
    if (*at != kDataField[field_read_]) return end_data_field(at);
  }
  while (at < end && *at == ' ') ++at;
  if (at == end) return at;
  begin_ = at;
  state_ = State::inside;
  return at;
}

// The line is another one: the record ends before it.
const char* UsageScan::end_data_field(const char* at) {
  begin_ = at;
  broken_ = true;
  end_record(at);
  word_ = kDataField.substr(0, field_read_);
  start_ = field_start_;
  state_ = State::word;
  return at;
}

}  // namespace deepseek_cost::usage
