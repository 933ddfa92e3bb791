#include <gtest/gtest.h>

#include <string>

#include "core/json/object_reader.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace deepseek_cost {
namespace {

std::string refused(std::string_view text, json::Limits limits = {}) {
  const Result<json::Value> value = json::parse(text, limits);
  return value ? "accepted" : std::string(name_of(value.errors()[0].code));
}

std::string codes_at(const Errors& errors) {
  std::string list;
  for (const Error& error : errors) {
    if (!list.empty()) list += ' ';
    list += std::string(name_of(error.code)) + '@' + error.where;
  }
  return list;
}

// Numbers keep the spelling in which they were written: no double comes near.
TEST(Json, KeepsNumbersAsText) {
  const Result<json::Value> list = json::parse(
      "[0,-0,-1,9223372036854775807,-9223372036854775808,"
      "18446744073709551615,18446744073709551616,1.50,1e3,2E+2,-0.0]");
  ASSERT_TRUE(list);
  const char* expected[] = {"0",
                            "-0",
                            "-1",
                            "9223372036854775807",
                            "-9223372036854775808",
                            "18446744073709551615",
                            "18446744073709551616",
                            "1.50",
                            "1e3",
                            "2E+2",
                            "-0.0"};
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(list->items[i].kind, json::Value::Kind::number);
    EXPECT_EQ(list->items[i].text, expected[i]);
  }
}

TEST(Json, DecodesText) {
  const Result<json::Value> text =
      json::parse("\"a\\n\\u5ba2\\ud83d\\ude00\\\"\\u0000\"");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, std::string("a\n客😀\"\0", 11));
}

TEST(Json, RefusesWhatIsNotJson) {
  for (const char* text : {"",
                           " ",
                           "{",
                           "}",
                           "[1,]",
                           "{\"a\":}",
                           "{'a':1}",
                           "{a:1}",
                           "01",
                           "1.",
                           ".5",
                           "+1",
                           "NaN",
                           "Infinity",
                           "nul",
                           "[1 2]",
                           "1 2",
                           "\"\\x\"",
                           "\"\n\"",
                           "// x\n1",
                           "\"\\ud800\"",
                           "\"\\udc00x\"",
                           "\"\\ud83d\\u0041\"",
                           "\"\xED\xA0\x80\"",
                           "\"\xFF\"",
                           "\"\xC0\x80\"",
                           "\"open"}) {
    EXPECT_EQ(refused(text), "invalid_json") << text;
  }
}

// A number past 64 bits keeps its spelling, and whoever needs a count refuses
// it by its text.
TEST(Json, KeepsHugeNumbersAsTheyAre) {
  for (const std::string& number :
       {std::string("1e300"), std::string(300, '7')}) {
    const Result<json::Value> kept = json::parse(number);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->text, number);
    Errors errors;
    const Result<json::Value> object = json::parse("{\"n\":" + number + "}");
    json::ObjectReader reader(*object, "", errors);
    reader.required_count("n", 1000);
    EXPECT_EQ(errors.size(), 1u);
  }
}

TEST(Json, RefusesDuplicateKeysAtAnyDepth) {
  EXPECT_EQ(refused("{\"a\":1,\"a\":1}"), "duplicate_key");
  EXPECT_EQ(refused("{\"x\":[{\"a\":1,\"b\":2,\"a\":3}]}"), "duplicate_key");
  EXPECT_EQ(refused("{\"a\":1,\"\\u0061\":2}"), "duplicate_key");
  EXPECT_EQ(refused("{\"a\":{\"a\":1},\"A\":2}"), "accepted");
  std::string many = "{";
  for (int i = 0; i < 100; ++i) {
    many += "\"" + std::to_string(i) + "\":1,";
  }
  EXPECT_EQ(refused(many + "\"x\":1}"), "accepted");
  EXPECT_EQ(refused(many + "\"50\":1}"), "duplicate_key");
}

// Bounds hold before memory is spent.
TEST(Json, BoundsDepthAndSize) {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
  };
  EXPECT_EQ(refused(nested(32)), "accepted");
  EXPECT_EQ(refused(nested(33)), "too_deep");
  EXPECT_EQ(refused(std::string(1000000, '[')), "too_deep");
  EXPECT_EQ(refused("[" + std::string(10 << 20, ' ') + "]"), "too_large");
  EXPECT_EQ(refused("123456", {.bytes = 5}), "too_large");
}

TEST(ObjectReader, FindsEveryErrorInOnePass) {
  const Result<json::Value> value = json::parse(
      R"({"name":7,"count":"12x","flag":"yes","list":{},"extra":1,"a/b~c":2})");
  Errors errors;
  json::ObjectReader reader(*value, "/top", errors);
  reader.required_text("name");
  reader.required_text("missing");
  reader.required_count("count", 100);
  reader.boolean("flag", false);
  reader.required_array("list");
  reader.finish();
  EXPECT_EQ(codes_at(errors),
            "wrong_type@/top/name missing_field@/top/missing "
            "not_a_number@/top/count wrong_type@/top/flag wrong_type@/top/list "
            "unknown_field@/top/extra unknown_field@/top/a~1b~0c");
}

