// A Shape as JSON and as link text. Every kind names its numbers in its own
// words:
//
//   {"kind":"chat","turns":8,"system":500,"user":100,"answer":250}
//   {"kind":"agent","steps":30,"prefix":9000,"task":400,"tool_result":1500,
//    "answer":300,"compact_at":100000,"summary":2000}
//   {"kind":"document","questions":10,"system":200,"document":60000,
//    "question":60,"answer":300,"mode":"separate"}
//   {"kind":"template","requests":1000,"prefix":3000,"variable":400,
//    "answer":120}
//   {"kind":"none","requests":1,"input":1500,"answer":400}
//
// Those numbers must be given. Optional in every kind: "reasoning" (0),
// "keep_reasoning" (true for agents, else false), "shared" (true), "available"
// ("95", percent), "gap_minutes" (0), "lifetime_minutes" (180), "measured_hit"
// ("" for none, percent) and "case" ("expected", "best", "none"); for agents
// "compact_at" and "summary" (0), for documents "mode" ("separate",
// "follow_up", "parallel", "one_request").
//
// The link text is the same in one word, optional fields left out where they
// are as above: chat~turns-8~system-500~user-100~answer-250
#ifndef DEEPSEEK_COST_CORE_SCENARIO_JSON_SHAPE_JSON_H_
#define DEEPSEEK_COST_CORE_SCENARIO_JSON_SHAPE_JSON_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/json/writer.h"
#include "core/scenario/shape.h"

namespace deepseek_cost {

// Reads the object at JSON path `path`, adding every error found to `errors`.
// It also replays the run, so that a shape read without errors never fails in
// run_shape (core/scenario/prefix_cache.h).
Shape read_shape(const json::Value& value, const std::string& path,
                 Errors& errors);

// Whether the run can be sent; errors are placed at the shape's own words
// ("<path>/steps").
Errors check_shape(const Shape& shape, const std::string& path,
                   RequestLimits limits = {});

// What a kind calls its turns: "turns", "steps", "questions", "requests".
std::string_view turns_key(ShapeKind kind);

// The token counts that a kind has, by their words, in the order of the wire.
struct TokenField {
  std::string_view key;
  Tokens Shape::*member;
};
std::vector<TokenField> token_fields(ShapeKind kind);

// The canonical form: every field of the shape's kind.
void write_shape(const Shape& shape, json::Writer& out);

std::string link_text_of(const Shape& shape);
// Errors: those of read_shape, with "/turns" and the like in `where`.
Result<Shape> shape_from_link(std::string_view text);

// A plausible shape of the kind, for a page to begin with.
Shape default_shape(ShapeKind kind);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_JSON_SHAPE_JSON_H_
