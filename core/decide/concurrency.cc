#include "core/decide/concurrency.h"

namespace deepseek_cost {
namespace {

__extension__ using UInt128 = unsigned __int128;

constexpr std::uint64_t kOne = std::uint64_t{1} << 62;  // the largest term

// weight × numerator ÷ denominator, rounded down: so the terms end, where
// rounding to nearest would hold on to the smallest for ever.
std::uint64_t scaled(std::uint64_t weight, std::uint64_t numerator,
                     std::uint64_t denominator) {
  return static_cast<std::uint64_t>(UInt128{weight} * numerator / denominator);
}

std::uint64_t floor_of(const Ratio& value) {
  return static_cast<std::uint64_t>(value.numerator() / value.denominator());
}

}  // namespace

Ratio seconds_in_flight(const Ratio& first_token, const Ratio& output,
                        const Ratio& speed) {
  return first_token + output / speed;
}

std::int64_t poisson_above(const Ratio& mean, std::int64_t limit) {
  if (mean.is_zero()) return 0;
  // Where the mean is this far above, the share below is under e^-100.
  const Ratio far(Int128{limit} * 2 + 1000);
  if (mean > far) return kTrillion;
  if (mean > Ratio(Int128{100000000})) {
    return mean > Ratio(Int128{limit}) ? kTrillion : 0;
  }
  // The mean in units of 10^-12 fits 64 bits up to a million.
  const std::uint64_t unit =
      mean < Ratio(Int128{1000000}) ? std::uint64_t{kTrillion} : 1000000U;
  const std::uint64_t scaled_mean =
      floor_of(mean * Ratio(Int128{unit}) + Ratio(1, 2));
  if (scaled_mean == 0) return 0;
  const std::uint64_t mode = scaled_mean / unit;
  const auto bound = static_cast<std::uint64_t>(limit);
  UInt128 all = 0;
  UInt128 above = 0;
  const auto count = [&](std::uint64_t k, std::uint64_t weight) {
    all += weight;
    if (k > bound) above += weight;
  };
  std::uint64_t weight = kOne;
  for (std::uint64_t k = mode; weight != 0; ++k) {
    count(k, weight);
    weight = scaled(weight, scaled_mean, (k + 1) * unit);
  }
  weight = kOne;
  for (std::uint64_t k = mode; k > 0 && weight != 0; --k) {
    weight = scaled(weight, k * unit, scaled_mean);
    if (weight != 0) count(k - 1, weight);
  }
  return static_cast<std::int64_t>((above * kTrillion + all / 2) / all);
}

Load load_of(const Ratio& in_flight, std::int64_t limit) {
  Load load;
  const Ratio whole{Int128{limit}};
  load.in_flight = in_flight;
  load.share_of_limit = in_flight / whole;
  load.headroom = whole - in_flight;
  load.above = poisson_above(in_flight, limit);
  load.grade = in_flight > whole                ? LoadGrade::over
               : load.above >= kTrillion / 1000 ? LoadGrade::tight
                                                : LoadGrade::fits;
  return load;
}

std::optional<Ratio> most_per_minute(std::int64_t limit, const Ratio& seconds) {
  if (seconds.is_zero()) return std::nullopt;
  return Ratio(Int128{limit} * 60) / seconds;
}

}  // namespace deepseek_cost
