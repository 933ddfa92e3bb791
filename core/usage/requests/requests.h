// From the records of an API log to billed requests.
//
// A record with a usage is a request and is billed, also where it failed (the
// API bills what it reports, a failed attempt and its retry both). What has no
// usage, model or time, or no price, is skipped with its reason; every request
// is either billed or skipped. Lines of a session that are no requests and the
// parts of a stream are counted apart.
//
// Reports of one request are put together, also where several run at once:
//   - of the chunks with one id, until one says that the answer is complete and
//     another begins, the last usage counts, where the input is the same that
//     with most output; of other records with one id only where the earlier
//     says that it is not complete, or counts nothing. An id may be that of a
//     user, a task or a gateway: complete answers of one id are requests of
//     their own, counted where their input is the same (`same_id`);
//   - of the lines that an agent writes for the blocks of one reply, the same,
//     in whatever file they stand (resumed sessions, those of subagents);
//   - chunks without an id belong to the latest stream of their model and time
//     of creation, up to a usage;
//   - an Anthropic stream's message_delta completes the message_start with its
//     id or `message_id`, or where it has none, the latest that has no delta
//     yet; of several that it may be of: see requests_interleaved.cc;
//   - a 0, an empty model or no time never replaces what an earlier part said;
//   - a stream that ends without a usage is one skipped record.
//   - sessions of agents repeat their counts: see requests_sessions.cc.
// Of requests that are reported in parts, kMostOpenStreams are waited for; of
// responses, the last kMostPending. What is reported later is a request of its
// own: it may be in the bill twice, and is counted (`late`).
//
// A span, an observation or a run around others that report usage sums them up:
// those are waited for up to the end of the file, as parts of a stream are.
//
// Separate records with the same id and the same usage are one request, written
// down twice, and so are copies of one without an id (copies.h); the reader may
// have them billed all the same. What is marked as
// answered from a cache, a proxy has answered and DeepSeek has not billed;
// unless the reader says that DeepSeek's own context cache is meant.
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_REQUESTS_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_REQUESTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/usage/bill/bill.h"
#include "core/usage/record/record.h"
#include "core/usage/requests/codex_turns.h"
#include "core/usage/requests/keyed_values.h"
#include "core/usage/requests/open_streams.h"
#include "core/usage/requests/request.h"
#include "core/usage/requests/run_results.h"
#include "core/usage/requests/seen_ids.h"
#include "core/usage/requests/span_tree.h"
#include "core/usage/scan/scan.h"
#include "core/usage/scan/skipped.h"
#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

// Responses of which a later record may be another report.
inline constexpr std::size_t kMostPending = 64;

struct UsageRequestsOptions {
  RecordTime instant = RecordTime::completion;  // which instant decides
  std::string default_model;                    // for records without one
  std::optional<Instant> default_at;
  bool bill_duplicates = false;  // else a repeated request is billed once
  bool bill_cached = false;  // requests marked as answered from a cache, too
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

