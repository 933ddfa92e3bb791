// Money is exact.
//
// A Price is an integer count of 10^-12 currency units per token. Official
// prices are quoted per 1M tokens with at most six decimals (0.003625 USD), so
// every official price fits exactly:  $0.0028 per 1M tokens is Price 2800.
// Money is an integer count of 10^-12 currency units in 128 bits, so that
// tokens × price is exact as DeepSeek bills it:
//
//   “The expense = number of tokens × price”, without rounding per request
//   (https://api-docs.deepseek.com/quick_start/pricing; official usage exports
//   show the exact sums with sixteen decimals).
//
// Each carries its currency; amounts of two currencies do not add. USD and CNY
// are two official lists, and one is never computed from the other.
//
//   Price::per_million("0.003625", Currency::usd)  → 3625 × 10^-12 USD/token
//   54400 tokens × 3625                            → Money 0.0001972 USD
#ifndef DEEPSEEK_COST_CORE_NUMBER_MONEY_H_
#define DEEPSEEK_COST_CORE_NUMBER_MONEY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/number/ratio.h"
#include "core/number/units.h"

namespace deepseek_cost {

enum class Currency : std::uint8_t { usd, cny };

// ISO 4217 code, "USD" or "CNY".
std::string_view code_of(Currency currency);
std::optional<Currency> currency_from(std::string_view code);

// What one token costs, in 10^-12 of its currency.
class Price {
 public:
  constexpr Price() = default;
  constexpr Price(std::int64_t units, Currency currency)
      : units_(units), currency_(currency) {}
  template <std::floating_point Float>
  Price(Float, Currency) = delete;

  // Reads a price per 1M tokens as the official page writes it ("0.10", "3.0").
  // Digits with at most one point; not negative; at most six decimals and at
  // most 1,000,000 (errors: invalid_price, negative_number, too_precise,
  // out_of_range).
  static Result<Price> per_million(std::string_view text, Currency currency);

  constexpr std::int64_t units() const { return units_; }
  constexpr Currency currency() const { return currency_; }
  // Canonical decimal text per 1M tokens: "0.003625".
  std::string per_million() const;

  friend constexpr bool operator==(Price a, Price b) = default;

 private:
  std::int64_t units_ = 0;
  Currency currency_ = Currency::usd;
};

// An exact amount. Only amounts of one currency add; mixing is a programming
// error and ends the program rather than giving a wrong bill.
class Money {
 public:
  static constexpr int kPlaces = 12;

  constexpr explicit Money(Currency currency) : currency_(currency) {}
  constexpr Money(Int128 units, Currency currency)
      : units_(units), currency_(currency) {}
  template <std::floating_point Float>
  Money(Float, Currency) = delete;

  constexpr Int128 units() const { return units_; }
  constexpr Currency currency() const { return currency_; }
  constexpr Ratio as_ratio() const { return Ratio(units_); }

  // Canonical decimal text of all twelve places: "0.000184875", "17.794".
  std::string exact_decimal() const;

  friend Money operator+(Money a, Money b);
  Money& operator+=(Money b) { return *this = *this + b; }
  friend bool operator==(Money a, Money b) = default;

 private:
  Int128 units_ = 0;
  Currency currency_ = Currency::usd;
};

// tokens × price, exact: 63 bits × 40 bits always fit 128.
constexpr Money operator*(Tokens tokens, Price price) {
  return {Int128{tokens.count()} * price.units(), price.currency()};
}
constexpr Money operator*(Price price, Tokens tokens) { return tokens * price; }

// An amount of whole currency, as people give it, in units: $0.5 is 5 × 10^11.
inline Ratio units_of(const Ratio& amount) { return amount * Ratio(kTrillion); }

// A Ratio of 10^-12 currency units (averages, months) as decimal text.
Decimal round_money_half_even(const Ratio& units);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_NUMBER_MONEY_H_
