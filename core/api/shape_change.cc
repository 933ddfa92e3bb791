// The call keepRequests: a count of requests or runs, when their shape changes.
//
//   keepRequests {requests, from?, to?} → {before, after, runs, each, one?}
//
// `from` and `to` are shapes (core/scenario/json/shape_json.h); absent, a
// request stands alone. `requests` counts runs of `from`, and `runs` those of
// `to` that make as many requests to the API, with `each` of them in one:
// `before` and `after` are all of them, in the same period. `one` is there
// without `to`: one of the requests of `from` on average, in whole tokens and
// with the percentage of its input that is hit.
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

// A request alone where no shape is given, or none that can be read.
Workload workload_of(json::ObjectReader& reader, std::string_view key) {
  Workload workload;
  const json::Value* given = reader.optional(key);
  if (given == nullptr) return workload;
  const std::size_t before = reader.errors().size();
  const Shape shape = read_shape(*given, reader.path_of(key), reader.errors());
  if (reader.errors().size() == before) workload.shape = shape;
  return workload;
}

void write_average(const Workload& runs, std::int64_t requests,
                   json::Writer& out) {
  const RequestTokens run = tokens_of(runs);
  const Ratio each(1, requests);
  const Ratio hit = run.hit;
  const Ratio input = hit + run.miss;
  const Ratio percent = input.is_zero() ? Ratio(0) : hit / input * Ratio(100);
  out.key("one")
      .begin_object()
      .field("input", round_half_even_to_decimal(input * each, 0).text)
      .field("hit", round_half_even_to_decimal(percent, 4).text)
      .field("output", round_half_even_to_decimal(run.output * each, 0).text)
      .end_object();
}

}  // namespace

Errors handle_keep_requests(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const Requests count(reader.required_count("requests", kMostRequests));
  const Workload from = workload_of(reader, "from");
  const Workload to = workload_of(reader, "to");
  reader.finish();
  if (!errors.empty()) return errors;
  const std::int64_t were = requests_per_run(from);
  const std::int64_t now = requests_per_run(to);
  const KeptRequests kept = keep_requests(count, were, now);
  out.field("before", decimal_of_scaled(kept.before, 0))
      .field("after", decimal_of_scaled(kept.after, 0))
      .field("runs", decimal_of_scaled(kept.runs, 0))
      .field("each", to_string(now));
  if (from.shape && !to.shape) write_average(from, were, out);
  return {};
}

}  // namespace deepseek_cost
