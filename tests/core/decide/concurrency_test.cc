#include "core/decide/concurrency.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>

namespace deepseek_cost {
namespace {

Ratio whole(std::int64_t value) { return Ratio(Int128{value}); }

// P(N > limit) by summing the terms, from e^-mean on, in the widest floating
// point; means up to 10,000 stay within its range.
long double reference(long double mean, std::int64_t limit) {
  // Sixteen steps: WebAssembly's exp has the range of a double only.
  const long double step = std::exp(-mean / 16);
  long double term = 1;
  for (int i = 0; i < 16; ++i) term *= step;
  long double below = 0;
  long double above = 0;
  const auto last = static_cast<std::int64_t>(mean * 2) + limit + 2000;
  for (std::int64_t k = 0; k <= last; ++k) {
    (k <= limit ? below : above) += term;
    term *= mean / static_cast<long double>(k + 1);
  }
  return above < below ? above : 1 - below;
}

// Agrees with the summed reference to 10^-12, over four orders of magnitude of
// the mean and on both sides of the limit.
TEST(Concurrency, PoissonTailAgreesWithTheSummedReference) {
  for (const std::int64_t thousandths :
       {1, 10, 232, 999, 1000, 1001, 5000, 33333, 480000, 500000, 517171,
        2000000, 2345678, 2500000, 2600000, 9999999}) {
    const Ratio mean(thousandths, 1000);
    const long double exact_mean = static_cast<long double>(thousandths) / 1000;
    for (const std::int64_t limit :
         {0, 1, 2, 5, 10, 40, 450, 500, 550, 2400, 2500, 2600, 10000, 11000}) {
      const auto got =
          static_cast<long double>(poisson_above(mean, limit)) / 1e12L;
      // One unit of the last place, which no binary fraction writes exactly.
      EXPECT_NEAR(static_cast<double>(got - reference(exact_mean, limit)), 0,
                  1.000001e-12)
          << thousandths << " " << limit;
    }
  }
}

// The first terms are known in closed form: 1 - e^-1 and 1 - 2 e^-1.
TEST(Concurrency, KnowsTheTailOfAMeanOfOne) {
  EXPECT_EQ(poisson_above(whole(1), 0), 632120558829);
  EXPECT_EQ(poisson_above(whole(1), 1), 264241117657);
}

// More load never exceeds the limit more rarely, and a higher limit never more
// often.
TEST(Concurrency, TailRisesWithTheMeanAndFallsWithTheLimit) {
  std::int64_t before = 0;
  for (std::int64_t mean = 0; mean < 1200; mean += 7) {
    const std::int64_t now = poisson_above(whole(mean), 500);
    EXPECT_GE(now, before) << mean;
    EXPECT_LE(poisson_above(whole(mean), 501), now) << mean;
    before = now;
  }
}

TEST(Concurrency, ExtremesEndQuicklyAndPlainly) {
  EXPECT_EQ(poisson_above(Ratio(), 500), 0);
  EXPECT_EQ(poisson_above(Ratio(1, INT64_MAX), 500), 0);
  EXPECT_EQ(poisson_above(whole(INT64_MAX), 500), 1000000000000);
  EXPECT_EQ(poisson_above(whole(90000000), 100000000), 0);
  EXPECT_EQ(poisson_above(whole(100000000), 99000000), 1000000000000);
  EXPECT_EQ(poisson_above(whole(1000000000), INT64_MAX / 4), 0);
  EXPECT_NEAR(
      static_cast<double>(poisson_above(whole(1000000), 1000000)) / 1e12,
      0.4997, 1e-4);
}

// 100,000 a month of 365/12 days, 1.1 s and 400 tokens at 80 a second.
TEST(Concurrency, LittlesLawIsExact) {
  const Ratio seconds = seconds_in_flight(Ratio(11, 10), whole(400), whole(80));
  EXPECT_EQ(seconds, Ratio(61, 10));
  const Ratio per_second = whole(100000) / (Ratio(365, 12) * whole(86400));
  const Load load = load_of(per_second * seconds, 2500);
  EXPECT_EQ(round_half_even_to_decimal(load.in_flight, 6).text, "0.232116");
  EXPECT_EQ(load.grade, LoadGrade::fits);
  EXPECT_EQ(load.headroom + load.in_flight, whole(2500));
  EXPECT_EQ(*most_per_minute(2500, seconds), Ratio(1500000, 61));
  EXPECT_FALSE(most_per_minute(2500, Ratio()).has_value());
}

TEST(Concurrency, GradesByMeanAndTail) {
  EXPECT_EQ(load_of(whole(400), 500).grade, LoadGrade::fits);
  EXPECT_EQ(load_of(whole(450), 500).grade, LoadGrade::tight);
  EXPECT_EQ(load_of(whole(500), 500).grade, LoadGrade::tight);
  EXPECT_EQ(load_of(whole(501), 500).grade, LoadGrade::over);
}

}  // namespace
}  // namespace deepseek_cost
