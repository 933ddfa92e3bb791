// The extremes of ranges, against every combination of ends.
#include "core/decide/sensitivity.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/decide/range_inputs.h"
#include "core/json/parse.h"
#include "core/rates/built_in/built_in_rates.h"
#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {
namespace {

Scenario scenario_of(std::string_view json) {
  const Result<json::Value> value = json::parse(json);
  Errors errors;
  Scenario scenario = read_scenario(*value, "/scenario", "2026-06-28", errors);
  EXPECT_TRUE(errors.empty()) << json;
  return scenario;
}

std::string money(const Ratio& units) {
  return round_half_even_to_decimal(units / Ratio(Int128{1000000000000}), 2)
      .text;
}

// The month of Flash and of Pro, with failures where their shares are given.
PerModel<Ratio> figures(const Scenario& scenario, Metric metric) {
  const Result<Comparison> comparison =
      make_comparison(built_in_rate_book(), scenario, "/scenario");
  if (metric == Metric::month) {
    return {comparison->of(Family::flash).month,
            comparison->of(Family::pro).month};
  }
  const RouteCosts routes = comparison->routes();
  const Ratio& requests = comparison->estimate.month_requests;
  return {routes[Route::flash]->total * requests,
          routes[Route::pro]->total * requests};
}

// The figures with each range at the number that `text` picks for it.
template <typename Text>
PerModel<Ratio> figures_at(Scenario scenario, Metric metric, Text text) {
  const std::vector<InputRange> ranges = scenario.decision->ranges;
  const std::vector<NumberInput> inputs = number_inputs(scenario);
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    for (const NumberInput& input : inputs) {
      if (input.field != ranges[i].field) continue;
      EXPECT_TRUE(put_number(input, text(i)).empty()) << text(i);
    }
  }
  return figures(scenario, metric);
}

// Rounded probabilities make the last places of a person's cost uncertain.
bool within(const Ratio& low, const Ratio& value, const Ratio& high) {
  const Ratio slip(1000000);  // 10^-6 of the currency, in a month
  return low - slip <= value && value <= high + slip;
}

void expect_extremes(const Scenario& scenario, Metric metric,
                     std::mt19937& random) {
  const Result<Sensitivity> found =
      vary(built_in_rate_book(), scenario, metric);
  ASSERT_TRUE(found.ok());
  const std::vector<InputRange>& ranges = scenario.decision->ranges;
  PerModel<Ratio> low = found->here;
  PerModel<Ratio> high = found->here;
  for (std::size_t corner = 0; corner < std::size_t{1} << ranges.size();
       ++corner) {
    const PerModel<Ratio> at = figures_at(scenario, metric, [&](std::size_t i) {
      return (corner >> i & 1) != 0 ? ranges[i].high : ranges[i].low;
    });
    if (corner == 0) low = high = at;
    for (const auto figure : {&PerModel<Ratio>::flash, &PerModel<Ratio>::pro}) {
      if (at.*figure < low.*figure) low.*figure = at.*figure;
      if (high.*figure < at.*figure) high.*figure = at.*figure;
    }
  }
  for (const auto figure : {&PerModel<Ratio>::flash, &PerModel<Ratio>::pro}) {
    EXPECT_EQ(money(found->cheapest.*figure), money(low.*figure));
    EXPECT_EQ(money(found->dearest.*figure), money(high.*figure));
  }
  for (int point = 0; point < 12; ++point) {
    const PerModel<Ratio> at = figures_at(scenario, metric, [&](std::size_t i) {
      const std::int64_t from = std::stoll(ranges[i].low);
      const std::int64_t to = std::stoll(ranges[i].high);
      return std::to_string(
          std::uniform_int_distribution<std::int64_t>(from, to)(random));
    });
    EXPECT_TRUE(within(found->cheapest.flash, at.flash, found->dearest.flash));
    EXPECT_TRUE(within(found->cheapest.pro, at.pro, found->dearest.pro));
  }
}

constexpr std::string_view kBase =
    R"({"card":"2026-11-13","month":"2026-12","workloads":[
      {"input":1000,"hit":50,"output":100,"requests":3000,
       "when":{"kind":"peak_share","peak_share":40}},
      {"shape":{"kind":"chat","turns":8,"system":500,"user":100,"answer":250,
        "gap_minutes":120},"requests":100,"when":{"kind":"office_china"}}],
      "decision":{"fail_flash":20,"fail_pro":5,"noticed":50,"retries":2,
        "human":1,"ranges":[]}})";

