// The calls hours and breakEven: every choice is a scenario of its own.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/number/parse_number.h"
#include "core/number/ratio.h"

namespace deepseek_cost {
namespace {

json::Value answer_to(std::string_view name, const std::string& request) {
  const std::string text = call(name, request);
  EXPECT_EQ(text.substr(0, 11), R"({"ok":true,)") << request << text;
  return *json::parse(text);
}

const json::Value& at(const json::Value& value, std::string_view key) {
  const json::Value* found = value.find(key);
  EXPECT_NE(found, nullptr) << key;
  return *found;
}

// The month of a model as an exact decimal text.
std::string month_of(const json::Value& answer, std::size_t model) {
  return at(at(at(answer, "models").items[model], "month"), "amount").text;
}

std::string hours_text(const json::Value& when) {
  std::string text = "{";
  for (const auto& [key, value] : when.members) {
    if (text.size() > 1) text += ',';
    const bool number = value.kind == json::Value::Kind::number;
    text += '"' + key + "\":" + (number ? value.text : '"' + value.text + '"');
  }
  return text + '}';
}

std::string random_grid(std::mt19937& random) {
  std::string grid(42, '0');
  for (char& digit : grid) digit = "0013f"[random() % 5];
  grid[random() % 42] = '1';
  return grid;
}

std::string scenario(std::string_view card, std::string_view month,
                     const std::string& when) {
  return R"("scenario":{"card":")" + std::string(card) + R"(","month":")" +
         std::string(month) +
         R"(","workloads":[{"input":1500,"hit":70,"output":400,"requests":333,
         "per":"day","when":{"kind":"office_europe"}},{"input":800,"hit":20,
         "output":90,"requests":77777,"when":)" +
         when + "}]}";
}

// A choice put into the workload costs what was said of it.
TEST(Hours, EveryChoiceCostsWhatItSays) {
  std::mt19937 random(5);
  for (int i = 0; i < 12; ++i) {
    const std::string_view month = i % 3 == 0 ? "" : "2026-10";
    const std::string own =
        R"({"kind":"grid","grid":")" + random_grid(random) +
        R"(","utc_offset":)" +
        std::to_string(-720 + 30 * static_cast<int>(random() % 50)) + '}';
    const json::Value answer =
        answer_to("hours", '{' + scenario("2026-11-13", month, own) +
                               R"(,"workload":1,"utc_offset":"-03:30"})");
    for (const std::string_view list : {"starts", "choices"}) {
      for (const json::Value& choice : at(answer, list).items) {
        const std::string when = hours_text(at(choice, "when"));
        const json::Value estimate = answer_to(
            "estimate", '{' + scenario("2026-11-13", month, when) + '}');
        EXPECT_EQ(month_of(choice, 0), month_of(estimate, 0)) << when;
        EXPECT_EQ(month_of(choice, 1), month_of(estimate, 1)) << when;
      }
    }
    EXPECT_EQ(at(answer, "starts").items.size(), 24U);
  }
}

// The best start is no dearer than any other, and the hour before it is dearer.
TEST(Hours, TheBestStartIsTheBeginningOfTheCheapestHours) {
  const json::Value answer = answer_to(
      "hours", '{' + scenario("2026-11-13", "", R"({"kind":"even"})") +
                   R"(,"workload":1})");
  const json::Value& best = at(answer, "best").items[0];
  EXPECT_EQ(at(best, "start").text, "18:00");
  EXPECT_EQ(at(best, "count").text, "8");
  const auto& starts = at(answer, "starts").items;
  const auto month = [&](std::size_t hour) {
    return *read_decimal(month_of(starts[hour], 0), 1000000, 12);
  };
  for (std::size_t hour = 0; hour < 24; ++hour) {
    EXPECT_LE(month(18), month(hour));
  }
  EXPECT_LT(month(18), month(17));
}

TEST(BreakEven, FailuresAreTheLeastThatPay) {
  const json::Value chat = answer_to("breakEven", R"({"scenario":{
      "card":"2026-11-13","workloads":[{"requests":30000,"shape":{"kind":"chat",
      "turns":8,"system":2000,"user":100,"answer":250}}]}})");
  EXPECT_EQ(at(at(chat, "failures"), "count").text, "52");
  EXPECT_EQ(at(chat, "human").text, "3");
  std::mt19937 random(9);
  for (int i = 0; i < 300; ++i) {
    const std::string human =
        std::to_string(random() % 50) + '.' + std::to_string(1 + random() % 99);
    const json::Value answer = answer_to(
        "breakEven",
        R"({"scenario":{"card":"2026-11-13","workloads":[{"input":)" +
            std::to_string(random() % 100000) + R"(,"hit":35,"output":)" +
            std::to_string(random() % 2000) + R"(,"requests":)" +
            std::to_string(random() % 1000000) + R"(}]},"human":")" + human +
            "\"}");
    const json::Value& failures = at(answer, "failures");
    const auto number = [](const std::string& text) {
      return *read_decimal(text, 1000000000000, 12);
    };
    const Ratio each = number(human);
    const Ratio count = number(at(failures, "count").text);
    const Ratio difference =
        number(at(at(failures, "difference"), "amount").text);
    EXPECT_GE(count * each, difference) << human;
    EXPECT_TRUE(count.is_zero() || (count - Ratio(1)) * each < difference);
  }
}

}  // namespace
}  // namespace deepseek_cost
