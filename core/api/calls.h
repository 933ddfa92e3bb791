// The calls of the core, by name, and the WebAssembly module each is in.
//
// This is the one table of both: the name is the worker's action, the golden
// files' prefix and the key of the page's strings. A module holds the code of
// its own calls alone, for nothing in it leads to the other handlers.
#ifndef DEEPSEEK_COST_CORE_API_CALLS_H_
#define DEEPSEEK_COST_CORE_API_CALLS_H_

#include <cstddef>
#include <string_view>

#include "core/api/handlers.h"
#include "core/json/parse.h"

namespace deepseek_cost {

// What a module is for (wasm/*.cc). Usage logs (core/api/api.h) are in the
// importer too.
enum class Module { calculator, importer, tokenizer };

struct Call {
  Module module;
  std::string_view name;
  Handler handler;
  json::Limits limits = {};
};

// Texts and requests to be counted may be large and nested as tools' schemas
// are.
inline constexpr json::Limits kTextLimits = {.bytes = std::size_t{1} << 26,
                                             .depth = 128};

inline constexpr Call kCalls[] = {
    {Module::calculator, "price", handle_price},
    {Module::calculator, "band", handle_band},
    {Module::calculator, "rateTable", handle_rate_table},
    {Module::calculator, "rateBook", handle_rate_book},
    {Module::calculator, "checkRateBook", handle_check_rate_book},
    {Module::calculator, "estimate", handle_estimate},
    {Module::calculator, "hitCurve", handle_hit_curve},
    {Module::calculator, "history", handle_history},
    {Module::calculator, "hours", handle_hours},
    {Module::calculator, "breakEven", handle_break_even},
    {Module::calculator, "encodeLink", handle_encode_link},
    {Module::calculator, "decodeLink", handle_decode_link},
    {Module::calculator, "cacheModel", handle_cache_model},
    {Module::calculator, "keepRequests", handle_keep_requests},
    {Module::calculator, "countTokens", handle_count_tokens},
    {Module::calculator, "concurrency", handle_concurrency},
    {Module::calculator, "decision", handle_decision},
    {Module::calculator, "budget", handle_budget},
    {Module::calculator, "outputShare", handle_output_share},
    {Module::calculator, "sensitivity", handle_sensitivity},
    {Module::calculator, "verdict", handle_verdict},
    {Module::calculator, "checkInputs", handle_check_inputs},
    {Module::calculator, "volume", handle_volume},
    {Module::calculator, "chosen", handle_chosen},
    {Module::calculator, "defaults", handle_defaults},
    {Module::calculator, "version", handle_version},
    {Module::importer, "sql", handle_sql},
    {Module::importer, "normaliseUsage", handle_normalise_usage},
    {Module::tokenizer, "countText", handle_count_text, kTextLimits},
    {Module::tokenizer, "encodeText", handle_encode_text, kTextLimits},
    {Module::tokenizer, "countRequest", handle_count_request, kTextLimits},
    {Module::tokenizer, "commonPrefix", handle_common_prefix, kTextLimits},
    {Module::tokenizer, "checkPrompt", handle_check_prompt, kTextLimits},
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_CALLS_H_
