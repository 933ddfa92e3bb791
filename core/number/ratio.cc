#include "core/number/ratio.h"

#include <algorithm>
#include <utility>

#include "core/base/no_figure.h"

namespace deepseek_cost {
namespace {

__extension__ using UInt128 = unsigned __int128;

UInt128 magnitude(Int128 value) {
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value)
                   : static_cast<UInt128>(value);
}

int trailing_zeros(UInt128 value) {
  const auto low = static_cast<std::uint64_t>(value);
  return low != 0
             ? __builtin_ctzll(low)
             : 64 + __builtin_ctzll(static_cast<std::uint64_t>(value >> 64));
}

// Stein's algorithm while the numbers are wide (128-bit division is slow
// everywhere, and very slow in wasm), Euclid's once both fit a machine word.
UInt128 gcd(UInt128 a, UInt128 b) {
  if (a == 0) return b;
  if (b == 0) return a;
  const int shift = std::min(trailing_zeros(a), trailing_zeros(b));
  a >>= trailing_zeros(a);
  b >>= trailing_zeros(b);
  while (a != b) {
    if ((a >> 64) == 0 && (b >> 64) == 0) {
      auto x = static_cast<std::uint64_t>(a);
      auto y = static_cast<std::uint64_t>(b);
      while (y != 0) {
        const std::uint64_t rest = x % y;
        x = y;
        y = rest;
      }
      return static_cast<UInt128>(x) << shift;
    }
    if (a < b) std::swap(a, b);
    a -= b;
    a >>= trailing_zeros(a);
  }
  return a << shift;
}

Int128 signed_gcd(Int128 a, Int128 b) {
  return static_cast<Int128>(gcd(magnitude(a), magnitude(b)));
}

Ratio overflow() { return Ratio(1, 0); }

// --- Fractions that 128 bits do not hold ------------------------------------

// A magnitude of up to 255 bits.
struct Wide {
  UInt128 high = 0;
  UInt128 low = 0;

