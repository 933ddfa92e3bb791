// Money is exact and has a currency: each numbered mistake has its accepted
// twin after #else.
#include "core/number/money.h"

namespace deepseek_cost {

constexpr Price kPrice(2800, Currency::usd);
constexpr Money kMoney(1000, Currency::usd);
constexpr Tokens kTokens(1500);
constexpr Requests kRequests(7);

#if REJECTED == 1  // no floating point touches money
constexpr Money kFloat(0.5, Currency::usd);
#else
constexpr Money kFloat(500000000000, Currency::usd);
#endif

#if REJECTED == 2  // nor a price
constexpr Price kFloatPrice(0.0028, Currency::usd);
#else
constexpr Price kFloatPrice(2800, Currency::usd);
#endif

#if REJECTED == 3  // an amount without a currency
constexpr Money kBare = Int128{5};
#else
constexpr Money kBare = Money(Int128{5}, Currency::usd);
#endif

#if REJECTED == 4  // requests have no price per token
constexpr Money kBill = kRequests * kPrice;
#else
constexpr Money kBill = kTokens * kPrice;
#endif

#if REJECTED == 5  // a bare number has none either
constexpr Money kBareBill = 1500 * kPrice;
#else
constexpr Money kBareBill = Tokens(1500) * kPrice;
#endif

#if REJECTED == 6  // money times money is nothing
const auto kSquare = kMoney * kMoney;
#else
const auto kSquare = kMoney.as_ratio() * kMoney.as_ratio();
#endif

#if REJECTED == 7  // a rate is not an amount
const auto kMixed = kMoney + kPrice;
#else
const auto kMixed = kMoney + kTokens * kPrice;
#endif

#if REJECTED == 8  // prices do not add
const auto kPrices = kPrice + kPrice;
#else
const auto kPrices = kPrice.units() + kPrice.units();
#endif

#if REJECTED == 9  // amounts have no order across currencies, so none at all
const bool kLess = kMoney < kMoney;
#else
const bool kLess = kMoney == kMoney;
#endif

#if REJECTED == 10  // an exact number does not come from a floating one
const Ratio kRatio(0.5);
#else
const Ratio kRatio(1, 2);
#endif

}  // namespace deepseek_cost
