#include "core/decide/affordability.h"

namespace deepseek_cost {

namespace {

constexpr std::int64_t kMost = 1000000000000000000;

// The quotient cannot be held, but comparing never overflows: each ≤ budget ÷ n
// says the same as n × each ≤ budget.
std::int64_t by_halves(const Ratio& budget, const Ratio& each) {
  std::int64_t fits = 0;
  std::int64_t too_many = kMost + 1;
  while (too_many - fits > 1) {
    const std::int64_t middle = fits + (too_many - fits) / 2;
    const bool enough = each <= budget / Ratio(Int128{middle});
    (enough ? fits : too_many) = middle;
  }
  return fits;
}

}  // namespace

std::optional<std::int64_t> affordable(const Ratio& budget, const Ratio& each) {
  if (each.overflowed() || budget.overflowed() || each.is_zero()) {
    return std::nullopt;
  }
  const Ratio count = budget / each;
  const Int128 whole = count.overflowed()
                           ? Int128{by_halves(budget, each)}
                           : count.numerator() / count.denominator();
  if (whole > kMost || (count.overflowed() && whole == kMost)) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(whole);
}

NeededHits needed_hits(const Ratio& target, const Ratio& at_none,
                       const Ratio& at_all) {
  if (at_none <= target) return {true, PartsPerMillion(0)};
  if (!(at_all <= target)) return {};
  const Ratio parts = Ratio(Int128{PartsPerMillion::kWhole}) *
                      (at_none - target) / (at_none - at_all);
  if (parts.overflowed()) return {};
  const Int128 up =
      (parts.numerator() + parts.denominator() - 1) / parts.denominator();
  return {true, PartsPerMillion(static_cast<std::int32_t>(up))};
}

}  // namespace deepseek_cost
