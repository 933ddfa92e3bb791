// One record of an API log: which of its fields matter, and what they say.
//
// A record is one JSON object as a client, an agent, a gateway or an SDK wrote
// it: a response itself, a streamed chunk, or an object that carries a response
// some levels down:
//
//   {"id":"…","created":1757476800,"model":"deepseek-flash","usage":{…}, …}
//   {"timestamp":"2026-09-10T04:00:01Z","status":200,
//    "request":{"model":"deepseek-flash"},"response":{"id":"…","usage":{…}}}
//   {"type":"message_start","message":{"id":"…","model":"…","usage":{…}}}
//
// Objects are entered where their key is a known wrapper (spellings.h), and so
// is JSON in the text of a log line ("log", "message", …). Whose usage it is:
//   - what stands in a request, or in a message whose role is not the model's,
//     is the client's and never counts;
//   - a usage further inside wins over one further out: it is the API's own.
//     Metadata weigh less than what stands around them. Counts in the record
//     itself ("prompt_tokens" beside "model") weigh least. Where an outer one
//     says something else, `usage_differs()` is true; two of the same standing
//     that differ contradict each other.
// The model and the id are taken from the object that holds the usage, else
// from the outermost that has them, else from a request (the model only). A key
// that matters must not stand twice in one object.
//
// Times: `created`, `created_at` and `start…` say when the request began,
// `completed_at`, `end…` and `finished…` when it was complete, `timestamp`,
// `time`, … when the logger wrote. Each is RFC 3339 text, or a number (also as
// text) of seconds, milliseconds, microseconds or nanoseconds since 1970; what
// is neither, or lies before 2023 or after 2100, is no time. A time without an
// offset is naive: it is the last resort, and the reader has to say its zone.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_RECORD_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_RECORD_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/value.h"
#include "core/time/calendar.h"
#include "core/usage/record/normalise.h"
#include "core/usage/record/record_parts.h"
#include "core/usage/record/room.h"
#include "core/usage/record/spellings.h"
#include "core/usage/text/log_time.h"

namespace deepseek_cost::usage {

// Collects what a walk over a record finds. Texts are views of the record, or
// of what the collector owns, and live as long as both.
class UsageRecord {
 public:
  static constexpr int kMostScopes = 16;
  static constexpr int kMostLevels = 5;
  static constexpr int kMostUsages = 4;
  static constexpr std::size_t kMostObjects = 64;
  static constexpr std::size_t kMostTexts = 4;
  static constexpr std::size_t kMostKeysSeen = 12;
  static constexpr std::size_t kMostModelUsages = 32;

  // A text that may hold JSON.
  struct Text {
    int scope = 0;
    const Spelling* key = nullptr;
    std::string_view text;
    bool escaped = false;
  };

