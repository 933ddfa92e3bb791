// What an estimate assumes, in one sentence that stands beside its total
// wherever that goes: as data, and as text in English and Chinese.
//
//   30,000 chats of 8 turns a month, 92 % from the cache, evenly over the week,
//   prices since September 10, 2026
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTIONS_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTIONS_H_

#include "core/estimate/estimate.h"
#include "core/estimate/price_history.h"
#include "core/json/writer.h"
#include "core/rates/rate_book.h"
#include "core/scenario/workload.h"

namespace deepseek_cost {

// One sentence in both languages.
Label assumption_sentence(const RateBook& book, const Estimate& estimate,
                          const Scenario& scenario);

// Writes the field "assumptions": {text, text_zh, prices_from,
// prices_until, hit_percent, workloads: [{name, requests, per, kind,
// requests_per_run, api_requests, hours, one, text, text_zh}]}. `api_requests`
// are those that the API sees in a month, `one` the tokens of one request or
// run.
void write_assumptions(const RateBook& book, const Estimate& estimate,
                       const Scenario& scenario, json::Writer& out);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTIONS_H_
