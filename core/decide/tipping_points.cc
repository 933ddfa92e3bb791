#include "core/decide/tipping_points.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace deepseek_cost {
namespace {

constexpr auto kFlash = static_cast<std::size_t>(Route::flash);
constexpr auto kPro = static_cast<std::size_t>(Route::pro);

constexpr std::array<std::string_view, kShareInputs> kShares = {
    "fail_flash", "fail_pro", "fail_escalated", "noticed"};

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

// Tries one share after the other, all else as the buyer told it. Costs are
// rounded (core/decide/routes.h), so that every share can be tried.
class Moved {
 public:
  Moved(const RequestCosts& costs, const BuyerInputs& inputs, Route from,
        bool with_mixes)
      : costs_(coarse(costs)),
        inputs_(inputs),
        from_(from),
        with_mixes_(with_mixes) {}

  // Between `here`, where the route wins, and `end`. What wins at the very end
  // alone, such as with no failure at all, changes nothing in practice.
  std::optional<ShareTurn> turn(ShareInput input, std::int32_t here,
                                std::int32_t end) {
    const std::optional<PartsPerMillion> told = member(input, inputs_);
    Tried near = with(input, here);
    Tried far = with(input, end);
    const bool turns = near.winner == from_ && far.winner != from_;
    int stuck = 0;  // how often far (or, below nothing, near) has stayed
    for (int step = 0; turns && std::abs(far.parts - near.parts) > 1; ++step) {
      // A guess hits at once where totals are lines, as without retries;
      // halves see to an end where they bend too much.
      const Tried next = with(input, step > 12 ? (near.parts + far.parts) / 2
                                               : meeting(near, far, stuck));
      const bool nearer = next.winner == from_;
      stuck = nearer ? std::max(stuck, 0) + 1 : std::min(stuck, 0) - 1;
      (nearer ? near : far) = next;
    }
    member(input, inputs_) = told;
    if (!turns || std::abs(end - near.parts) <= 1) return std::nullopt;
    return ShareTurn{input, here < end, PartsPerMillion(near.parts),
                     far.winner};
  }

 private:
  struct Tried {
    std::int32_t parts;
    RouteCosts routes;
    Route winner;

    const Ratio& total(Route route) const {
      return routes[static_cast<std::size_t>(route)]->total;
    }
  };

  Tried with(ShareInput input, std::int32_t parts) {
    member(input, inputs_) = PartsPerMillion(parts);
    RouteCosts routes = routes_of(costs_, inputs_);
    if (!with_mixes_) routes = single_models(routes);
    const Route winner = *cheapest(routes);
    return {parts, routes, winner};
  }

  // Where the totals of the route and of its rival would meet if they were
  // lines; strictly between the two. An end that has stayed weighs half each
  // time (the "Illinois" form of regula falsi), so that both close in.
  std::int32_t meeting(const Tried& near, const Tried& far, int stuck) const {
    const auto weight = [](int times) {
      return Ratio(1, Int128{1} << std::clamp(times - 1, 0, 20));
    };
    const Ratio before =
        (near.total(far.winner) - near.total(from_)) * weight(-stuck);
    const Ratio behind =
        (far.total(from_) - far.total(far.winner)) * weight(stuck);
    const Ratio way = before / (before + behind);
    const Ratio distance(Int128{std::abs(far.parts - near.parts)});
    const Ratio steps = way * distance;
    std::int32_t whole = 1;
    if (!steps.overflowed()) {
      whole =
          static_cast<std::int32_t>(steps.numerator() / steps.denominator());
    }
    whole = std::clamp(whole, 1, std::abs(far.parts - near.parts) - 1);
    return near.parts < far.parts ? near.parts + whole : near.parts - whole;
  }

  const RequestCosts costs_;
  BuyerInputs inputs_;
  const Route from_;
  const bool with_mixes_;
};

}  // namespace

std::string_view name_of(ShareInput input) {
  return kShares[static_cast<std::size_t>(input)];
}

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

RouteCosts single_models(RouteCosts routes) {
  for (std::size_t i = 0; i < kRoutes; ++i) {
    if (i != kFlash && i != kPro) routes[i].reset();
  }
  return routes;
}

// Totals meet on the side of today's human cost that suits the other route, at
// one place to either side at most (or several routes at one).
std::vector<Turn> turns_from(const RouteCosts& routes, Route from,
                             const Ratio& human) {
  std::vector<Turn> turns;
  const auto best = static_cast<std::size_t>(from);
  const RouteCost& winner = *routes[best];
  for (std::size_t i = 0; i < kRoutes; ++i) {
    if (!routes[i] || i == best) continue;
    const Ratio spared = winner.failed - routes[i]->failed;
    const Ratio meet = human_where_equal(winner, *routes[i]);
    if (meet.overflowed() || !(meet > Ratio())) continue;
    const bool above = spared > Ratio();
    if (above ? meet < human : human < meet) continue;
    if (!cheapest_at(routes, i, best, meet)) continue;
    turns.push_back({from, static_cast<Route>(i), above, meet});
  }
  return turns;
}

std::vector<ShareTurn> share_turns_from(const RequestCosts& costs,
                                        const BuyerInputs& inputs, Route from,
                                        bool with_mixes,
                                        const std::vector<ShareInput>& shares) {
  std::vector<ShareTurn> turns;
  Moved moved(costs, inputs, from, with_mixes);
  for (const ShareInput input : shares) {
    const std::int32_t here = share_of(input, inputs).parts();
    for (const std::int32_t end : {0, PartsPerMillion::kWhole}) {
      if (here == end) continue;
      if (const auto turn = moved.turn(input, here, end)) {
        turns.push_back(*turn);
      }
    }
  }
  return turns;
}

}  // namespace deepseek_cost
