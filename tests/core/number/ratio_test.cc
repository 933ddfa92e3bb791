#include "core/number/ratio.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/base/no_figure.h"

namespace deepseek_cost {
namespace {

__extension__ using UInt128 = unsigned __int128;

constexpr Int128 kLargest =
    static_cast<Int128>((static_cast<UInt128>(1) << 127) - 1);

// A reference that cannot overflow: sign and 32-bit digits of any number.
class Big {
 public:
  explicit Big(Int128 value) : negative_(value < 0) {
    UInt128 rest = value < 0 ? UInt128{0} - static_cast<UInt128>(value)
                             : static_cast<UInt128>(value);
    for (; rest != 0; rest >>= 32) {
      digits_.push_back(static_cast<std::uint32_t>(rest));
    }
  }

  friend Big operator*(const Big& a, const Big& b) {
    Big product(0);
    product.digits_.assign(a.digits_.size() + b.digits_.size() + 1, 0);
    for (std::size_t i = 0; i < a.digits_.size(); ++i) {
      std::uint64_t carry = 0;
      for (std::size_t j = 0; j <= b.digits_.size(); ++j) {
        const std::uint64_t other = j < b.digits_.size() ? b.digits_[j] : 0;
        carry += product.digits_[i + j] + a.digits_[i] * other;
        product.digits_[i + j] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
      }
    }
    product.negative_ = a.negative_ != b.negative_;
    product.trim();
    return product;
  }

  friend Big operator+(const Big& a, const Big& b) {
    if (a.negative_ == b.negative_) {
      Big sum(0);
      std::uint64_t carry = 0;
      for (std::size_t i = 0; i <= std::max(a.size(), b.size()); ++i) {
        carry += std::uint64_t{a.digit(i)} + b.digit(i);
        sum.digits_.push_back(static_cast<std::uint32_t>(carry));
        carry >>= 32;
      }
      sum.negative_ = a.negative_;
      sum.trim();
      return sum;
    }
    const bool a_larger = compare_size(a, b) >= 0;
    const Big& large = a_larger ? a : b;
    const Big& small = a_larger ? b : a;
    Big rest(0);
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < large.size(); ++i) {
      std::int64_t digit =
          std::int64_t{large.digit(i)} - small.digit(i) - borrow;
      borrow = digit < 0 ? 1 : 0;
      rest.digits_.push_back(
          static_cast<std::uint32_t>(digit + (borrow << 32)));
    }
    rest.negative_ = large.negative_;
    rest.trim();
    return rest;
  }

  friend int compare(const Big& a, const Big& b) {
    if (a.negative_ != b.negative_) return a.negative_ ? -1 : 1;
    const int size = compare_size(a, b);
    return a.negative_ ? -size : size;
  }

 private:
  std::size_t size() const { return digits_.size(); }
  std::uint32_t digit(std::size_t i) const {
    return i < size() ? digits_[i] : 0;
  }
  void trim() {
    while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
    if (digits_.empty()) negative_ = false;
  }
  static int compare_size(const Big& a, const Big& b) {
    for (std::size_t i = std::max(a.size(), b.size()); i-- > 0;) {
      if (a.digit(i) != b.digit(i)) return a.digit(i) < b.digit(i) ? -1 : 1;
    }
    return 0;
  }

