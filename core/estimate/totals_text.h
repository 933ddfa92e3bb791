// The totals of an estimate in words, with what they rest on: to be copied, and
// as a title, in English and in Chinese.
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_TOTALS_TEXT_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_TOTALS_TEXT_H_

#include "core/estimate/assumption_sentence.h"
#include "core/estimate/estimate.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// What was assumed with the totals, to be copied: "DeepSeek API, 30,000 chats
// …: Flash $57.54, Pro $213.15 a month". It begins with the name of the
// workload where there is one, and at prices of one's own with neither.
Label totals_sentence(const Sentence& assumed, const Estimate& estimate,
                      const Scenario& scenario, bool own_prices);

// What the same comes to at the prices in force, to stand behind those totals:
// " (at the prices in force since September 10, 2026: Flash $57.54, Pro
// $213.15)"; nothing where the rates are the same.
Label in_force_text(const RateBook& book, const Estimate& estimate,
                    const Scenario& scenario, const Estimate& then);

// The totals, what they are of and at which prices, in the words of a title:
// "DeepSeek API: Flash $57.54, Pro $213.15 a month – 30,000 chats of 8 turns a
// month, prices since September 10, 2026".
Label totals_title(const RateBook& book, const Estimate& estimate,
                   const Scenario& scenario, bool own_prices);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_TOTALS_TEXT_H_
