// From the records of an API log to billed requests.
//
// A record with a usage is a request and is billed, also where it failed (the
// API bills what it reports, a failed attempt and its retry both). Streams are
// put together, also where several run at once: of the chunks with one id the
// last usage counts, and an Anthropic stream's message_delta completes the
// message_start with its id, or where it has none, the latest that is open. If
// that may be one of several models, it is skipped: no bill is better than an
// invented one. At most kMostPendingStreams are waited for, the oldest of which
// is billed as it stands when another begins. What has no usage, model or time,
// or no price, is skipped with its reason; every record is either billed or
// skipped. The parts of a stream that carry no usage are no records of their
// own.
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/usage/bill.h"
#include "core/usage/record.h"
#include "core/usage/scan.h"
#include "core/usage/seen_ids.h"
#include "core/usage/skipped.h"

namespace deepseek_cost::usage {

// Streams that one log is taken to write at the same time.
inline constexpr std::size_t kMostPendingStreams = 64;

struct UsageRequestsOptions {
  RecordTime instant = RecordTime::completion;  // which instant decides
  std::string default_model;                    // for records without one
  std::optional<Instant> default_at;
  bool bill_duplicates = true;  // else a request id is billed once
};

// Requests worth a remark, which are part of the bill.
struct Tally {
  std::int64_t count = 0;
  Int128 amount = 0;
  LogPosition first;

  void add(Int128 more, LogPosition at) {
    if (count++ == 0) first = at;
    amount += more;
  }
};

class UsageRequests final : public RecordSink {
 public:
  UsageRequests(UsageBill& bill, UsageRequestsOptions options)
      : bill_(bill), options_(std::move(options)) {}

  void record(UsageRecord& record, LogPosition at) override;
  void unreadable(const Error& error, LogPosition at) override;
  // Call at the end of a file: a stream does not go on in the next.
  void finish();

  std::int64_t billed() const { return billed_; }
  std::int64_t stream_parts() const { return stream_parts_; }
  const Skips& skips() const { return skips_; }
  const Tally& failed() const { return failed_; }  // status 400 and above
  const Tally& duplicates() const { return duplicates_; }
  const Tally& in_future() const { return in_future_; }  // after `now`
  bool all_ids_checked() const { return ids_.complete(); }
  // How many times were of each kind (start, logged, completion).
  const std::int64_t* times() const { return times_; }
  const UsageRequestsOptions& options() const { return options_; }

 private:
  // A request whose usage may still be completed by a later record.
  struct Pending {
    std::uint64_t key = 0;  // of the id; 0 for none
    bool delta_follows = false;
    std::string model;
    std::string id;
    UsageFields usage;
    std::optional<UsageRecord::Time> time;
    int http_status = 0;
    LogPosition at;
  };

  Pending* find_pending(std::uint64_t key);
  void flush(std::size_t index);
  void buffer(UsageRecord& record, LogPosition at);
  void complete(UsageRecord& record, LogPosition at);
  void bill(std::string_view model, std::string_view id,
            const UsageFields& usage, std::optional<UsageRecord::Time> time,
            int http_status, LogPosition at);

  UsageBill& bill_;
  UsageRequestsOptions options_;
  std::vector<Pending> pending_;  // oldest first, at most kMostPendingStreams
  SeenIds ids_;
  Skips skips_;
  std::int64_t billed_ = 0;
  std::int64_t stream_parts_ = 0;
  Tally failed_;
  Tally duplicates_;
  Tally in_future_;
  std::int64_t times_[kRecordTimes] = {};
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_H_
