#include "core/scenario/shape_assumptions.h"

namespace deepseek_cost {

std::vector<std::string_view> assumptions_of(const Shape& shape) {
  std::vector<std::string_view> codes;
  if (shape.measured) {
    codes = {"measured"};
  } else {
    codes = {"units_at_request_ends", "intervals_not_counted"};
    if (shape.kind != ShapeKind::none) {
      const bool together = shape.kind == ShapeKind::document &&
                            shape.mode == DocumentMode::separate;
      if (shape.shared) codes.emplace_back("prefix_known_from_other_runs");
      if (!shape.shared || together) {
        codes.emplace_back("common_prefix_from_third_request");
      }
    }
    codes.emplace_back("best_effort");
    if (shape.gap_minutes > 0) codes.emplace_back("gaps_spread_evenly");
  }
  if (shape.reasoning.count() > 0) {
    codes.emplace_back(shape.keep_reasoning ? "reasoning_sent_back"
                                            : "reasoning_left_out");
  }
  return codes;
}

}  // namespace deepseek_cost
