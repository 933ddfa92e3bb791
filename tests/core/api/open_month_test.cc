// Months whose holidays are not published: least and most of everything.
#include <gtest/gtest.h>

#include <string>

#include "core/number/ratio.h"
#include "tests/support/answer.h"

namespace deepseek_cost {
namespace {

// --- Months whose holidays are not published ---------------------------------

// Today's prices beside those of the guide: at least and at most so many times.
TEST(OpenMonth, TheFactorOfTodayLiesBetweenTwo) {
  const Answer answer("estimate",
                      R"({"now":"2026-11-20T00:00:00Z","scenario":{
      "card":"2026-06-28","month":"2027-03","workloads":[
      {"input":1500,"hit":70,"output":400,"requests":100000}]}})");
  const std::string flash = "in_force/models/0/";
  const Ratio month = answer.number("models/0/month/amount");
  const Ratio most = answer.number(flash + "month/amount") / month;
  const Ratio least = answer.number(flash + "at_least/amount") / month;
  EXPECT_LT(least, most);
  EXPECT_EQ(answer.at(flash + "factor/ratio"),
            round_half_even_to_decimal(most, 6).text);
  EXPECT_EQ(answer.at(flash + "factor_at_least/ratio"),
            round_half_even_to_decimal(least, 6).text);
}

// Wherever an amount is the most that such a month can cost, the least stands
// beside it, and both add up alike.
TEST(OpenMonth, EveryAmountHasItsLeast) {
  const std::string request =
      R"({"scenario":{"card":"2026-11-13","month":"2027-03","workloads":[
      {"input":1500,"hit":70,"output":400,"requests":100000,"model":"pro",
       "when":{"kind":"office_china"}},
      {"input":800,"hit":20,"output":300,"requests":900,"per":"day",
       "model":"flash"}]}})";
  const Answer estimate("estimate", request);
  const Answer chosen("chosen", request);
  const Answer curve("hitCurve", request);
  const Answer even("breakEven", request);
  const Answer hours("hours", request);
  for (const std::string model : {"0", "1"}) {
    const auto low = [&](const std::string& rest) {
      return estimate.number("models/" + model + "/" + rest + "/amount");
    };
    const Ratio month = low("low/month");
    EXPECT_LT(month, low("month"));
    EXPECT_EQ(low("low/year"), month * Ratio(12));
    // Written with twelve places each.
    const Ratio slip =
        low("low/per_1k_requests") - low("low/per_request") * Ratio(1000);
    EXPECT_TRUE(slip < Ratio(1, 1000000000) && Ratio(-1, 1000000000) < slip);
    EXPECT_LT(low("low/per_request"), low("per_request"));
    Ratio buckets;
    Ratio workloads;
    for (const std::string at : {"0", "1", "2"}) {
      buckets += low("buckets/" + at + "/at_least");
    }
    for (const std::string at : {"0", "1"}) {
      workloads += estimate.number("workloads/" + at + "/models/" + model +
                                   "/at_least/amount");
    }
    EXPECT_EQ(buckets, month);
    EXPECT_EQ(workloads, month);
    const std::string here = "models/" + model;
    EXPECT_EQ(curve.number(here + "/here/at_least/amount"), month);
    EXPECT_LT(even.number("hits/" + here + "/at_least/amount"),
              even.number("hits/" + here + "/saves/amount"));
    EXPECT_EQ(hours.at("best/" + model + "/at_most"), "true");
  }
  EXPECT_EQ(estimate.number("comparison/at_least/amount"),
            estimate.number("models/1/low/month/amount") -
                estimate.number("models/0/low/month/amount"));
  EXPECT_EQ(chosen.number("low/month/amount"),
            estimate.number("workloads/0/models/1/at_least/amount") +
                estimate.number("workloads/1/models/0/at_least/amount"));
  EXPECT_EQ(chosen.number("workloads/0/at_least/amount"),
            estimate.number("workloads/0/models/1/at_least/amount"));
}

