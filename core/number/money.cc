#include "core/number/money.h"

#include <cstdlib>

#include "core/base/ascii.h"
#include "core/base/no_figure.h"
#include "core/base/utf8.h"

namespace deepseek_cost {
namespace {

constexpr std::int64_t kUnitsPerMillion = 1000000;  // 10^-12 × 10^6 tokens
constexpr int kPricePlaces = 6;
constexpr std::int64_t kHighestPrice = 1000000;  // currency units per 1M tokens

Error price_error(ErrorCode code, std::string_view text, Words detail) {
  return {code, "", shortened(text), detail};
}

}  // namespace

std::string_view code_of(Currency currency) {
  return currency == Currency::usd ? "USD" : "CNY";
}

std::optional<Currency> currency_from(std::string_view code) {
  if (code == "USD") return Currency::usd;
  if (code == "CNY") return Currency::cny;
  return std::nullopt;
}

Result<Price> Price::per_million(std::string_view text, Currency currency) {
  std::string_view rest = text;
  if (rest.starts_with('-')) {
    return price_error(ErrorCode::negative_number, text, "");
  }
  std::int64_t units = 0;
  int places = -1;  // -1: before the point
  bool any_digit = false;
  for (const char c : rest) {
    if (c == '.' && places < 0 && any_digit) {
      places = 0;
      continue;
    }
    if (!is_digit(c)) {
      return price_error(ErrorCode::invalid_price, text,
                         Phrase::digits_with_point);
    }
    any_digit = true;
    if (places >= 0 && ++places > kPricePlaces) {
      return price_error(ErrorCode::too_precise, text, "6");
    }
    units = units * 10 + (c - '0');
    if (places <= 0 && units > kHighestPrice) {
      return price_error(ErrorCode::out_of_range, text,
                         {Phrase::at_most, to_string(kHighestPrice)});
    }
  }
  if (!any_digit || places == 0) {
    return price_error(ErrorCode::invalid_price, text,
                       Phrase::digits_with_point);
  }
  for (int i = places < 0 ? 0 : places; i < kPricePlaces; ++i) units *= 10;
  if (units > kHighestPrice * kUnitsPerMillion) {
    return price_error(ErrorCode::out_of_range, text,
                       {Phrase::at_most, to_string(kHighestPrice)});
  }
  return Price(units, currency);
}

std::string Price::per_million() const {
  return decimal_of_scaled(units_, kPricePlaces);
}

std::string Money::exact_decimal() const {
  return decimal_of_scaled(units_, kPlaces);
}

Money operator+(Money a, Money b) {
  Int128 sum = 0;
  if (a.currency_ != b.currency_ ||
      __builtin_add_overflow(a.units_, b.units_, &sum)) {
    std::abort();
  }
  return {sum, a.currency_};
}

Decimal round_money_half_even(const Ratio& units) {
  if (units.is_whole()) {
    return {decimal_of_scaled(units.numerator(), Money::kPlaces),
            !units.rounded()};
  }
  // To whole units of 10^-12 first; then only the point is put in.
  const Ratio whole = round_half_even(units);
  if (whole.overflowed()) return {std::string(kNoFigure), false};
  return {decimal_of_scaled(whole.numerator(), Money::kPlaces), false};
}

}  // namespace deepseek_cost
