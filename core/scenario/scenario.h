// Everything that the calculator's state holds: the rate card and the currency
// it is pinned to, the month, the workloads, and what the buyer knows besides.
// A share link carries exactly a Scenario.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_SCENARIO_H_
#define DEEPSEEK_COST_CORE_SCENARIO_SCENARIO_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_names.h"
#include "core/number/money.h"
#include "core/scenario/buyer_inputs.h"
#include "core/scenario/workload.h"
#include "core/time/calendar.h"

namespace deepseek_cost {

// Which moment of a request decides its band. The 2026 pages do not say; the
// 2025 page said “the completion timestamp of each request determines its
// pricing tier”. An estimate spreads its requests over hours and is the same
// either way; the choice travels with the scenario for what is priced singly.
enum class BandInstant : std::uint8_t { completion, start };

template <>
struct EnumNames<BandInstant> {
  static constexpr std::string_view kNames[] = {"completion", "start"};
};

struct Scenario {
  std::string card;  // id of the rate card that the estimate is pinned to
  Currency currency = Currency::usd;
  std::optional<CivilMonth> month;  // nothing: an average month
  BandInstant instant = BandInstant::completion;
  std::vector<Workload> workloads;      // 1…kMostWorkloads
  std::optional<BuyerInputs> decision;  // what is known about the choice

  friend bool operator==(const Scenario&, const Scenario&) = default;
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_SCENARIO_H_
