// What a buyer knows about the choice between Flash and Pro, beside the tokens.
//
// Every member is optional: what is unknown stays unknown, and what needs it is
// left out of the answer instead of being guessed. Only the speeds have
// defaults, because some time in flight must be assumed to say anything about
// concurrency; measure your own.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_BUYER_INPUTS_H_
#define DEEPSEEK_COST_CORE_SCENARIO_BUYER_INPUTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/number/ratio.h"
#include "core/number/units.h"

namespace deepseek_cost {

inline constexpr std::int64_t kMostRetries = 10;
inline constexpr std::size_t kMostRanges = 12;
// Of a sum of money, and of requests or runs of a user.
inline constexpr std::int64_t kMostAmount = 1000000000000;

// Seconds to the first token, and output tokens a second: as quoted in 2026
// from Artificial Analysis for DeepSeek's own V4-Flash endpoint (1.11 s, 83/s;
// https://artificialanalysis.ai/models/deepseek-v4-flash), and for V4-Pro from
// single reports of about 30/s. They are assumptions, rounded down, that vary
// with the hour and the effort of thinking.
inline constexpr std::int32_t kDefaultFirstTokenMilliseconds = 1100;
inline constexpr std::int64_t kDefaultFlashSpeed = 80;
inline constexpr std::int64_t kDefaultProSpeed = 30;
// The busiest hour against the mean hour.
inline constexpr std::int64_t kDefaultPeakFactor = 3;

inline constexpr std::int64_t kMostBound = 1000000000000000;  // of a range

// One input that is not known exactly: `field` is its JSON path in the
// scenario, low and high are canonical decimal texts.
struct InputRange {
  std::string field;  // "/workloads/0/output"
  std::string low;
  std::string high;

  friend bool operator==(const InputRange&, const InputRange&) = default;
};

struct BuyerInputs {
  Ratio first_token{Ratio(kDefaultFirstTokenMilliseconds, 1000)};  // seconds
  Ratio speed_flash{Int128{kDefaultFlashSpeed}};  // output tokens a second
  Ratio speed_pro{Int128{kDefaultProSpeed}};
  Ratio peak_factor{Int128{kDefaultPeakFactor}};

  // Shares of answers that are not accepted, each attempt on its own.
  std::optional<PartsPerMillion> fail_flash;
  std::optional<PartsPerMillion> fail_pro;
  // Of what Flash failed at, the share that Pro fails at too. Unknown: the same
  // as fail_pro, which flatters escalation where the hard ones are hard for
  // both.
  std::optional<PartsPerMillion> fail_escalated;
  // The share of failures that somebody or something notices in time to try
  // again or to escalate. Unknown: all of them, as where answers are checked.
  std::optional<PartsPerMillion> noticed;
  std::int64_t retries = 0;  // further attempts on the same model
  // What it costs when no attempt is accepted, in the scenario's currency.
  std::optional<Ratio> human;
  // The share of requests that goes straight to Pro.
  std::optional<PartsPerMillion> pro_share;

  std::optional<Ratio> budget;    // a month, in the scenario's currency
  std::optional<Ratio> per_user;  // requests or runs of a user in a month
  std::optional<Ratio> target;    // wanted price of one request or run

  std::vector<InputRange> ranges;  // at most kMostRanges

  friend bool operator==(const BuyerInputs&, const BuyerInputs&) = default;
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_BUYER_INPUTS_H_
