// The sentence that stands beside a total.
#include "core/estimate/assumptions.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/json/parse.h"
#include "core/rates/built_in/built_in_rates.h"
#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {
namespace {

Label sentence(std::string_view json) {
  Errors errors;
  const Scenario scenario =
      read_scenario(*json::parse(json), "/scenario", "2026-06-28", errors);
  EXPECT_TRUE(errors.empty()) << json;
  const RateBook& book = built_in_rate_book();
  return assumption_sentence(book, *make_estimate(book, scenario, "/scenario"),
                             scenario);
}

TEST(Assumptions, SayWhatIsCountedWhenAndAtWhichPrices) {
  const Label chat = sentence(
      R"({"card":"2026-11-13","workloads":[{"requests":30000,"shape":{
      "kind":"chat","turns":8,"system":500,"user":100,"answer":250,
      "measured_hit":"92"}}]})");
  EXPECT_EQ(chat.en,
            "30,000 chats of 8 turns a month, 92 % from the cache, evenly over "
            "the week, prices since September 10, 2026");
  EXPECT_EQ(chat.zh,
            "每月 30,000 个对话（每个 8 轮），缓存命中 92%，全周均匀分布，"
            "2026 年 9 月 10 日起的价格");
}

TEST(Assumptions, SayUntilWhenOldPricesHeld) {
  const Label request = sentence(
      R"({"card":"2026-06-28","workloads":[{"requests":1,"per":"day","input":1500,
      "hit":70,"output":400,"when":{"kind":"office_china"}}]})");
  EXPECT_EQ(request.en,
            "1 request a day, 70 % from the cache, in office hours in China, "
            "prices from April 26, 2026 to August 16, 2026");
}

TEST(Assumptions, CountSeveralWorkloadsTogether) {
  const Label both = sentence(
      R"({"card":"2026-11-13","workloads":[{"requests":1000,"input":1000,"hit":0,
      "output":1,"when":{"kind":"office_china"}},{"requests":2000,"input":1000,
      "hit":75,"output":1}]})");
  EXPECT_EQ(both.en,
            "2 workloads, 3,000 requests or runs a month, 50 % from the cache, "
            "at different hours, prices since September 10, 2026");
}

}  // namespace
}  // namespace deepseek_cost
