// What no estimate is made of, and what it is made of with a warning.
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_LIMITS_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_LIMITS_H_

#include <string>

#include "core/base/result.h"
#include "core/estimate/estimate.h"
#include "core/number/ratio.h"
#include "core/scenario/workload.h"

namespace deepseek_cost {

// Refuses a workload whose requests a compared model does not take: their input
// and output together are more than its context, or their output is more than
// it gives. `path` is the workload's ("/scenario/workloads/0").
void check_limits(const Workload& workload, const std::string& path,
                  const ComparedModels& models, Errors& refused);

// Warns of a workload that sends nothing, makes no requests, or makes more than
// kManyRequests a month. `requests`: in the month.
void check_sense(const Workload& workload, const Ratio& requests,
                 const std::string& path, Errors& warnings);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_LIMITS_H_
