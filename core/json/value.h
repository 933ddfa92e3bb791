// JSON as a small value, keeping what ready-made documents lose: numbers as
// they were written (an integer past 64 bits must not become a double), the
// order of members, and repeated keys where they are asked for.
#ifndef DEEPSEEK_COST_CORE_JSON_VALUE_H_
#define DEEPSEEK_COST_CORE_JSON_VALUE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/phrases.h"

namespace deepseek_cost::json {

struct Member;

struct Value {
  enum class Kind : std::uint8_t {
    null,
    boolean,
    number,  // `text` is the number as it was written
    string,  // `text` is the decoded content, valid UTF-8
    array,   // `items`
    object   // `members`, in order, keys unique
  };

  Kind kind = Kind::null;
  bool boolean = false;
  std::string text;
  std::vector<Value> items;
  std::vector<Member> members;

  // The member's value, or nullptr; nullptr too where this is no object.
  const Value* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Value value;
};

// What the value is, for messages: "a number (12.5)", "a list"…
struct Description {
  Phrase phrase;
  std::string text;
  operator Words() const { return {phrase, text}; }  // NOLINT
};
Description describe(const Value& value);

}  // namespace deepseek_cost::json

#endif  // DEEPSEEK_COST_CORE_JSON_VALUE_H_
