// From the records of an API log to billed requests.
//
// A record with a usage is a request and is billed, also where it failed (the
// API bills what it reports, a failed attempt and its retry both). What has no
// usage, model or time, or no price, is skipped with its reason; every request
// is either billed or skipped. Lines of a session that are no requests and the
// parts of a stream are counted apart.
//
// Reports of one request are put together, also where several run at once:
//   - of the chunks with one id, and of the lines that an agent writes for the
//     blocks of one reply, the last usage counts, where the input is the same
//     that with most output; of other records with one id too, where the input
//     is the same and the output is not, and neither has failed;
//   - chunks without an id belong to the stream before them, up to a usage, or
//     to one with another model or time of creation;
//   - an Anthropic stream's message_delta completes the message_start with its
//     id, or where it has none, the latest that has no delta yet. If that may
//     be one of several models, it is skipped: no bill is better than an
//     invented one;
//   - a 0, an empty model or no time never replaces what an earlier part said;
//   - a stream that ends without a usage is one skipped record.
//   - sessions of agents repeat their counts: see requests_sessions.cc.
// At most kMostPending requests are waited for, the oldest of which is billed
// as it stands when another begins.
//
// Separate records with the same id and the same usage are one request, written
// down twice; the reader may have them billed all the same. What a proxy
// answered from its own cache, DeepSeek has not billed.
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/usage/bill.h"
#include "core/usage/record.h"
#include "core/usage/scan.h"
#include "core/usage/seen_ids.h"
#include "core/usage/skipped.h"

namespace deepseek_cost::usage {

// Requests whose usage may still be completed by a later record.
inline constexpr std::size_t kMostPending = 64;

struct UsageRequestsOptions {
  RecordTime instant = RecordTime::completion;  // which instant decides
  std::string default_model;                    // for records without one
  std::optional<Instant> default_at;
  bool bill_duplicates = false;  // else a repeated request is billed once
  // Minutes east of UTC of times that give no offset; absent: such requests are
  // not billed.
  std::optional<int> naive_offset;
  // Of what is remembered of ids; the answer does not depend on it.
  std::uint64_t hash_seed = 0;
  // "Bill model X as …".
  std::vector<std::pair<std::string, std::string>> bill_as;
};

// Requests worth a remark.
// What the server did for requests besides answering, as their responses count
// it, at the price of the tool on the card of the request.
struct ToolUses {
  std::int64_t count = 0;
  std::int64_t unpriced = 0;  // of them without a price on that card
  Int128 amount = 0;          // of the others
  LogPosition first;
};

struct Tally {
  std::int64_t count = 0;
  Int128 amount = 0;
  LogPosition first;

  void add(Int128 more, LogPosition at) {
    if (count++ == 0) first = at;
    amount += more;
  }
};

// Requests that report no hits: all their input is billed as misses.
struct HitsUnknown {
  Tally tally;
  Int128 input = 0;
  Int128 amount_if_hits = 0;  // had all their input been hits
};

// Requests whose time has no offset, and what they come to in two zones.
struct NaiveTimes {
  std::int64_t count = 0;
  LogPosition first;
  Int128 if_utc = 0;
  Int128 if_beijing = 0;
  std::int64_t unpriced = 0;  // in neither sum
};

// Of the one running total of a session, which has no id.
inline constexpr std::uint64_t kSessionKey = 2;

class UsageRequests final : public RecordSink {
 public:
  UsageRequests(UsageBill& bill, UsageRequestsOptions options);

  void record(UsageRecord& record, LogPosition at) override;
  void unreadable(const Error& error, LogPosition at) override;
  // Call at the end of a file: a stream does not go on in the next.
  void finish();

  std::int64_t billed() const { return billed_; }
  std::int64_t stream_parts() const { return stream_parts_; }
  std::int64_t other_records() const { return other_records_; }
  const Skips& skips() const { return skips_; }
  const Tally& failed() const { return failed_; }  // status 400 and above
  const Tally& duplicates() const { return duplicates_; }
  const Tally& in_future() const { return in_future_; }  // after `now`
  // Anthropic streams without an end: their output is what the start said.
  const Tally& unfinished() const { return unfinished_; }
  // An envelope gave other counts than the response inside it, which is billed.
  const Tally& envelope_differs() const { return envelope_differs_; }
  // Named claude…: right for DeepSeek's Anthropic endpoint only.
  const Tally& claude_names() const { return claude_names_; }
  // Billed by a name whose meaning was observed and is documented nowhere.
  const Tally& observed_names() const { return observed_names_; }
  // Searches and the like by the server, which are not in the bill.
  const ToolUses& tool_uses(ServerTool tool) const {
    return tool_uses_[static_cast<std::size_t>(tool)];
  }
  const HitsUnknown& hits_unknown() const { return hits_unknown_; }
  const NaiveTimes& naive_times() const { return naive_times_; }
  bool all_ids_checked() const { return ids_.complete() && !report_missed_; }
  // How many times were of each kind (start, logged, completion).
  const std::int64_t* times() const { return times_; }
  const UsageRequestsOptions& options() const { return options_; }