  // For the walk: an object of the record begins at `level` 1…5; the answer
  // names it in the calls below. `root`: a record of its own.
  int begin_scope(int level, Standing standing, bool root);
  bool can_enter(int level) const {
    return level < kMostLevels && scope_count_ < kMostScopes;
  }
  void saw_key(int scope, const Spelling& key, std::string_view name);
  void scalar(int scope, const Spelling& key, json::Value::Kind kind,
              std::string_view text);
  void boolean(int scope, const Spelling& key, bool value);
  // A usage object begins in `scope`; nullptr if it is of no account.
  UsageFields* begin_usage(int scope, const Spelling& key);
  UsageFields& running_total() { return running_total_; }
  // DeepSeek Harness: a usage in what was streamed; the last one counts.
  UsageFields* begin_stream_usage(int scope);
  // opencode: the counts of one step of the message.
  void add_step(const UsageFields& step);
  // What the counts are of.
  void saw_unit(std::string_view unit) { unit_found(unit); }
  // Of one model of a run; nullptr beyond kMostModelUsages.
  UsageFields* begin_model_usage(std::string_view model);
  void saw_usage_key(std::string_view name);
  void saw_null_usage() { null_usage_ = true; }
  // Where the details of counts that stand in the record itself go; nullptr
  // where these are of no account.
  UsageFields* flat_details(int scope, const Spelling& key);
  // A name that speaks of hits, and is not known, beside the counts that stand
  // in the record itself.
  void saw_unknown_cache(int scope);
  // A number that may be of hits or misses (SplitClaim).
  void saw_claim(int scope, UsageField side, json::Value::Kind kind,
                 std::string_view text);
  // A model or a time in a usage: weaker than those beside it.
  void saw_in_usage(int scope, const Spelling& key, json::Value::Kind kind,
                    std::string_view text);
  // A name that only another server's answers have.
  void saw_seller_mark(int scope, const Spelling& key);
  // An object that is not empty.
  void saw_error(int scope);
  void saw_choices(int scope, RecordList list);
  void saw_delta(int scope, RecordList object);
  void saw_finish(int scope, Finish finish);
  void saw_misshapen_usage(int scope, const Spelling& key);
  // A price, beside counts (OpenRouter); else misshapen.
  void saw_number_usage(int scope, const Spelling& key) {
    if (key.name == "usage") number_usage_ = scope;
  }
  void saw_repeated_key(const Spelling& key) { repeated_key_ = key.name; }
  void saw_list(int scope, RecordList list);
  void saw_columns(RecordList list) { columns_ = list; }
  // The name of an attribute that is not known.
  void saw_attribute(std::string_view name);
  // Of a name that is not known.
  void saw_other_list(RecordList list);
  // The `content` of a page of results, or of a message.
  void saw_content(RecordList list) { content_ = list; }
  void saw_other_object(std::string_view name, RecordList object);
  void saw_text(Text text);
  // A log line that is no record.
  void saw_empty_line(bool ends_stream) {
    empty_line_ = true;
    ends_stream_ = ends_stream_ || ends_stream;
  }
  void saw_unreadable_text() { unreadable_text_ = true; }
  void saw_packed_text() { packed_text_ = true; }
  // The texts found so far; more may be found in them.
  std::size_t text_count() const { return text_count_; }
  const Text& text(std::size_t i) const { return texts_[i]; }
  bool wants_text(const Text& text) const;
  // Whether it is all that a response had, as HAR holds it.
  bool is_body(const Text& text) const { return scopes_[text.scope].body; }
  // Whether the text is written in base64, as it says.
  bool is_base64(const Text& text) const { return scopes_[text.scope].base64; }
  // Whether what stands beside the text says that it is a message of others.
  bool in_envelope(const Text& text) const {
    return scopes_[text.scope].envelope;
  }
  int level_of(int scope) const { return scopes_[scope].level; }
  Standing standing_of(int scope) const { return scopes_[scope].standing; }
  std::string& own(std::string text);
  const json::Value& own(json::Value value);
  // It is read from a parsed value: its texts, too, are parsed where walking
  // over their bytes fails (json_cursor.h).
  void set_of_tree(const json::Value& tree) { tree_ = &tree; }
  bool of_tree() const { return tree_ != nullptr; }
  // Where it stands, in its bytes or in the value that it was read from.
  RecordList place(std::string_view bytes) const { return {bytes, tree_}; }
  // Room for so many bytes that lives as long as the record, with anything in
  // it.
  char* room(std::size_t size);
  // The events of the stream that a text holds, in their order, then its end.
  // `body`: the text is all that was answered, not a line of a log.
  void add_event(const UsageRecord& event);
  void end_events(int level, Standing standing, bool body);
  // After the walk.
  void read_choices();
  void read_delta();
  void resolve();

