// BuyerInputs (core/scenario/buyer_inputs.h) as JSON and as link text.
//
//   {"first_token":"1.1","speed_flash":"80","speed_pro":"30","peak_factor":"3",
//    "fail_flash":"8","fail_pro":"3","fail_escalated":"","noticed":"",
//    "pro_share":"10","retries":"1","human":"2.5","budget":"500",
//    "per_user":"20","target":"0.002",
//    "ranges":[{"field":"/workloads/0/output","low":"300","high":"600"}]}
//
// Everything is optional; an empty text is as good as an absent field. The link
// text is one word: fail_flash-8~human-2.5~range-/workloads/0/output~low-300~
// high-600, without what is unknown or has its default.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_JSON_BUYER_INPUTS_JSON_H_
#define DEEPSEEK_COST_CORE_SCENARIO_JSON_BUYER_INPUTS_JSON_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/json/writer.h"
#include "core/number/money.h"
#include "core/scenario/buyer_inputs.h"

namespace deepseek_cost {

// Reads the object at JSON path `path`, adding every error found to `errors`:
// those of core/number/parse_number.h and core/number/typed_money.h (`human`,
// `budget` and `target` are sums of `currency`, of which a link writes no
// sign), out_of_range (a speed or a peak factor of 0), too_many (ranges),
// unknown_reference (a range of something that is no path).
BuyerInputs read_buyer_inputs(const json::Value& value, const std::string& path,
                              Errors& errors,
                              std::optional<Currency> currency = {});
void write_buyer_inputs(const BuyerInputs& inputs, json::Writer& out);

std::string link_text_of(const BuyerInputs& inputs);
Result<BuyerInputs> buyer_inputs_from_link(std::string_view text);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_JSON_BUYER_INPUTS_JSON_H_
