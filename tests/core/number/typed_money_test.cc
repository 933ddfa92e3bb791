#include "core/number/typed_money.h"

#include <gtest/gtest.h>

#include <string>

namespace deepseek_cost {
namespace {

std::string money(std::string_view text, Currency currency) {
  const Result<Ratio> read =
      read_money(text, currency, 1000000000000, 12, Notation::typed);
  if (read) return round_half_even_to_decimal(*read, 12).text;
  const Error& error = read.errors().front();
  return std::string(name_of(error.code)) + ":" + error.value;
}

TEST(TypedMoney, IsReadWithTheSignOfItsCurrency) {
  for (const std::string_view text : {"5", "$5", "$ 5", "5$", "US$5", "5 USD",
                                      "usd 5", "$5 USD", "＄5", " 5美元 "}) {
    EXPECT_EQ(money(text, Currency::usd), "5") << text;
  }
  for (const std::string_view text :
       {"5", "¥5", "￥ 5", "5元", "5 CNY", "rmb5", "人民币5元"}) {
    EXPECT_EQ(money(text, Currency::cny), "5") << text;
  }
  EXPECT_EQ(money("$1.5k", Currency::usd), "1500");
  EXPECT_EQ(money("5万元", Currency::cny), "50000");
  EXPECT_EQ(money("$0.25", Currency::usd), "0.25");
}

// Nothing is converted: what is in another currency has to be entered anew.
TEST(TypedMoney, OfAnotherCurrencyIsRefused) {
  EXPECT_EQ(money("¥5", Currency::usd), "other_currency:¥5");
  EXPECT_EQ(money("5 CNY", Currency::usd), "other_currency:5 CNY");
  EXPECT_EQ(money("$5", Currency::cny), "other_currency:$5");
  EXPECT_EQ(money("¥5 USD", Currency::usd), "other_currency:¥5 USD");
  EXPECT_EQ(message_of({ErrorCode::other_currency, "", "¥5", "USD"}),
            "“¥5” is in another currency: enter it in USD.");
}

TEST(TypedMoney, IsOtherwiseANumberLikeAnyOther) {
  EXPECT_EQ(money("$1.500", Currency::usd), "ambiguous_number:$1.500");
  EXPECT_EQ(money("$-5", Currency::usd), "negative_number:$-5");
  EXPECT_EQ(money("$x", Currency::usd), "not_a_number:$x");
  EXPECT_EQ(money("5€", Currency::usd), "not_a_number:5€");
  EXPECT_EQ(money("$", Currency::usd), "empty_number:$");
  EXPECT_EQ(money(std::string(3000, '$'), Currency::usd).substr(0, 12),
            "not_a_number");
}

}  // namespace
}  // namespace deepseek_cost
