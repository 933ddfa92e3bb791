// Estimates as JSON. An amount is {"amount":"17.794","exact":true}: canonical
// decimal text, rounded half to even at 10^-12 where "exact" is false.
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_ESTIMATE_JSON_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_ESTIMATE_JSON_H_

#include <string_view>

#include "core/estimate/estimate.h"
#include "core/json/writer.h"

namespace deepseek_cost {

// Writes one amount, of 10^-12 currency units, as the value of `key`.
void write_amount(json::Writer& out, std::string_view key, const Ratio& units);
// The same as fields of the object that is open: "amount" and "exact".
void write_amount_fields(json::Writer& out, const Ratio& units);

// Percent and ratios: at most four and six decimals.
std::string percent_text(const Ratio& percent);

// A count that need not be whole, of at most twelve decimals; and one for each
// bucket, as the value of `key`: {"hit":"1050","miss":"450","output":"400"}.
Decimal count_text(const Ratio& count);
void write_tokens(json::Writer& out, std::string_view key,
                  const PerBucket& tokens);

// A fraction as it is, as the value of `key`: {"part":"5","of":"24"}.
void write_fraction(json::Writer& out, std::string_view key,
                    const Ratio& ratio);

// How many times `before` an amount is, as the value of `key`: {"ratio":
// "2.081402","rounded":"2.08"}, or null where `before` is nothing.
void write_factor(json::Writer& out, std::string_view key, const Ratio& now,
                  const Ratio& before);

// Writes the fields of an `estimate` response, all but "in_force".
void write_estimate(const Estimate& estimate, const Scenario& scenario,
                    json::Writer& out);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_ESTIMATE_JSON_H_
