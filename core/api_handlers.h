// The handlers behind core/api.h, one for each named call.
//
// A handler reads `request` (a JSON object) and writes the fields of its
// response to `out`, which is inside the response object, after "ok":true. It
// answers no errors, or all that it found; then what it wrote is discarded.
#ifndef DEEPSEEK_COST_CORE_API_HANDLERS_H_
#define DEEPSEEK_COST_CORE_API_HANDLERS_H_

#include <string>

#include "core/json.h"
#include "core/json_writer.h"
#include "core/result.h"

namespace deepseek_cost {

using Handler = Errors (*)(const JsonValue& request, JsonWriter& out);

// The response {"ok":false,"errors":[…]}.
std::string write_refusal(const Errors& errors);

// core/api_rates.cc, core/api_rate_table.cc, core/api_rate_book.cc
Errors handle_price(const JsonValue& request, JsonWriter& out);
Errors handle_band(const JsonValue& request, JsonWriter& out);
Errors handle_rate_table(const JsonValue& request, JsonWriter& out);
Errors handle_rate_book(const JsonValue& request, JsonWriter& out);
Errors handle_check_rate_book(const JsonValue& request, JsonWriter& out);

// core/api_estimate.cc, core/api_links.cc, core/api_defaults.cc
Errors handle_estimate(const JsonValue& request, JsonWriter& out);
Errors handle_hit_curve(const JsonValue& request, JsonWriter& out);
Errors handle_encode_link(const JsonValue& request, JsonWriter& out);
Errors handle_decode_link(const JsonValue& request, JsonWriter& out);
Errors handle_defaults(const JsonValue& request, JsonWriter& out);
Errors handle_version(const JsonValue& request, JsonWriter& out);

// core/api_usage.cc
Errors handle_normalise_usage(const JsonValue& request, JsonWriter& out);

// core/api_sql.cc
Errors handle_sql(const JsonValue& request, JsonWriter& out);

// core/api_cache.cc, core/api_concurrency.cc, core/api_decision.cc,
// core/api_verdict.cc, core/api_budget.cc, core/api_output.cc,
// core/api_volume.cc, core/api_chosen.cc
Errors handle_cache_model(const JsonValue& request, JsonWriter& out);
Errors handle_count_tokens(const JsonValue& request, JsonWriter& out);
Errors handle_concurrency(const JsonValue& request, JsonWriter& out);
Errors handle_decision(const JsonValue& request, JsonWriter& out);
Errors handle_budget(const JsonValue& request, JsonWriter& out);
Errors handle_output_share(const JsonValue& request, JsonWriter& out);
Errors handle_sensitivity(const JsonValue& request, JsonWriter& out);
Errors handle_verdict(const JsonValue& request, JsonWriter& out);
Errors handle_volume(const JsonValue& request, JsonWriter& out);
Errors handle_chosen(const JsonValue& request, JsonWriter& out);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_HANDLERS_H_
