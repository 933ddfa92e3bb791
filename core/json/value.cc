#include "core/json/value.h"

#include "core/base/utf8.h"

namespace deepseek_cost::json {

const Value* Value::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

std::string describe(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return "null";
    case Value::Kind::boolean:
      return value.boolean ? "true" : "false";
    case Value::Kind::number:
      return "the number " + shortened(value.text);
    case Value::Kind::string:
      return "the text “" + shortened(value.text) + "”";
    case Value::Kind::array:
      return "a list";
    case Value::Kind::object:
      return "an object";
  }
  return "";
}

}  // namespace deepseek_cost::json
