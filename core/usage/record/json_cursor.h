// Walking over JSON bytes at the speed of memory, accepting nothing that the
// full parser (core/json/value.h) would refuse.
//
// A usage log is almost all text that does not matter for the bill. This reader
// passes over it without building anything, yet checks it whole: the grammar,
// escapes and surrogate pairs, UTF-8, numbers, the depth. What it accepts, the
// full parser accepts; what it does not accept may be broken or merely unusual
// (a number with a hundred digits), and the full parser then decides.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_JSON_CURSOR_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_JSON_CURSOR_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/json/value.h"
#include "core/usage/record/record.h"

namespace deepseek_cost::usage {

// How deep records may be nested, for this reader and for the full parser.
inline constexpr std::size_t kMostRecordDepth = 64;

class JsonCursor {
 public:
  // With `newlines` unset, a line break between tokens counts as broken: then
  // what has been accepted lies on one line.
  JsonCursor(const char* begin, const char* end, bool newlines)
      : at_(begin), end_(end), newlines_(newlines) {}

  bool good() const { return good_; }
  const char* position() const { return at_; }

  // At the start of a value, white space before it passed over.
  json::Value::Kind kind() const;

  // Passes over any value.
  void skip();
  // A string without escapes, or a number without a sign. `text` is a part of
  // the input.
  void scalar(std::string_view& text);

  // enter() passes over the brace of an object and, like next(), gives the next
  // member's key and stops at its value. False at the object's end (passed
  // over) or at anything broken. Keys with escapes count as broken.
  bool enter(std::string_view& key);
  bool next(std::string_view& key);

  // The same for an array: true at an item.
  bool enter_array();
  bool next_item();

  // Of a boolean.
  bool boolean();
  // A string as it is written, escapes and all.
  void text(UsageRecord::Text& found);
  // The bytes of an array, checked and passed over.
  RecordList list();

 private:
  char peek() const { return at_ < end_ ? *at_ : '\0'; }
  void space();
  void fail() { good_ = false; }
  bool read_key(std::string_view& key);
  bool take(char c);
  void word(std::string_view expected);
  void number();
  void string();
  void container();
  // In container(): one scalar; an opening or closing bracket.
  void leaf();
  bool open(char bracket);
  bool closes(char bracket);

  const char* at_;
  const char* end_;
  std::uint64_t objects_ = 0;  // bit n: the container at depth n is an object
  std::size_t depth_ = 0;
  bool newlines_;
  bool good_ = true;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_JSON_CURSOR_H_
