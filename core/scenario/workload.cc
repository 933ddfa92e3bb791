#include "core/scenario/workload.h"

#include "core/scenario/prefix_cache.h"

namespace deepseek_cost {

Ratio days_of(const std::optional<CivilMonth>& month) {
  if (!month) return Ratio(365, 12);
  return Ratio(days_in_month(month->year, month->month));
}

Ratio requests_in(const Ratio& days, const Workload& workload) {
  const Ratio requests = workload.requests.as_ratio();
  switch (workload.per) {
    case Period::minute:
      return requests * (Ratio(1440) * days);
    case Period::hour:
      return requests * (Ratio(24) * days);
    case Period::day:
      return requests * days;
    case Period::month:
      break;
  }
  return requests;
}

RequestTokens tokens_of(const Workload& workload) {
  if (workload.shape) {
    const Result<ShapeTokens> run = tokens_of(*workload.shape);
    if (!run) return {};
    return {run->hit.as_ratio(), run->miss.as_ratio(), run->output.as_ratio()};
  }
  const Int128 input = workload.input.count();
  const Int128 whole = PartsPerMillion::kWhole;
  const Int128 hit = input * workload.hit.parts();
  return {Ratio(hit, whole), Ratio(input * whole - hit, whole),
          workload.output.as_ratio()};
}

std::int64_t requests_per_run(const Workload& workload) {
  if (!workload.shape) return 1;
  const Result<ShapeTokens> run = tokens_of(*workload.shape);
  return run ? run->requests : 0;
}

void set_hit(Workload& workload, PartsPerMillion hit) {
  workload.hit = hit;
  if (!workload.shape) return;
  workload.shape->measured = hit;
  workload.shape->used = CacheCase::expected;
}

}  // namespace deepseek_cost
