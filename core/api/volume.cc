// The call volume: where the tokens of a month come from.
//
//   volume {scenario} → {workloads:[{name, requests, per, periods:{part, of},
//     month_requests, input?, hit_percent?, one:{hit, miss, output},
//     month:{hit, miss, output}, peak?:{part, of}, peak_low?:{part, of}}]}
//
//   month_requests = requests × periods, the minutes, hours or days of a month
//   month          = month_requests × one
//   one            = the tokens of a request, or of a run of a shape
//   peak           = the part of the requests that is made at peak
//
// Fractions are exact: periods of 365 ÷ 12 days, 5 ÷ 24 at peak. Where a
// month's holidays are not published, peak is the dearer of its two bounds, the
// one that the estimate bills, and peak_low the other.
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/base/ascii.h"
#include "core/estimate/estimate.h"
#include "core/estimate/estimate_json.h"

namespace deepseek_cost {
namespace {

// How many of a workload's periods a month has: 1 where it counts by the month.
Ratio periods_in(const Ratio& days, const Workload& workload) {
  Workload once = workload;
  once.requests = Requests(1);
  return requests_in(days, once);
}

void write_workload_volume(json::Writer& out, const Workload& workload,
                           const WorkloadEstimate& month, const Ratio& days) {
  out.begin_object()
      .field("name", workload.name)
      .field("requests", to_string(workload.requests.count()))
      .field("per", name_of(workload.per));
  write_fraction(out, "periods", periods_in(days, workload));
  out.field("month_requests", count_text(month.requests).text);
  if (!workload.shape) {
    out.field("input", to_string(workload.input.count()))
        .field("hit_percent", to_percent(workload.hit));
  }
  const RequestTokens one = tokens_of(workload);
  write_tokens(out, "one", {{one.hit, one.miss, one.output}});
  write_tokens(out, "month", month.tokens);
  if (month.peak_share) {
    write_fraction(out, "peak", month.peak_share->high);
    if (!month.peak_share->known()) {
      write_fraction(out, "peak_low", month.peak_share->low);
    }
  }
  out.end_object();
}

}  // namespace

Errors handle_volume(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  if (!read.complete()) return read.errors;
  const auto& [errors, reader, book, scenario] = read;
  const Result<Estimate> estimate = make_estimate(*book, scenario, "/scenario");
  if (!estimate) return estimate.errors();
  out.key("workloads").begin_array();
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    write_workload_volume(out, scenario.workloads[i], estimate->workloads[i],
                          estimate->days);
  }
  out.end_array();
  return {};
}

}  // namespace deepseek_cost
