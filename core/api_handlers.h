// The handlers behind core/api.h, one for each named call.
//
// A handler reads `request` (a JSON object) and writes the fields of its
// response to `out`, which is inside the response object, after "ok":true. It
// answers no errors, or all that it found; then what it wrote is discarded.
#ifndef DEEPSEEK_COST_CORE_API_HANDLERS_H_
#define DEEPSEEK_COST_CORE_API_HANDLERS_H_

#include "core/json.h"
#include "core/json_writer.h"
#include "core/result.h"

namespace deepseek_cost {

using Handler = Errors (*)(const JsonValue& request, JsonWriter& out);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_HANDLERS_H_