// What follows from the bill of such a month lies between what follows from its
// bounds, which are those of a share of peak hours that is given.
TEST(OpenMonth, DecisionsAreOfBothBounds) {
  const auto request = [](const std::string& when, const std::string& ranges) {
    return R"({"scenario":{"card":"2026-11-13","month":"2027-03","workloads":[
        {"input":1500,"hit":70,"output":400,"requests":100000,"when":)" +
           when + R"(}],"decision":{"fail_flash":20,"fail_pro":10,"human":0.02,
        "budget":50,"per_user":30,"target":0.0003,"ranges":[)" +
           ranges + "]}}}";
  };
  const std::string open = R"({"kind":"even"})";
  const std::string least = R"({"kind":"peak_share","peak_share":0})";
  const Answer budget("budget", request(open, ""));
  const Answer cheap("budget", request(least, ""));
  const Answer even("breakEven", request(open, ""));
  const Answer cheap_even("breakEven", request(least, ""));
  for (const std::string model : {"models/0/", "models/1/"}) {
    for (const std::string each : {"each", "month"}) {
      EXPECT_EQ(budget.number(model + "at_least/" + each + "/amount"),
                cheap.number(model + each + "/amount"));
    }
    for (const std::string key :
         {"count", "requests", "users", "planned_percent"}) {
      EXPECT_EQ(budget.at(model + "affordable/most/" + key),
                cheap.at(model + "affordable/" + key));
    }
    EXPECT_EQ(even.at("budget/" + model + "most"),
              cheap_even.at("budget/" + model + "count"));
    EXPECT_EQ(budget.at(model + "target/at_least/reachable"),
              cheap.at(model + "target/reachable"));
  }
  EXPECT_EQ(even.number("failures/at_least/amount"),
            cheap_even.number("failures/difference/amount"));
  EXPECT_EQ(even.at("failures/least"), cheap_even.at("failures/count"));

  const Answer routes("decision", request(open, ""));
  const Answer cheap_routes("decision", request(least, ""));
  for (const std::string route : {"routes/0/", "routes/1/", "routes/2/"}) {
    for (const std::string key : {"api", "total", "month"}) {
      EXPECT_EQ(routes.number(route + "at_least/" + key + "/amount"),
                cheap_routes.number(route + key + "/amount"));
    }
  }
  EXPECT_EQ(routes.number("one_attempt/at_least/pro/amount"),
            cheap_routes.number("one_attempt/pro/amount"));

  const std::string range =
      R"({"field":"/workloads/0/hit","low":"0","high":"100"})";
  for (const std::string watch : {"month", "with_failures"}) {
    const auto watched = [&](const std::string& when) {
      std::string text = request(when, range);
      text.insert(1, R"("watch":")" + watch + R"(",)");
      return Answer("sensitivity", text);
    };
    const Answer wide = watched(open);
    const Answer low = watched(least);
    EXPECT_EQ(wide.number("cheapest/flash/amount"),
              low.number("cheapest/flash/amount"));
    EXPECT_EQ(wide.number("here_at_least/pro/amount"),
              low.number("here/pro/amount"));
    EXPECT_LT(low.number("dearest/pro/amount"),
              wide.number("dearest/pro/amount"));
  }
}

// The verdict is left open where the cheaper bound decides otherwise.
TEST(OpenMonth, TheVerdictHoldsAtBothBounds) {
  int turned = 0;
  for (int human = 2; human <= 30; ++human) {
    const auto verdict = [&](const std::string& when) {
      return Answer(
          "verdict",
          R"({"scenario":{"card":"2026-11-13","month":"2027-03","workloads":[
          {"input":1500,"hit":70,"output":400,"requests":100000,"when":)" +
              when +
              R"(}],"decision":{"fail_flash":20,"fail_pro":10,"human":)" +
              std::to_string(human) + "e-3}}}");
    };
    const Answer open = verdict(R"({"kind":"even"})");
    const Answer least = verdict(R"({"kind":"peak_share","peak_share":0})");
    const bool decided = open.at("outcome") != "unsettled";
    if (decided) EXPECT_EQ(open.at("outcome"), least.at("outcome")) << human;
    turned += open.at("reasons/0") == "holidays_open" ? 1 : 0;
  }
  EXPECT_GT(turned, 0);
}

}  // namespace
}  // namespace deepseek_cost
