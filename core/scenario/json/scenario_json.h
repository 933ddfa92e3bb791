// A Scenario as JSON, as requests carry it and responses give it back:
//
//   {"card":"2026-06-28","currency":"USD","month":"","instant":"completion",
//    "workloads":[{"name":"","input":1500,"hit":"70","output":400,
//                  "requests":100000,"per":"month","when":{"kind":"even"}}]}
//
// Every number may arrive as the reader typed it ("1.5k", "70 %"). Input, hit,
// output and requests of a workload must be given: a number that is missing is
// never guessed. What is not given of the rest is the book's default card, USD,
// an average month, completion, no name, per month, even use and no "model" (or
// "flash" or "pro").
#ifndef DEEPSEEK_COST_CORE_SCENARIO_JSON_SCENARIO_JSON_H_
#define DEEPSEEK_COST_CORE_SCENARIO_JSON_SCENARIO_JSON_H_

#include <string>

#include "core/base/result.h"
#include "core/json/object_reader.h"
#include "core/json/value.h"
#include "core/json/writer.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// Reads the object at JSON path `path`, adding every error found to `errors`;
// the scenario means something only if none was added.
Scenario read_scenario(const json::Value& value, const std::string& path,
                       std::string_view default_card, Errors& errors);

// The field "scenario" of a request, which has to be there.
Scenario read_required_scenario(json::ObjectReader& request,
                                std::string_view default_card);

// A field of minutes ahead of UTC: 480, "480", "-300" or "+08:00".
int read_utc_offset(json::ObjectReader& reader, std::string_view key,
                    int fallback);

// Writes the canonical form of a workload's "when".
void write_hours(const UsageHours& hours, json::Writer& out);

// Writes the canonical form: all fields, and of "when" those of its kind.
void write_scenario(const Scenario& scenario, json::Writer& out);
void write_workload(const Workload& workload, json::Writer& out);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_JSON_SCENARIO_JSON_H_