  friend bool operator<(const Wide& a, const Wide& b) {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
  }
  friend Wide operator+(const Wide& a, const Wide& b) {
    const UInt128 low = a.low + b.low;
    return {a.high + b.high + (low < a.low ? 1 : 0), low};
  }
  friend Wide operator-(const Wide& a, const Wide& b) {
    return {a.high - b.high - (a.low < b.low ? 1 : 0), a.low - b.low};
  }
  bool bit(int at) const {
    const UInt128 half = at < 128 ? low : high;
    return ((half >> (static_cast<unsigned>(at) % 128)) & 1) != 0;
  }
  int bits() const {
    int count = 255;
    while (count > 0 && !bit(count - 1)) --count;
    return count;
  }
};

Wide product_of(Int128 a, Int128 b) {
  constexpr UInt128 kHalf = ~std::uint64_t{0};
  const UInt128 x = magnitude(a);
  const UInt128 y = magnitude(b);
  const UInt128 low = (x & kHalf) * (y & kHalf);
  const UInt128 one = (x >> 64) * (y & kHalf) + (low >> 64);
  const UInt128 two = (x & kHalf) * (y >> 64) + (one & kHalf);
  return {(x >> 64) * (y >> 64) + (one >> 64) + (two >> 64),
          (two << 64) | (low & kHalf)};
}

// The m/2^k nearest to numerator/denominator that has as many digits as fit.
Ratio nearest(bool negative, const Wide& numerator, const Wide& denominator) {
  constexpr int kDigits = 125;
  const int bits = numerator.bits();
  const int size = bits - denominator.bits();
  if (size > kDigits) return overflow();
  const int places = std::min(kDigits, kDigits - size);
  Int128 quotient = 0;
  Wide rest;
  for (int at = bits - 1; at >= -places; --at) {
    rest = rest + rest;
    if (at >= 0 && numerator.bit(at)) rest = rest + Wide{0, 1};
    quotient *= 2;
    if (rest < denominator) continue;
    rest = rest - denominator;
    ++quotient;
  }
  if (!(rest + rest < denominator)) ++quotient;
  return Ratio(negative ? -quotient : quotient, Int128{1} << places);
}

// whole + rest/denominator to the nearest whole number, halves to even.
Int128 rounded(Int128 whole, Int128 rest, Int128 denominator, bool negative) {
  const Int128 size = rest < 0 ? -rest : rest;
  const Int128 twin = denominator - size;  // size against half, no doubling
  const bool away = size > twin || (size == twin && (whole & 1) != 0);
  return whole + (away ? (negative ? -1 : 1) : 0);
}

// The first `places` digits of rest/denominator, which is less than one, as a
// whole number of 1/scale; `rest` becomes what is left of it.
Int128 take_digits(Int128& rest, Int128 denominator, int places, Int128 scale) {
  if (rest == 0) return 0;
  Int128 product = 0;
  if (!__builtin_mul_overflow(rest, scale, &product)) {
    const Int128 digits = product / denominator;
    rest = product - digits * denominator;
    return digits;
  }
  // A denominator so wide that not even ten times it fits: one digit at a time,
  // by adding.
  const bool negative = rest < 0;
  const UInt128 all = magnitude(denominator);
  UInt128 left = magnitude(rest);
  Int128 digits = 0;
  for (int i = 0; i < places; ++i) {
    const UInt128 once = left;
    left = 0;
    digits *= 10;
    for (int j = 0; j < 10; ++j) {
      left += once;
      if (left < all) continue;
      left -= all;
      ++digits;
    }
  }
  rest = negative ? -static_cast<Int128>(left) : static_cast<Int128>(left);
  return negative ? -digits : digits;
}

// whole + fraction/scale as text, where 128 bits do not hold both at once.
std::string joined(Int128 whole, Int128 fraction, int places, Int128 scale) {
  if (fraction == scale || fraction == -scale) {
    whole += fraction > 0 ? 1 : -1;
    fraction = 0;
  }
  std::string text = decimal_of_scaled(whole, 0);
  if (fraction == 0) return text;
  return text + decimal_of_scaled(fraction < 0 ? -fraction : fraction, places)
                    .substr(1);
}

}  // namespace

Ratio::Ratio(Int128 numerator, Int128 denominator) {
  if (denominator == 0) {
    numerator_ = 0;
    denominator_ = 0;
    return;
  }
  if (numerator == 0) return;
  // The most negative value has no opposite; it is out of range here.
  constexpr Int128 kLowest = Int128{1} << 126;
  if (numerator <= -kLowest * 2 + 1 || denominator <= -kLowest * 2 + 1) {
    denominator_ = 0;
    return;
  }
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Int128 common =
      denominator == 1 ? Int128{1} : signed_gcd(numerator, denominator);
  numerator_ = common == 1 ? numerator : numerator / common;
  denominator_ = common == 1 ? denominator : denominator / common;
}

Ratio operator+(const Ratio& a, const Ratio& b) {
  if (a.overflowed() || b.overflowed()) return overflow();
  if (a.numerator_ == 0) return b;
  if (b.numerator_ == 0) return a;
  Ratio result;
  if (a.denominator_ == 1 && b.denominator_ == 1) {
    if (__builtin_add_overflow(a.numerator_, b.numerator_,
                               &result.numerator_)) {
      return overflow();
    }
    result.rounded_ = a.rounded_ || b.rounded_;
    return result;
  }
  const Int128 common = a.denominator_ == b.denominator_
                            ? a.denominator_
                            : signed_gcd(a.denominator_, b.denominator_);
  const Int128 scale_a = b.denominator_ / common;
  const Int128 scale_b = a.denominator_ / common;
  Int128 left = 0;
  Int128 right = 0;
  Int128 sum = 0;
  Int128 denominator = 0;
  if (!__builtin_mul_overflow(a.numerator_, scale_a, &left) &&
      !__builtin_mul_overflow(b.numerator_, scale_b, &right) &&
      !__builtin_add_overflow(left, right, &sum) &&
      !__builtin_mul_overflow(a.denominator_, scale_a, &denominator)) {
    result = Ratio(sum, denominator);
    result.rounded_ = a.rounded_ || b.rounded_;
    return result;
  }
  const bool negative = a.numerator_ < 0;
  Wide one = product_of(a.numerator_, scale_a);
  Wide two = product_of(b.numerator_, scale_b);
  const bool opposed = negative != (b.numerator_ < 0);
  const bool swapped = opposed && one < two;
  if (swapped) std::swap(one, two);
  result = nearest(negative != swapped, opposed ? one - two : one + two,
                   product_of(a.denominator_, scale_a));
  result.rounded_ = true;
  return result;
}

