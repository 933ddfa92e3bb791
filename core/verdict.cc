#include "core/verdict.h"

#include <array>

namespace deepseek_cost {
namespace {

constexpr std::array<std::string_view, 4> kOutcomes = {
    "flash_default", "pro_pays", "mix", "unsettled"};
constexpr std::array<std::string_view, 7> kReasons = {
    "failures_unknown", "human_unknown", "pro_avoids_nothing", "smallest_total",
    "mix_saves_little", "too_close",     "range_flips"};

constexpr auto kFlash = static_cast<std::size_t>(Route::flash);
constexpr auto kPro = static_cast<std::size_t>(Route::pro);

Verdict settled(Route route, Reason reason) {
  Verdict verdict;
  verdict.outcome = route == Route::flash ? Outcome::flash_default
                    : route == Route::pro ? Outcome::pro_pays
                                          : Outcome::mix;
  verdict.route = route;
  verdict.reasons = {reason};
  return verdict;
}

Verdict unsettled(std::vector<Reason> reasons) {
  Verdict verdict;
  verdict.reasons = std::move(reasons);
  return verdict;
}

// Whether `a` is within 1 % of the smaller `b`.
bool close(const Ratio& a, const Ratio& b) { return (a - b) * Ratio(100) < b; }

// Where the totals of two routes meet, if failures can cost that much.
void add_turns(const RouteCosts& routes, Verdict& verdict) {
  const RouteCost& winner = *routes[static_cast<std::size_t>(*verdict.route)];
  for (std::size_t i = 0; i < kRoutes; ++i) {
    if (!routes[i] || static_cast<Route>(i) == *verdict.route) continue;
    const Ratio spared = winner.failed - routes[i]->failed;
    const Ratio meet = (routes[i]->api - winner.api) / spared;
    if (meet.overflowed() || !(meet > Ratio())) continue;
    verdict.turns.push_back({static_cast<Route>(i), spared > Ratio(), meet});
  }
}

Verdict by_totals(const RouteCosts& routes) {
  const Route best = *cheapest(routes);
  const Ratio& flash = routes[kFlash]->total;
  const Ratio& pro = routes[kPro]->total;
  const Route single = pro < flash ? Route::pro : Route::flash;
  const Ratio& smaller = pro < flash ? pro : flash;
  const Ratio& larger = pro < flash ? flash : pro;
  const Ratio& least = routes[static_cast<std::size_t>(best)]->total;
  const bool mixed = best != Route::flash && best != Route::pro;
  if (mixed && !close(smaller, least)) {
    return settled(best, Reason::smallest_total);
  }
  if (close(larger, smaller)) return unsettled({Reason::too_close});
  return settled(single,
                 mixed ? Reason::mix_saves_little : Reason::smallest_total);
}

}  // namespace

std::string_view name_of(Outcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)];
}
std::string_view name_of(Reason reason) {
  return kReasons[static_cast<std::size_t>(reason)];
}

Verdict verdict_of(const Choice& choice) {
  const DecisionInputs& inputs = choice.inputs;
  const RouteCosts routes = choice.routes();
  std::vector<Reason> unknown;
  if (!routes[kFlash] || !routes[kPro]) {
    unknown.push_back(Reason::failures_unknown);
  }
  if (!inputs.human) unknown.push_back(Reason::human_unknown);
  if (unknown.empty()) {
    Verdict verdict = by_totals(routes);
    if (verdict.route) add_turns(routes, verdict);
    return verdict;
  }
  const bool only_human = routes[kFlash] && routes[kPro];
  if (only_human && routes[kFlash]->failed <= routes[kPro]->failed &&
      routes[kFlash]->api <= routes[kPro]->api) {
    return settled(Route::flash, Reason::pro_avoids_nothing);
  }
  return unsettled(std::move(unknown));
}

}  // namespace deepseek_cost
