#include "core/number/money.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

namespace deepseek_cost {
namespace {

Price usd(std::string_view per_million) {
  return *Price::per_million(per_million, Currency::usd);
}

std::string refused(std::string_view text) {
  const Result<Price> price = Price::per_million(text, Currency::usd);
  return price ? "accepted" : std::string(name_of(price.errors()[0].code));
}

// Every spelling of the official pages is one exact count of 10^-12 per token.
TEST(Price, ReadsThePagesSpellings) {
  EXPECT_EQ(usd("0.0028").units(), 2800);
  EXPECT_EQ(usd("0.003625").units(), 3625);
  EXPECT_EQ(usd("0.10"), usd("0.1"));
  EXPECT_EQ(usd("3.0"), usd("3"));
  EXPECT_EQ(usd("0").units(), 0);
  EXPECT_EQ(usd("1000000").units(), 1000000000000);
  EXPECT_EQ(usd("3.0").per_million(), "3");
  EXPECT_EQ(usd("0.003625").per_million(), "0.003625");
}

TEST(Price, RefusesWhatIsNotAPrice) {
  EXPECT_EQ(refused("-1"), "negative_number");
  EXPECT_EQ(refused("0.1234567"), "too_precise");
  EXPECT_EQ(refused("1000000.000001"), "out_of_range");
  EXPECT_EQ(refused("1000001"), "out_of_range");
  EXPECT_EQ(refused("99999999999999999999999999"), "out_of_range");
  for (const char* text : {"", ".", ".5", "1.", "1.2.3", "1e3", "0,14", "$1",
                           " 1", "1 ", "+1", "NaN", "Infinity", "0x1", "１"}) {
    EXPECT_EQ(refused(text), "invalid_price") << text;
  }
}

TEST(Price, TextAndUnitsRoundTrip) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    const auto units = static_cast<std::int64_t>(random() % 1000000000001);
    const Price price(units, Currency::cny);
    EXPECT_EQ(*Price::per_million(price.per_million(), Currency::cny), price);
  }
}

// tokens × price is exact at both ends of their ranges.
TEST(Money, ProductsAreExact) {
  EXPECT_EQ((Tokens(54400) * usd("0.003625")).exact_decimal(), "0.0001972");
  const Money most = Tokens(INT64_MAX) * usd("1000000");
  EXPECT_EQ(most.exact_decimal(), "9223372036854775807");
  EXPECT_EQ((Tokens(1) * Price(1, Currency::usd)).exact_decimal(),
            "0.000000000001");
  EXPECT_EQ(usd("0.14") * Tokens(2), Tokens(2) * usd("0.14"));
}

// Billing requests one by one or all at once is the same amount.
TEST(Money, SumsOfProductsAreTheProductOfSums) {
  std::mt19937_64 random(11);
  const Price price = usd("0.003625");
  Tokens tokens;
  Money sum(Currency::usd);
  for (int i = 0; i < 1000; ++i) {
    const Tokens part(static_cast<std::int64_t>(random() % 400000));
    tokens += part;
    sum += part * price;
  }
  EXPECT_EQ(sum, tokens * price);
}

TEST(MoneyDeathTest, CurrenciesNeverMix) {
  const Money dollars(1, Currency::usd);
  const Money yuan(1, Currency::cny);
  EXPECT_DEATH_IF_SUPPORTED((void)(dollars + yuan), "");
}

TEST(Money, RoundsOnlyForDisplay) {
  EXPECT_EQ(round_money_half_even(Ratio(17794000000000)).text, "17.794");
  EXPECT_TRUE(round_money_half_even(Ratio(17794000000000)).exact);
  const Decimal third = round_money_half_even(Ratio(1000000000000, 3));
  EXPECT_EQ(third.text, "0.333333333333");
  EXPECT_FALSE(third.exact);
  EXPECT_EQ(round_money_half_even(Ratio(1, 2)).text, "0");
  EXPECT_EQ(round_money_half_even(Ratio(3, 2)).text, "0.000000000002");
  EXPECT_EQ(round_money_half_even(Ratio(-3, 2)).text, "-0.000000000002");
}

TEST(Currency, IsNamedByItsCode) {
  EXPECT_EQ(currency_from("USD"), Currency::usd);
  EXPECT_EQ(currency_from(code_of(Currency::cny)), Currency::cny);
  for (const char* code : {"usd", "EUR", "", "USDT", "RMB"}) {
    EXPECT_FALSE(currency_from(code)) << code;
  }
}

}  // namespace
}  // namespace deepseek_cost