  // Results, after resolve().
  std::string_view model() const;
  std::string_view id() const;
  // Of the row or the event that it was kept as; "" for none.
  std::string_view row_id() const { return row_id_; }
  // Whether DeepSeek is named as the provider, and another seller, or "".
  bool by_deepseek() const { return by_deepseek_; }
  const std::string& other_seller() const { return seller_; }
  // Anthropic is named as the provider, and no address of DeepSeek's.
  bool names_anthropic() const { return names_anthropic_ && !own_address_; }
  // By its status, or by a word.
  bool failed() const { return failed_ || http_status_ >= 400; }
  const UsageFields& usage() const { return usage_; }
  UsageFields& usage() { return usage_; }
  // Codex: of the whole session; empty elsewhere.
  const UsageFields& session_total() const { return running_total_; }
  // A name, of the table, that one object has twice, or empty.
  std::string_view repeated_key() const { return repeated_key_; }
  // Its line is empty, or of a stream and without data, and nothing else in it
  // speaks of a request.
  bool is_empty_line() const {
    return empty_line_ && !has_usage_ && lists_.size() == 0 &&
           http_status_ == 0 && model().empty() && id().empty();
  }
  bool ends_stream() const { return ends_stream_; }
  bool unreadable_text() const { return unreadable_text_; }
  // A text of it is packed with gzip (CloudWatch's subscriptions).
  bool packed_text() const { return packed_text_; }
  // A text of it holds a stream that ended without usage.
  bool stream_without_usage() const { return stream_without_usage_; }
  bool usage_differs() const { return usage_differs_; }
  // The key by which a proxy says that it answered from its own cache, or "".
  std::string_view proxy_mark() const { return proxy_mark_; }
  // What says that it is of a service not billed by tokens, or empty.
  std::string_view other_service() const { return other_service_; }
  Finish finish() const { return finish_; }
  // Of Anthropic's message_delta: whether another follows.
  Finish delta_finish() const { return delta_finish_; }
  int http_status() const { return http_status_; }  // 0 where not given
  StreamPart stream_part() const { return part_; }
  // An event of a chat completion's stream, each of which has its id.
  bool is_chat_chunk() const {
    return chunk_object_ && part_ == StreamPart::chunk;
  }
  // Records of a session, whose model an earlier line has given.
  bool takes_session_model() const {
    return repeats_counts(session_line_) || !running_total_.empty() ||
           part_ == StreamPart::running_total;
  }
  SessionLine session_line() const { return session_line_; }
  // Of an agent's session, of each of its lines; "" for none.
  std::string_view session() const { return session_; }
  // Claude Code: what a run has come to, by model.
  struct ModelUsage {
    std::string_view model;
    UsageFields usage;
  };
  const std::vector<ModelUsage>& model_usages() const { return model_usages_; }
  // What the client said, or a tool.
  bool is_of_client() const { return has_role(&RecordScope::client_role); }
  // What the model said.
  bool is_of_model() const { return has_role(&RecordScope::model_role); }
  // DeepSeek Harness: when an event was written, as it stands there.
  std::string_view event_time() const { return event_time_; }
  // Codex: a session of its own begins.
  bool begins_codex() const { return begins_codex_; }
  // Codex: of what happened, not of the session itself. A model in it may be
  // another's: that of an agent which was begun.
  bool is_codex_event() const { return codex_event_; }
  // Codex: a session that begins with the history of another.
  bool begins_fork() const { return !fork_of_.empty(); }
  std::string_view fork_of() const { return fork_of_; }
  // Its usage is that of the session so far: no last request is given.
  bool total_only() const { return total_only_; }
  bool begins_session() const { return begins_session_; }
  bool has_usage() const { return has_usage_; }
  // Cline, Roo, Kilo: all requests of a task, as its list of tasks has them.
  bool sums_task() const {
    return home_ == 0 && root_has("totalCost") && root_has("tokensIn");
  }
  // The names of what the rows in its lists have; empty where it is no table.
  const RecordList& columns() const { return columns_; }
  std::size_t list_count() const { return lists_.size(); }
  const RecordList& list(std::size_t i) const { return lists_[i]; }
  // Of a span, an observation or a run: its id, that of what stands around it,
  // and of the trace that both are in; "" for none.
  std::string_view span_id() const;
  std::string_view parent_id() const { return span_ids_[1]; }
  std::string_view trace_id() const { return span_ids_[2]; }
  // Objects under names that are not known: another answer may stand there.
  struct OtherObject {
    std::string_view name;
    RecordList object;
  };
  const std::vector<OtherObject>& other_objects() const {
    return other_objects_;
  }
  std::size_t other_list_count() const { return other_lists_.size(); }
  const RecordList& other_list(std::size_t i) const { return other_lists_[i]; }
  // It has more lists than there is room for.
  bool lists_lost() const { return lists_.lost() || other_lists_.lost(); }
  // Its counts stand in a container of anything (`metrics`), which may sum up.
  bool is_measured() const { return measured_; }
  // Its lists report the requests that it sums up.
  void set_sum() { part_ = StreamPart::sum; }
  // What the object around a list says of all in it: the model, the time, the
  // seller. It has to live as long.
  void inherit(const UsageRecord& around);
  // The same of a list that has its model's name.
  void set_model(std::string_view model) { scopes_[0].model = model; }
  // Whether a name of the record itself, or of its usage, is that one.
  bool names(std::string_view name) const {
    return saw_name(name) ||
           std::find(usage_keys_.begin(),
                     usage_keys_.begin() + usage_key_count_,
                     name) != usage_keys_.begin() + usage_key_count_;
  }
  // An event of LangChain's callbacks (langchain_core, astream_events).
  bool is_callback() const;
  // A span: of something else than a request to a model where it has neither
  // counts nor a model, nor a name that speaks of them.
  void set_span() {
    if (!has_usage_ && model().empty() && !names_usage_) {
      part_ = StreamPart::session_line;
    }
  }
  // The keys that the record has, for a sentence: "a, b, c".
  std::string keys_seen() const;
  // Those of its usage, where it has one; else the same.
  std::string usage_keys_seen() const;
  // The best of the times that the record gives for `wanted`, and what it is.
  struct Time {
    Instant at;  // naive: as if it were UTC
    RecordTime kind;
    bool naive = false;
  };
  std::optional<Time> time(RecordTime wanted) const;
  // It sums up the requests of an hour, a day or more, each of which has its
  // own price (LiteLLM's daily activity, OpenAI's usage API, ccusage).
  bool sums_period() const;
  // Of an opencode message without its parts: the counts are those of the last
  // of its steps, of which there may be several.
  bool is_last_step() const { return last_step_; }
  // Of opencode: all requests of a session.
  bool sums_session() const { return sums_session_; }
  // Two of its times lie further apart than a request lasts: it was written
  // down again later, or sums up several. Then its own `created` holds.
  bool times_apart() const;
  // When the answer was created, as its format says; nothing where it doesn't.
  std::optional<Instant> created() const;
  // A time was given that cannot be read.
  UnreadTime unread_time() const { return unread_time_; }
  // The times that stand in the record itself, as they are written; empty where
  // there is none, or only what stands around it has one.
  std::string own_times() const;
  // Whether one of them says more than the second.
  bool has_fraction_of_second() const;
  // Where the record stands; empty for one that was read from something else.
  std::string_view bytes() const { return bytes_; }
  void set_bytes(std::string_view bytes) { bytes_ = bytes; }
  // How the file writes dates with slashes.
  void set_date_order(DateOrder order) { date_order_ = order; }
  // The time of the line, for a record without any: in the text before it, or
  // as a number.
  void set_line_time(std::string_view prefix);
  void set_line_number(std::string_view number);
  // The `log` of a line as Docker's json-file writes it, or nullptr.
  const Text* docker_text() const;

