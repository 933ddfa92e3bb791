// What a report comes to, in a line.
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_USAGE_OUTCOME_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_USAGE_OUTCOME_H_

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {

// "2 of 3: 100+200>30, 1 same_id, no_usage": of the tallies and the reasons
// those that there are.
inline std::string outcome_of(const json::Value& got) {
  const json::Value& totals = *got.find("totals");
  std::string text = totals.find("requests")->text + " of " +
                     got.find("counts")->find("records")->text + ": " +
                     totals.find("hit")->text + "+" +
                     totals.find("miss")->text + ">" +
                     totals.find("output")->text;
  for (const char* tally :
       {"duplicates", "same_id", "same_text", "last_step_only", "times_apart",
        "hits_perhaps_beside", "sums_billed", "envelope_differs"}) {
    const std::string count = got.find(tally)->find("count")->text;
    if (count != "0") text.append(", ").append(count + " ").append(tally);
  }
  for (const json::Value& skipped : got.find("skipped")->items) {
    text.append(", ").append(skipped.find("code")->text);
  }
  return text;
}

inline std::string outcome_of_log(const std::string& file,
                                  const std::string& options = "{}") {
  const std::string whole = report_text(file, options);
  EXPECT_EQ(report_text(file, options, 7), whole);
  return outcome_of(parsed_report(whole));
}

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_USAGE_OUTCOME_H_
