// What routes cost, and what a decision needs.
#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/number/ratio.h"
#include "tests/support/answer.h"

namespace deepseek_cost {
namespace {

TEST(DecisionCall, PricesEveryRouteOfTheGuidesExample) {
  const Answer answer(
      "decision", scenario(R"("fail_flash":"8","fail_pro":"3","human":"2.5")"));
  EXPECT_EQ(answer.at("per"), "request");
  EXPECT_EQ(answer.at("one_attempt/flash/amount"), "0.00017794");
  EXPECT_EQ(answer.at("one_attempt/pro/amount"), "0.00054755625");
  EXPECT_EQ(answer.at("routes/0/total/amount"), "0.20017794");
  EXPECT_EQ(answer.at("routes/1/total/amount"), "0.07554755625");
  EXPECT_EQ(answer.at("routes/2/failed"), "0.24");
  EXPECT_EQ(answer.at("routes/3/missing/0"), "pro_share");
  EXPECT_EQ(answer.at("cheapest"), "pro");
  EXPECT_EQ(answer.at("break_even/pro_pays"), "true");
}

// The API's share of a result is what its attempts cost: one retry of Flash at
// 8 %, then the 0.64 % left go to Pro, of which 3 % are tried again.
TEST(DecisionCall, CountsTheAttemptsBehindTheApiCost) {
  const Answer answer(
      "decision", scenario(R"("fail_flash":"8","fail_pro":"3","retries":"1")"));
  EXPECT_EQ(answer.at("routes/0/calls/flash"), "1.08");
  EXPECT_EQ(answer.at("routes/0/calls/pro"), "0");
  EXPECT_EQ(answer.at("routes/2/calls/pro"), "0.006592");
  for (const char* route : {"0", "1", "2"}) {
    const std::string path = std::string("routes/") + route;
    const Ratio api = answer.number(path + "/calls/flash") *
                          answer.number("one_attempt/flash/amount") +
                      answer.number(path + "/calls/pro") *
                          answer.number("one_attempt/pro/amount");
    EXPECT_EQ(round_half_even_to_decimal(api, 12).text,
              answer.at(path + "/api/amount"));
  }
  EXPECT_EQ(answer.at("month_requests"), "100000");
}

// The break-even human cost, found again by bisection on whole calls.
TEST(DecisionCall, BreakEvenAgreesWithBisectionOnCalls) {
  const std::string shares = R"("fail_flash":"8","fail_pro":"3","retries":"1")";
  const Answer answer("decision", scenario(shares, kChat));
  const Ratio even = answer.number("break_even/human/amount");
  Ratio low;
  Ratio high(1);
  for (int i = 0; i < 40; ++i) {
    const Ratio middle = (low + high) * Ratio(1, 2);
    const std::string human = round_half_even_to_decimal(middle, 12).text;
    const Answer now("decision",
                     scenario(shares + R"(,"human":")" + human + '"', kChat));
    (now.number("routes/1/total/amount") < now.number("routes/0/total/amount")
         ? high
         : low) = middle;
  }
  const Ratio gap = high < even ? even - high : high - even;
  EXPECT_TRUE(gap < Ratio(1, 1000000000)) << answer.text();
}

// Amounts come back from a link as they went in, and as text they are not
// mistaken.
TEST(DecisionCall, AmountsOfThreeDecimalsSurviveALink) {
  const std::string request =
      R"({"scenario":{"card":"2026-06-28","workloads":[{"input":1500,"hit":"70",
      "output":400,"requests":1}],"decision":{"human":1.125,"target":5e-7}}})";
  const Answer link("encodeLink", request);
  const Answer back("decodeLink",
                    R"({"fragment":")" + link.at("fragment") + R"("})");
  EXPECT_EQ(back.at("scenario/decision/human"), "1.1250");
  EXPECT_EQ(back.at("scenario/decision/target"), "0.0000005");
  const std::string text = R"({"scenario":{"card":"2026-06-28","workloads":[{
      "input":1500,"hit":"70","output":400,"requests":1}],"decision":{"human":")";
  EXPECT_EQ(Answer("encodeLink", text + R"(1.1250","target":"0.0000005"}}})")
                .at("fragment"),
            link.at("fragment"));
  EXPECT_EQ(Answer("encodeLink", text + R"(1.125"}}})").error(),
            "ambiguous_number/scenario/decision/human");
}

