#include "core/decide/traffic.h"

#include "core/scenario/prefix_cache.h"

namespace deepseek_cost {
namespace {

// The requests and the output of one run, or of one request; a shape is
// replayed once for both.
ShapeTokens run_of(const Workload& workload) {
  if (!workload.shape) return {1, {}, {}, workload.output};
  const Result<ShapeTokens> run = tokens_of(*workload.shape);
  return run ? *run : ShapeTokens();
}

// A sum of many fractions, rounded to 10^-12 where its products would leave 128
// bits.
void add(Ratio& sum, const Ratio& term) {
  constexpr Int128 kFine = Int128{kTrillion} * kTrillion;
  const Ratio exact = sum + term;
  sum = exact.overflowed() || exact.denominator() > kFine
            ? round_half_even_to(sum, kTrillion) +
                  round_half_even_to(term, kTrillion)
            : exact;
}

}  // namespace

std::int64_t active_hours(const UsageHours& when) {
  switch (when.kind) {
    case UsageHoursKind::even:
    case UsageHoursKind::peak_share:
      break;
    case UsageHoursKind::grid:
      return static_cast<std::int64_t>(when.grid.count());
    case UsageHoursKind::office_china:
    case UsageHoursKind::office_europe:
    case UsageHoursKind::office_us_east:
    case UsageHoursKind::office_us_west:
      return 45;  // 09:00–18:00 on five days
  }
  return kHoursPerWeek;
}

Arrivals arrivals_of(const Workload& workload, const Ratio& days) {
  const Ratio share(Int128{active_hours(workload.hours)}, kHoursPerWeek);
  const ShapeTokens run = run_of(workload);
  return {requests_in(days, workload), run.requests, run.output.count(),
          days * Ratio(Int128{86400}) * share};
}

Traffic traffic_of(const Scenario& scenario, const Ratio& days,
                   const Ratio& first_token, const Ratio& speed) {
  Traffic traffic;
  Ratio output;  // tokens per second
  const Ratio seconds_of_month = days * Ratio(Int128{86400});
  for (const Workload& workload : scenario.workloads) {
    const Ratio crowding(Int128{kHoursPerWeek}, active_hours(workload.hours));
    const Ratio runs =
        requests_in(days, workload) * crowding / seconds_of_month;
    const ShapeTokens run = run_of(workload);
    const Ratio requests(Int128{run.requests});
    add(traffic.per_second, runs * requests);
    const Ratio written = run.output.as_ratio();
    add(output, runs * written);
    add(traffic.in_flight, runs * (requests * first_token + written / speed));
  }
  if (traffic.per_second > Ratio()) {
    traffic.seconds = quotient(traffic.in_flight, traffic.per_second);
    traffic.output = quotient(output, traffic.per_second);
  }
  return traffic;
}

}  // namespace deepseek_cost