TEST(ObjectReader, ReadsWhatIsThere) {
  const Result<json::Value> value = json::parse(
      R"({"text":"x","typed":"1.5k","number":7,"none":null,"flag":true})");
  Errors errors;
  json::ObjectReader reader(*value, "", errors);
  EXPECT_EQ(reader.required_text("text"), "x");
  EXPECT_EQ(reader.required_count("typed", 2000), 1500);
  EXPECT_EQ(reader.count("number", 10, 3), 7);
  EXPECT_EQ(reader.count("none", 10, 3), 3);
  EXPECT_EQ(reader.count("absent", 10, 4), 4);
  EXPECT_TRUE(reader.boolean("flag", false));
  reader.finish();
  EXPECT_TRUE(errors.empty()) << codes_at(errors);
}

// What is no object gives one error, not one for each field.
enum class Fruit : std::uint8_t { apple, pear };

}  // namespace

template <>
struct EnumNames<Fruit> {
  static constexpr std::string_view kNames[] = {"apple", "pear"};
};

namespace {

TEST(ObjectReader, ReadsSharesInstantsAndChoices) {
  const Result<json::Value> value = json::parse(
      R"({"share":"12.5 %","at":"2026-09-10T12:00:00+08:00","fruit":"pear"})");
  Errors errors;
  json::ObjectReader reader(*value, "", errors);
  EXPECT_EQ(reader.percent("share", {}), PartsPerMillion(125000));
  EXPECT_EQ(reader.percent("none", PartsPerMillion(7)), PartsPerMillion(7));
  EXPECT_EQ(reader.instant("at"), parse_instant("2026-09-10T04:00:00Z"));
  EXPECT_FALSE(reader.instant("none"));
  EXPECT_EQ(reader.choice("fruit", Fruit::apple), Fruit::pear);
  EXPECT_EQ(reader.choice("none", Fruit::pear), Fruit::pear);
  reader.finish();
  EXPECT_TRUE(errors.empty()) << codes_at(errors);
}

// A point in a JSON number groups no thousands; in a text it may.
TEST(ObjectReader, AFractionOfANumberIsNeverAmbiguous) {
  const Result<json::Value> value = json::parse(
      R"({"a":12.500,"b":"12.500","c":1.000,"d":"1.000","e":1.5e1})");
  Errors errors;
  json::ObjectReader reader(*value, "", errors);
  EXPECT_EQ(reader.percent("a", {}).parts(), 125000);
  EXPECT_EQ(reader.count("c", 10, 0), 1);
  EXPECT_EQ(reader.count("e", 100, 0), 15);
  EXPECT_EQ(codes_at(errors), "");
  reader.percent("b", {});
  reader.count("d", 10000, 0);
  EXPECT_EQ(codes_at(errors), "ambiguous_number@/b ambiguous_number@/d");
}

TEST(ObjectReader, RefusesWrongSharesInstantsAndChoices) {
  const Result<json::Value> value =
      json::parse(R"({"share":"120","at":"yesterday","fruit":"plum"})");
  Errors errors;
  json::ObjectReader reader(*value, "/x", errors);
  reader.percent("share", {});
  reader.required_percent("none");
  reader.instant("at");
  EXPECT_EQ(reader.choice("fruit", Fruit::pear), Fruit::pear);
  EXPECT_EQ(codes_at(errors),
            "out_of_range@/x/share missing_field@/x/none "
            "invalid_instant@/x/at unknown_choice@/x/fruit");
  EXPECT_EQ(errors.back().detail, "apple, pear");
}

TEST(ObjectReader, ReportsANonObjectOnce) {
  for (const char* text : {"[]", "1", "\"x\"", "null", "true"}) {
    const Result<json::Value> value = json::parse(text);
    Errors errors;
    json::ObjectReader reader(*value, "", errors);
    reader.required_text("a");
    reader.required_count("b", 1);
    reader.finish();
    EXPECT_EQ(codes_at(errors), "wrong_type@") << text;
  }
}

// A hostile object of thousands of unknown fields is not answered in kind.
TEST(ObjectReader, LimitsWhatItReports) {
  std::string text = "{";
  for (int i = 0; i < 5000; ++i) text += "\"k" + std::to_string(i) + "\":0,";
  text += "\"last\":0}";
  const Result<json::Value> value = json::parse(text);
  ASSERT_TRUE(value);
  Errors errors;
  json::ObjectReader reader(*value, "", errors);
  reader.finish();
  EXPECT_LE(errors.size(), 20u);
}

}  // namespace
}  // namespace deepseek_cost
