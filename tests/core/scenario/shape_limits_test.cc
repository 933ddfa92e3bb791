// Shapes that no model takes, and what is said of them.
#include <gtest/gtest.h>

#include "tests/support/shapes.h"

namespace deepseek_cost {
namespace {

Error refusal_of(const Shape& shape) {
  const Result<ShapeRun> run = run_shape(shape);
  return run ? Error{ErrorCode::inconsistent, "", "none"}
             : run.errors().front();
}

TEST(ShapeLimits, NamesTheTurnThatOutgrowsTheContext) {
  const Shape shape = shape_of(ShapeKind::chat, 1000, 500, 0, 1000, 1000);
  const Error error = refusal_of(shape);
  EXPECT_EQ(error.code, ErrorCode::turn_over_context);
  EXPECT_EQ(error.where, "turns");
  // 500 + 1000 n + 1000 n is over 1,048,576 first for n = 525.
  EXPECT_EQ(error.value, "525");
  EXPECT_EQ(error.detail, "1050500");
}

// What does not even fit one request is the fault of its largest part.
TEST(ShapeLimits, NamesThePartThatIsTooLong) {
  Shape shape = shape_of(ShapeKind::document, 10, 200, 1100000, 60, 300);
  EXPECT_EQ(refusal_of(shape).code, ErrorCode::context_over_limit);
  EXPECT_EQ(refusal_of(shape).where, "opening");
  EXPECT_EQ(refusal_of(shape).value, "1100560");
  shape.mode = DocumentMode::one_request;
  shape.opening = Tokens(std::int64_t{60000});
  shape.each = Tokens(std::int64_t{100000});
  EXPECT_EQ(refusal_of(shape).where, "turns");
  shape.turns = 1;
  shape.each = Tokens(std::int64_t{1000000});
  EXPECT_EQ(refusal_of(shape).where, "each");
  EXPECT_EQ(
      refusal_of(shape_of(ShapeKind::chat, 2, 1048500, 0, 100, 250)).where,
      "prefix");
  EXPECT_EQ(refusal_of(shape_of(ShapeKind::none, 1, 0, 0, 1048000, 1000)).where,
            "each");
}

TEST(ShapeLimits, NamesWhatGoesOnForTooLong) {
  Shape agent = shape_of(ShapeKind::agent, 1000, 9000, 400, 5000, 300);
  EXPECT_EQ(refusal_of(agent).code, ErrorCode::step_over_context);
  EXPECT_EQ(refusal_of(agent).where, "turns");
  agent.compact_at = Tokens(std::int64_t{1048000});
  EXPECT_EQ(refusal_of(agent).code, ErrorCode::step_over_context);
  EXPECT_EQ(refusal_of(agent).where, "compact_at");
  agent.compact_at = Tokens(std::int64_t{900000});
  EXPECT_TRUE(run_shape(agent).ok());
  Shape questions = shape_of(ShapeKind::document, 1000, 0, 900000, 1000, 1000);
  questions.mode = DocumentMode::follow_up;
  EXPECT_EQ(refusal_of(questions).code, ErrorCode::question_over_context);
  EXPECT_EQ(refusal_of(questions).where, "turns");
}

TEST(ShapeLimits, RefusesImpossibleShapes) {
  Shape shape = shape_of(ShapeKind::agent, 5, 9000, 400, 100, 100);
  shape.compact_at = Tokens(std::int64_t{9400});
  EXPECT_EQ(refusal_of(shape).code, ErrorCode::compaction_under_prefix);
  shape.compact_at = Tokens(std::int64_t{9401});
  EXPECT_TRUE(run_shape(shape).ok());
  shape.turns = 0;
  EXPECT_EQ(refusal_of(shape).code, ErrorCode::out_of_range);
  shape.turns = 1001;
  EXPECT_EQ(refusal_of(shape).code, ErrorCode::too_many);
  shape.turns = 1;
  shape.answer = Tokens(std::int64_t{393217});
  EXPECT_EQ(refusal_of(shape).code, ErrorCode::output_over_limit);
  shape.kind = ShapeKind::document;
  shape.mode = DocumentMode::one_request;
  shape.turns = 1000;
  shape.answer = Tokens(std::int64_t{394});
  EXPECT_EQ(refusal_of(shape).code, ErrorCode::output_over_limit);
}

}  // namespace
}  // namespace deepseek_cost
