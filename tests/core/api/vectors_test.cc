// Runs tests/vectors through call(), as any other tool would through its own
// door. See tests/vectors/README.md.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace deepseek_cost {
namespace {

json::Value vectors(const std::string& file) {
  std::ifstream in(std::string(DEEPSEEK_COST_TESTS_DIR "/vectors/") + file);
  std::stringstream text;
  text << in.rdbuf();
  Result<json::Value> parsed = json::parse(text.str());
  EXPECT_TRUE(parsed.ok()) << file;
  return parsed ? *parsed : json::Value{};
}

void write(json::Writer& out, const json::Value& value) {
  switch (value.kind) {
    case json::Value::Kind::null:
      out.null();
      break;
    case json::Value::Kind::boolean:
      out.value(value.boolean);
      break;
    case json::Value::Kind::number:
      out.raw(value.text);
      break;
    case json::Value::Kind::string:
      out.value(value.text);
      break;
    case json::Value::Kind::array:
      out.begin_array();
      for (const json::Value& item : value.items) write(out, item);
      out.end_array();
      break;
    case json::Value::Kind::object:
      out.begin_object();
      for (const json::Member& member : value.members) {
        out.key(member.key);
        write(out, member.value);
      }
      out.end_object();
      break;
  }
}

std::string text_of(const json::Value& object, std::string_view key) {
  const json::Value* value = object.find(key);
  return value == nullptr ? "" : value->text;
}

// The price request that a case's own fields make.
std::string request_of(const json::Value& vector) {
  json::Writer out;
  out.begin_object();
  for (const char* key : {"model", "at", "card", "band", "usage", "currency"}) {
    if (const json::Value* value = vector.find(key)) {
      out.key(key);
      write(out, *value);
    }
  }
  return out.end_object().take();
}

json::Value answer(std::string_view name, const std::string& request) {
  Result<json::Value> parsed = json::parse(call(name, request));
  EXPECT_TRUE(parsed.ok()) << request;
  return parsed ? *parsed : json::Value{};
}

TEST(VectorsTest, PricesAreExact) {
  const json::Value cases = vectors("prices.json");
  ASSERT_GE(cases.items.size(), 70u);
  for (const json::Value& vector : cases.items) {
    const std::string request = request_of(vector);
    EXPECT_EQ(text_of(answer("price", request), "amount"),
              text_of(vector, "amount"))
        << text_of(vector, "id") << " " << request << call("price", request);
  }
}

TEST(VectorsTest, OfficialExportDaysAreExact) {
  const json::Value cases = vectors("official_days.json");
  ASSERT_EQ(cases.items.size(), 10u);
  for (const json::Value& vector : cases.items) {
    const std::string body = request_of(vector);
    const std::string request = body.substr(0, body.size() - 1) + ",\"at\":\"" +
                                text_of(vector, "day") + "T12:00:00Z\"}";
    EXPECT_EQ(text_of(answer("price", request), "amount"),
              text_of(vector, "amount"))
        << text_of(vector, "id");
  }
}

TEST(VectorsTest, BandsAreRight) {
  const json::Value cases = vectors("bands.json");
  ASSERT_GE(cases.items.size(), 50u);
  for (const json::Value& vector : cases.items) {
    const std::string at = text_of(vector, "at");
    EXPECT_EQ(text_of(answer("band", "{\"at\":\"" + at + "\"}"), "band"),
              text_of(vector, "band"))
        << at;
  }
}

TEST(VectorsTest, UnknownHolidaysGiveBothBounds) {
  for (const json::Value& vector : vectors("bounds.json").items) {
    const json::Value priced = answer("price", request_of(vector));
    EXPECT_EQ(priced.find("amount")->kind, json::Value::Kind::null);
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
  const json::Value cases = vectors("refusals.json");
  ASSERT_GE(cases.items.size(), 30u);
  for (const json::Value& vector : cases.items) {
    json::Writer request;
    write(request, *vector.find("request"));
    const json::Value refused = answer("price", request.text());
    EXPECT_EQ(refused.find("amount"), nullptr);
    const json::Value* errors = refused.find("errors");
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
