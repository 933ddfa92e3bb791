#include "core/number/typed_money.h"

#include <array>
#include <optional>
#include <string>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace deepseek_cost {
namespace {

constexpr std::size_t kLongestShown = 60;  // bytes of a text that is no amount

struct Sign {
  std::string_view text;  // in small letters
  Currency currency;
};
// The longer ones first: "us$" ends in "$".
constexpr std::array kSigns = {
    Sign{"us$", Currency::usd},  Sign{"usd", Currency::usd},
    Sign{"$", Currency::usd},    Sign{"＄", Currency::usd},
    Sign{"美元", Currency::usd}, Sign{"cny", Currency::cny},
    Sign{"rmb", Currency::cny},  Sign{"¥", Currency::cny},
    Sign{"￥", Currency::cny},   Sign{"人民币", Currency::cny},
    Sign{"元", Currency::cny},
};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool same_letters(std::string_view typed, std::string_view small) {
  if (typed.size() != small.size()) return false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (to_lower(typed[i]) != small[i]) return false;
  }
  return true;
}

// Takes the sign off the front or the end of an amount.
std::optional<Currency> take_sign(std::string_view& text) {
  for (const Sign& sign : kSigns) {
    const std::size_t size = sign.text.size();
    if (text.size() < size) continue;
    if (same_letters(text.substr(0, size), sign.text)) {
      text = trimmed(text.substr(size));
      return sign.currency;
    }
    if (same_letters(text.substr(text.size() - size), sign.text)) {
      text = trimmed(text.substr(0, text.size() - size));
      return sign.currency;
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Ratio> read_money(std::string_view text, Currency currency,
                         std::int64_t most, int places, Notation notation) {
  std::string_view number = trimmed(text);
  if (number.size() > kLongestShown) number = text;
  // "$5 USD" says it twice.
  for (int i = 0; i < 2; ++i) {
    const std::optional<Currency> sign = take_sign(number);
    if (sign && *sign != currency) {
      return Error{ErrorCode::other_currency, "",
                   shortened(text, kLongestShown), code_of(currency)};
    }
  }
  Result<Ratio> amount = read_decimal(number, most, places, notation);
  if (amount) return amount;
  Errors errors = amount.errors();
  for (Error& error : errors) error.value = shortened(text, kLongestShown);
  return errors;
}

}  // namespace deepseek_cost