Ratio operator-(const Ratio& a, const Ratio& b) { return a + Ratio(-1) * b; }

Ratio operator*(const Ratio& a, const Ratio& b) {
  if (a.overflowed() || b.overflowed()) return overflow();
  if (a.numerator_ == 0 || b.numerator_ == 0) return Ratio();
  // Cancel crosswise first: the product is then already reduced.
  const Int128 left = b.denominator_ == 1
                          ? Int128{1}
                          : signed_gcd(a.numerator_, b.denominator_);
  const Int128 right = a.denominator_ == 1
                           ? Int128{1}
                           : signed_gcd(b.numerator_, a.denominator_);
  const Int128 an = left == 1 ? a.numerator_ : a.numerator_ / left;
  const Int128 bn = right == 1 ? b.numerator_ : b.numerator_ / right;
  const Int128 ad = right == 1 ? a.denominator_ : a.denominator_ / right;
  const Int128 bd = left == 1 ? b.denominator_ : b.denominator_ / left;
  Ratio product;
  if (__builtin_mul_overflow(an, bn, &product.numerator_) ||
      __builtin_mul_overflow(ad, bd, &product.denominator_)) {
    product =
        nearest((an < 0) != (bn < 0), product_of(an, bn), product_of(ad, bd));
    product.rounded_ = true;
    return product;
  }
  product.rounded_ = a.rounded_ || b.rounded_;
  return product;
}

Ratio operator/(const Ratio& a, const Ratio& b) {
  if (a.overflowed() || b.overflowed() || b.numerator_ == 0) return overflow();
  Ratio inverse(b.denominator_, b.numerator_);
  inverse.rounded_ = b.rounded_;
  return a * inverse;
}

std::partial_ordering operator<=>(const Ratio& a, const Ratio& b) {
  if (a.overflowed() || b.overflowed()) return std::partial_ordering::unordered;
  if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
  // Compare whole parts, then the reciprocals of the remainders (a continued
  // fraction), so that nothing is multiplied and nothing can overflow.
  Int128 an = a.numerator_, ad = a.denominator_;
  Int128 bn = b.numerator_, bd = b.denominator_;
  bool swapped = false;
  while (true) {
    Int128 aq = an / ad, ar = an % ad;
    Int128 bq = bn / bd, br = bn % bd;
    if (ar < 0) ar += ad, --aq;
    if (br < 0) br += bd, --bq;
    if (aq != bq) return swapped ? bq <=> aq : aq <=> bq;
    if (ar == 0 || br == 0) return swapped ? br <=> ar : ar <=> br;
    an = ad, ad = ar;
    bn = bd, bd = br;
    swapped = !swapped;
  }
}

