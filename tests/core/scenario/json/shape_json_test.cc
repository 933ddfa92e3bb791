// Shapes on the wire and in links.
#include "core/scenario/json/shape_json.h"

#include <gtest/gtest.h>

#include <random>
#include <string_view>
#include <utility>

#include "core/json/parse.h"
#include "core/rates/built_in/built_in_rates.h"
#include "tests/support/shapes.h"

namespace deepseek_cost {
namespace {

Result<Shape> read(std::string_view text) {
  const Result<json::Value> value = json::parse(text);
  if (!value) return value.errors();
  Errors errors;
  const Shape shape = read_shape(*value, "/shape", errors);
  if (!errors.empty()) return errors;
  return shape;
}

// A run is replayed before a card is known, against the limits that every model
// of the official book has.
TEST(Shapes, HaveTheLimitsOfEveryOfficialModel) {
  for (const RateCard& card : built_in_rate_book().cards) {
    for (const CardModel& model : card.models) {
      if (model.context != 0) EXPECT_EQ(model.context, RequestLimits{}.context);
      if (model.max_output != 0)
        EXPECT_EQ(model.max_output, RequestLimits{}.output);
    }
  }
}

// What is written is read back as the same shape, from JSON and from a link.
TEST(ShapeJson, SurvivesTheRoundTrip) {
  std::mt19937 random(3);
  for (int i = 0; i < 1000; ++i) {
    Shape shape = random_shape(random);
    if (i % 3 == 0) shape.measured = PartsPerMillion(333333);
    // Members that a kind has no word for stay behind.
    Shape own = shape_of(shape.kind, 0, 0, 0, 0, 0);
    Errors none;
    json::Writer out;
    write_shape(shape, out);
    const Result<Shape> again = read(out.text());
    ASSERT_TRUE(again.ok()) << out.text();
    own = *again;
    EXPECT_EQ(tokens_of(own)->hit, tokens_of(shape)->hit) << out.text();
    const Result<Shape> linked = shape_from_link(link_text_of(own));
    ASSERT_TRUE(linked.ok()) << link_text_of(own);
    EXPECT_EQ(*linked, own);
  }
}

TEST(ShapeJson, WritesShortLinks) {
  const Result<Shape> shape = read(
      R"({"kind":"chat","turns":"8","system":"0.5k","user":100,"answer":250})");
  ASSERT_TRUE(shape.ok());
  EXPECT_EQ(link_text_of(*shape),
            "chat~turns-8~system-500~user-100~answer-250");
}

TEST(ShapeJson, PutsErrorsAtTheReadersOwnField) {
  const Result<Shape> shape = read(
      R"({"kind":"agent","steps":1000,"prefix":1,"task":1,"tool_result":5000,
          "answer":300})");
  ASSERT_FALSE(shape.ok());
  EXPECT_EQ(shape.errors().front().where, "/shape/steps");
  EXPECT_EQ(shape.errors().front().code, ErrorCode::step_over_context);
  for (const auto& [text, where] :
       {std::pair{R"({"kind":"document","questions":3,"system":1,
                      "document":"1.1M","question":9,"answer":9})",
                  "/shape/document"},
        std::pair{R"({"kind":"agent","steps":3,"prefix":"1.1M","task":9,
                      "tool_result":9,"answer":9})",
                  "/shape/prefix"},
        std::pair{R"({"kind":"none","requests":3,"input":"1.1M","answer":9})",
                  "/shape/input"}}) {
    const Result<Shape> part = read(text);
    ASSERT_FALSE(part.ok());
    EXPECT_EQ(part.errors().front().where, where);
  }
}

TEST(ShapeJson, ReportsEveryMissingAndUnknownField) {
  const Result<Shape> shape = read(R"({"kind":"chat","turns":3,"task":4})");
  ASSERT_FALSE(shape.ok());
  EXPECT_EQ(shape.errors().size(), 4U);  // system, user, answer; task
}

TEST(ShapeJson, DefaultShapesAreValid) {
  for (const ShapeKind kind :
       {ShapeKind::chat, ShapeKind::agent, ShapeKind::document,
        ShapeKind::templated, ShapeKind::none}) {
    const Result<Shape> linked =
        shape_from_link(link_text_of(default_shape(kind)));
    ASSERT_TRUE(linked.ok()) << name_of(kind);
    EXPECT_EQ(*linked, default_shape(kind));
  }
}

TEST(ShapeJson, RefusesDamagedLinkText) {
  for (const std::string_view text :
       {"", "~", "chat", "chat~turns", "chat~turns-", "poem~turns-3",
        "none~requests-1~input-5~answer-6~-", "none~~~"}) {
    EXPECT_FALSE(shape_from_link(text).ok()) << text;
  }
}

}  // namespace
}  // namespace deepseek_cost
