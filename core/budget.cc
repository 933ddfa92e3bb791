#include "core/budget.h"

namespace deepseek_cost {

std::optional<std::int64_t> affordable(const Ratio& budget, const Ratio& each) {
  const Ratio count = budget / each;
  if (count.overflowed()) return std::nullopt;
  const Int128 whole = count.numerator() / count.denominator();
  constexpr Int128 kMost = Int128{1000000000} * 1000000000;
  if (whole > kMost) return std::nullopt;
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
