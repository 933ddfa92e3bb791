#include "core/estimate/estimate.h"

#include <gtest/gtest.h>

#include "core/estimate/variants.h"
#include "tests/support/estimates.h"
#include "tests/support/examples.h"

namespace deepseek_cost {
namespace {

TEST(Estimate, TheGuidesDefaultToTheLastDigit) {
  const Estimate estimate = estimated(guide());
  ASSERT_EQ(estimate.models.size(), 2u);
  const ModelEstimate& flash = estimate.models[0];
  const ModelEstimate& pro = estimate.models[1];
  EXPECT_EQ(flash.model->name, "deepseek-v4-flash");
  EXPECT_EQ(pro.model->name, "deepseek-v4-pro");
  EXPECT_EQ(decimal(flash.month), "17.794");
  EXPECT_EQ(decimal(pro.month), "54.755625");
  EXPECT_EQ(decimal(flash.per_request), "0.00017794");
  // 70 % of 0.0028 and 30 % of 0.14.
  EXPECT_EQ(decimal(*flash.input_price * Ratio(1000000)), "0.04396");
  // 150M × 0.14 + 40M × 0.28 per 1M.
  EXPECT_EQ(decimal(flash.no_cache_month), "32.2");
  EXPECT_EQ(flash.dominant(), Bucket::output);
  EXPECT_TRUE(estimate.warnings.empty());
  EXPECT_FALSE(estimate.peak_share);
  const ModelDifference difference = *difference_of(estimate);
  EXPECT_EQ(difference.cheaper, &flash);
  EXPECT_EQ(decimal(difference.difference), "36.961625");
  EXPECT_EQ(round_half_even_to_decimal(*difference.ratio, 6).text, "3.077196");
}

// Every card compares one Flash with one Pro, in this order.
TEST(Estimate, EveryCardHasFlashAndPro) {
  for (const RateCard& card : book().cards) {
    const ComparedModels models(card);
    ASSERT_EQ(models.size(), 2u) << card.id;
    EXPECT_EQ(models[0]->family, Family::flash) << card.id;
    EXPECT_EQ(models[1]->family, Family::pro) << card.id;
  }
}

TEST(Estimate, OtherCardsCompareTheirFirstModels) {
  RateCard card;
  EXPECT_EQ(ComparedModels(card).size(), 0U);
  card.models.resize(3);
  card.models[0].name = "a";
  card.models[1].name = "b";
  card.models[2].name = "c";
  const ComparedModels models(card);
  ASSERT_EQ(models.size(), 2u);
  EXPECT_EQ(models[0]->name, "a");
  card.models[2].family = Family::flash;
  const ComparedModels with_flash(card);
  EXPECT_EQ(with_flash[0]->name, "c");
  EXPECT_EQ(with_flash[1]->name, "a");
}

// An average week at 35 of 168 peak hours, price doubled at peak: 203/168.
TEST(Estimate, BlendsBandsExactly) {
  const Estimate estimate = estimated(guide("2026-11-13"));
  EXPECT_EQ(estimate.peak_share->high, Ratio(35, 168));
  EXPECT_EQ(*estimate.peak_hours, Ratio(730) * Ratio(35, 168));
  for (const ModelEstimate& model : estimate.models) {
    EXPECT_EQ(model.month, model.bands->all_off_peak * Ratio(203, 168));
    EXPECT_EQ(model.bands->all_peak, model.bands->all_off_peak * Ratio(2));
    EXPECT_FALSE(model.low);
  }
}

// The share of several workloads is that of their requests, whatever their
// size; without requests each counts once.
TEST(Estimate, WeighsPeakSharesByRequests) {
  Scenario scenario = guide("2026-11-13");
  scenario.workloads.push_back(guide_workload());
  const auto share = [](std::int32_t parts) {
    return UsageHours{.kind = UsageHoursKind::peak_share,
                      .peak_share = PartsPerMillion(parts)};
  };
  scenario.workloads[0].hours = share(0);
  scenario.workloads[1].hours = share(800000);
  scenario.workloads[1].requests = Requests(300000);
  EXPECT_EQ(estimated(scenario).peak_share->high, Ratio(6, 10));
  scenario.workloads[0].requests = Requests(0);
  scenario.workloads[1].requests = Requests(0);
  EXPECT_EQ(estimated(scenario).peak_share->high, Ratio(4, 10));
}

// Without requests the month is 0, and a request still has its price.
TEST(Estimate, PricesARequestThatIsNeverMade) {
  Scenario scenario = guide();
  const Estimate usual = estimated(scenario);
  scenario.workloads[0].requests = Requests(0);
  const Estimate idle = estimated(scenario);
  for (std::size_t m = 0; m < 2; ++m) {
    EXPECT_TRUE(idle.models[m].month.is_zero());
    EXPECT_TRUE(idle.models[m].lines.empty());
    EXPECT_FALSE(idle.models[m].dominant());
    EXPECT_EQ(idle.models[m].per_request, usual.models[m].per_request);
    EXPECT_EQ(*idle.models[m].input_price, *usual.models[m].input_price);
  }
  EXPECT_EQ(idle.request_tokens.at(Bucket::hit), Ratio(1050));
  EXPECT_EQ(*difference_of(idle)->ratio, *difference_of(usual)->ratio);
}

TEST(Estimate, WarnsOfWhatMayNotBeMeant) {
  Scenario scenario = guide();
  scenario.workloads[0].requests = Requests(0);
  EXPECT_EQ(warnings(scenario), "no_requests@/scenario/workloads/0/requests");
  scenario = guide();
  scenario.workloads[0].input = Tokens(0);
  scenario.workloads[0].output = Tokens(0);
  EXPECT_EQ(warnings(scenario), "nothing_sent@/scenario/workloads/0");
  EXPECT_FALSE(estimated(scenario).models[0].input_price);
  EXPECT_FALSE(difference_of(estimated(scenario))->ratio);
  scenario = guide();
  scenario.workloads.push_back(guide_workload());
  scenario.workloads[1].requests = Requests(kManyRequests + 1);
  EXPECT_EQ(warnings(scenario), "many_requests@/scenario/workloads/1/requests");
}

TEST(Estimate, RefusesUnknownCardsAndMissingLists) {
  Scenario scenario = guide("2026-06-29");
  EXPECT_EQ(refusals(scenario), "unknown_card@/s/card");
  RateBook dollars_only = book();
  for (PriceList& list : dollars_only.price_lists) {
    std::erase_if(list.rows, [](const PriceRow& row) {
      return row.currency == Currency::cny;
    });
  }
  scenario = guide();
  scenario.currency = Currency::cny;
  const Result<Estimate> refused = make_estimate(dollars_only, scenario, "/s");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.errors()[0].code, ErrorCode::currency_not_listed);
}

TEST(Estimate, PercentsOfNothingAreZero) {
  EXPECT_EQ(percent_of(Ratio(1), Ratio(4)), Ratio(25));
  EXPECT_EQ(percent_of(Ratio(0), Ratio(0)), Ratio(0));
}

}  // namespace
}  // namespace deepseek_cost
