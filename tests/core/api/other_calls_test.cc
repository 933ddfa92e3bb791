// Volume, shorter answers, the cache model, estimated tokens.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/number/ratio.h"
#include "tests/support/answer.h"

namespace deepseek_cost {
namespace {

// 333 requests a day are 333 × 365/12 in a month, of which 35/168 at peak.
TEST(VolumeCall, SaysWhereTheTokensComeFrom) {
  const Answer answer("volume",
                      R"({"scenario":{"card":"2026-08-22","workloads":[
          {"name":"A","input":"1,501","hit":"70","output":400,"requests":333,
           "per":"day"},{"requests":"2k",)" +
                          std::string(kChat) + R"(}]}})");
  const auto text = [&](std::string_view path) {
    return answer.at("workloads/" + std::string(path));
  };
  EXPECT_EQ(text("0/requests") + " a " + text("0/per"), "333 a day");
  EXPECT_EQ(text("0/periods/part") + "/" + text("0/periods/of"), "365/12");
  EXPECT_EQ(text("0/month_requests"), "10128.75");
  EXPECT_EQ(text("0/input") + " at " + text("0/hit_percent"), "1501 at 70");
  EXPECT_EQ(text("0/one/hit") + " " + text("0/one/miss"), "1050.7 450.3");
  EXPECT_EQ(text("0/month/hit"), "10642277.625");
  EXPECT_EQ(text("0/peak/part") + "/" + text("0/peak/of"), "5/24");
  EXPECT_EQ(text("1/input"), "(absent)");
  EXPECT_EQ(text("1/periods/part") + "/" + text("1/periods/of"), "1/1");
  const Answer run("cacheModel", "{" + std::string(kChat) + "}");
  EXPECT_EQ(text("1/one/hit"), run.at("cases/1/hit"));
}

TEST(OutputShareCall, ShorterAnswersSaveTheirShare) {
  const Answer answer("outputShare", scenario(""));
  EXPECT_EQ(answer.at("models/0/share"), "62.9426");
  EXPECT_EQ(answer.at("models/0/output/amount"), "11.2");
  EXPECT_EQ(answer.at("models/0/shorter/saves/amount"), "2.24");
  EXPECT_EQ(answer.at("models/0/no_thinking"), "(absent)");
  // In a chat, shorter answers also make every later prompt shorter.
  const Answer chat("outputShare", scenario("", kChat));
  EXPECT_TRUE(chat.number("models/0/shorter/saves/amount") >
              chat.number("models/0/output/amount") * Ratio(20, 100));
}

TEST(CacheModelCall, RunningTotalsEndInTheRun) {
  const Answer answer("cacheModel", "{" + std::string(kChat) + "}");
  for (const char* which : {"best", "expected", "none"}) {
    const std::string path = std::string("models/1/");
    EXPECT_EQ(answer.at(path + "run/" + which),
              answer.at(path + "so_far/" + which + "/7"));
  }
  EXPECT_EQ(answer.at("requests"), "8");
  EXPECT_EQ(Answer("cacheModel", "{}").at("shapes/4/kind"), "none");
  EXPECT_EQ(
      Answer("cacheModel", R"({"shape":{"kind":"chat","turns":9}})").error(),
      "missing_field/shape/system");
}

TEST(CountTokensCall, CountsAndSaysThatItIsAnEstimate) {
  const Answer answer("countTokens", R"({"text":"你好, world"})");
  EXPECT_EQ(answer.at("tokens"), "4");
  EXPECT_EQ(answer.at("unrounded"), "3.3");
  EXPECT_EQ(answer.at("estimate"), "true");
}

}  // namespace
}  // namespace deepseek_cost
