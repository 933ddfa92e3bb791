// What weaker answers cost: Flash, Pro and mixes of them, per result that ends
// up accepted.
//
// An attempt costs what the API charges and is not accepted with the model's
// failure share. After the last retry a person makes the failure good (or the
// business bears it), which costs `human`; so every request ends in a result:
//
//   attempts = 1 + f + f² + … + fⁿ        n retries, each failing on its own
//   failed   = fⁿ⁺¹
//   total    = cost × attempts + human × failed
//
// That is where every failure is noticed. What nobody notices is not tried
// again: with the noticed share d, attempts are 1 + fd + (fd)² + …, and each of
// them leaves f (1 - d) behind for good.
//
// Pro pays for itself against Flash, whatever the failures cost, once
//
//   extra ≤ human × avoided,   extra   = Pro's API cost - Flash's, attempts and
//   all
//                              avoided = Flash's failed - Pro's failed
//
// so "Pro pays once it avoids one failure in human ÷ extra", and with known
// shares "Pro pays once a failure costs extra ÷ avoided":
//
//   Flash 0.0002, Pro 0.0006, human 0.0188 → one failure in 47
//
// Money is exact. Powers of shares are probabilities: they are kept in units of
// 10^-12, rounded half to even, which is exact for up to one retry.
#ifndef DEEPSEEK_COST_CORE_DECIDE_ROUTES_H_
#define DEEPSEEK_COST_CORE_DECIDE_ROUTES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/enum_names.h"
#include "core/number/ratio.h"
#include "core/number/units.h"
#include "core/scenario/buyer_inputs.h"

namespace deepseek_cost {

// flash     every request to Flash
// pro       every request to Pro
// escalate  Flash first; what it fails at goes to Pro
// split     `pro_share` of the requests straight to Pro, the rest to Flash
enum class Route : std::uint8_t { flash, pro, escalate, split };
template <>
struct EnumNames<Route> {
  static constexpr std::string_view kNames[] = {"flash", "pro", "escalate",
                                                "split"};
};
inline constexpr Route kEachRoute[] = {Route::flash, Route::pro,
                                       Route::escalate, Route::split};

// Attempts on one model.
struct Attempts {
  Ratio count;      // on average, 1 or more
  Ratio noticed;    // share that still fails at the last attempt, known to
  Ratio unnoticed;  // share of answers that fail unnoticed
  Ratio failed() const { return noticed + unnoticed; }
};
Attempts attempts_of(PartsPerMillion fail, const BuyerInputs& inputs);

// One request on average, in 10^-12 of the currency.
struct RouteCost {
  Ratio flash_calls;  // attempts on Flash, on average
  Ratio pro_calls;
  Ratio api;     // flash_calls × Flash's cost + pro_calls × Pro's
  Ratio failed;  // share that a person has to make good
  Ratio human;   // human × failed
  Ratio total;   // per accepted result: api + human
  bool coarse = false;
};

// What one request costs on each model, in 10^-12 of the currency.
struct RequestCosts {
  Ratio flash;
  Ratio pro;
  // What they multiply to is rounded as below.
  bool coarse = false;
};

// Averages over many workloads can be fractions so fine that 128 bits do not
// hold their products with shares and a month of requests. Then costs, and all
// money that comes of them, are rounded half to even to 10^-18 of the currency
// and attempts to 10^-12, which no figure that is shown can tell.
RequestCosts coarse(const RequestCosts& costs);
Ratio rounded_money(const Ratio& units);  // to 10^-18 of the currency

// The inputs that a route needs and that are unknown: the failure shares of the
// models it uses, and for split the share.
std::vector<std::string_view> missing_inputs(Route route,
                                             const BuyerInputs& inputs);

// What a route costs; nothing where inputs that it needs are missing. An
// unknown human cost counts as nothing here.
std::optional<RouteCost> cost_of(Route route, const RequestCosts& costs,
                                 const BuyerInputs& inputs);

// What each route costs; nothing for one that is unknown.
class RouteCosts {
 public:
  std::optional<RouteCost>& operator[](Route route) {
    return costs_[static_cast<std::size_t>(route)];
  }
  const std::optional<RouteCost>& operator[](Route route) const {
    return costs_[static_cast<std::size_t>(route)];
  }
  auto begin() const { return costs_.begin(); }
  auto end() const { return costs_.end(); }

 private:
  std::array<std::optional<RouteCost>, std::size(kEachRoute)> costs_;
};
RouteCosts routes_of(const RequestCosts& costs, const BuyerInputs& inputs);

// The same with another human cost, in 10^-12 of the currency.
RouteCost with_human(RouteCost cost, const Ratio& human);

// The human cost at which two routes cost the same; overflowed where they fail
// equally often, or where it cannot be held.
Ratio human_where_equal(const RouteCost& a, const RouteCost& b);

// The human cost as 10^-12 of the currency.
Ratio human_units(const BuyerInputs& inputs);

// The cheapest known route at the inputs' human cost, the simpler one of equals
// (in the order of Route); nothing where Flash or Pro isn't known.
std::optional<Route> cheapest(const RouteCosts& costs);

// The one of Flash and Pro with the smaller total, Flash of equals; both are
// known.
Route better_single(const RouteCosts& costs);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_DECIDE_ROUTES_H_
