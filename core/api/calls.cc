#include "core/api/calls.h"

namespace deepseek_cost {

// One line per call; the name is the worker's action, the golden files' prefix
// and the key of the page's strings.
std::span<const Call> calls() {
  static constexpr Call kCalls[] = {
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
      {"volume", handle_volume},
      {"chosen", handle_chosen},
      {"defaults", handle_defaults},
      {"version", handle_version},
      {"sql", handle_sql},
      {"normaliseUsage", handle_normalise_usage},
  };
  return kCalls;
}

}  // namespace deepseek_cost
