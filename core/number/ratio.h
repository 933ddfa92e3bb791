// Ratio: an exact rational number.
//
// Averages are not whole: 333 requests a day are 10,128.75 requests a month of
// 365/12 days, and a 33.3 % share of 1,000 tokens is 333 tokens. A Ratio keeps
// such numbers exactly, as a reduced fraction of two 128-bit integers with a
// positive denominator, so that no rounding happens before display:
//
//   Ratio(100) * Ratio(365, 12)          → 9125/3
//   (Ratio(1, 3) * Ratio(3)).numerator() → 1
//
// A fraction that 128 bits do not hold is rounded to the nearest m/2^k with
// some 125 binary digits, far past every digit that is shown; `rounded()` says
// so of it and of all that is computed from it. What is larger than 128 bits is
// never wrapped: the result becomes the overflow value (`overflowed()`), which
// spreads through later arithmetic like a NaN, and which the caller turns into
// ErrorCode::overflow or writes as null.
#ifndef DEEPSEEK_COST_CORE_NUMBER_RATIO_H_
#define DEEPSEEK_COST_CORE_NUMBER_RATIO_H_

#include <compare>
#include <cstdint>
#include <string>

namespace deepseek_cost {

__extension__ using Int128 = __int128;

// 10^12: the units of one dollar or yuan (core/number/money.h), and the finest
// parts that a figure is rounded to.
inline constexpr std::int64_t kTrillion = 1000000000000;

class Ratio {
 public:
  constexpr Ratio() = default;
  constexpr explicit Ratio(Int128 whole) : numerator_(whole) {}
  // `denominator` may be negative but not zero (zero overflows).
  Ratio(Int128 numerator, Int128 denominator);
  // What was rounded before it came here is not exact.
  template <std::floating_point Float>
  explicit Ratio(Float) = delete;

  constexpr Int128 numerator() const { return numerator_; }
  constexpr Int128 denominator() const { return denominator_; }
  constexpr bool overflowed() const { return denominator_ == 0; }
  constexpr bool is_zero() const {
    return numerator_ == 0 && denominator_ != 0;
  }
  constexpr bool is_whole() const { return denominator_ == 1; }
  constexpr bool rounded() const { return rounded_; }

  friend Ratio operator+(const Ratio& a, const Ratio& b);
  friend Ratio operator-(const Ratio& a, const Ratio& b);
  friend Ratio operator*(const Ratio& a, const Ratio& b);
  friend Ratio operator/(const Ratio& a, const Ratio& b);  // by zero: overflow
  Ratio& operator+=(const Ratio& b) { return *this = *this + b; }

  // Exact comparison; an overflowed value is unordered to everything.
  friend std::partial_ordering operator<=>(const Ratio& a, const Ratio& b);
  friend bool operator==(const Ratio& a, const Ratio& b) {
    return (a <=> b) == std::partial_ordering::equivalent;
  }

 private:
  Int128 numerator_ = 0;
  Int128 denominator_ = 1;  // 0 marks overflow
  bool rounded_ = false;    // not the exact result, but the nearest that fits
};

// A decimal text with a mark of whether it is the whole truth.
struct Decimal {
  std::string text;   // canonical: "17.794", "0", "-0.5"; no exponent
  bool exact = true;  // false: rounded half-even at the last place
};

// The number as canonical decimal text with at most `places` (0…18) decimal
// places, rounded half to even where it has more; kNoFigure
// (core/base/no_figure.h) if it overflowed.
Decimal round_half_even_to_decimal(const Ratio& value, int places);

// The number with `digits` (1…6) significant digits, half to even, as canonical
// decimal text of at most 18 places: "0.00493", "14", "13500". For what a
// reader needs no more of; the exact number stands beside it.
std::string significant_text(const Ratio& value, int digits);

// The nearest whole number; the even one of two that are equally near.
Ratio round_half_even(const Ratio& value);

// The nearest multiple of 1/parts, halves to even: what a fraction is rounded
// to whose later products 128 bits would not hold. The nearest whole number
// where even that cannot be held. `parts` is from 1 to kTrillion.
Ratio round_half_even_to(const Ratio& value, std::int64_t parts);

// a ÷ b, and where no fraction holds that, the quotient of both rounded to
// 10^-6: only numbers of some twenty digits get there.
Ratio quotient(const Ratio& a, const Ratio& b);

// a − b; where 128 bits do not hold it, that of both rounded to whole numbers.
Ratio difference(const Ratio& a, const Ratio& b);

// Canonical decimal text of an integer count of 10^-places.
std::string decimal_of_scaled(Int128 scaled, int places);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_NUMBER_RATIO_H_
