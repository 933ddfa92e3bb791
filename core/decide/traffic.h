// How traffic becomes arrivals: what a scenario sends to the API per second,
// and how much of it is in flight at once.
#ifndef DEEPSEEK_COST_CORE_DECIDE_TRAFFIC_H_
#define DEEPSEEK_COST_CORE_DECIDE_TRAFFIC_H_

#include <cstdint>
#include <optional>

#include "core/number/ratio.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// How busy the API gets, all workloads together, in the hours in which they are
// active: `when` leaves the nights of office hours empty, and crowds the rest.
// Workloads with different hours are taken as active at once; sums of many such
// are rounded to 10^-12 a second where no fraction holds them.
struct Traffic {
  Ratio per_second;  // requests that the API sees
  Ratio in_flight;   // on average
  // On average over requests; nothing where there are none.
  std::optional<Ratio> seconds;
  std::optional<Ratio> output;  // tokens
};
Traffic traffic_of(const Scenario& scenario, const Ratio& days,
                   const Ratio& first_token, const Ratio& speed);

// What a workload sends to the API in a month of `days`, and in how much of it.
struct Arrivals {
  Ratio runs;  // or requests, where there is no shape
  std::int64_t requests_per_run = 1;
  std::int64_t output = 0;  // tokens of one run
  Ratio seconds;            // those in which the workload is active

  Ratio requests() const { return runs * Ratio(Int128{requests_per_run}); }
};
Arrivals arrivals_of(const Workload& workload, const Ratio& days);

// The hours of a week in which a workload's requests are made, 1…168.
std::int64_t active_hours(const UsageHours& when);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_TRAFFIC_H_
