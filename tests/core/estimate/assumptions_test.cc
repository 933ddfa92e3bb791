// The sentence that stands beside a total.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/estimate/assumption_sentence.h"
#include "core/estimate/totals_text.h"
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
  const Sentence text = assumption_sentence(
      book, *make_estimate(book, scenario, "/scenario"), scenario, false);
  return {joined(text.en), joined(text.zh)};
}

TEST(Assumptions, SayWhatIsCountedWhenAndAtWhichPrices) {
  const Label chat = sentence(
      R"({"card":"2026-11-13","workloads":[{"requests":30000,"shape":{
      "kind":"chat","turns":8,"system":500,"user":100,"answer":250,
      "measured_hit":"92"}}]})");
  EXPECT_EQ(
      chat.en,
      "30,000 chats of 8 turns a month, 92% from the cache, evenly over "
      "the week (without public holidays), prices since September 10, 2026");
  EXPECT_EQ(chat.zh,
            "每月 30,000 个对话（每个 8 轮），缓存命中 "
            "92%，全周均匀分布（不计法定节假日），"
            "2026 年 9 月 10 日起的价格");
}

TEST(Assumptions, SayUntilWhenOldPricesHeld) {
  const Label request = sentence(
      R"({"card":"2026-06-28","workloads":[{"requests":1,"per":"day","input":1500,
      "hit":70,"output":400,"when":{"kind":"office_china"}}]})");
  EXPECT_EQ(request.en,
            "1 request a day, 70% from the cache, in office hours in China, "
            "prices from April 26, 2026 to August 16, 2026");
}

// An average week has no summer time, which moves what is at peak.
TEST(Assumptions, SayWhichClockAnAverageWeekHas) {
  const auto said = [](const std::string& more) {
    return sentence(
        R"({"workloads":[{"requests":1,"input":1500,"hit":70,"output":400,
        "when":{"kind":"office_us_east"}}],)" +
        more + '}');
  };
  const Label average = said(R"("card":"2026-11-13")");
  EXPECT_NE(
      average.en.find(
          "the eastern US (winter time, without public holidays), prices"),
      std::string::npos);
  EXPECT_NE(average.zh.find("美国东部办公时间（冬令时，不计法定节假日）"),
            std::string::npos);
  for (const char* other :
       {R"("card":"2026-11-13","month":"2026-12")", R"("card":"2026-06-28")"}) {
    EXPECT_EQ(said(other).en.find("winter"), std::string::npos) << other;
    EXPECT_EQ(said(other).en.find("holidays"), std::string::npos) << other;
  }
  // The hours of these prices had no holidays, those of a share that is given
  // are none of ours.
  EXPECT_EQ(said(R"("card":"2026-08-16")").en.find("holidays"),
            std::string::npos);
  EXPECT_EQ(sentence(R"({"card":"2026-11-13","workloads":[{"requests":1,
      "input":1500,"hit":70,"output":400,
      "when":{"kind":"peak_share","peak_share":"12.5"}}]})")
                .en.find("holidays"),
            std::string::npos);
}

TEST(Assumptions, NameTheFieldsThatCanBeChanged) {
  Errors errors;
  const Scenario scenario = read_scenario(
      *json::parse(R"({"card":"2026-11-13","month":"2026-12","workloads":[{
      "requests":30000,"shape":{"kind":"chat","turns":8,"system":2000,"user":100,
      "answer":250},"when":{"kind":"peak_share","peak_share":"12.5"}}]})"),
      "/scenario", "2026-06-28", errors);
  const RateBook& book = built_in_rate_book();
  const Estimate estimate = *make_estimate(book, scenario, "/scenario");
  const auto marked = [](const Pieces& pieces) {
    std::string text;
    for (const Piece& piece : pieces) {
      text += piece.field.empty() ? piece.text
                                  : '[' + piece.text + ']' + piece.field;
    }
    return text;
  };
  const Sentence text = assumption_sentence(book, estimate, scenario, false);
  EXPECT_EQ(marked(text.en),
            "[30,000]/workloads/0/requests chats of "
            "[8]/workloads/0/shape/turns turns a month, in [December "
            "2026]/month, [92.1%]/workloads/0/shape/measured_hit from the "
            "cache, [12.5%]/workloads/0/when/peak_share in peak hours, "
            "[prices since September 10, 2026]/card");
  EXPECT_EQ(marked(text.zh),
            "每月 [30,000]/workloads/0/requests 个对话（每个 "
            "[8]/workloads/0/shape/turns 轮），[2026 年 12 月]/month，缓存命中 "
            "[92.1%]/workloads/0/shape/measured_hit，"
            "[12.5%]/workloads/0/when/peak_share 在高峰时段，"
            "[2026 年 9 月 10 日起的价格]/card");
}

