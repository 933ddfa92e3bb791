#include "core/decide/affordability.h"

#include <algorithm>

#include "core/estimate/variants.h"

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

// The share at which a line from `at_none` down to `at_all` meets the target,
// rounded up to a part per million.
std::int32_t share_on_line(const Ratio& target, const Ratio& at_none,
                           const Ratio& at_all) {
  const Ratio parts = Ratio(Int128{PartsPerMillion::kWhole}) *
                      quotient(at_none - target, at_none - at_all);
  if (parts.overflowed()) return 1;
  const Int128 up =
      (parts.numerator() + parts.denominator() - 1) / parts.denominator();
  return static_cast<std::int32_t>(
      std::clamp<Int128>(up, 1, PartsPerMillion::kWhole));
}

}  // namespace

std::optional<std::int64_t> affordable(const Ratio& budget, const Ratio& each) {
  if (each.overflowed() || budget.overflowed() || each.is_zero()) {
    return std::nullopt;
  }
  const Ratio count = budget / each;
  const Int128 whole = count.overflowed() || count.rounded()
                           ? Int128{by_halves(budget, each)}
                           : count.numerator() / count.denominator();
  if (whole > kMost || (count.overflowed() && whole == kMost)) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(whole);
}

Result<std::optional<NeededHits>> needed_hits(const RateBook& book,
                                              const Scenario& scenario,
                                              std::size_t model,
                                              const Ratio& target) {
  using Needed = std::optional<NeededHits>;
  const auto price_at = [&](std::int32_t parts) -> Result<Ratio> {
    const Result<Estimate> estimate = make_estimate(
        book, with_hit_share(scenario, PartsPerMillion(parts)), "/scenario");
    if (!estimate) return estimate.errors();
    return estimate->models[model].per_request;
  };
  const Result<Ratio> at_none = price_at(0);
  if (!at_none) return at_none.errors();
  if (*at_none <= target) {
    return Needed(NeededHits{PartsPerMillion(0), *at_none});
  }
  Result<Ratio> enough = price_at(PartsPerMillion::kWhole);
  if (!enough) return enough.errors();
  if (!(*enough <= target)) return Needed();
  const std::int32_t least = share_on_line(target, *at_none, *enough);
  std::int32_t too_few = least - 1;
  std::int32_t share = PartsPerMillion::kWhole;
  for (std::int32_t tried = least; share - too_few > 1;
       tried = too_few + (share - too_few) / 2) {
    const Result<Ratio> price = price_at(tried);
    if (!price) return price.errors();
    if (*price <= target) {
      share = tried;
      enough = *price;
    } else {
      too_few = tried;
    }
  }
  return Needed(NeededHits{PartsPerMillion(share), *enough});
}

}  // namespace deepseek_cost
