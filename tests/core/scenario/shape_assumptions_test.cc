#include "core/scenario/shape_assumptions.h"

#include <gtest/gtest.h>

namespace deepseek_cost {
namespace {

using Codes = std::vector<std::string_view>;

TEST(ShapeAssumptions, AreTheRulesThatTheRunMeets) {
  Shape shape;
  EXPECT_EQ(
      assumptions_of(shape),
      (Codes{"units_at_request_ends", "intervals_not_counted", "best_effort"}));
  shape.kind = ShapeKind::document;
  shape.gap_minutes = 5;
  EXPECT_EQ(
      assumptions_of(shape),
      (Codes{"units_at_request_ends", "intervals_not_counted",
             "prefix_known_from_other_runs", "common_prefix_from_third_request",
             "best_effort", "gaps_spread_evenly"}));
  shape.mode = DocumentMode::follow_up;
  shape.shared = false;
  shape.gap_minutes = 0;
  EXPECT_EQ(assumptions_of(shape),
            (Codes{"units_at_request_ends", "intervals_not_counted",
                   "common_prefix_from_third_request", "best_effort"}));
}

// A measured share of hits rests on no rule; what becomes of reasoning does.
TEST(ShapeAssumptions, OfAMeasuredRunAreThatItIsMeasured) {
  Shape shape;
  shape.measured = PartsPerMillion(500000);
  shape.reasoning = Tokens(100);
  EXPECT_EQ(assumptions_of(shape), (Codes{"measured", "reasoning_left_out"}));
  shape.keep_reasoning = true;
  EXPECT_EQ(assumptions_of(shape), (Codes{"measured", "reasoning_sent_back"}));
}

}  // namespace
}  // namespace deepseek_cost