 private:
  static constexpr int kNoTime = 1 << 20;
  using Scope = RecordScope;
  using Candidate = RecordCandidate;
  using Events = StreamEvents;
  void saw_proxy_mark(int scope, const Spelling& key);
  std::string_view choose(std::string_view Scope::*text) const;
  void time_found(int scope, const Spelling& key, json::Value::Kind kind,
                  std::string_view text);
  bool has_time() const;
  void set_logged(const LogTime& time, std::string_view text);
  void place_flat(int scope);
  void use_claims();
  void flat_count(int scope, const Spelling& key, json::Value::Kind kind,
                  std::string_view text);
  // What the object is in, or how its text is written.
  void carrier_found(Scope& home, const Spelling& key, std::string_view text);
  void endpoint_found(int scope, std::string_view address);
  void unit_found(std::string_view unit);
  void cache_mark_found(int scope, const Spelling& key, json::Value::Kind kind,
                        std::string_view text);
  void name_found(Scope& home, const Spelling& key, bool is_text,
                  std::string_view text);
  void object_found(bool is_text, std::string_view text);
  void session_found(const Scope& home, const Spelling& key,
                     std::string_view text);
  void type_found(int scope, std::string_view type);
  bool is_dify_event() const;
  bool saw_name(std::string_view name) const;
  void status_found(int scope, json::Value::Kind kind, std::string_view text);
  void provider_found(int scope, const Spelling& key, std::string_view text);
  void failure_found(int scope, const Spelling& key, json::Value::Kind kind,
                     std::string_view text);
  void role_found(int scope, std::string_view role);
  static Candidate* fuller(Candidate& one, Candidate& other);
  Candidate* best_candidate();
  void compare_candidates(const Candidate& best);
  bool is_counted(int scope) const {
    return scope >= 0 && (!scopes_[scope].client_role || scopes_[scope].root);
  }
  bool scope_has(int scope, std::string_view key) const;
  bool root_has(std::string_view key) const { return scope_has(0, key); }
  bool has_role(bool RecordScope::*role) const;
  bool is_of_session() const;
  bool names_counts() const;
  bool steps_are_whole() const;
  void find_part();
  void find_session_part();
  void find_callback_part();
  void find_copilot_part();

  Room<Scope, kMostScopes> scopes_;
  int scope_count_ = 0;

  Room<Candidate, kMostUsages> usages_;
  int usage_count_ = 0;
  Candidate flat_;      // counts that stand in the record itself
  UsageFields native_;  // …of them, those that win over the others
  SplitClaim claim_;
  std::string_view cached_;  // a number under that name, as it is written
  int number_usage_ = -1;    // the scope of a usage that is a number, or -1
  UsageFields running_total_;
  UsageFields usage_;
  int home_ = -1;  // the scope of the usage that counts

