// Runs tests/vectors through call(), as any other tool would through its own
// door. See tests/vectors/README.md.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "core/api/api.h"
#include "core/json/json.h"
#include "core/json/writer.h"

namespace deepseek_cost {
namespace {

JsonValue vectors(const std::string& file) {
  std::ifstream in(std::string(DEEPSEEK_COST_TESTS_DIR "/vectors/") + file);
  std::stringstream text;
  text << in.rdbuf();
  Result<JsonValue> parsed = parse_json(text.str());
  EXPECT_TRUE(parsed.ok()) << file;
  return parsed ? *parsed : JsonValue{};
}

void write(JsonWriter& out, const JsonValue& value) {
  switch (value.kind) {
    case JsonValue::Kind::null:
      out.null();
      break;
    case JsonValue::Kind::boolean:
      out.value(value.truth);
      break;
    case JsonValue::Kind::number:
      out.raw(value.text);
      break;
    case JsonValue::Kind::string:
      out.value(value.text);
      break;
    case JsonValue::Kind::array:
      out.begin_array();
      for (const JsonValue& item : value.items) write(out, item);
      out.end_array();
      break;
    case JsonValue::Kind::object:
      out.begin_object();
      for (const JsonMember& member : value.members) {
        out.key(member.key);
        write(out, member.value);
      }
      out.end_object();
      break;
  }
}

std::string text_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find(key);
  return value == nullptr ? "" : value->text;
}

// The price request that a case's own fields make.
std::string request_of(const JsonValue& vector) {
  JsonWriter out;
  out.begin_object();
  for (const char* key : {"model", "at", "card", "band", "usage", "currency"}) {
    if (const JsonValue* value = vector.find(key)) {
      out.key(key);
      write(out, *value);
    }
  }
  return out.end_object().take();
}

JsonValue answer(std::string_view name, const std::string& request) {
  Result<JsonValue> parsed = parse_json(call(name, request));
  EXPECT_TRUE(parsed.ok()) << request;
  return parsed ? *parsed : JsonValue{};
}

TEST(VectorsTest, PricesAreExact) {
  const JsonValue cases = vectors("prices.json");
  ASSERT_GE(cases.items.size(), 70u);
  for (const JsonValue& vector : cases.items) {
    const std::string request = request_of(vector);
    EXPECT_EQ(text_of(answer("price", request), "amount"),
              text_of(vector, "amount"))
        << text_of(vector, "id") << " " << request << call("price", request);
  }
}

TEST(VectorsTest, OfficialExportDaysAreExact) {
  const JsonValue cases = vectors("official_days.json");
  ASSERT_EQ(cases.items.size(), 7u);
  for (const JsonValue& vector : cases.items) {
    const std::string body = request_of(vector);
    const std::string request = body.substr(0, body.size() - 1) + ",\"at\":\"" +
                                text_of(vector, "day") + "T12:00:00Z\"}";
    EXPECT_EQ(text_of(answer("price", request), "amount"),
              text_of(vector, "amount"))
        << text_of(vector, "id");
  }
}

TEST(VectorsTest, BandsAreRight) {
  const JsonValue cases = vectors("bands.json");
  ASSERT_GE(cases.items.size(), 50u);
  for (const JsonValue& vector : cases.items) {
    const std::string at = text_of(vector, "at");
    EXPECT_EQ(text_of(answer("band", "{\"at\":\"" + at + "\"}"), "band"),
              text_of(vector, "band"))
        << at;
  }
}

TEST(VectorsTest, UnknownHolidaysGiveBothBounds) {
  for (const JsonValue& vector : vectors("bounds.json").items) {
    const JsonValue priced = answer("price", request_of(vector));
    EXPECT_EQ(priced.find("amount")->kind, JsonValue::Kind::null);
    EXPECT_EQ(text_of(priced, "band"), "unknown");
    EXPECT_EQ(text_of(priced, "reason"), text_of(vector, "reason"));
    for (const char* bound : {"low", "high"}) {
      ASSERT_NE(priced.find(bound), nullptr);
      EXPECT_EQ(text_of(*priced.find(bound), "amount"), text_of(vector, bound));
    }
  }
}

// Refused with the code and the place, and never with a price.
TEST(VectorsTest, RefusalsNameTheirPlace) {
  const JsonValue cases = vectors("refusals.json");
  ASSERT_GE(cases.items.size(), 30u);
  for (const JsonValue& vector : cases.items) {
    JsonWriter request;
    write(request, *vector.find("request"));
    const JsonValue refused = answer("price", request.text());
    EXPECT_EQ(refused.find("amount"), nullptr);
    const JsonValue* errors = refused.find("errors");
    ASSERT_TRUE(errors != nullptr && !errors->items.empty())
        << text_of(vector, "id") << call("price", request.text());
    EXPECT_EQ(text_of(errors->items[0], "code"), text_of(vector, "code"))
        << text_of(vector, "id");
    EXPECT_EQ(text_of(errors->items[0], "where"), text_of(vector, "where"))
        << text_of(vector, "id");
  }
}

}  // namespace
}  // namespace deepseek_cost
