#include "core/api.h"

#include <array>
#include <utility>

#include "core/api_handlers.h"
#include "core/text.h"

namespace deepseek_cost {
namespace {

struct Call {
  std::string_view name;
  Handler handler;
};

// One line per call; the name is the worker's action, the golden files' prefix
// and the key of the page's strings.
constexpr auto kCalls = std::to_array<Call>({
    {"price", handle_price},
    {"band", handle_band},
    {"rateTable", handle_rate_table},
    {"rateBook", handle_rate_book},
    {"checkRateBook", handle_check_rate_book},
    {"estimate", handle_estimate},
    {"hitCurve", handle_hit_curve},
    {"encodeLink", handle_encode_link},
    {"decodeLink", handle_decode_link},
    {"cacheModel", handle_cache_model},
    {"countTokens", handle_count_tokens},
    {"concurrency", handle_concurrency},
    {"decision", handle_decision},
    {"budget", handle_budget},
    {"outputShare", handle_output_share},
    {"sensitivity", handle_sensitivity},
    {"verdict", handle_verdict},
    {"defaults", handle_defaults},
    {"version", handle_version},
    {"sql", handle_sql},
    {"normaliseUsage", handle_normalise_usage},
});

}  // namespace

std::string write_refusal(const Errors& errors) {
  JsonWriter out;
  out.begin_object().field("ok", false).key("errors").begin_array();
  for (const Error& error : errors) {
    write_error(error, out);
  }
  out.end_array().end_object();
  return out.take();
}

std::string call(std::string_view name, std::string_view request) {
  for (const Call& candidate : kCalls) {
    if (candidate.name != name) continue;
    const Result<JsonValue> parsed =
        parse_json(request.empty() ? std::string_view("{}") : request);
    if (!parsed) return write_refusal(parsed.errors());
    JsonWriter out;
    out.begin_object().field("ok", true);
    const Errors errors = candidate.handler(*parsed, out);
    if (!errors.empty()) return write_refusal(errors);
    return out.end_object().take();
  }
  // The name comes from outside and may be no UTF-8, which no answer may hold.
  return write_refusal(
      {Error{ErrorCode::unknown_call, "",
             count_code_points(name) ? shortened(name, 40) : "?", ""}});
}

}  // namespace deepseek_cost
