#include <gtest/gtest.h>

#include "core/estimate/estimate.h"
#include "core/estimate/variants.h"
#include "tests/support/estimates.h"
#include "tests/support/examples.h"

namespace deepseek_cost {
namespace {

// Where only one of the models has bands, the other costs the same at both
// bounds of a month whose holidays are not published.
TEST(Estimate, AFlatModelBesideABandedOneIsInBothBounds) {
  RateBook own = book();
  for (RateCard& card : own.cards) {
    if (card.id != "2026-11-13") continue;
    card.models[0].price_list =
        own.find_card("2026-06-28")->models[0].price_list;
  }
  Scenario scenario = guide("2026-11-13");
  scenario.month = CivilMonth{2027, 3};
  scenario.workloads.push_back(guide_workload());
  scenario.workloads[0].model = ModelChoice::flash;
  scenario.workloads[1].model = ModelChoice::pro;
  const Estimate estimate = estimated(scenario, own);
  const ModelEstimate& flash = estimate.models[0];
  const ModelEstimate& pro = estimate.models[1];
  ASSERT_FALSE(flash.low);
  ASSERT_TRUE(pro.low);
  const Result<AssignedModels> assigned = assign_models(scenario, estimate, "");
  ASSERT_TRUE(assigned);
  EXPECT_EQ(*assigned->low_month,
            flash.workload_months[0] + pro.low->workload_months[1]);
  EXPECT_EQ(*difference_of(estimate)->low, pro.low->month - flash.month);
}

// Hours at peak are the same ones for both models, whichever they make cheaper.
TEST(Estimate, TheDifferenceIsOfTheSameHours) {
  RateBook own = book();
  for (RateCard& card : own.cards) {
    if (card.id != "2026-11-13") continue;
    PriceList& prices = own.price_lists[card.models[0].price_list];
    for (PriceRow& row : prices.rows) {
      if (row.band == Band::flat) continue;
      row.band = row.band == Band::peak ? Band::off_peak : Band::peak;
    }
  }
  Scenario scenario = guide("2026-11-13");
  scenario.month = CivilMonth{2027, 3};
  const Estimate estimate = estimated(scenario, own);
  const ModelEstimate& flash = estimate.models[0];
  const ModelEstimate& pro = estimate.models[1];
  ASSERT_TRUE(flash.low && pro.low);
  const ModelDifference difference = *difference_of(estimate);
  EXPECT_EQ(difference.difference, pro.month - flash.low->month);
  EXPECT_EQ(*difference.low, pro.low->month - flash.month);
}

// In a month without a holiday list the figures are the upper bound, and the
// lower one is what the scenario costs with every unknown hour off-peak.
TEST(Estimate, UnpublishedHolidaysGiveBothBounds) {
  Scenario scenario = guide("2026-11-13");
  scenario.month = CivilMonth{2027, 3};
  const Estimate estimate = estimated(scenario);
  EXPECT_FALSE(estimate.peak_share->known());
  EXPECT_EQ(*estimate.peak_hours, Ratio(0));
  EXPECT_EQ(estimate.unknown_hours, Ratio(161) /* 23 weekdays of 7 hours */);
  ASSERT_EQ(estimate.warnings.size(), 1u);
  EXPECT_EQ(estimate.warnings[0].code, ErrorCode::holiday_calendar_unknown);
  for (const ModelEstimate& model : estimate.models) {
    EXPECT_EQ(model.low->month, model.bands->all_off_peak);
    EXPECT_GT(model.month, model.low->month);
  }
  // Nothing is unknown where no request falls into the windows.
  scenario.workloads[0].hours.kind = UsageHoursKind::office_us_east;
  EXPECT_FALSE(estimated(scenario).models[0].low);
}

// The bounds keep their order on a book whose peak hours are the cheap ones.
TEST(Estimate, BoundsHoldWherePeakIsCheaper) {
  RateBook reversed = book();
  for (PriceList& list : reversed.price_lists) {
    for (PriceRow& row : list.rows) {
      if (row.band == Band::flat) continue;
      row.band = row.band == Band::peak ? Band::off_peak : Band::peak;
    }
  }
  Scenario scenario = guide("2026-11-13");
  scenario.month = CivilMonth{2027, 3};
  for (const ModelEstimate& model : estimated(scenario, reversed).models) {
    EXPECT_LT(model.low->month, model.month);
    EXPECT_EQ(model.month, model.bands->all_off_peak);
  }
}

}  // namespace
}  // namespace deepseek_cost