  // Requests are not billed in the order in which they stand in a file.
  void add(Int128 more, LogPosition at) {
    if (count++ == 0 || at < first) first = at;
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

class UsageRequests final : public RecordSink {
 public:
  UsageRequests(UsageBill& bill, UsageRequestsOptions options);

  void record(UsageRecord& record, LogPosition at) override;
  void unreadable(const Error& error, LogPosition at) override;
  void end_of_stream() override;
  // At the end of a file: only an agent's replies may go on in another.
  void end_file();
  void finish();
  // Requests that are neither billed nor skipped yet.
  std::int64_t waiting() const {
    return static_cast<std::int64_t>(streams_.size() + runs_.size());
  }

  std::int64_t billed() const { return billed_; }
  std::int64_t stream_parts() const { return stream_parts_; }
  std::int64_t other_records() const { return other_records_; }
  const Skips& skips() const { return skips_; }
  const Tally& failed() const { return failed_; }  // status 400 and above
  const Tally& duplicates() const { return duplicates_; }
  // Marked as answered from a cache, billed or not.
  const Tally& marked_cached() const { return marked_cached_; }
  // Billed, as another one with their id and input and another output is.
  const Tally& same_id() const { return same_id_; }
  // Billed, as another one with the same text and second, or without a time,
  // is.
  const Tally& same_text() const { return same_text_; }
  // Billed at one of their times, which lie more than an hour apart.
  const Tally& times_apart() const { return times_apart_; }
  // Whose input was taken to include the hits, though of others with the same
  // counts it cannot.
  Tally hits_perhaps_beside() const;
  // Messages of opencode without their parts: of several steps the last alone.
  const Tally& last_steps() const { return last_steps_; }
  // Billed, though an earlier report of them was no longer waited for.
  const Tally& late() const { return late_; }
  // Billed, and each the sum of several requests at one instant.
  const Tally& sums_billed() const { return sums_billed_; }
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
  bool all_ids_checked() const { return ids_.complete() && late_.count == 0; }
  // How many times were of each kind (start, logged, completion).
  const std::int64_t* times() const { return times_; }
  const UsageRequestsOptions& options() const { return options_; }

 private:
  // Of the one running total of a session, which has no id.
  static constexpr std::uint64_t kSessionKey = 2;
  static constexpr std::uint64_t kNoId = 4;
  // Others without an id are numbered from here on; the keys of ids are odd.
  static constexpr std::uint64_t kFirstNameless = 8;

  // How many of the open streams may be what a delta without an id belongs to.
  static constexpr int kMostLatest = 64;
  // What is not known of streams that ran at once.
  enum class Doubt : std::uint8_t {
    whose,   // which of them each delta is of
    counts,  // …and whether it goes on with an earlier one
    models,  // …and which model it was
  };

  // What a model's name comes to: the same for all its requests.
  struct ModelName {
    std::string model;  // as the log gives it
    std::string seller;
    bool by_deepseek = false;
    std::string shown;
    std::string billed;
    bool other_service = false;

    Names names() const { return {shown, billed}; }
  };

  std::uint64_t key_of(const UsageRecord& record, StreamPart part);
  std::uint64_t span_key_of(const UsageRecord& record,
                            std::string_view id) const;
  void describe(Request& request, const UsageRecord& record, LogPosition at);
  void note_keys(Request& request, const UsageRecord& record) const;
  void identify_record(Request& request, const UsageRecord& record);
  void identify_event(Request& request, const UsageRecord& record) const;
  void update(Request& request, const UsageRecord& record, LogPosition at);
  Request* find_pending(std::uint64_t key);
  Request& begin_pending(std::uint64_t key, const UsageRecord& record,
                         LogPosition at);
  Request& begin_part(std::uint64_t key);
  void begin_instead(Request* known, std::uint64_t key,
                     const UsageRecord& record, LogPosition at);
  Request& begin_response(std::uint64_t key);
  void flush(Request& request);
  void flush_streams(bool but_replies);
  void buffer(UsageRecord& record, LogPosition at);
  void without_usage(UsageRecord& record, LogPosition at);
  void session_line(const UsageRecord& record, LogPosition at);
  bool ends_uncounted_turn(const UsageRecord& record, LogPosition at);
  void begin_codex_session(const UsageRecord& record);
  void begin_thread(const UsageRecord& record);
  void bill_thread(Request request);
  void skip_turn(std::optional<LogPosition> uncounted);
  void note_sum(const UsageRecord& record, LogPosition at);
  void end_sums();
  void end_copilot_sessions();
  void end_runs();
  void end_run(const RunResult& run);
  void end_attempts(std::string_view model);
  void hold(const UsageRecord& record, LogPosition at);
  void end_held();
  bool repeats_held(const UsageRecord& record) const;
  void session_count(UsageRecord& record, LogPosition at);
  void compare_growth(Request& request, const UsageFields& total,
                      const UsageFields& before);
  bool copies_history(const UsageRecord& record);
  bool later_report(const Request& earlier, const UsageRecord& record,
                    LogPosition at) const;
  bool begins_anew(const Request& stream, const UsageRecord& record) const;
  bool same_message(const Request& reply, const UsageRecord& record,
                    LogPosition at) const;
  bool follows_end(const Request& reply, const UsageRecord& record) const;
  bool goes_on(const Request& stream, const UsageRecord& record) const;
  Request* nameless_stream_of(const UsageRecord& record);
  bool runs_beside_others(const Request& stream, const UsageRecord& record);
  void replace_usage(Request& request, const UsageRecord& record,
                     LogPosition at);
  Request* named_start(const UsageRecord& record);
  std::vector<Request*> starts_of_delta(const UsageRecord& delta);
  bool may_go_on(const Request& start, const UsageRecord& delta) const;
  void put_in_doubt(const std::vector<Request*>& starts);
  void doubt_model(Request& request);
  bool skip_doubtful(const Request& request, const Names& names,
                     std::optional<Instant> when, const TokenUsage& usage);
  void complete(UsageRecord& record, LogPosition at);
  bool is_newest_first(const Request& start, const UsageRecord& delta);
  void hold_delta(const UsageRecord& record, LogPosition at);
  void take_held_delta(Request& start);
  void end_held_deltas();
  void end_message(const UsageRecord& record);

  // By which counts were given (UsageFields::shape): what was billed with hits
  // inside the input, and what was refused as more hits than input.
  struct HitsInside {
    std::uint32_t shape = 0;
    Tally billed;
    bool refused = false;
  };

  void bill(const Request& request);
  // What an earlier record has in common with a request: its keys, and whether
  // they were seen.
  struct Repeat {
    std::uint64_t same = 0;   // id, model and counts
    std::uint64_t input = 0;  // id and input
    bool whole = false;
    bool of_input = false;
    bool of_text = false;
  };
  void bill_once(const Request& request);
  void skip_misunderstood(const Request& request, const Error& error);
  HitsInside& hits_inside(std::uint32_t shape);
  void note_repeat(const Request& request, const Repeat& repeat);
  bool skip_uncounted(const Request& request);
  bool skip_refused(const Request& request);
  void skip_unpriced(const Request& request, std::string_view shown,
                     ErrorCode reason);
  // Whether it is left out as a repeat, or as answered from a cache.
  bool leave_out(const Request& request, const Names& names,
                 std::optional<Instant> when, const TokenUsage& usage,
                 bool duplicate);
  std::optional<Instant> instant_of(const Request& request, const Names& names,
                                    const TokenUsage& usage);
  const ModelName& name_of(const Request& request);
  ModelName read_name(const Request& request) const;
  // As it is shown: with the seller before it, where that is another one.
  std::string model_of(const Request& request) const;
  void note_tool(ServerTool tool, std::int64_t count, const Request& request,
                 Instant when, bool has_time);
  void note(const Request& request, const TokenUsage& usage, Instant when,
            bool has_time);
  void skip(ErrorCode code, std::string_view value, Words detail,
            LogPosition at);

  UsageBill& bill_;
  UsageRequestsOptions options_;
  OpenStreams streams_;
  std::vector<Doubt> doubts_;     // by Request::doubt
  std::uint64_t nameless_ = 0;    // …of them so far
  std::vector<Request> pending_;  // responses: a ring of kMostPending
  std::vector<std::uint64_t> pending_keys_;
  std::size_t next_pending_ = 0;
  std::vector<ModelName> names_;  // the last of them, a ring
  std::size_t next_name_ = 0;
  std::string session_model_;
  std::string session_seller_;  // "" for DeepSeek and for none
  UsageFields session_total_;
  // Codex: of responses that no token_count has repeated since.
  UsageFields recorded_;
  std::vector<LogPosition> sums_;  // what sums up a run, in this file
  bool usage_seen_ = false;        // …and whether anything else reports usage
  RunResults runs_;
  std::vector<RunResult> session_ends_;  // Copilot CLI, in this file
  std::string last_reply_model_;
  std::int64_t turns_ = 0;
  // What a line of a session has announced, until another repeats it.
  std::optional<Request> held_;
  // DeepSeek Harness: failed attempts before the message that names the model.
  std::vector<Request> attempts_;
  // Of a file that may be newest first: deltas whose starts are to come.
  std::vector<Request> held_deltas_;
  bool held_are_mixed_ = false;  // …of streams that ran at once
  bool newest_first_ = false;
  bool ends_seen_ = false;  // message_stop of Anthropic's streams
  bool web_chat_ = false;   // an answer of chat.deepseek.com
  // Codex: totals of all sessions, of those that are forks, and with the
  // session that they are of.
  SeenIds totals_;
  SeenIds fork_totals_;
  SeenIds own_totals_;
  SeenIds fork_parents_;
  CodexTurns turns_of_codex_;
  // codex exec: what its threads have come to, by their ids.
  std::uint64_t thread_ = 0;
  std::string thread_id_;
  KeyedValues<UsageFields> threads_;
  std::uint64_t codex_session_ = 0;
  std::string codex_id_;
  bool forked_ = false;  // this session
  bool copying_ = true;  // it has had no total of its own yet
  SeenIds ids_;
  Copies copies_;
  SpanTree spans_;
  bool gave_up_ = false;  // a stream that was open
  Skips skips_;
  std::int64_t billed_ = 0;
  std::int64_t stream_parts_ = 0;
  std::int64_t other_records_ = 0;
  Tally failed_;
  Tally duplicates_;
  Tally marked_cached_;
  Tally same_id_;
  Tally same_text_;
  Tally last_steps_;
  Tally times_apart_;
  std::vector<HitsInside> hits_inside_;
  Tally late_;
  Tally sums_billed_;
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

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_REQUESTS_H_
