// Units are types: a count of tokens is not a count of requests, and neither
// is a share. Each type has only the operators that mean something; the
// fragments in tests/core/must_not_compile prove that the others do not exist.
//
//   Tokens(1500) + Tokens(400)            → Tokens(1900)
//   Tokens(1500) + Requests(1)            does not compile
//   PartsPerMillion(700000).as_ratio()    → 7/10
#ifndef DEEPSEEK_COST_CORE_NUMBER_UNITS_H_
#define DEEPSEEK_COST_CORE_NUMBER_UNITS_H_

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>

#include "core/number/ratio.h"

namespace deepseek_cost {

// A whole count of something, never negative. `Unit` only keeps counts of
// different things apart.
template <typename Unit>
class Count {
 public:
  constexpr Count() = default;
  // From every integer that always fits. A double, a bool or another unit is
  // not a count.
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool> &&
           (std::signed_integral<Integer> ||
            sizeof(Integer) < 8)) constexpr explicit Count(Integer count)
      : count_(count) {}
  template <typename Other>
  explicit Count(Other) = delete;

  constexpr std::int64_t count() const { return count_; }
  constexpr Ratio as_ratio() const { return Ratio(Int128{count_}); }

  // Sums saturate at the largest count instead of wrapping: every reader of a
  // sum checks it against a limit that lies far below.
  friend constexpr Count operator+(Count a, Count b) {
    std::int64_t sum = 0;
    return Count(__builtin_add_overflow(a.count_, b.count_, &sum) ? INT64_MAX
                                                                  : sum);
  }
  constexpr Count& operator+=(Count b) { return *this = *this + b; }
  // clang-tidy 14 takes the generated comparison with 0 for a null pointer.
  friend constexpr auto operator<=>(Count a,
                                    Count b) = default;  // NOLINT

 private:
  std::int64_t count_ = 0;
};

struct TokenUnit;
struct RequestUnit;
using Tokens = Count<TokenUnit>;      // as DeepSeek's tokenizer counts them
using Requests = Count<RequestUnit>;  // HTTP requests, failed ones not counted

// A share from 0 (none) to 1,000,000 (all); 1 % is 10,000.
class PartsPerMillion {
 public:
  static constexpr std::int32_t kWhole = 1000000;

  constexpr PartsPerMillion() = default;
  constexpr explicit PartsPerMillion(std::int32_t parts) : parts_(parts) {}
  template <typename Other>
  explicit PartsPerMillion(Other) = delete;

  constexpr std::int32_t parts() const { return parts_; }
  constexpr PartsPerMillion complement() const {
    return PartsPerMillion(kWhole - parts_);
  }
  Ratio as_ratio() const { return Ratio(parts_, kWhole); }

  friend constexpr auto operator<=>(PartsPerMillion a,
                                    PartsPerMillion b) = default;

 private:
  std::int32_t parts_ = 0;
};

// A share in percent as canonical decimal text: 125000 parts → "12.5".
inline std::string to_percent(PartsPerMillion share) {
  return decimal_of_scaled(share.parts(), 4);
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_NUMBER_UNITS_H_