// The text to be copied, as the page writes amounts.
TEST(Assumptions, StandWithTheTotals) {
  const auto copied = [](std::string_view json) {
    Errors errors;
    const Scenario scenario =
        read_scenario(*json::parse(json), "/scenario", "2026-11-13", errors);
    EXPECT_TRUE(errors.empty()) << json;
    const RateBook& book = built_in_rate_book();
    const Estimate estimate = *make_estimate(book, scenario, "/scenario");
    return totals_sentence(assumption_sentence(book, estimate, scenario, false),
                           estimate, scenario, false);
  };
  const Label chat = copied(R"({"workloads":[{"requests":30000,"shape":{
      "kind":"chat","turns":8,"system":2000,"user":100,"answer":250}}]})");
  EXPECT_EQ(chat.en,
            "DeepSeek API, 30,000 chats of 8 turns a month, 92.1% from the "
            "cache, evenly over the week (without public holidays), prices "
            "since September 10, 2026: "
            "Flash $57.54, Pro $213.15 a month");
  EXPECT_EQ(chat.zh,
            "DeepSeek API，每月 30,000 个对话（每个 8 轮），缓存命中 92.1%，"
            "全周均匀分布（不计法定节假日），2026 年 9 月 10 日起的价格：每月 "
            "Flash $57.54，"
            "Pro $213.15");
  EXPECT_EQ(copied(R"({"currency":"CNY","workloads":[{"name":"Night run",
      "requests":1,"input":1500,"hit":99.99,"output":400,
      "when":{"kind":"peak_share","peak_share":0}}]})")
                .en,
            "Night run, 1 request a month, 99.99% from the cache, only in "
            "off-peak hours, prices since September 10, 2026: Flash ¥0.00163, "
            "Pro ¥0.00563 a month");
  EXPECT_EQ(copied(R"({"month":"2027-06","workloads":[{"requests":1234567890,
      "input":1500,"hit":0,"output":400}]})")
                .en,
            "DeepSeek API, 1,234,567,890 requests a month, in June 2027, 0% "
            "from the cache, evenly over the week, prices since September 10, "
            "2026: Flash $574,074.07–$691,280.86, Pro "
            "$2,199,999.98–$2,649,166.64 a month");
}

// A negotiated price is not passed off as the official one.
TEST(Assumptions, NameTheBookOfOnesOwnPrices) {
  RateBook own = built_in_rate_book();
  own.name = {"Contract", "合同"};
  Errors errors;
  const Scenario scenario =
      read_scenario(*json::parse(R"({"workloads":[{"requests":1,"input":1500,
      "hit":70,"output":400}]})"),
                    "/scenario", "2026-11-13", errors);
  const Estimate estimate = *make_estimate(own, scenario, "/scenario");
  const Label copied =
      totals_sentence(assumption_sentence(own, estimate, scenario, true),
                      estimate, scenario, true);
  EXPECT_EQ(copied.en,
            "1 request a month, 70% from the cache, evenly over the week "
            "(without public holidays), at own prices “Contract” from "
            "September 10, 2026: Flash $0.000375, "
            "Pro $0.00134 a month");
  EXPECT_EQ(copied.zh,
            "每月 1 次请求，缓存命中 "
            "70%，全周均匀分布（不计法定节假日），按自有价格 “合同” 2026 年 9 "
            "月 10 日起：每月 Flash $0.000375，Pro $0.00134");
  EXPECT_EQ(totals_title(own, estimate, scenario, true).en,
            "Flash $0.000375, Pro $0.00134 a month – 1 request a month, at own "
            "prices “Contract” from September 10, 2026");
}

TEST(Assumptions, NameModelsAndTheChoiceOfThem) {
  RateBook book = built_in_rate_book();
  Errors errors;
  const Scenario scenario = read_scenario(
      *json::parse(R"({"workloads":[{"requests":100000,"input":1500,"hit":70,
      "output":400,"model":"flash"},{"requests":100000,"input":1500,"hit":70,
      "output":400,"model":"pro"}]})"),
      "/scenario", "2026-06-28", errors);
  const auto copied = [&] {
    const Estimate estimate = *make_estimate(book, scenario, "/scenario");
    return totals_sentence(assumption_sentence(book, estimate, scenario, false),
                           estimate, scenario, false);
  };
  EXPECT_NE(copied().en.find("on the chosen models $72.55 a month"),
            std::string::npos);
  EXPECT_NE(copied().zh.find("，按所选模型 $72.55"), std::string::npos);
}

TEST(Assumptions, MakeATitleThatBeginsWithTheTotals) {
  const auto titled = [](std::string_view json) {
    Errors errors;
    const Scenario scenario =
        read_scenario(*json::parse(json), "/scenario", "2026-11-13", errors);
    EXPECT_TRUE(errors.empty()) << json;
    const RateBook& book = built_in_rate_book();
    return totals_title(book, *make_estimate(book, scenario, "/scenario"),
                        scenario, false);
  };
  const Label named = titled(R"({"workloads":[{"name":"Support chat",
      "requests":30000,"shape":{"kind":"chat","turns":8,"system":2000,
      "user":100,"answer":250}}]})");
  EXPECT_EQ(named.en,
            "Support chat: Flash $57.54, Pro $213.15 a month – 30,000 chats of "
            "8 turns a month, prices since September 10, 2026");
  EXPECT_EQ(named.zh,
            "Support chat：每月 Flash $57.54，Pro $213.15 – 每月 30,000 "
            "个对话（每个 8 轮），2026 年 9 月 10 日起的价格");
  EXPECT_EQ(titled(R"({"workloads":[{"requests":1,"input":1,"hit":0,
      "output":1},{"requests":2,"input":1,"hit":0,"output":1}]})")
                .en.substr(0, 20),
            "DeepSeek API: Flash ");
}

TEST(Assumptions, CountSeveralWorkloadsTogether) {
  const Label both = sentence(
      R"({"card":"2026-11-13","workloads":[{"requests":1000,"input":1000,"hit":0,
      "output":1,"when":{"kind":"office_china"}},{"requests":2000,"input":1000,
      "hit":75,"output":1}]})");
  EXPECT_EQ(both.en,
            "2 workloads, 3,000 requests or runs a month, 50% from the cache, "
            "at different hours (without public holidays), prices since "
            "September 10, 2026");
}

}  // namespace
}  // namespace deepseek_cost
