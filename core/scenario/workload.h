// What a buyer describes: one kind of request, how many tokens it sends and
// gets back, how much of the input the cache already holds, how often it is
// made, and in which hours.
//
//   1,500 tokens in at 70 % hits   → 1,050 hit and 450 miss tokens a request
//   333 requests a day             → 333 × 365/12 = 10,128.75 in a month
//
// An average month is a twelfth of a year of 365 days. A calendar month has its
// own days; a count of requests per month is that month's.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_WORKLOAD_H_
#define DEEPSEEK_COST_CORE_SCENARIO_WORKLOAD_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/enum_names.h"
#include "core/number/ratio.h"
#include "core/number/units.h"
#include "core/scenario/schedule.h"
#include "core/scenario/shape.h"
#include "core/time/calendar.h"

namespace deepseek_cost {

// Limits of what can be described at all. A model's own context and maximum
// output are checked where the model is known (core/estimate/estimate.h).
inline constexpr std::int64_t kMostTokensPerRequest = 1000000000;
inline constexpr std::int64_t kMostRequests = 1000000000000000;
inline constexpr std::size_t kMostWorkloads = 50;

// What `Workload::requests` is counted per.
enum class Period : std::uint8_t { minute, hour, day, month };

template <>
struct EnumNames<Period> {
  static constexpr std::string_view kNames[] = {"minute", "hour", "day",
                                                "month"};
};

// Which of the compared models a workload is meant for.
enum class ModelChoice : std::uint8_t { none, flash, pro };

template <>
struct EnumNames<ModelChoice> {
  static constexpr std::string_view kNames[] = {"", "flash", "pro"};
};

struct Workload {
  std::string name;     // may be empty
  Tokens input;         // per request
  PartsPerMillion hit;  // share of the input that the cache holds
  Tokens output;        // per request, reasoning included
  Requests requests;    // per `per`
  Period per = Period::month;
  UsageHours hours;
  // Where the tokens follow from how requests are built from each other: then
  // `requests` counts runs of the shape (conversations, tasks, batches), and
  // input, hit and output mean nothing.
  std::optional<Shape> shape;
  // Both models are estimated whatever is assigned; assign_models
  // (core/estimate/variants.h) says what the workloads come to as assigned.
  ModelChoice model = ModelChoice::none;

  friend bool operator==(const Workload&, const Workload&) = default;
};

// 365/12, or the days of the calendar month.
Ratio days_of(const std::optional<CivilMonth>& month);
Ratio requests_in(const Ratio& days, const Workload& workload);

// The tokens of one request by bucket, or of one run of a shape. A share need
// not divide the tokens, so these are exact fractions; hit and miss always add
// up to the input.
struct RequestTokens {
  Ratio hit;
  Ratio miss;
  Ratio output;
};
RequestTokens tokens_of(const Workload& workload);

// How many requests the API sees for each of `requests`.
std::int64_t requests_per_run(const Workload& workload);

// Puts a share of hits in the place of what is given or derived.
void set_hit(Workload& workload, PartsPerMillion hit);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_WORKLOAD_H_
