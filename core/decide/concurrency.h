// How many requests are in flight at once, and whether the account's limit
// holds them.
//
// DeepSeek counts a request as one connection from the moment it is sent until
// its answer is complete, and answers 429 to what is above the limit of the
// account (https://api-docs.deepseek.com/quick_start/rate_limit). Little's law
// gives the mean: in flight = arrivals per second × seconds in flight, where
// the latter is the time to the first token + output ÷ speed. Both are exact
// fractions here.
//
//   100,000 requests a month of 365/12 days, 1.1 s + 400 tokens at 80 a second
//     → 0.0380518 a second × 6.1 s = 0.232 in flight
//
// Requests that arrive independently of each other find a number in flight that
// is Poisson distributed with that mean, whatever the spread of their durations
// (the M/G/∞ queue), so the share of moments above the limit is P(N > limit).
// That share is computed with integers alone: each term of the distribution is
// its neighbour's times mean ÷ k, in units of 2^-62 of the largest, and the sum
// of the terms above is divided by the sum of all. There is no floating point,
// so every platform gives the same digits.
#ifndef DEEPSEEK_COST_CORE_DECIDE_CONCURRENCY_H_
#define DEEPSEEK_COST_CORE_DECIDE_CONCURRENCY_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/enum_names.h"
#include "core/number/ratio.h"

namespace deepseek_cost {

// fits   the limit is exceeded in less than one moment of a thousand
// tight  in more, though the mean is within the limit
// over   the mean is above the limit
enum class LoadGrade : std::uint8_t { fits, tight, over };
template <>
struct EnumNames<LoadGrade> {
  static constexpr std::string_view kNames[] = {"fits", "tight", "over"};
};

struct Load {
  Ratio in_flight;         // on average
  Ratio share_of_limit;    // 1: the whole limit
  Ratio headroom;          // limit - in flight, negative where over
  std::int64_t above = 0;  // share of moments above the limit, in 10^-12
  LoadGrade grade = LoadGrade::fits;
};

// First token + output ÷ speed, in seconds; `speed` is not 0.
Ratio seconds_in_flight(const Ratio& first_token, const Ratio& output,
                        const Ratio& speed);

// P(N > limit) for a Poisson mean, in 10^-12, within 1 of the exact value for
// means up to a million. Beyond 10^8 it is 0 or 10^12, by which side the mean
// lies on. `mean` is not negative and has not overflowed; `limit` ≥ 0.
std::int64_t poisson_above(const Ratio& mean, std::int64_t limit);

// `in_flight` has not overflowed; `limit` ≥ 1.
Load load_of(const Ratio& in_flight, std::int64_t limit);

// Requests a minute that fill the limit on average; nothing where a request
// takes no time.
std::optional<Ratio> most_per_minute(std::int64_t limit, const Ratio& seconds);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_CONCURRENCY_H_