std::string decimal_of_scaled(Int128 scaled, int places) {
  constexpr std::uint64_t kChunk = 1000000000000000000ULL;  // 18 digits
  constexpr int kMost = 64;  // 39 digits, or 37 places and a zero before them
  char text[kMost];
  int at = kMost;  // written from the back
  int written = 0;
  bool significant = places == 0;  // zeros at the fraction's end are left out
  UInt128 rest = magnitude(scaled);
  do {
    // One wide division for eighteen digits, and none for most numbers.
    const bool last = rest < kChunk;
    auto low = static_cast<std::uint64_t>(last ? rest : rest % kChunk);
    rest = last ? 0 : rest / kChunk;
    for (int i = 0; i < 18 && (low != 0 || rest != 0 || written <= places);
         ++i, ++written) {
      if (written == places && significant && places > 0) text[--at] = '.';
      significant = significant || written >= places || low % 10 != 0;
      if (significant) text[--at] = static_cast<char>('0' + low % 10);
      low /= 10;
    }
  } while (rest != 0 || written <= places);
  if (scaled < 0) text[--at] = '-';
  return {text + at, static_cast<std::size_t>(kMost - at)};
}

Ratio round_half_even(const Ratio& value) {
  if (value.overflowed() || value.is_whole()) return value;
  const Int128 denominator = value.denominator();
  const Int128 whole = value.numerator() / denominator;
  return Ratio(rounded(whole, value.numerator() - whole * denominator,
                       denominator, value.numerator() < 0));
}

Ratio round_half_even_to(const Ratio& value, std::int64_t parts) {
  if (value.overflowed() || parts % value.denominator() == 0) return value;
  // The fraction alone is multiplied; of a denominator too wide for that, the
  // lowest bits are given up.
  Int128 rest = value.numerator() % value.denominator();
  Int128 denominator = value.denominator();
  const Int128 widest = (Int128{1} << 126) / parts;
  for (; denominator > widest; rest /= 2) denominator /= 2;
  const Ratio rounded = round_half_even(Ratio(rest * parts, denominator));
  const Ratio sum = Ratio(value.numerator() / value.denominator()) +
                    Ratio(rounded.numerator(), parts);
  return sum.overflowed() ? round_half_even(value) : sum;
}

Ratio quotient(const Ratio& a, const Ratio& b) {
  const Ratio exact = a / b;
  if (!exact.overflowed()) return exact;
  constexpr std::int64_t kMillion = 1000000;
  return round_half_even_to(a, kMillion) / round_half_even_to(b, kMillion);
}

Ratio difference(const Ratio& a, const Ratio& b) {
  const Ratio exact = a - b;
  return exact.overflowed() ? round_half_even(a) - round_half_even(b) : exact;
}

Decimal round_half_even_to_decimal(const Ratio& value, int places) {
  if (value.overflowed()) return {std::string(kNoFigure), false};
  const bool negative = value.numerator() < 0;
  const Int128 denominator = value.denominator();
  Int128 whole = value.numerator();
  Int128 rest = 0;
  if (denominator != 1) {
    whole /= denominator;
    rest = value.numerator() - whole * denominator;
  }
  Int128 scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  const Int128 fraction = take_digits(rest, denominator, places, scale);
  const bool exact = rest == 0 && !value.rounded();
  Int128 scaled = 0;
  if (__builtin_mul_overflow(whole, scale, &scaled)) {
    return {joined(whole, rounded(fraction, rest, denominator, negative),
                   places, scale),
            exact};
  }
  scaled = rounded(scaled + fraction, rest, denominator, negative);
  return {decimal_of_scaled(scaled, places), exact};
}

std::string significant_text(const Ratio& value, int digits) {
  const Ratio size = value < Ratio() ? Ratio(-1) * value : value;
  Ratio least(1);  // the smallest number with `digits` digits before the point
  for (int i = 1; i < digits; ++i) least = least * Ratio(10);
  int places = 0;
  for (Ratio shifted = size; places < 18 && shifted < least;
       shifted = shifted * Ratio(10)) {
    ++places;
  }
  if (places > 0) return round_half_even_to_decimal(value, places).text;
  Ratio step(1);  // the weight of the last digit that is kept
  while (least * step * Ratio(10) <= size) step = step * Ratio(10);
  return round_half_even_to_decimal(round_half_even(value / step) * step, 0)
      .text;
}

}  // namespace deepseek_cost
