// A JSON object of texts, numbers and Booleans as one word for a link:
//
//   {"turns":"8","shared":"false"}  ↔  turns-8~shared-false
//
// Values are canonical numbers and names, which hold neither '~' nor a '-' that
// matters: the first '-' of a field parts key from value.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_LINK_FIELDS_H_
#define DEEPSEEK_COST_CORE_SCENARIO_LINK_FIELDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/json/value.h"
#include "core/json/writer.h"

namespace deepseek_cost {

struct LinkField {
  std::string_view key;
  std::string text;
  bool is_boolean = false;  // "true" or "false", and so on the wire
  bool is_default = false;  // a link may leave it out
};

using LinkFields = std::vector<LinkField>;

// Writes key and value of each field into the open object.
void write_fields(const LinkFields& fields, json::Writer& out);

// "key-text~key-text" of the fields that do not have their default.
std::string join_fields(const LinkFields& fields);

// The object that join_fields would have come from. "true" and "false" become
// Booleans, all else text. A part without '-' gets an empty text; one of
// nothing, as behind a last '~', has no name, and one that is repeated stands
// there twice: both are for the reader of the object to refuse.
json::Value split_fields(std::string_view text);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_LINK_FIELDS_H_
