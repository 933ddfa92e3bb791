#include "core/estimate/estimate.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "core/base/no_figure.h"
#include "core/estimate/variants.h"
#include "core/number/money.h"
#include "core/rates/built_in/built_in_rates.h"
#include "core/rates/pricing.h"
#include "tests/support/examples.h"

namespace deepseek_cost {
namespace {

const RateBook& book() { return built_in_rate_book(); }

Scenario guide(std::string card = "2026-06-28") {
  Scenario scenario;
  scenario.card = std::move(card);
  scenario.workloads = {guide_workload()};
  return scenario;
}

Estimate estimated(const Scenario& scenario, const RateBook& rates = book()) {
  Result<Estimate> estimate = make_estimate(rates, scenario, "/scenario");
  EXPECT_TRUE(estimate) << message_of(estimate.errors()[0]);
  return std::move(estimate).value();
}

std::string decimal(const Ratio& units) {
  return round_money_half_even(units).text;
}

std::string refusals(const Scenario& scenario) {
  const Result<Estimate> estimate = make_estimate(book(), scenario, "/s");
  if (estimate) return "accepted";
  std::string list;
  for (const Error& error : estimate.errors()) {
    if (!list.empty()) list += ' ';
    list += std::string(name_of(error.code)) + '@' + error.where;
  }
  return list;
}

std::string warnings(const Scenario& scenario) {
  std::string list;
  for (const Error& warning : estimated(scenario).warnings) {
    if (!list.empty()) list += ' ';
    list += std::string(name_of(warning.code)) + '@' + warning.where;
  }
  return list;
}

// Scenarios over every card, currency, month and kind of hours.
class RandomScenarios {
 public:
  explicit RandomScenarios(std::uint64_t seed) : source_(seed) {}

  Scenario next() {
    Scenario scenario;
    scenario.card = book()
                        .cards[static_cast<std::size_t>(
                            below(static_cast<int>(book().cards.size())))]
                        .id;
    scenario.currency = flip() ? Currency::usd : Currency::cny;
    if (flip()) scenario.month = CivilMonth{2026 + below(2), 1 + below(12)};
    const int count = 1 + below(3);
    for (int i = 0; i < count; ++i) scenario.workloads.push_back(workload());
    return scenario;
  }

  Workload workload() {
    Workload workload;
    workload.input = Tokens(below(500000));
    workload.hit =
        PartsPerMillion(flip() ? below(1000001) : 10000 * below(101));
    workload.output = Tokens(below(390000));
    workload.requests = Requests(below(8) == 0 ? 0 : below(1000000));
    workload.per = static_cast<Period>(below(4));
    workload.hours.kind = static_cast<UsageHoursKind>(below(7));
    workload.hours.peak_share = PartsPerMillion(below(1000001));
    for (std::size_t hour = 0; hour < kHoursPerWeek; ++hour) {
      workload.hours.grid[hour] = flip();
    }
    workload.hours.grid[9] = true;
    return workload;
  }

  int below(int bound) {
    return static_cast<int>(source_() % static_cast<unsigned>(bound));
  }
  bool flip() { return below(2) == 0; }