// Averages over workloads of odd sizes are fractions of many digits: everything
// is answered all the same, and to the last digit that is shown.
TEST(DecisionCall, ManyWorkloadsOfOddSizesOverflowNothing) {
  std::string workloads;
  for (const char* one :
       {R"("input":36882,"hit":"17.7288","output":2940,"requests":7623049)",
        R"("input":14499,"hit":"51.5641","output":17830,"requests":2662279)",
        R"("input":1464,"hit":"65.1204","output":26355,"requests":7092484)",
        R"("input":35746,"hit":"8.4046","output":2676,"requests":4590988)"}) {
    workloads += (workloads.empty() ? "{" : ",{") + std::string(one) +
                 R"(,"per":"hour","when":{"kind":"office_china"}})";
  }
  const std::string request =
      R"({"scenario":{"card":"2026-11-13","month":"2026-12","workloads":[)" +
      workloads +
      R"(],"decision":{"fail_flash":"12.3457","fail_pro":"0.0001","human":"1000",
      "retries":2,"noticed":"33.3333","pro_share":"7.7777","ranges":[
      {"field":"/workloads/0/requests","low":"7","high":"1234567"}]}}})";
  for (const char* name : {"decision", "verdict", "sensitivity"}) {
    const std::string answer = deepseek_cost::call(name, request);
    EXPECT_EQ(answer.find("overflow"), std::string::npos) << answer;
    EXPECT_EQ(answer.substr(0, 11), R"({"ok":true,)") << answer;
  }
  const Answer answer("decision", request);
  const Ratio slip(1, 1000000000000);
  for (const char* route : {"0", "1", "2", "3"}) {
    const std::string path = "routes/" + std::string(route);
    const Ratio difference = answer.number(path + "/api/amount") +
                             answer.number(path + "/human/amount") -
                             answer.number(path + "/total/amount");
    EXPECT_TRUE(difference <= slip && Ratio(-1) * slip <= difference);
  }
}

TEST(DecisionCall, ANumberOfManyDigitsIsHeld) {
  const Answer answer(
      "decision",
      R"({"scenario":{"card":"2026-06-28","workloads":[{"input":1,"hit":"2.14",
          "output":400,"requests":1000000000,"per":"minute"}],"decision":{
          "fail_flash":"0.0001","fail_pro":"0.57","pro_share":"20","retries":4,
          "human":"1000000000000"}}})");
  EXPECT_EQ(answer.at("break_even/one_in"), "4196637572089644.6589");
}

// A link carries shapes and decisions, and gives the same answers.
TEST(DecisionCall, LinksReproduceEverything) {
  const std::string request =
      scenario(R"("human":"2.5","fail_flash":"8","fail_pro":"3","ranges":[
                  {"field":"/workloads/0/shape/turns","low":"4","high":"12"}])",
               kChat);
  const Answer link("encodeLink", request);
  const std::string fragment = link.at("fragment");
  const Answer back("decodeLink", R"({"fragment":")" + fragment + R"("})");
  const std::string& text = back.text();
  const std::size_t start = text.find(R"("scenario":)");
  ASSERT_NE(start, std::string::npos) << text;
  std::size_t depth = 0;
  std::size_t end = text.find('{', start);
  do {
    depth += text[end] == '{';
    depth -= text[end] == '}';
    ++end;
  } while (depth > 0);
  const std::string again = "{" + text.substr(start, end - start) + "}";
  for (const char* name : {"verdict", "sensitivity", "estimate"}) {
    EXPECT_EQ(call(name, again), call(name, request)) << again;
  }
}

}  // namespace
}  // namespace deepseek_cost
