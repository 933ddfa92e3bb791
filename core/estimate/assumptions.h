// What an estimate assumes, as data and as text (assumption_sentence.h).
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTIONS_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTIONS_H_

#include "core/estimate/estimate.h"
#include "core/json/writer.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {

// Writes the field "assumptions": {text, text_zh, parts:
// [{text, field?}], parts_zh, copy, copy_zh, title, title_zh, prices_from,
// prices_until, hit_percent, workloads: [{name, requests, per, kind,
// requests_per_run, api_requests, hours, one, text, text_zh}]}. `api_requests`
// are those that the API sees in a month, `one` the tokens of one request or
// run. `parts` put together are `text`; `copy` is the sentence with its totals,
// and behind them what the same comes to at the prices in force, where these
// are given and others; `title` a short one that begins with them. The prices
// hold until `prices_until` at these hours; a change of hours ends them, too.
void write_assumptions(const RateBook& book, const Estimate& estimate,
                       const Scenario& scenario, bool own_prices,
                       const Estimate* in_force, json::Writer& out);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_ASSUMPTIONS_H_
