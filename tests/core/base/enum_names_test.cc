#include "core/base/enum_names.h"

#include <gtest/gtest.h>

#include <iterator>

#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {
namespace {

// Each list has a name for its last enumerator, and no name twice.
template <typename Enum>
void check(Enum last) {
  constexpr std::size_t kCount = std::size(EnumNames<Enum>::kNames);
  ASSERT_EQ(static_cast<std::size_t>(last) + 1, kCount);
  for (std::size_t i = 0; i < kCount; ++i) {
    const auto value = static_cast<Enum>(i);
    EXPECT_EQ(enum_from<Enum>(name_of(value)), value) << name_of(value);
  }
  EXPECT_FALSE(enum_from<Enum>("another"));
}

TEST(EnumNames, AreThereForEveryEnumerator) {
  check(Period::month);
  check(UsageHoursKind::peak_share);
  check(ModelChoice::pro);
  check(BandInstant::start);
  check(ShapeKind::none);
  check(DocumentMode::one_request);
  check(CacheCase::none);
  check(Bucket::output);
  check(Band::peak);
  check(Family::other);
  check(Confidence::inferred);
  check(Precision::inferred);
}

TEST(EnumNames, AreListedForMessages) {
  EXPECT_EQ(names_of<Period>(), "minute, hour, day, month");
  EXPECT_EQ(names_of<ModelChoice>(), "flash, pro");
}

}  // namespace
}  // namespace deepseek_cost
