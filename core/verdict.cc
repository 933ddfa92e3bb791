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

// Whether no third route is cheaper where two meet. The two cost the same
// there, but for the last place where costs are rounded.
bool cheapest_at(const RouteCosts& routes, std::size_t route,
                 std::size_t winner, const Ratio& human) {
  const Ratio total = with_human(*routes[route], human).total;
  for (std::size_t i = 0; i < kRoutes; ++i) {
    if (i == route || i == winner || !routes[i]) continue;
    if (with_human(*routes[i], human).total < total) return false;
  }
  return true;
}

// Where another route takes over from the winner: their totals meet there, on
// the side of today's human cost that suits the other, and no third route is
// cheaper. A total is a line over the human cost, so there is one such place to
// either side at most (or several routes at one).
void add_turns(const RouteCosts& routes, const Ratio& human, Verdict& verdict) {
  const auto best = static_cast<std::size_t>(*verdict.route);
  const RouteCost& winner = *routes[best];
  for (std::size_t i = 0; i < kRoutes; ++i) {
    if (!routes[i] || i == best) continue;
    const Ratio spared = winner.failed - routes[i]->failed;
    const Ratio meet = human_where_equal(winner, *routes[i]);
    if (meet.overflowed() || !(meet > Ratio())) continue;
    const bool above = spared > Ratio();
    if (above ? meet < human : human < meet) continue;
    if (!cheapest_at(routes, i, best, meet)) continue;
    verdict.turns.push_back({static_cast<Route>(i), above, meet});
  }
}

// A mix that is not worth its trouble today is not one to turn to.
RouteCosts worth_it(RouteCosts routes, const Verdict& verdict) {
  if (verdict.reasons.front() != Reason::mix_saves_little) return routes;
  for (std::size_t i = 0; i < kRoutes; ++i) {
    if (i != kFlash && i != kPro) routes[i].reset();
  }
  return routes;
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
    if (verdict.route) {
      add_turns(worth_it(routes, verdict), human_units(inputs), verdict);
    }
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