 private:
  std::mt19937_64 source_;
};

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

// Every figure of the working adds up to every total, with nothing lost.
TEST(Estimate, LinesAddUpToEveryTotal) {
  RandomScenarios random(1);
  for (int i = 0; i < 500; ++i) {
    const Scenario scenario = random.next();
    const Estimate estimate = estimated(scenario);
    for (const ModelEstimate& model : estimate.models) {
      PerBucket tokens, amounts;
      Ratio month;
      std::vector<Ratio> workloads(scenario.workloads.size());
      for (const EstimateLine& line : model.lines) {
        EXPECT_EQ(line.amount, line.tokens * Ratio(line.price.units()));
        EXPECT_FALSE(line.tokens.is_zero());
        tokens.at(line.bucket) += line.tokens;
        amounts.at(line.bucket) += line.amount;
        workloads[line.workload] += line.amount;
        month += line.amount;
      }
      EXPECT_EQ(month, model.month);
      EXPECT_EQ(month, model.amounts.total());
      EXPECT_EQ(workloads, model.workload_months);
      for (const Bucket bucket : kEachBucket) {
        EXPECT_EQ(tokens.at(bucket), estimate.month_tokens.at(bucket));
        EXPECT_EQ(amounts.at(bucket), model.amounts.at(bucket));
      }
      if (!estimate.month_requests.is_zero()) {
        EXPECT_EQ(model.per_request * estimate.month_requests, month);
      }
    }
  }
}

// The figures beside the total are what a changed scenario really costs.
TEST(Estimate, WhatIfFiguresAgreeWithTheirScenarios) {
  RandomScenarios random(2);
  for (int i = 0; i < 300; ++i) {
    const Scenario scenario = random.next();
    const Estimate estimate = estimated(scenario);
    Scenario no_cache = scenario, off_peak = scenario, peak = scenario;
    for (std::size_t w = 0; w < scenario.workloads.size(); ++w) {
      no_cache.workloads[w].hit = PartsPerMillion(0);
      off_peak.workloads[w].hours = {.kind = UsageHoursKind::peak_share};
      peak.workloads[w].hours = {.kind = UsageHoursKind::peak_share,
                                 .peak_share = PartsPerMillion(1000000)};
    }
    const Estimate without_cache = estimated(no_cache);
    const Estimate all_off_peak = estimated(off_peak);
    const Estimate all_peak = estimated(peak);
    for (std::size_t m = 0; m < estimate.models.size(); ++m) {
      const ModelEstimate& model = estimate.models[m];
      EXPECT_EQ(model.no_cache_month, without_cache.models[m].month);
      EXPECT_GE(model.no_cache_month, model.month);
      if (!model.bands) {
        EXPECT_EQ(all_peak.models[m].month, model.month);
        continue;
      }
      EXPECT_EQ(model.bands->all_off_peak, all_off_peak.models[m].month);
      EXPECT_EQ(model.bands->all_peak, all_peak.models[m].month);
      EXPECT_EQ(model.bands->off_peak + model.bands->peak, model.month);
      EXPECT_LE(model.bands->all_off_peak, model.month);
      EXPECT_GE(model.bands->all_peak, model.month);
    }
  }
}

// More hits never cost more, and each further percent saves the same.
TEST(Estimate, CostFallsEvenlyWithHits) {
  RandomScenarios random(3);
  for (int i = 0; i < 40; ++i) {
    Scenario scenario = random.next();
    std::vector<Ratio> months;
    for (int percent = 0; percent <= 100; percent += 20) {
      for (Workload& workload : scenario.workloads) {
        workload.hit = PartsPerMillion(percent * 10000);
      }
      months.push_back(estimated(scenario).models[1].month);
    }
    for (std::size_t j = 1; j < months.size(); ++j) {
      EXPECT_LE(months[j], months[j - 1]);
      EXPECT_EQ(months[j - 1] - months[j], months[0] - months[1]);
    }
  }
}

// Twice the requests cost twice as much; workloads cost together what they
// cost one by one.
TEST(Estimate, CostsAreLinear) {
  RandomScenarios random(4);
  for (int i = 0; i < 200; ++i) {
    Scenario scenario = random.next();
    const Estimate once = estimated(scenario);
    std::vector<Ratio> sum(once.models.size());
    for (const Workload& workload : scenario.workloads) {
      Scenario alone = scenario;
      alone.workloads = {workload};
      const Estimate single = estimated(alone);
      for (std::size_t m = 0; m < sum.size(); ++m) {
        sum[m] += single.models[m].month;
      }
    }
    for (Workload& workload : scenario.workloads) {
      workload.requests = Requests(workload.requests.count() * 2);
    }
    const Estimate twice = estimated(scenario);
    for (std::size_t m = 0; m < sum.size(); ++m) {
      EXPECT_EQ(once.models[m].month, sum[m]);
      EXPECT_EQ(twice.models[m].month, once.models[m].month * Ratio(2));
      EXPECT_EQ(twice.models[m].per_request, once.models[m].per_request);
    }
  }
}

// An estimate of whole tokens is the bill of that usage, on every card.
TEST(Estimate, AgreesWithPricingRequests) {
  for (const RateCard& card : book().cards) {
    Scenario scenario = guide(card.id);
    scenario.workloads[0].requests = Requests(1);
    for (const bool at_peak : {false, true}) {
      scenario.workloads[0].hours = {
          .kind = UsageHoursKind::peak_share,
          .peak_share = PartsPerMillion(at_peak ? 1000000 : 0)};
      for (const ModelEstimate& model : estimated(scenario).models) {
        const Band band = !card.peak_rule ? Band::flat
                          : at_peak       ? Band::peak
                                          : Band::off_peak;
        const PriceRow* row =
            book().prices_of(*model.model).find(Currency::usd, band);
        ASSERT_NE(row, nullptr) << card.id;
        const Usage usage{Tokens(1050), Tokens(450), Tokens(400)};
        EXPECT_EQ(model.month, cost_of(usage, *row).as_ratio());
      }
    }
  }
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

TEST(Estimate, PercentsOfNothingAreZero) {
  EXPECT_EQ(percent_of(Ratio(1), Ratio(4)), Ratio(25));
  EXPECT_EQ(percent_of(Ratio(0), Ratio(0)), Ratio(0));
}

}  // namespace
}  // namespace deepseek_cost
