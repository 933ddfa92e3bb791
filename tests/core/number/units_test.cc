#include "core/number/units.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace deepseek_cost {
namespace {

TEST(Units, CountsKeepWhatTheyAreGiven) {
  EXPECT_EQ(Tokens(1500).count(), 1500);
  EXPECT_EQ(Requests(std::uint32_t{7}).count(), 7);
  EXPECT_EQ(Tokens().count(), 0);
  EXPECT_EQ(Tokens(3).as_ratio(), Ratio(3));
}

// A sum is never smaller than its parts, not even at the end of 64 bits.
TEST(Units, SumsSaturateInsteadOfWrapping) {
  const Tokens most(std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(Tokens(1500) + Tokens(400), Tokens(1900));
  EXPECT_EQ(most + Tokens(1), most);
  Tokens sum = most;
  sum += most;
  EXPECT_EQ(sum, most);
}

TEST(Units, SharesAndTheirComplementsMakeAWhole) {
  for (const std::int32_t parts : {0, 1, 333333, 700000, 999999, 1000000}) {
    const PartsPerMillion share(parts);
    EXPECT_EQ(share.as_ratio() + share.complement().as_ratio(), Ratio(1));
    EXPECT_EQ(share.complement().complement(), share);
  }
}

}  // namespace
}  // namespace deepseek_cost
