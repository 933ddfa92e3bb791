// The parser against nlohmann_json: over real, broken and random texts the two
// accept the same and read the same values.
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
#include "core/json/json.h"
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

// A number past the range of double is text to us and an error to the other;
// so a random text has no long exponents.
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
    if (text.find_first_of("eE") != std::string::npos &&
        nlohmann::json::parse(text, nullptr, false).is_discarded() &&
        json::parse(text, kGenerous).ok()) {
      continue;  // 1e999: text here, out of a double's range there
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

}  // namespace
}  // namespace deepseek_cost
