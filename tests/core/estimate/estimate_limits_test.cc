#include <gtest/gtest.h>

#include <string>

#include "core/base/no_figure.h"
#include "core/estimate/estimate.h"
#include "core/number/money.h"
#include "tests/support/estimates.h"
#include "tests/support/examples.h"

namespace deepseek_cost {
namespace {

// Limits of the models hold at their edge and are refused one token past it.
TEST(Estimate, HoldsTheModelsLimits) {
  Scenario scenario = guide();
  scenario.workloads[0].input = Tokens(1048576 - 393216);
  scenario.workloads[0].output = Tokens(393216);
  EXPECT_EQ(refusals(scenario), "accepted");
  scenario.workloads[0].input = Tokens(1048576 - 393216 + 1);
  EXPECT_EQ(refusals(scenario), "context_over_limit@/s/workloads/0/input");
  scenario.workloads[0].output = Tokens(393217);
  EXPECT_EQ(refusals(scenario),
            "output_over_limit@/s/workloads/0/output "
            "context_over_limit@/s/workloads/0/input");
  scenario.workloads.insert(scenario.workloads.begin(), guide_workload());
  EXPECT_EQ(refusals(scenario),
            "output_over_limit@/s/workloads/1/output "
            "context_over_limit@/s/workloads/1/input");
}

// A run is held to what the models of its card take, request by request.
TEST(Estimate, HoldsARunToTheModelsLimits) {
  RateBook smaller = book();
  const auto limit = [&](Family family, std::int64_t context,
                         std::int64_t output) {
    for (RateCard& card : smaller.cards) {
      for (CardModel& model : card.models) {
        if (model.family != family) continue;
        model.context = context;
        model.max_output = output;
      }
    }
  };
  Shape chat;
  chat.kind = ShapeKind::chat;
  chat.turns = 100;
  chat.prefix = Tokens(1000);
  chat.each = Tokens(100);
  chat.answer = Tokens(900);
  Scenario scenario = guide();
  scenario.workloads[0].shape = chat;
  const auto refused = [&] {
    const Result<Estimate> estimate = make_estimate(smaller, scenario, "/s");
    return estimate ? std::string() : message_of(estimate.errors()[0]);
  };
  EXPECT_EQ(refused(), "");
  // The longest request is the last: 1000 + 100 × 1000 tokens.
  limit(Family::flash, 101000, 900);
  limit(Family::pro, 101000, 900);
  EXPECT_EQ(refused(), "");
  limit(Family::flash, 100999, 900);
  EXPECT_NE(refused().find("100999 (deepseek-v4-flash)"), std::string::npos)
      << refused();
  limit(Family::flash, 0, 900);
  limit(Family::pro, 100999, 900);
  EXPECT_NE(refused().find("100999"), std::string::npos) << refused();
  limit(Family::flash, 0, 899);
  limit(Family::pro, 0, 899);
  EXPECT_NE(refused().find("899"), std::string::npos) << refused();
}

// No amount of a model that does not take the request, and its own limit in the
// sentence, not the other model's.
TEST(Estimate, NamesTheModelThatDoesNotTakeARequest) {
  for (const Family family : {Family::flash, Family::pro}) {
    RateBook smaller = book();
    std::string name;
    for (RateCard& card : smaller.cards) {
      if (card.id != "2026-06-28") continue;
      for (CardModel& model : card.models) {
        const bool small = model.family == family;
        model.context = small ? 1000 : 8000;
        model.max_output = small ? 100 : 4000;
        if (small) name = model.name;
      }
    }
    const Result<Estimate> estimate = make_estimate(smaller, guide(), "/s");
    ASSERT_FALSE(estimate.ok());
    ASSERT_EQ(estimate.errors().size(), 2U);
    EXPECT_EQ(message_of(estimate.errors()[0]),
              "400 output tokens are more than the model's maximum of 100 (" +
                  name + ").");
    EXPECT_EQ(message_of(estimate.errors()[1]),
              "1900 tokens of input and output do not fit the context of 1000 "
              "(" +
                  name + ").");
  }
}

// The largest numbers that can be asked are answered, rounded past every digit
// that is shown.
TEST(Estimate, AbsurdNumbersAreAnswered) {
  RateBook limitless = book();
  for (RateCard& card : limitless.cards) {
    for (CardModel& model : card.models) model.context = model.max_output = 0;
  }
  Scenario scenario = guide("2026-11-13");
  Workload& workload = scenario.workloads[0];
  workload.input = Tokens(kMostTokensPerRequest);
  workload.output = Tokens(kMostTokensPerRequest);
  workload.requests = Requests(kMostRequests);
  const Result<Estimate> month = make_estimate(limitless, scenario, "/s");
  ASSERT_TRUE(month);
  EXPECT_FALSE(month->models[1].month.overflowed());
  workload.per = Period::minute;
  workload.input = Tokens(999999937);  // divides nothing
  workload.output = Tokens(999999937);
  workload.requests = Requests(999999999999989);
  workload.hit = PartsPerMillion(333333);
  workload.hours = {.kind = UsageHoursKind::peak_share,
                    .peak_share = PartsPerMillion(123457)};
  const Result<Estimate> minute = make_estimate(limitless, scenario, "/s");
  ASSERT_TRUE(minute);
  for (const ModelEstimate& model : minute->models) {
    EXPECT_TRUE(model.month.rounded());
    EXPECT_GT(model.month, month->models[1].month);
    EXPECT_NE(round_money_half_even(model.month * Ratio(12)).text, kNoFigure);
  }
}

// What a real account could ever send stays exact, with awkward shares too.
TEST(Estimate, LargeButRealNumbersStayExact) {
  Scenario scenario = guide("2026-11-13");
  scenario.month = CivilMonth{2026, 10};
  Workload& workload = scenario.workloads[0];
  workload.input = Tokens(655360);
  workload.output = Tokens(393216);
  workload.hit = PartsPerMillion(333333);
  workload.requests = Requests(1000000);
  workload.per = Period::minute;
  workload.hours.kind = UsageHoursKind::office_europe;
  for (const Currency currency : {Currency::usd, Currency::cny}) {
    scenario.currency = currency;
    EXPECT_EQ(refusals(scenario), "accepted");
  }
}

}  // namespace
}  // namespace deepseek_cost
