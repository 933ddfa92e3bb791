// What is made of the library's events against the library's own document: over
// real, broken and random texts the two take the same and hold the same values.
// (tests/oracle/json_test.py holds both against another implementation.)
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/rates/built_in/embedded_text.h"

namespace deepseek_cost {
namespace {

constexpr json::Limits kGenerous = {
    .bytes = std::size_t{1} << 22, .depth = 64, .repeated_keys = true};

bool same_number(const std::string& text, const nlohmann::json& other) {
  if (other.is_number_unsigned()) {
    return std::strtoull(text.c_str(), nullptr, 10) ==
           other.get<std::uint64_t>();
  }
  if (other.is_number_integer()) {
    return std::strtoll(text.c_str(), nullptr, 10) == other.get<std::int64_t>();
  }
  return std::strtod(text.c_str(), nullptr) == other.get<double>();
}

bool same(const json::Value& ours, const nlohmann::json& other) {
  switch (ours.kind) {
    case json::Value::Kind::null:
      return other.is_null();
    case json::Value::Kind::boolean:
      return other.is_boolean() && other.get<bool>() == ours.boolean;
    case json::Value::Kind::number:
      return other.is_number() && same_number(ours.text, other);
    case json::Value::Kind::string:
      return other.is_string() && other.get<std::string>() == ours.text;
    case json::Value::Kind::array: {
      if (!other.is_array() || other.size() != ours.items.size()) return false;
      for (std::size_t i = 0; i < ours.items.size(); ++i) {
        if (!same(ours.items[i], other[i])) return false;
      }
      return true;
    }
    case json::Value::Kind::object: {
      // nlohmann_json keeps the last of several members with one key.
      if (!other.is_object()) return false;
      for (const json::Member& member : ours.members) {
        const json::Value* last = nullptr;
        for (const json::Member& twin : ours.members) {
          if (twin.key == member.key) last = &twin.value;
        }
        if (!other.contains(member.key)) return false;
        if (!same(*last, other[member.key])) return false;
      }
      return ours.members.size() >= other.size();
    }
  }
  return false;
}

void compare(const std::string& text) {
  const auto ours = json::parse(text, kGenerous);
  const auto other = nlohmann::json::parse(text, nullptr, false);
  ASSERT_EQ(ours.ok(), !other.is_discarded()) << text;
  if (ours) {
    ASSERT_TRUE(same(*ours, other)) << text;
  }
}

std::vector<std::string> real_texts() {
  return {
      std::string(embedded_rate_book()),
      call("rateBook", "{}"),
      call("defaults", "{}"),
      "{\"a\":[1,-2.5e-3,true,null,\"\\ud83d\\ude00 客服 \\\"q\\\" \\u0041\"]}",
      "\xEF\xBB\xBF[\"mark\"]",
      "[[],{},[{}],\"\",0,-0,1E5,0.0]"};
}

TEST(JsonParse, ReadsRealTextsLikeTheReference) {
  for (const std::string& text : real_texts()) compare(text);
}

// Every prefix of a text is broken in its own way.
TEST(JsonParse, RefusesEveryCutTextLikeTheReference) {
  const std::string text = real_texts()[3];
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    compare(text.substr(0, cut));
  }
}

TEST(JsonParse, ReadsDamagedTextsLikeTheReference) {
  std::mt19937 random(20261123);
  const std::string_view kBytes =
      "{}[]\",:0123456789.-+eE\\utrfalsn \n\x01\x7F"
      "\x80\xBF\xC2\xE2\xED\xA0\xF0\x9F\xF4\x90\xFF";
  std::vector<std::string> seeds = real_texts();
  seeds[0] = seeds[0].substr(0, 700);
  seeds[1] = seeds[1].substr(0, 700);
  for (int round = 0; round < 60000; ++round) {
    std::string text = seeds[random() % seeds.size()];
    if (text.size() > 60) {
      const std::size_t start = random() % (text.size() - 60);
      text = text.substr(start, random() % 60);
    }
    for (unsigned edits = random() % 4; edits > 0 && !text.empty(); --edits) {
      const std::size_t at = random() % text.size();
      const char byte = kBytes[random() % kBytes.size()];
      if (random() % 2 == 0) {
        text[at] = byte;
      } else {
        text.insert(at, 1, byte);
      }
    }
    const auto ours = json::parse(text, kGenerous);
    if (!ours && ours.errors()[0].code == ErrorCode::out_of_range) {
      continue;  // our bound of 1e308 is below the end of a double's range
    }
    compare(text);
  }
}

TEST(JsonParse, StopsAtTheBoundsBeforeSpendingMemory) {
  const std::string deep(1000000, '[');
  EXPECT_EQ(json::parse(deep).errors()[0].code, ErrorCode::too_deep);
  const std::string long_text((std::size_t{1} << 20) + 1, ' ');
  EXPECT_EQ(json::parse(long_text).errors()[0].code, ErrorCode::too_large);
}

std::string error_of(std::string_view text) {
  const auto value = json::parse(text);
  if (value) return "accepted";
  const Error& error = value.errors()[0];
  return std::string(name_of(error.code)) + ' ' + error.value + '|' +
         error.detail;
}

// The place of an error is its first byte that cannot be there.
TEST(JsonParse, NamesTheByteInTheWay) {
  const auto wrong = [](std::string_view character, int at) {
    return "invalid_json " + std::string(character) +
           "|something is wrong at byte " + std::to_string(at);
  };
  const auto early = [](int at) {
    return "invalid_json |it ends too early, at byte " + std::to_string(at);
  };
  EXPECT_EQ(error_of("[1 2]"), wrong("2", 3));
  EXPECT_EQ(error_of("[1 234]"), wrong("2", 3));
  EXPECT_EQ(error_of("[true false]"), wrong("f", 6));
  EXPECT_EQ(error_of("{\"a\":1 \"b\":2}"), wrong("\"", 7));
  EXPECT_EQ(error_of("{\"a\" \"b\"}"), wrong("\"", 5));
  EXPECT_EQ(error_of("{1:2}"), wrong("1", 1));
  EXPECT_EQ(error_of("[1,]"), wrong("]", 3));
  EXPECT_EQ(error_of("[trux]"), wrong("x", 4));
  EXPECT_EQ(error_of("[-x]"), wrong("x", 2));
  EXPECT_EQ(error_of("[01]"), wrong("1", 2));
  EXPECT_EQ(error_of("[1.]"), wrong("]", 3));
  EXPECT_EQ(error_of("[\"\\q\"]"), wrong("q", 3));
  EXPECT_EQ(error_of("[\"\\u12\"]"), wrong("\"", 6));
  EXPECT_EQ(error_of("[\"\\udc00x\"]"), wrong("x", 8));
  EXPECT_EQ(error_of("[\"\\ud800x\"]"), wrong("x", 8));
  EXPECT_EQ(error_of("[\"\\ud800\\u0041x\"]"), wrong("x", 14));
  EXPECT_EQ(error_of("[\"a\nb\"]"), wrong("", 3));
  EXPECT_EQ(error_of("[客]"), wrong("客", 1));
  EXPECT_EQ(error_of("{}\xEF\xBB\xBF"), wrong("\xEF\xBB\xBF", 2));
  EXPECT_EQ(error_of("1 2"), wrong("2", 2));
  EXPECT_EQ(error_of(""), early(0));
  EXPECT_EQ(error_of("[1"), early(2));
  EXPECT_EQ(error_of("{\"a\":"), early(5));
  EXPECT_EQ(error_of("[\"abc"), early(5));
  EXPECT_EQ(error_of("[tru"), early(4));
  EXPECT_EQ(error_of("[\"\\udc00"), early(8));
}

// A NUL byte is the end of the text to many readers, and not to this one.
TEST(JsonParse, RefusesANulByteWhereverItStands) {
  using std::string_literals::operator""s;
  EXPECT_EQ(error_of("{}\0"s), "invalid_json |something is wrong at byte 2");
  EXPECT_EQ(error_of("{}\0x"s), "invalid_json |something is wrong at byte 2");
  EXPECT_EQ(error_of("[1\0]"s), "invalid_json |something is wrong at byte 2");
  EXPECT_EQ(error_of("[\"a\0\"]"s),
            "invalid_json |something is wrong at byte 3");
  EXPECT_EQ(error_of("\0"s), "invalid_json |something is wrong at byte 0");
}

// A double ends near 1.8e308. The bound is ours, so that no machine's way of
// reading doubles decides what is taken.
TEST(JsonParse, RefusesNumbersThatOnlyADoubleOverflows) {
  const auto refused = [](const std::string& number) {
    return "out_of_range " + number + "|numbers must be below 1e308";
  };
  for (const std::string& text : std::vector<std::string>{
           "1e999", "-1e999", "1e308", "10e307", "0.01e310", "1.5E+308",
           "1e99999999999999999999", "1.7976931348623159e308"}) {
    EXPECT_EQ(error_of(text), refused(text));
    EXPECT_EQ(error_of("{\"a\":[" + text + "]}"), refused(text));
  }
  EXPECT_EQ(error_of(std::string(309, '7')),
            refused(std::string(60, '7') + "…"));
  for (const std::string& text : std::vector<std::string>{
           "9.99e307", "0.0999e309", "1e-999", "0e999",
           "0.0e99999999999999999999", "1e-99999999999999999999"}) {
    EXPECT_EQ(error_of(text), "accepted") << text;
  }
  EXPECT_EQ(error_of(std::string(308, '7')), "accepted");
}

}  // namespace
}  // namespace deepseek_cost
