// Units do not mix: each numbered mistake has its accepted twin after #else.
#include "core/number/units.h"

namespace deepseek_cost {

constexpr Tokens kTokens(1500);
constexpr Requests kRequests(7);
constexpr PartsPerMillion kShare(700000);

#if REJECTED == 1  // tokens and requests are not added
constexpr auto kSum = kTokens + kRequests;
#else
constexpr auto kSum = kTokens + Tokens(400);
#endif

#if REJECTED == 2  // tokens are not compared with requests
constexpr bool kLess = kTokens < kRequests;
#else
constexpr bool kLess = kTokens < Tokens(2000);
#endif

#if REJECTED == 3  // a bare number is not a count of tokens
constexpr Tokens kBare = 1500;
#else
constexpr Tokens kBare = Tokens(1500);
#endif

#if REJECTED == 4  // a fraction of a token is not a count
constexpr Tokens kFraction(1.5);
#else
constexpr Tokens kFraction(1);
#endif

#if REJECTED == 5  // a Boolean is not a count
constexpr Tokens kTruth(true);
#else
constexpr Tokens kTruth(1);
#endif

#if REJECTED == 6  // a count that 64 bits may not hold
constexpr Tokens kUnsigned(1500ULL);
#else
constexpr Tokens kUnsigned(1500U);
#endif

#if REJECTED == 7  // requests do not become tokens
constexpr Tokens kConverted(kRequests);
#else
constexpr Tokens kConverted(kTokens);
#endif

#if REJECTED == 8  // a share is not a plain fraction
constexpr PartsPerMillion kHalf(0.5);
#else
constexpr PartsPerMillion kHalf(500000);
#endif

#if REJECTED == 9  // shares do not add: they may be shares of different things
constexpr auto kShares = kShare + kShare;
#else
constexpr auto kShares = kShare.complement();
#endif

#if REJECTED == 10  // tokens times tokens is nothing
constexpr auto kSquare = kTokens * kTokens;
#else
const auto kSquare = kTokens.as_ratio() * kTokens.as_ratio();
#endif

#if REJECTED == 11  // a count is no yes or no
constexpr bool kAny = static_cast<bool>(kTokens);
#else
constexpr bool kAny = kTokens > Tokens();
#endif

}  // namespace deepseek_cost
