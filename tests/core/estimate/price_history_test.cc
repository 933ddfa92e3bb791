#include "core/estimate/price_history.h"

#include <gtest/gtest.h>

#include "core/estimate/estimate.h"
#include "core/estimate/priced_steps.h"
#include "core/json/parse.h"
#include "core/rates/built_in/built_in_rates.h"
#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {
namespace {

Scenario scenario_at(std::string_view card, Currency currency) {
  Errors errors;
  Scenario scenario = read_scenario(
      *json::parse(R"({"workloads":[{"input":1500,"hit":70,"output":400,
      "requests":1000,"when":{"kind":"office_china"}}]})"),
      "/scenario", card, errors);
  EXPECT_TRUE(errors.empty());
  scenario.currency = currency;
  return scenario;
}

// A step holds for every card until the next: no card inside it changes a bill,
// not even in office hours.
TEST(PriceHistory, EveryCardCostsWhatItsStepDoes) {
  const RateBook& book = built_in_rate_book();
  for (const Currency currency : {Currency::usd, Currency::cny}) {
    const std::vector<const RateCard*> steps = price_steps(book, currency);
    std::size_t at = 0;
    for (const RateCard& card : book.cards) {
      if (at + 1 < steps.size() && steps[at + 1] == &card) ++at;
      const auto own =
          make_estimate(book, scenario_at(card.id, currency), "/scenario");
      const auto step = make_estimate(
          book, scenario_at(steps[at]->id, currency), "/scenario");
      ASSERT_TRUE(own.ok() && step.ok()) << card.id;
      for (std::size_t i = 0; i < own->models.size(); ++i) {
        EXPECT_EQ(own->models[i].month, step->models[i].month) << card.id;
      }
      const PriceSpan span = price_span(book, card, currency);
      EXPECT_LE(span.from, card.effective_from);
      EXPECT_TRUE(!span.until || *span.until > card.effective_from);
    }
    EXPECT_EQ(at + 1, steps.size());
  }
}

// On November 13 nothing but tools got a price: Flash's token prices date from
// September 10, Pro's from August 16, and the hours from September 19.
TEST(PriceHistory, EachModelsPricesHaveTheirOwnDate) {
  const RateBook& book = built_in_rate_book();
  const RateCard& card = *book.find_card("2026-11-13");
  const auto since = [&](std::size_t model) {
    return format_instant(price_span(book, card, model, Currency::usd).from);
  };
  EXPECT_EQ(since(0), "2026-09-10T04:00:00Z");
  EXPECT_EQ(since(1), "2026-08-16T16:00:00Z");
  EXPECT_EQ(format_instant(price_span(book, card, Currency::usd).from),
            "2026-09-10T04:00:00Z");
  EXPECT_EQ(format_instant(hours_since(book, card)), "2026-09-19T00:00:00Z");
}

// Steps follow each other without a gap; the cheapest and the dearest are the
// first of their kind; and a bucket changes where its price does.
TEST(PricedSteps, AreTheSameMonthAtEveryPrice) {
  const RateBook& book = built_in_rate_book();
  const Scenario scenario = scenario_at("2026-06-28", Currency::usd);
  const std::vector<PricedStep> steps = priced_steps(book, scenario);
  ASSERT_GT(steps.size(), 2U);
  const std::size_t least = first_extreme(steps, 0, false).value_or(99);
  const std::size_t most = first_extreme(steps, 0, true).value_or(99);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Instant from = steps[i].card->effective_from;
    EXPECT_TRUE(steps[i].holds_at(from));
    if (i > 0) EXPECT_EQ(steps[i - 1].until, from);
    if (i > 0) EXPECT_FALSE(steps[i - 1].holds_at(from));
    if (!steps[i].estimate) continue;
    const Ratio& month = steps[i].estimate->models[0].month;
    EXPECT_GE(month, steps[least].estimate->models[0].month);
    EXPECT_LE(month, steps[most].estimate->models[0].month);
    if (i < least) EXPECT_GT(month, steps[least].estimate->models[0].month);
    if (i < most) EXPECT_LT(month, steps[most].estimate->models[0].month);
  }
  EXPECT_FALSE(steps.back().until.has_value());
  EXPECT_FALSE(first_extreme(steps, 2, true).has_value());
  const CardModel& before = book.find_card("2026-06-28")->models.front();
  const CardModel& after = book.find_card("2026-09-10")->models.front();
  EXPECT_FALSE(
      bucket_changed(book, before, before, Currency::usd, Bucket::hit));
  EXPECT_TRUE(bucket_changed(book, before, after, Currency::usd, Bucket::hit));
}

}  // namespace
}  // namespace deepseek_cost
