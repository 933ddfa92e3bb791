// The words of a usage report that logs and official exports share.
#ifndef DEEPSEEK_COST_CORE_USAGE_REPORT_REPORT_H_
#define DEEPSEEK_COST_CORE_USAGE_REPORT_REPORT_H_

#include <optional>
#include <string_view>

#include "core/json/writer.h"
#include "core/usage/bill/bill.h"
#include "core/usage/requests/requests.h"
#include "core/usage/scan/skipped.h"
#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

// Key and canonical decimal text of a count.
void write_count(json::Writer& out, std::string_view key, Int128 count);
void write_amount(json::Writer& out, std::string_view key, Int128 units);
// requests, hit, miss, output, reasoning, amount and, where the band of some
// is unknown, amount_low, into the open object.
void write_sums(json::Writer& out, const UsageSums& sums,
                bool with_requests = true);
// "hit_share": percent of the input with four decimals, or null.
void write_hit_share(json::Writer& out, const UsageSums& sums);
void write_position(json::Writer& out, std::string_view key, LogPosition at);
// "first" and the like: {line (from 1), byte, file (from 0; a member of an
// archive is one)}
// "skipped": [{code, count, first, value, message}]
void write_skipped(json::Writer& out, const Skips& skips);
// "as_workload": the mean request, as a workload of a scenario takes it: whole
// tokens, requests a day over the days from first to last, and the share of
// requests in peak hours where it is known. Null without requests.
void write_workload(json::Writer& out, const UsageSums& sums, std::int64_t days,
                    std::optional<Ratio> peak_share);

// The whole report of an API log.
void write_log_report(json::Writer& out, const UsageBill& bill,
                      const UsageRequests& requests);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REPORT_REPORT_H_
