// The handlers behind core/api/api.h, one for each named call.
//
// A handler reads `request` (a JSON object) and writes the fields of its
// response to `out`, which is inside the response object, after "ok":true. It
// answers no errors, or all that it found; then what it wrote is discarded.
#ifndef DEEPSEEK_COST_CORE_API_HANDLERS_H_
#define DEEPSEEK_COST_CORE_API_HANDLERS_H_

#include <string>

#include "core/base/result.h"
#include "core/json/object_reader.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace deepseek_cost {

using Handler = Errors (*)(const json::Value& request, json::Writer& out);

// The response {"ok":false,"errors":[…]}.
std::string write_refusal(const Errors& errors);

// core/api/prices.cc, core/api/rate_table.cc, core/api/rate_book.cc
Errors handle_price(const json::Value& request, json::Writer& out);
Errors handle_band(const json::Value& request, json::Writer& out);
Errors handle_rate_table(const json::Value& request, json::Writer& out);
Errors handle_rate_book(const json::Value& request, json::Writer& out);
Errors handle_check_rate_book(const json::Value& request, json::Writer& out);

// core/api/estimate.cc, core/api/history.cc, core/api/hours.cc,
// core/api/links.cc, core/api/defaults.cc
Errors handle_estimate(const json::Value& request, json::Writer& out);
Errors handle_hit_curve(const json::Value& request, json::Writer& out);
Errors handle_history(const json::Value& request, json::Writer& out);
Errors handle_hours(const json::Value& request, json::Writer& out);
Errors handle_encode_link(const json::Value& request, json::Writer& out);
Errors handle_decode_link(const json::Value& request, json::Writer& out);
Errors handle_defaults(const json::Value& request, json::Writer& out);
Errors handle_version(const json::Value& request, json::Writer& out);

// core/api/usage.cc
Errors handle_normalise_usage(const json::Value& request, json::Writer& out);

// core/api/sql.cc
Errors handle_sql(const json::Value& request, json::Writer& out);

// core/api/cache_model.cc, core/api/concurrency.cc, core/api/routes.cc,
// core/api/sensitivity.cc, core/api/verdict.cc, core/api/affordability.cc,
// core/api/output.cc, core/api/volume.cc, core/api/assigned_models.cc,
// core/api/break_even.cc, core/api/inputs.cc, core/api/shape_change.cc
Errors handle_cache_model(const json::Value& request, json::Writer& out);
Errors handle_count_tokens(const json::Value& request, json::Writer& out);
Errors handle_concurrency(const json::Value& request, json::Writer& out);
Errors handle_decision(const json::Value& request, json::Writer& out);
Errors handle_budget(const json::Value& request, json::Writer& out);
Errors handle_output_share(const json::Value& request, json::Writer& out);
Errors handle_sensitivity(const json::Value& request, json::Writer& out);
Errors handle_verdict(const json::Value& request, json::Writer& out);
Errors handle_keep_requests(const json::Value& request, json::Writer& out);
Errors handle_check_inputs(const json::Value& request, json::Writer& out);
Errors handle_break_even(const json::Value& request, json::Writer& out);
Errors handle_volume(const json::Value& request, json::Writer& out);
Errors handle_chosen(const json::Value& request, json::Writer& out);

// core/api/tokens.cc and core/api/prompts.cc; all need the vocabulary
// (core/api/api.h)
Errors handle_count_text(const json::Value& request, json::Writer& out);
Errors handle_encode_text(const json::Value& request, json::Writer& out);
Errors handle_count_request(const json::Value& request, json::Writer& out);
Errors handle_common_prefix(const json::Value& request, json::Writer& out);
Errors handle_check_prompt(const json::Value& request, json::Writer& out);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_HANDLERS_H_
