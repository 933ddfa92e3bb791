#include "core/scenario/json/shape_json.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/ascii.h"
#include "core/json/object_reader.h"
#include "core/scenario/link_fields.h"
#include "core/scenario/prefix_cache.h"
#include "core/scenario/workload.h"

namespace deepseek_cost {
namespace {

// Which member of Shape a kind calls what, in the order of the wire. The turns
// stand first and are named apart; what is not required is usually 0.
struct Name {
  ShapeKind kind;
  std::string_view key;
  Tokens Shape::*member;
  bool required = true;
};

constexpr std::array kNames = {
    Name{ShapeKind::chat, "system", &Shape::prefix},
    Name{ShapeKind::chat, "user", &Shape::each},
    Name{ShapeKind::agent, "prefix", &Shape::prefix},
    Name{ShapeKind::agent, "task", &Shape::opening},
    Name{ShapeKind::agent, "tool_result", &Shape::each},
    Name{ShapeKind::agent, "compact_at", &Shape::compact_at, false},
    Name{ShapeKind::agent, "summary", &Shape::summary, false},
    Name{ShapeKind::document, "system", &Shape::prefix},
    Name{ShapeKind::document, "document", &Shape::opening},
    Name{ShapeKind::document, "question", &Shape::each},
    Name{ShapeKind::templated, "prefix", &Shape::prefix},
    Name{ShapeKind::templated, "variable", &Shape::each},
    Name{ShapeKind::none, "input", &Shape::each},
};

constexpr std::array<std::string_view, 5> kTurns = {
    "turns", "steps", "questions", "requests", "requests"};

// The reader's own word for a member that run_shape complains about.
std::string_view key_of(ShapeKind kind, std::string_view member) {
  using Member = std::pair<std::string_view, Tokens Shape::*>;
  constexpr std::array kMembers = {Member{"prefix", &Shape::prefix},
                                   Member{"opening", &Shape::opening},
                                   Member{"each", &Shape::each}};
  if (member == "turns") return turns_key(kind);
  for (const auto& [word, pointer] : kMembers) {
    if (word != member) continue;
    for (const Name& name : kNames) {
      if (name.kind == kind && name.member == pointer) return name.key;
    }
  }
  return member;
}

void read_conditions(json::ObjectReader& reader, Shape& shape) {
  shape.keep_reasoning =
      reader.boolean("keep_reasoning", shape.kind == ShapeKind::agent);
  shape.shared = reader.boolean("shared", true);
  shape.available = reader.percent("available", shape.available);
  shape.gap_minutes = reader.count("gap_minutes", kMostMinutes, 0);
  shape.lifetime_minutes =
      reader.count("lifetime_minutes", kMostMinutes, shape.lifetime_minutes);
  const auto measured = reader.number_text("measured_hit");
  if (measured && !measured->empty()) {
    shape.measured = reader.percent("measured_hit", {});
  }
  shape.used = reader.choice("case", CacheCase::expected);
}

LinkField boolean(std::string_view key, bool value, bool fallback) {
  return {key, value ? "true" : "false", true, value == fallback};
}

LinkFields fields_of(const Shape& shape) {
  const Shape defaults;
  LinkFields fields;
  fields.push_back({turns_key(shape.kind), to_string(shape.turns)});
  for (const Name& name : kNames) {
    if (name.kind != shape.kind) continue;
    const std::int64_t value = (shape.*name.member).count();
    fields.push_back(
        {name.key, to_string(value), false, !name.required && value == 0});
  }
  fields.push_back({"answer", to_string(shape.answer.count())});
  fields.push_back({"reasoning", to_string(shape.reasoning.count()), false,
                    shape.reasoning.count() == 0});
  if (shape.kind == ShapeKind::document) {
    fields.push_back({"mode", std::string(name_of(shape.mode)), false,
                      shape.mode == defaults.mode});
  }
  fields.push_back(boolean("keep_reasoning", shape.keep_reasoning,
                           shape.kind == ShapeKind::agent));
  fields.push_back(boolean("shared", shape.shared, defaults.shared));
  fields.push_back({"available", to_percent(shape.available), false,
                    shape.available == defaults.available});
  fields.push_back({"gap_minutes", to_string(shape.gap_minutes), false,
                    shape.gap_minutes == defaults.gap_minutes});
  fields.push_back({"lifetime_minutes", to_string(shape.lifetime_minutes),
                    false,
                    shape.lifetime_minutes == defaults.lifetime_minutes});
  fields.push_back({"measured_hit",
                    shape.measured ? to_percent(*shape.measured) : "", false,
                    !shape.measured});
  fields.push_back({"case", std::string(name_of(shape.used)), false,
                    shape.used == defaults.used});
  return fields;
}

}  // namespace

Shape read_shape(const json::Value& value, const std::string& path,
                 Errors& errors) {
  const std::size_t before = errors.size();
  json::ObjectReader reader(value, path, errors);
  Shape shape;
  if (reader.required("kind") == nullptr) return shape;
  shape.kind = reader.choice("kind", ShapeKind::none);
  if (errors.size() != before) return shape;
  shape.turns = reader.required_count(turns_key(shape.kind), kMostRequests);
  for (const Name& name : kNames) {
    if (name.kind != shape.kind) continue;
    shape.*name.member = Tokens(
        name.required ? reader.required_count(name.key, kMostTokensPerRequest)
                      : reader.count(name.key, kMostTokensPerRequest, 0));
  }
  shape.answer = Tokens(reader.required_count("answer", kMostTokensPerRequest));
  shape.reasoning = Tokens(reader.count("reasoning", kMostTokensPerRequest, 0));
  if (shape.kind == ShapeKind::document) {
    shape.mode = reader.choice("mode", DocumentMode::separate);
  }
  read_conditions(reader, shape);
  reader.finish();
  if (errors.size() != before) return shape;
  for (Error& error : check_shape(shape, path)) {
    errors.push_back(std::move(error));
  }
  return shape;
}

Errors check_shape(const Shape& shape, const std::string& path,
                   RequestLimits limits) {
  const Result<ShapeTokens> run = tokens_of(shape, limits);
  if (run) return {};
  Errors errors = run.errors();
  for (Error& error : errors) {
    error.where = path + '/' + std::string(key_of(shape.kind, error.where));
  }
  return errors;
}

std::string_view turns_key(ShapeKind kind) {
  return kTurns[static_cast<std::size_t>(kind)];
}

std::vector<TokenField> token_fields(ShapeKind kind) {
  std::vector<TokenField> fields;
  for (const Name& name : kNames) {
    if (name.kind == kind) fields.push_back({name.key, name.member});
  }
  fields.push_back({"answer", &Shape::answer});
  fields.push_back({"reasoning", &Shape::reasoning});
  return fields;
}

void write_shape(const Shape& shape, json::Writer& out) {
  out.begin_object().field("kind", name_of(shape.kind));
  write_fields(fields_of(shape), out);
  out.end_object();
}

std::string link_text_of(const Shape& shape) {
  return std::string(name_of(shape.kind)) + '~' + join_fields(fields_of(shape));
}

Result<Shape> shape_from_link(std::string_view text) {
  const std::size_t end = std::min(text.size(), text.find('~'));
  json::Value object =
      split_fields(text.substr(std::min(text.size(), end + 1)));
  json::Value kind;
  kind.kind = json::Value::Kind::string;
  kind.text = std::string(text.substr(0, end));
  object.members.insert(object.members.begin(), {"kind", std::move(kind)});
  Errors errors;
  const Shape shape = read_shape(object, "", errors);
  if (!errors.empty()) return errors;
  return shape;
}

Shape default_shape(ShapeKind kind) {
  // turns, prefix, opening, each, answer
  static constexpr std::int64_t kDefaults[5][5] = {{8, 500, 0, 100, 250},
                                                   {30, 9000, 400, 1500, 300},
                                                   {10, 200, 60000, 60, 300},
                                                   {1000, 3000, 0, 400, 120},
                                                   {1, 0, 0, 1500, 400}};
  const std::int64_t* numbers = kDefaults[static_cast<std::size_t>(kind)];
  Shape shape;
  shape.kind = kind;
  shape.turns = numbers[0];
  shape.prefix = Tokens(numbers[1]);
  shape.opening = Tokens(numbers[2]);
  shape.each = Tokens(numbers[3]);
  shape.answer = Tokens(numbers[4]);
  shape.keep_reasoning = kind == ShapeKind::agent;
  return shape;
}

}  // namespace deepseek_cost
