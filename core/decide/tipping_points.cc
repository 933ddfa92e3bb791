#include "core/decide/tipping_points.h"

#include <cstdlib>
#include <optional>

namespace deepseek_cost {
namespace {

std::optional<PartsPerMillion>& member(ShareInput input, BuyerInputs& inputs) {
  switch (input) {
    case ShareInput::fail_flash:
      return inputs.fail_flash;
    case ShareInput::fail_pro:
      return inputs.fail_pro;
    case ShareInput::fail_escalated:
      return inputs.fail_escalated;
    case ShareInput::noticed:
      break;
  }
  return inputs.noticed;
}

// Whether `route` has the smallest total just beyond the human cost at which it
// meets the winner: no other is cheaper there, and of those that meet in the
// same point, it is the one whose total grows least (or falls most). Where
// costs are rounded, they meet but for the last place.
bool wins_beyond(const RouteCosts& routes, Route route, Route winner,
                 const Ratio& human, bool above) {
  const RouteCost& own = *routes[route];
  const Ratio total = with_human(own, human).total;
  const Ratio slip = own.coarse ? Ratio(1, 100000) : Ratio();
  for (const Route other : kEachRoute) {
    if (other == route || other == winner || !routes[other]) continue;
    const Ratio its_total = with_human(*routes[other], human).total;
    if (its_total + slip < total) return false;
    if (total + slip < its_total) continue;
    const Ratio& failed = routes[other]->failed;
    if (failed == own.failed ? other < route : (failed < own.failed) == above) {
      return false;
    }
  }
  return true;
}

// Moves one share after the other, all else as the buyer gave it. Costs are
// rounded (core/decide/routes.h), so that every share can be tried.
class ThresholdSearch {
 public:
  ThresholdSearch(const RequestCosts& costs, const BuyerInputs& inputs,
                  Route from)
      : costs_(coarse(costs)), inputs_(inputs), from_(from) {}

  // Between `here`, where the route wins, and `end`. What wins at the very end
  // alone, such as with no failure at all, changes nothing in practice.
  std::optional<ShareThreshold> between(ShareInput input, std::int32_t here,
                                        std::int32_t end) {
    const std::optional<PartsPerMillion> given = member(input, inputs_);
    std::int32_t near = here;  // `from` wins
    std::int32_t far = end;    // `other` wins
    Route other = winner_at(input, end);
    const bool changes = winner_at(input, here) == from_ && other != from_;
    while (changes && std::abs(far - near) > 1) {
      const std::int32_t middle = (near + far) / 2;
      const Route winner = winner_at(input, middle);
      if (winner == from_) {
        near = middle;
      } else {
        far = middle;
        other = winner;
      }
    }
    member(input, inputs_) = given;
    if (!changes || std::abs(end - near) <= 1) return std::nullopt;
    return ShareThreshold{input, here < end, PartsPerMillion(near), other};
  }

 private:
  Route winner_at(ShareInput input, std::int32_t parts) {
    member(input, inputs_) = PartsPerMillion(parts);
    return *cheapest(weighed(candidates(routes_of(costs_, inputs_), inputs_)));
  }

  const RequestCosts costs_;
  BuyerInputs inputs_;
  const Route from_;
};

}  // namespace

bool is_given(ShareInput input, const BuyerInputs& inputs) {
  BuyerInputs copy = inputs;
  return member(input, copy).has_value();
}

PartsPerMillion share_of(ShareInput input, const BuyerInputs& inputs) {
  BuyerInputs copy = inputs;
  if (const auto& share = member(input, copy)) return *share;
  return input == ShareInput::fail_escalated
             ? *inputs.fail_pro
             : PartsPerMillion(PartsPerMillion::kWhole);
}

RouteCosts weighed(RouteCosts routes) {
  const Ratio weight(Int128{kMixWeight}, 100);
  for (const Route mix : {Route::escalate, Route::split}) {
    std::optional<RouteCost>& cost = routes[mix];
    if (!cost) continue;
    const Ratio api = cost->api * weight;
    cost->api = api.overflowed() ? rounded_money(cost->api) * weight : api;
    cost->failed = cost->failed * weight;
    cost->human = cost->human * weight;
    cost->total = cost->api + cost->human;
  }
  return routes;
}

RouteCosts candidates(RouteCosts routes, const BuyerInputs& inputs) {
  routes[Route::split].reset();
  if (!inputs.fail_escalated) routes[Route::escalate].reset();
  return routes;
}

// Totals meet on the side of today's human cost that suits the other route, at
// one place to either side at most (or several routes at one).
std::vector<Threshold> thresholds_from(const RouteCosts& routes, Route from,
                                       const Ratio& human) {
  std::vector<Threshold> thresholds;
  const RouteCost& winner = *routes[from];
  for (const Route route : kEachRoute) {
    if (!routes[route] || route == from) continue;
    const Ratio spared = winner.failed - routes[route]->failed;
    const Ratio meet = human_where_equal(winner, *routes[route]);
    if (meet.overflowed() || !(meet > Ratio())) continue;
    const bool above = spared > Ratio();
    if (above ? meet < human : human < meet) continue;
    if (!wins_beyond(routes, route, from, meet, above)) continue;
    thresholds.push_back({from, route, above, meet});
  }
  return thresholds;
}

std::vector<ShareThreshold> share_thresholds_from(
    const RequestCosts& costs, const BuyerInputs& inputs, Route from,
    const std::vector<ShareInput>& shares) {
  std::vector<ShareThreshold> thresholds;
  ThresholdSearch search(costs, inputs, from);
  for (const ShareInput input : shares) {
    const std::int32_t here = share_of(input, inputs).parts();
    for (const std::int32_t end : {0, PartsPerMillion::kWhole}) {
      if (here == end) continue;
      if (const auto threshold = search.between(input, here, end)) {
        thresholds.push_back(*threshold);
      }
    }
  }
  return thresholds;
}

}  // namespace deepseek_cost
