// A flat JSON object of texts, numbers and truths as one word for a link:
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

#include "core/json/json.h"
#include "core/json/writer.h"
#include "core/number/units.h"

namespace deepseek_cost {

struct FlatField {
  std::string_view key;
  std::string text;
  bool is_truth = false;  // "true" or "false", and so on the wire
  bool is_usual = false;  // a link may leave it out
};

using FlatFields = std::vector<FlatField>;

// Writes key and value of each field into the open object.
void write_fields(const FlatFields& fields, JsonWriter& out);

// "key-text~key-text" of the fields that are not usual.
std::string join_fields(const FlatFields& fields);

// The object that join_fields would have come from. "true" and "false" become
// truths, all else text. A part without '-' gets an empty text.
JsonValue split_fields(std::string_view text);

// A percent field: `fallback` where absent.
PartsPerMillion read_share(ObjectReader& reader, std::string_view key,
                           PartsPerMillion fallback);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_LINK_FIELDS_H_
