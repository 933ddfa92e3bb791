// What an estimate assumes, as one sentence in English and Chinese that stands
// beside its totals wherever they go, in pieces of which some are fields:
//
//   [30,000] chats of [8] turns a month, [92.1%] from the cache, [evenly over
//   the week], [prices since September 10, 2026]
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTION_SENTENCE_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTION_SENTENCE_H_

#include <cstddef>
#include <string_view>

#include "core/estimate/estimate.h"
#include "core/estimate/sentence_parts.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// How often a workload's requests or runs are made: "30,000 chats of 8 turns a
// month". `index` is the workload's.
Sentence requests_sentence(const Workload& workload, std::size_t index);

// What its requests are counted in: "request", "chat", "agent task" …
std::string_view run_name(const Workload& workload);

// Of several workloads only the price's date is a field. `own_prices`: the book
// is not the official one, and is named.
Sentence assumption_sentence(const RateBook& book, const Estimate& estimate,
                             const Scenario& scenario, bool own_prices);

// Its first and its last part alone, as a title has room for.
Sentence volume_and_prices(const RateBook& book, const Estimate& estimate,
                           const Scenario& scenario, bool own_prices);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTION_SENTENCE_H_
