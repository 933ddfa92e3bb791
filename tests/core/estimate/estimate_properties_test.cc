#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "core/estimate/estimate.h"
#include "core/estimate/variants.h"
#include "core/rates/pricing.h"
#include "tests/support/estimates.h"

namespace deepseek_cost {
namespace {

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

}  // namespace
}  // namespace deepseek_cost