  struct Found {
    Instant at;
    int rank = kNoTime;
    bool naive = false;
    std::string_view text = {};  // as it is written
  };
  Found times_[kRecordTimes];
  std::int64_t earliest_ = INT64_MAX;  // of all its times with an offset
  std::int64_t latest_ = INT64_MIN;

  RecordList choices_;
  RecordList delta_;
  RecordList columns_;
  RecordList content_;
  RecordLists lists_;
  RecordLists other_lists_;
  std::vector<OtherObject> other_objects_;
  std::vector<ModelUsage> model_usages_;
  UsageFields steps_;
  std::unique_ptr<Events> events_;
  Room<Text, kMostTexts> texts_;
  std::vector<std::unique_ptr<std::string>> owned_;
  std::vector<std::unique_ptr<char[]>> rooms_;
  std::vector<std::unique_ptr<json::Value>> trees_;
  Room<std::string_view, kMostKeysSeen> keys_;
  Room<std::string_view, kMostKeysSeen> usage_keys_;
  std::size_t text_count_ = 0;
  std::size_t key_count_ = 0;
  std::size_t usage_key_count_ = 0;
  std::int64_t step_count_ = 0;

  std::string seller_;
  std::string_view bytes_;
  std::string_view other_service_;
  std::string_view repeated_key_;
  std::string_view fork_of_;
  std::string_view proxy_mark_;   // of the table
  std::string_view seller_mark_;  // the same
  std::string_view upstream_model_;
  std::string_view session_;
  std::string_view event_;
  std::string_view event_time_;
  std::string_view row_id_;
  std::string_view span_ids_[3];  // by SpanId

  int http_status_ = 0;
  int stream_usage_ = -1;  // its place among the candidates
  StreamPart part_ = StreamPart::whole;
  UnreadTime unread_time_ = UnreadTime::none;
  bool day_alone_ = false;  // a time of it is a day
  DateOrder date_order_ = DateOrder::unknown;
  Finish finish_ = Finish::unknown;
  Finish delta_finish_ = Finish::unknown;
  SessionLine session_line_ = SessionLine::other;
  bool by_deepseek_ = false;
  bool saw_provider_ = false;
  bool failed_ = false;
  bool has_usage_ = false;
  bool usage_differs_ = false;
  bool saw_info_ = false;
  bool null_usage_ = false;
  const json::Value* tree_ = nullptr;  // that it was read from
  bool measured_ = false;
  bool partial_ = false;  // the answer goes on, in another record
  bool unreadable_text_ = false;
  bool packed_text_ = false;
  bool empty_line_ = false;
  bool ends_stream_ = false;  // …"data: [DONE]"
  bool stream_without_usage_ = false;
  bool response_object_ = false;
  bool chunk_object_ = false;
  bool responses_body_ = false;  // of the Responses API, and…
  bool over_ = false;            // …its status says that it is over
  bool begins_session_ = false;
  bool begins_codex_ = false;
  bool total_only_ = false;
  bool last_step_ = false;
  bool sums_session_ = false;
  bool names_usage_ = false;
  bool names_span_ = false;
  bool names_anthropic_ = false;
  bool own_address_ = false;
  bool inherits_time_ = false;
  bool typed_ = false;        // `part_` is by the type
  bool slash_type_ = false;   // …as DeepSeek Harness has them
  bool dotted_type_ = false;  // …as Copilot CLI does
  bool codex_event_ = false;
  bool http_exchange_ = false;   // HAR: with the body of a response…
  bool model_endpoint_ = false;  // …that came from where models answer
};

// Walks over the record; false if its JSON has to go to the full parser.
// `newlines`: whether it may hold line breaks between its tokens. On success
// `length` is the number of bytes up to and including the closing brace.
bool read_usage_record_fast(std::string_view bytes, bool newlines,
                            UsageRecord& record, std::size_t& length);

// The same by way of the full parser, for one whole record. The record refers
// to `storage`. Errors: those of parse_json, wrong_type for no object.
inline constexpr std::size_t kMostSlowBytes = std::size_t{2} << 20;
Errors read_usage_record_slow(std::string_view bytes, json::Value& storage,
                              UsageRecord& record);

// The full parser, for one whole record; what is no UTF-8, and escapes of half
// a character, are read as U+FFFD.
Result<json::Value> parse_record(std::string_view bytes);

// The walk over an object that has been parsed already.
void read_usage_record_tree(const json::Value& root, UsageRecord& record);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_RECORD_H_
