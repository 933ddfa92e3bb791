#include "core/json/value.h"

#include "core/base/utf8.h"

namespace deepseek_cost::json {

const Value* Value::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Description describe(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return {Phrase::verbatim, "null"};
    case Value::Kind::boolean:
      return {Phrase::verbatim, value.boolean ? "true" : "false"};
    case Value::Kind::number:
      return {Phrase::the_number, shortened(value.text)};
    case Value::Kind::string:
      return {Phrase::the_text, shortened(value.text)};
    case Value::Kind::array:
      return {Phrase::a_list, {}};
    case Value::Kind::object:
      return {Phrase::an_object, {}};
  }
  return {Phrase::verbatim, {}};
}

}  // namespace deepseek_cost::json