struct Spread {
  const char* field;
  std::int64_t most;
};
constexpr Spread kSpreads[] = {
    {"/workloads/0/input", 20000},
    {"/workloads/0/hit", 100},
    {"/workloads/0/output", 5000},
    {"/workloads/0/requests", 100000},
    {"/workloads/0/when/peak_share", 100},
    {"/workloads/1/shape/turns", 30},
    {"/workloads/1/shape/system", 4000},
    {"/workloads/1/shape/available", 100},
    {"/workloads/1/shape/gap_minutes", 900},
    {"/decision/fail_flash", 90},
    {"/decision/fail_pro", 90},
    {"/decision/noticed", 100},
    {"/decision/retries", 4},
    {"/decision/human", 3},
};

TEST(Sensitivity, TheWholeRangeIsThatOfEveryCorner) {
  std::mt19937 random(20261126);
  const Scenario base = scenario_of(kBase);
  for (int round = 0; round < 60; ++round) {
    Scenario scenario = base;
    const std::size_t count = 2 + random() % 4;
    for (std::size_t i = 0; i < count; ++i) {
      const Spread& spread = kSpreads[random() % std::size(kSpreads)];
      std::int64_t low = 1 + static_cast<std::int64_t>(random()) % spread.most;
      std::int64_t high = 1 + static_cast<std::int64_t>(random()) % spread.most;
      if (high < low) std::swap(low, high);
      bool known = false;
      for (const InputRange& range : scenario.decision->ranges) {
        known = known || range.field == spread.field;
      }
      if (known) continue;
      scenario.decision->ranges.push_back(
          {spread.field, std::to_string(low), std::to_string(high)});
    }
    expect_extremes(scenario,
                    round % 3 == 0 ? Metric::month : Metric::with_failures,
                    random);
    if (testing::Test::HasFailure()) return;
  }
}

// Whether noticing failures costs or saves depends on what a person costs.
TEST(Sensitivity, FindsTheExtremesOfInputsThatDependOnEachOther) {
  const Scenario scenario = scenario_of(
      R"({"card":"2026-06-28","workloads":[{"input":1500,"hit":70,"output":400,
      "requests":100000}],"decision":{"fail_flash":20,"fail_pro":5,
      "noticed":50,"retries":2,"human":"0.0001","ranges":[
      {"field":"/decision/noticed","low":"10","high":"90"},
      {"field":"/decision/human","low":"0.00001","high":"1"}]}})");
  const Result<Sensitivity> found =
      vary(built_in_rate_book(), scenario, Metric::with_failures);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(money(found->dearest.flash), "18386.16");
  EXPECT_EQ(found->at_dearest.flash.size(), 2U);
  EXPECT_TRUE(found->uneven.empty());
}

// A step of an agent that is longer leads to an earlier compaction.
TEST(Sensitivity, NamesWhatMovesTheFigureUpAndDown) {
  const std::string agent =
      R"({"card":"2026-06-28","workloads":[{"requests":10,"shape":{
      "kind":"agent","steps":40,"prefix":9000,"task":400,"tool_result":1500,
      "answer":300,"compact_at":)";
  const std::string ranges =
      R"(,"summary":2000}}],"decision":{"ranges":[
      {"field":"/workloads/0/shape/tool_result","low":"500","high":"3000"},
      {"field":"/workloads/0/shape/steps","low":"20","high":"60"}]}})";
  const auto uneven = [&](const char* compact_at) {
    return vary(built_in_rate_book(), scenario_of(agent + compact_at + ranges),
                Metric::month)
        ->uneven;
  };
  EXPECT_EQ(uneven("30000"), std::vector<std::size_t>{0});
  EXPECT_EQ(uneven("0"), std::vector<std::size_t>{});
}

// Ranges whose direction depends on nothing are not tried twice: twelve of them
// cost two estimates, not 4,096.
TEST(Sensitivity, TwelveRangesAreEstimatedInNoTime) {
  Scenario scenario = scenario_of(kBase);
  for (std::size_t i = 0; i < 12; ++i) {
    scenario.decision->ranges.push_back(
        {kSpreads[i + (i > 3 ? 1 : 0)].field, "1", "4"});
  }
  const Result<Sensitivity> found =
      vary(built_in_rate_book(), scenario, Metric::with_failures);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->bars.size(), 12U);
}

}  // namespace
}  // namespace deepseek_cost
