// The call keepRequests: a count of requests or runs, when their shape changes.
//
//   keepRequests {requests, from?, to?} → {before, after, runs, each}
//
// `from` and `to` are shapes (core/scenario/json/shape_json.h); absent, a
// request stands alone. `requests` counts runs of `from`, and `runs` those of
// `to` that make as many requests to the API, with `each` of them in one:
// `before` and `after` are all of them, in the same period.
// Errors: those of reading a count and a shape, at "/requests", "/from/…",
// "/to/…".
#include <cstdint>
#include <string_view>

#include "core/api/handlers.h"
#include "core/base/ascii.h"
#include "core/number/ratio.h"
#include "core/scenario/json/shape_json.h"
#include "core/scenario/kept_requests.h"
#include "core/scenario/workload.h"

namespace deepseek_cost {
namespace {

std::int64_t requests_in_one(json::ObjectReader& reader, std::string_view key) {
  const json::Value* given = reader.optional(key);
  if (given == nullptr) return 1;
  const std::size_t before = reader.errors().size();
  Workload workload;
  workload.shape = read_shape(*given, reader.path_of(key), reader.errors());
  return reader.errors().size() == before ? requests_per_run(workload) : 1;
}

}  // namespace

Errors handle_keep_requests(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const Requests count(reader.required_count("requests", kMostRequests));
  const std::int64_t were = requests_in_one(reader, "from");
  const std::int64_t now = requests_in_one(reader, "to");
  reader.finish();
  if (!errors.empty()) return errors;
  const KeptRequests kept = keep_requests(count, were, now);
  out.field("before", decimal_of_scaled(kept.before, 0))
      .field("after", decimal_of_scaled(kept.after, 0))
      .field("runs", decimal_of_scaled(kept.runs, 0))
      .field("each", to_string(now));
  return {};
}

}  // namespace deepseek_cost