  bool negative_;
  std::vector<std::uint32_t> digits_;
};

Int128 gcd(Int128 a, Int128 b) {
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

class Random {
 public:
  // A number of up to `bits` bits, short ones as likely as long ones.
  Int128 number(int bits) {
    const auto width =
        static_cast<int>(source_() % static_cast<unsigned>(bits)) + 1;
    UInt128 value = (static_cast<UInt128>(source_()) << 64) | source_();
    value &= (static_cast<UInt128>(1) << width) - 1;
    return static_cast<Int128>(value);
  }
  Ratio ratio(int bits) {
    const Int128 sign = source_() % 2 == 0 ? 1 : -1;
    return Ratio(sign * number(bits), number(bits) + 1);
  }

 private:
  std::mt19937_64 source_{20260628};
};

void expect_reduced(const Ratio& value) {
  EXPECT_GT(value.denominator(), 0);
  EXPECT_EQ(gcd(value.numerator(), value.denominator()), 1);
}

// Whatever is not refused is reduced, and exact or the nearest that fits,
// however wide the operands.
TEST(Ratio, AgreesWithArithmeticOfAnyWidth) {
  Random random;
  int kept = 0;
  int rounded = 0;
  for (int i = 0; i < 20000; ++i) {
    const Ratio a = random.ratio(126), b = random.ratio(126);
    const Big an(a.numerator()), ad(a.denominator());
    const Big bn(b.numerator()), bd(b.denominator());
    const auto expect = [&](const Ratio& got, const Big& n, const Big& d) {
      if (got.overflowed()) return;
      ++kept;
      expect_reduced(got);
      const Big slip =
          Big(got.numerator()) * d + Big(-1) * n * Big(got.denominator());
      const Big scaled = slip * Big(Int128{1} << 119);
      if (!got.rounded()) EXPECT_EQ(compare(slip, Big(0)), 0);
      // Of a part of the number, or of one where it is less.
      const bool small = compare(n, d) < 0 && compare(n * Big(-1), d) < 0;
      const Big part = (small ? d : n) * Big(got.denominator());
      const Big size = compare(part, Big(0)) < 0 ? part * Big(-1) : part;
      EXPECT_LE(compare(scaled, size), 0);
      EXPECT_GE(compare(scaled, size * Big(-1)), 0);
      rounded += got.rounded() ? 1 : 0;
    };
    expect(a + b, an * bd + bn * ad, ad * bd);
    expect(a - b, an * bd + Big(-1) * bn * ad, ad * bd);
    expect(a * b, an * bn, ad * bd);
    const int order = compare(an * bd, bn * ad);
    EXPECT_EQ(a < b, order < 0);
    EXPECT_EQ(a == b, order == 0);
    EXPECT_EQ(a > b, order > 0);
  }
  EXPECT_GT(kept, 10000);
  EXPECT_GT(rounded, 1000);
}

// Operands of 62 bits never overflow, whatever is done to them once.
TEST(Ratio, OperandsOfSixtyTwoBitsAlwaysFit) {
  Random random;
  for (int i = 0; i < 20000; ++i) {
    const Ratio a = random.ratio(61), b = random.ratio(61);
    EXPECT_FALSE((a + b).overflowed());
    EXPECT_FALSE((a * b).overflowed());
    EXPECT_EQ(a + b - b, a);
    if (!b.is_zero()) {
      EXPECT_EQ(a / b * b, a);
    }
  }
}

// An overflow is never a number again, and is unlike every number.
TEST(Ratio, OverflowSpreadsAndCompares) {
  const Ratio too_large = Ratio(kLargest) + Ratio(1);
  EXPECT_TRUE(too_large.overflowed());
  EXPECT_TRUE((too_large * Ratio(0)).overflowed());
  EXPECT_TRUE((Ratio(1) - too_large).overflowed());
  EXPECT_TRUE((Ratio(1) / Ratio(0)).overflowed());
  EXPECT_TRUE(Ratio(1, 0).overflowed());
  EXPECT_TRUE((Ratio(kLargest) * Ratio(2)).overflowed());
  EXPECT_TRUE(Ratio(-kLargest - 1, 3).overflowed());
  EXPECT_FALSE(too_large == too_large);
  EXPECT_FALSE(too_large < Ratio(1));
  EXPECT_FALSE(too_large > Ratio(1));
  EXPECT_FALSE(too_large.is_zero());
  EXPECT_EQ(round_half_even_to_decimal(too_large, 2).text, kNoFigure);
  EXPECT_EQ(significant_text(too_large, 3), kNoFigure);
}

TEST(Ratio, KeepsTheSignAboveTheLine) {
  EXPECT_EQ(Ratio(1, -2), Ratio(-1, 2));
  EXPECT_EQ(Ratio(-3, -6), Ratio(1, 2));
  EXPECT_TRUE(Ratio(0, -5).is_whole());
}

// Rounding agrees with counting in whole numbers, ties go to the even digit.
TEST(Ratio, RoundsHalfToEven) {
  for (int numerator = -400; numerator <= 400; ++numerator) {
    for (const int denominator : {1, 2, 3, 4, 7, 8, 12, 16}) {
      const int tenths = numerator * 10;
      int nearest = tenths / denominator;
      const int rest = tenths % denominator;
      const int twice = 2 * (rest < 0 ? -rest : rest);
      if (twice > denominator || (twice == denominator && nearest % 2 != 0)) {
        nearest += numerator < 0 ? -1 : 1;
      }
      const Decimal got =
          round_half_even_to_decimal(Ratio(numerator, denominator), 1);
      EXPECT_EQ(got.text, decimal_of_scaled(nearest, 1))
          << numerator << "/" << denominator;
      EXPECT_EQ(got.exact, rest == 0);
      EXPECT_EQ(round_half_even(Ratio(tenths, denominator)), Ratio(nearest));
    }
  }
}

// The digit-by-digit path for denominators too wide to scale gives the digits
// of the fraction that they are a hair's breadth away from.
TEST(Ratio, RoundsWithWideDenominators) {
  const Int128 wide = (Int128{1} << 122) + 1;
  EXPECT_EQ(round_half_even_to_decimal(Ratio(wide / 3, wide), 12).text,
            "0.333333333333");
  EXPECT_EQ(round_half_even_to_decimal(Ratio(-wide / 4, wide), 12).text,
            "-0.25");
  EXPECT_FALSE(round_half_even_to_decimal(Ratio(wide / 4, wide), 12).exact);
}

// Every number that is one has a text, however wide: the nearest.
TEST(Ratio, EveryNumberIsWritten) {
  Random random;
  for (int i = 0; i < 4000; ++i) {
    const Ratio value = random.ratio(126);
    if (value.overflowed()) continue;
    const int places = i % 19;
    const Decimal got = round_half_even_to_decimal(value, places);
    Big scaled(0);
    int after = -1;
    for (const char c : got.text) {
      if (c == '.') after = 0;
      if (c == '-' || c == '.') continue;
      ASSERT_TRUE(c >= '0' && c <= '9') << got.text;
      scaled = scaled * Big(10) + Big(c - '0');
      after += after >= 0 ? 1 : 0;
    }
    for (int k = std::max(after, 0); k < places; ++k) scaled = scaled * Big(10);
    if (got.text.front() == '-') scaled = scaled * Big(-1);
    Big exact(value.numerator());
    for (int k = 0; k < places; ++k) exact = exact * Big(10);
    const Big slip =
        (scaled * Big(value.denominator()) + exact * Big(-1)) * Big(2);
    EXPECT_LE(compare(slip, Big(value.denominator())), 0) << got.text;
    EXPECT_GE(compare(slip, Big(-value.denominator())), 0) << got.text;
    EXPECT_EQ(got.exact, compare(slip, Big(0)) == 0) << got.text;
  }
}

TEST(Ratio, WritesCanonicalDecimals) {
  EXPECT_EQ(decimal_of_scaled(0, 12), "0");
  EXPECT_EQ(decimal_of_scaled(17794000000000, 12), "17.794");
  EXPECT_EQ(decimal_of_scaled(1, 12), "0.000000000001");
  EXPECT_EQ(decimal_of_scaled(-5, 1), "-0.5");
  EXPECT_EQ(decimal_of_scaled(1000, 0), "1000");
  EXPECT_EQ(decimal_of_scaled(Int128{1000000000000000000} * 1000, 0),
            "1000000000000000000000");
  EXPECT_EQ(decimal_of_scaled(Int128{1000000000000000000} * 1000 + 7, 3),
            "1000000000000000000.007");
  EXPECT_EQ(decimal_of_scaled(kLargest, 12),
            "170141183460469231731687303.715884105727");
}

// Text and number say the same: reading the digits back gives the number.
TEST(Ratio, DecimalsRoundTrip) {
  Random random;
  for (int i = 0; i < 5000; ++i) {
    const Int128 number = random.number(120);
    const std::string text = decimal_of_scaled(number, 12);
    Int128 read = 0;
    int places = -1;
    for (const char c : text) {
      if (c == '.') {
        places = 0;
        continue;
      }
      read = read * 10 + (c - '0');
      places += places >= 0 ? 1 : 0;
    }
    for (int p = places < 0 ? 0 : places; p < 12; ++p) read *= 10;
    EXPECT_EQ(Ratio(read), Ratio(number)) << text;
    EXPECT_FALSE(places > 0 && text.back() == '0') << text;
  }
}

}  // namespace
}  // namespace deepseek_cost
