// Estimates of the guide's scenario, and what they were refused or warned of,
// as text.
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_ESTIMATES_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_ESTIMATES_H_

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/estimate/estimate.h"
#include "core/number/money.h"
#include "core/rates/built_in/built_in_rates.h"
#include "tests/support/examples.h"

namespace deepseek_cost {

inline const RateBook& book() { return built_in_rate_book(); }

inline Scenario guide(std::string card = "2026-06-28") {
  Scenario scenario;
  scenario.card = std::move(card);
  scenario.workloads = {guide_workload()};
  return scenario;
}

inline Estimate estimated(const Scenario& scenario,
                          const RateBook& rates = book()) {
  Result<Estimate> estimate = make_estimate(rates, scenario, "/scenario");
  EXPECT_TRUE(estimate) << message_of(estimate.errors()[0]);
  return std::move(estimate).value();
}

inline std::string decimal(const Ratio& units) {
  return round_money_half_even(units).text;
}

inline std::string refusals(const Scenario& scenario) {
  const Result<Estimate> estimate = make_estimate(book(), scenario, "/s");
  if (estimate) return "accepted";
  std::string list;
  for (const Error& error : estimate.errors()) {
    if (!list.empty()) list += ' ';
    list += std::string(name_of(error.code)) + '@' + error.where;
  }
  return list;
}

inline std::string warnings(const Scenario& scenario) {
  std::string list;
  for (const Error& warning : estimated(scenario).warnings) {
    if (!list.empty()) list += ' ';
    list += std::string(name_of(warning.code)) + '@' + warning.where;
  }
  return list;
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_ESTIMATES_H_
