// What an estimate assumes, as one sentence in English and Chinese that stands
// beside its totals wherever they go, in pieces of which some are fields:
//
//   [30,000] chats of [8] turns a month, [92.1%] from the cache, [evenly over
//   the week], [prices since September 10, 2026]
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTION_SENTENCE_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTION_SENTENCE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/estimate/estimate.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// `field` is the JSON path in the scenario of what the text says and a reader
// may change in its place; empty for the words between.
struct Piece {
  std::string text;
  std::string field;
};
using Pieces = std::vector<Piece>;

struct Sentence {
  Pieces en;
  Pieces zh;
};

std::string joined(const Pieces& pieces);

// How often a workload's requests or runs are made: "30,000 chats of 8 turns a
// month". `index` is the workload's.
Sentence requests_sentence(const Workload& workload, std::size_t index);

// What its requests are counted in: "request", "chat", "agent task" …
std::string_view run_name(const Workload& workload);

// Of several workloads only the price's date is a field. `own_prices`: the book
// is not the official one, and is named.
Sentence assumption_sentence(const RateBook& book, const Estimate& estimate,
                             const Scenario& scenario, bool own_prices);

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

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTION_SENTENCE_H_
