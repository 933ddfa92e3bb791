// Sums of money as people type them, with the sign of their currency or not.
//
//   "5", "$5", "US$5", "5 USD", "usd 5", "5美元"     → 5, where amounts are in
//   USD "¥5", "￥5", "5 CNY", "RMB 5", "5元", "5万元"    → 5 or 50,000, in CNY
#ifndef DEEPSEEK_COST_CORE_NUMBER_TYPED_MONEY_H_
#define DEEPSEEK_COST_CORE_NUMBER_TYPED_MONEY_H_

#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/number/money.h"
#include "core/number/parse_number.h"
#include "core/number/ratio.h"

namespace deepseek_cost {

// An amount of `currency` units from 0 to `most`, with at most `places`
// decimals. Errors: those of read_decimal (core/number/parse_number.h), and
// other_currency where the sign is another's: nothing is ever converted.
Result<Ratio> read_money(std::string_view text, Currency currency,
                         std::int64_t most, int places,
                         Notation notation = Notation::plain);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_NUMBER_TYPED_MONEY_H_