 private:
  struct Request {
    std::uint64_t key = 0;  // of the id; 0: the slot is free
    StreamPart part = StreamPart::whole;
    bool has_usage = false;
    bool delta_seen = false;
    bool ended = false;
    bool usage_differs = false;
    bool by_deepseek = false;  // the provider says so
    bool unread_time = false;
    bool copied = false;  // in the history of another session, too
    std::int64_t updated = 0;
    std::string model;
    std::string id;
    std::string keys;  // seen, where the usage is not understood
    UsageFields usage;
    std::optional<UsageRecord::Time> time;
    int http_status = 0;
    LogPosition at;
  };

  // What a model's name comes to: the same for all its requests.
  struct ModelName {
    std::string model;  // as the log gives it
    bool by_deepseek = false;
    std::string shown;
    std::string billed;
    bool other_service = false;

    Names names() const { return {shown, billed}; }
  };

  std::uint64_t key_of(const UsageRecord& record, StreamPart part) const;
  void describe(Request& request, const UsageRecord& record, LogPosition at);
  void update(Request& request, const UsageRecord& record, LogPosition at);
  Request* find_pending(std::uint64_t key);
  Request& begin_pending(std::uint64_t key, const UsageRecord& record,
                         LogPosition at);
  void flush(Request& request);
  void buffer(UsageRecord& record, LogPosition at);
  void without_usage(UsageRecord& record, LogPosition at);
  void session_line(const UsageRecord& record, LogPosition at);
  void note_sum(LogPosition at);
  void end_sums();
  void hold(const UsageRecord& record, LogPosition at);
  void end_held();
  bool repeats_held(const UsageRecord& record) const;
  void session_count(UsageRecord& record, LogPosition at);
  bool copies_history(const UsageRecord& record);
  bool later_report(const Request& earlier, const UsageRecord& record) const;
  bool goes_on(const Request& stream, const UsageRecord& record) const;
  void replace_usage(Request& request, const UsageRecord& record,
                     LogPosition at);
  Request* start_of_delta(bool& several_models);
  void complete(UsageRecord& record, LogPosition at);
  void end_message(const UsageRecord& record);

  void bill(const Request& request);
  std::optional<Instant> instant_of(const Request& request, const Names& names,
                                    const TokenUsage& usage);
  const ModelName& name_of(const Request& request);
  ModelName read_name(const Request& request) const;
  void note_tool(ServerTool tool, std::int64_t count, LogPosition at,
                 Instant when, bool has_time);
  void note(const Request& request, const TokenUsage& usage, Instant when,
            bool has_time);
  void skip(ErrorCode code, std::string_view value, Words detail,
            LogPosition at);

  UsageBill& bill_;
  UsageRequestsOptions options_;
  std::vector<Request> pending_;  // a ring of kMostPending
  std::vector<std::uint64_t> pending_keys_;
  std::size_t next_pending_ = 0;
  std::int64_t clock_ = 0;
  std::vector<ModelName> names_;  // the last of them, a ring
  std::size_t next_name_ = 0;
  std::string session_model_;
  UsageFields session_total_;
  // What sums up a run, in this file, and what was counted before it.
  std::vector<LogPosition> sums_;
  std::int64_t counted_before_ = 0;
  // What a line of a session has announced, until another repeats it.
  std::optional<Request> held_;
  // Codex: totals of all sessions, and of those that are forks.
  SeenIds totals_;
  SeenIds fork_totals_;
  bool forked_ = false;  // this session
  bool copying_ = true;  // it has had no total of its own yet
  SeenIds ids_;
  // A later report of a request that was no longer waited for.
  bool report_missed_ = false;
  Skips skips_;
  std::int64_t billed_ = 0;
  std::int64_t stream_parts_ = 0;
  std::int64_t other_records_ = 0;
  Tally failed_;
  Tally duplicates_;
  Tally in_future_;
  Tally unfinished_;
  Tally envelope_differs_;
  Tally claude_names_;
  Tally observed_names_;
  ToolUses tool_uses_[kServerTools];
  HitsUnknown hits_unknown_;
  NaiveTimes naive_times_;
  std::int64_t times_[kRecordTimes] = {};
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_H_
