// Shapes that several tests replay.
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_SHAPES_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_SHAPES_H_

#include <algorithm>
#include <cstdint>
#include <random>

#include "core/scenario/prefix_cache.h"

namespace deepseek_cost {

inline Shape shape_of(ShapeKind kind, std::int64_t turns, std::int64_t prefix,
                      std::int64_t opening, std::int64_t each,
                      std::int64_t answer) {
  Shape shape;
  shape.kind = kind;
  shape.turns = turns;
  shape.prefix = Tokens(prefix);
  shape.opening = Tokens(opening);
  shape.each = Tokens(each);
  shape.answer = Tokens(answer);
  shape.shared = false;
  return shape;
}

// Of any kind, so small that a run can be replayed token by token.
inline Shape random_shape(std::mt19937& random) {
  const auto upto = [&random](std::int64_t most) {
    return static_cast<std::int64_t>(random() %
                                     static_cast<std::uint32_t>(most + 1));
  };
  Shape shape = shape_of(static_cast<ShapeKind>(upto(4)), 1 + upto(14),
                         upto(20), upto(12), upto(7), upto(9));
  if (upto(2) == 0) shape.each = Tokens();
  if (upto(2) == 0) shape.opening = Tokens();
  shape.reasoning = Tokens(upto(1) * upto(6));
  shape.keep_reasoning = upto(1) == 1;
  shape.shared = upto(1) == 1;
  shape.mode = static_cast<DocumentMode>(upto(3));
  shape.gap_minutes = upto(400);
  shape.available = PartsPerMillion(static_cast<std::int32_t>(upto(1000000)));
  if (shape.kind == ShapeKind::agent && upto(1) == 1) {
    shape.summary = Tokens(upto(1) * upto(8));
    shape.compact_at = shape.prefix + std::max(shape.opening, shape.summary) +
                       Tokens(1 + upto(30));
  }
  return shape;
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_SHAPES_H_
