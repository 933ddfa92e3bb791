#include "core/usage/record/record.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "core/usage/record/other_seller.h"
#include "core/usage/record/other_service.h"
#include "core/usage/text/shown_name.h"

namespace deepseek_cost::usage {
namespace {

using K = KeyKind;
using F = UsageField;
using Kind = json::Value::Kind;

bool is_digits(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// What databases and web servers write for a field that is not there.
bool says_nothing(std::string_view text) {
  for (const std::string_view word :
       {"", "-", "null", "None", "NaN", "nan", "N/A"}) {
    if (text == word) return true;
  }
  return false;
}

template <std::size_t n>
bool is_word_of(std::string_view text,
                const std::array<std::string_view, n>& words) {
  std::string small(text.substr(0, 16));
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return std::find(words.begin(), words.end(), small) != words.end();
}

bool is_yes(std::string_view text) {
  return is_word_of<3>(text, {"true", "1", "yes"});
}
bool is_no(std::string_view text) {
  return is_word_of<3>(text, {"false", "0", "no"});
}

// A status, or the level of a log line.
bool names_failure(std::string_view text) {
  return is_word_of<11>(
      text, {"failed", "failure", "error", "errored", "cancelled", "canceled",
             "timeout", "timed_out", "aborted", "fatal", "critical"});
}

template <std::size_t n>
bool is_one_of(std::string_view text,
               const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Lines of agents' sessions that are no requests: Claude Code, Codex, Pi,
// OpenClaw, DeepSeek Harness (whose types have a slash).
constexpr std::array<std::string_view, 33> kSessionLines = {
    "user",
    "system",
    "summary",
    "session",
    "session_meta",
    "session_info",
    "turn_context",
    "response_item",
    "event_msg",
    "compacted",
    "token_usage_record",
    "thread.started",
    "turn.started",
    "turn.failed",
    "item.started",
    "item.updated",
    "item.completed",
    "stream_event",
    "progress",
    "attachment",
    "queue-operation",
    "file-history-snapshot",
    "custom-title",
    "ai-title",
    "last-prompt",
    "permission-mode",
    "model_change",
    "thinking_level_change",
    "compaction",
    "branch_summary",
    "custom",
    "custom_message",
    "label",
};

bool is_stream_event(std::string_view type) {
  return type == "message_start" || type == "message_delta" ||
         type == "message_stop" || type == "ping" ||
         type.starts_with("response.") || type.starts_with("content_block_");
}

StreamPart part_of_type(std::string_view type) {
  if (type == "message_start") return StreamPart::anthropic_start;
  if (type == "message_delta") return StreamPart::anthropic_delta;
  if (type == "message_stop") return StreamPart::anthropic_stop;
  if (is_stream_event(type)) return StreamPart::chunk;
  if (type == "assistant") return StreamPart::reply_line;
  if (type == "turn.completed") return StreamPart::running_total;
  if (type == "result") return StreamPart::sum;
  if (is_one_of(type, kSessionLines)) return StreamPart::session_line;
  const std::size_t slash = type.find('/');
  if (slash != std::string_view::npos && type != "assistant/message") {
    return StreamPart::session_line;
  }
  return StreamPart::whole;
}

SessionLine session_line_of(std::string_view type) {
  if (type == "token_usage_record") return SessionLine::codex_record;
  if (type == "assistant/chunk") return SessionLine::dsh_chunk;
  if (type == "assistant/message") return SessionLine::dsh_message;
  if (type == "request/header") return SessionLine::dsh_request;
  if (type == "progress") return SessionLine::progress;
  return SessionLine::other;
}

// What a span or a run did, where it was one request to a model.
bool is_model_request(std::string_view operation) {
  for (const std::string_view word :
       {"chat", "text_completion", "generate_content", "completion", "llm",
        "LLM", "ChatCompletion"}) {
    if (operation.starts_with(word)) return true;
  }
  return false;
}

bool is_client_role(std::string_view role) {
  constexpr std::array<std::string_view, 6> kRoles = {
      "user", "system", "developer", "tool", "toolResult", "function"};
  return is_one_of(role, kRoles);
}

}  // namespace

int UsageRecord::begin_scope(int level, Standing standing, bool root) {
  Scope& scope = scopes_.make(scope_count_);
  scope.level = static_cast<std::uint8_t>(level);
  scope.standing = standing;
  scope.root = root;
  return scope_count_++;
}

void UsageRecord::saw_key(int scope, const Spelling& key,
                          std::string_view name) {
  if (scope == 0 && key_count_ < kMostKeysSeen) keys_.make(key_count_++) = name;
  if (key.kind == K::other) return;
  if (scope == 0 && name == "info") saw_info_ = true;
  std::uint64_t& seen = scopes_[scope].seen[key.number / 64];
  const std::uint64_t bit = std::uint64_t{1} << (key.number % 64);
  if ((seen & bit) != 0) saw_repeated_key(key);
  seen |= bit;
}

namespace {

// Whether a proxy says that the answer came from its own cache.
bool says_hit(ProxyCache how, std::string_view text) {
  if (how == ProxyCache::source) {
    return text.find_first_not_of("0-") != std::string_view::npos;
  }
  std::string small(text.substr(0, 32));
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  if (small == "true" || small == "1" || small == "yes") return true;
  // nginx serves what is stale from its cache too.
  if (small == "stale" || small == "updating" || small == "revalidated") {
    return true;
  }
  const std::size_t at = small.find("hit");
  return at != std::string::npos &&
         (at == 0 || small[at - 1] == ' ' || small[at - 1] == '_' ||
          small[at - 1] == '-');
}

}  // namespace

void UsageRecord::saw_proxy_mark(int scope, const Spelling& key) {
  const Standing standing = scopes_[scope].standing;
  if (standing == Standing::client || standing == Standing::quoted) return;
  proxy_mark_ = key.name;
}

void UsageRecord::saw_usage_key(std::string_view name) {
  if (usage_key_count_ < kMostKeysSeen) {
    usage_keys_.make(usage_key_count_++) = name;
  }
}

void UsageRecord::scalar(int scope, const Spelling& key, Kind kind,
                         std::string_view text) {
  Scope& home = scopes_[scope];
  const bool is_text = kind == Kind::string;
  switch (key.kind) {
    case K::model:
    case K::id:
      return name_found(home, key, is_text, text);
    case K::time:
      return time_found(scope, key, kind, text);
    case K::status:
      return status_found(scope, kind, text);
    case K::object:
      return object_found(is_text, text);
    case K::type:
      return type_found(scope, text);
    case K::role:
      return role_found(scope, text);
    case K::fork:
      begins_fork_ = begins_fork_ || (is_text && !text.empty());
      return;
    case K::say:
      // The last two sum up requests that no other message has: cline/cline,
      // shared/getApiMetrics.
      home.api_request = text == "api_req_started" ||
                         text == "subagent_usage" || text == "deleted_api_reqs";
      if (!home.api_request && home.root) part_ = StreamPart::session_line;
      return;
    case K::provider:
      if (is_text) provider_found(scope, key, text);
      return;
    case K::span:
      if (home.root && !says_nothing(text)) span_ids_[key.argument] = text;
      return;
    case K::failure:
      return failure_found(scope, key, kind, text);
    case K::operation:
      if (is_text && !is_model_request(text)) part_ = StreamPart::sum;
      return;
    case K::media_type:
    case K::encoding:
    case K::envelope:
      return carrier_found(home, key, text);
    case K::endpoint:
      if (is_text) endpoint_found(text);
      return;
    case K::proxy_cache:
      if (says_hit(static_cast<ProxyCache>(key.argument), text)) {
        saw_proxy_mark(scope, key);
      }
      return;
    case K::cache_details:
      if (is_text && says_hit(ProxyCache::mark, text)) {
        saw_proxy_mark(scope, key);
      }
      return;
    case K::finish:
      return saw_finish(scope, text.empty() ? Finish::open : Finish::finished);
    case K::protocol:
      // Roo 3.29.5 and Kilo 4.119.0 on: tokensIn is the whole prompt.
      flat_.fields.set_inclusive();
      return;
    default:
      return flat_count(scope, key, kind, text);
  }
}

void UsageRecord::name_found(Scope& home, const Spelling& key, bool is_text,
                             std::string_view text) {
  const bool model = key.kind == K::model;
  if (text.empty() || (model && !is_text)) return;
  // "request_id" only stands in for an "id".
  auto& rank = model ? home.model_rank : home.id_rank;
  if (key.argument >= rank) return;
  (model ? home.model : home.id) = text;
  rank = key.argument;
}

void UsageRecord::object_found(bool is_text, std::string_view text) {
  if (is_text && names_other_service(text)) other_service_ = text;
  if (text == "chat.completion.chunk") chunk_object_ = true;
  if (text == "chat.completion") response_object_ = true;
}

void UsageRecord::saw_choices(int scope, RecordList list) {
  if (scopes_[scope].standing != Standing::client) choices_ = list;
}

void UsageRecord::saw_finish(int scope, Finish finish) {
  if (scopes_[scope].standing != Standing::client) finish_ = finish;
}

void UsageRecord::status_found(int scope, Kind kind, std::string_view text) {
  if (scopes_[scope].standing == Standing::client) return;
  if (text.size() == 3 && is_digits(text)) {
    http_status_ =
        (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
  } else if (kind == Kind::string && names_failure(text)) {
    failed_ = true;
  }
}

void UsageRecord::failure_found(int scope, const Spelling& key, Kind kind,
                                std::string_view text) {
  if (scopes_[scope].standing == Standing::client) return;
  const bool is_text = kind == Kind::string;
  switch (static_cast<Failure>(key.argument)) {
    case Failure::if_true:
      failed_ = failed_ || is_yes(text);
      return;
    case Failure::if_false:
      failed_ = failed_ || is_no(text);
      return;
    case Failure::if_any:
      failed_ = failed_ || (kind == Kind::boolean && is_yes(text)) ||
                (is_text && !says_nothing(text) && !is_no(text));
      return;
    case Failure::if_named:
      failed_ = failed_ || (is_text && names_failure(text));
      return;
  }
}

void UsageRecord::saw_error(int scope) {
  if (scopes_[scope].standing != Standing::client) failed_ = true;
}

void UsageRecord::provider_found(int scope, const Spelling& key,
                                 std::string_view text) {
  const Standing standing = scopes_[scope].standing;
  if (standing == Standing::client || standing == Standing::quoted) return;
  const auto how = static_cast<Provider>(key.argument);
  if (how == Provider::client && text == "deepseek") by_deepseek_ = true;
  if (!seller_.empty()) return;
  seller_ = how == Provider::address ? seller_of_address(text)
                                     : seller_of_provider(text);
}

void UsageRecord::carrier_found(Scope& home, const Spelling& key,
                                std::string_view text) {
  home.envelope = home.envelope || key.kind == K::envelope;
  home.base64 = home.base64 || (key.kind == K::encoding && text == "base64");
  if (key.kind == K::media_type) home.body = http_exchange_ = true;
}

void UsageRecord::endpoint_found(std::string_view address) {
  model_endpoint_ = model_endpoint_ || is_model_endpoint(address);
  if (other_service_.empty() && is_other_endpoint(address)) {
    other_service_ = address;
  }
}

void UsageRecord::boolean(int scope, const Spelling& key, bool value) {
  if (key.kind == K::failure) {
    return failure_found(scope, key, Kind::boolean, value ? "true" : "false");
  }
  if (!value) return;
  // {"cache":{"hit":true}}
  if (key.kind == K::proxy_cache || key.name == "hit") {
    saw_proxy_mark(scope, key);
  }
  if (key.kind == K::exclusive) flat_.fields.set_anthropic();
}

void UsageRecord::flat_count(int scope, const Spelling& key, Kind kind,
                             std::string_view text) {
  const Scope& home = scopes_[scope];
  if (!key.flat || home.standing == Standing::client ||
      home.standing == Standing::quoted) {
    return;
  }
  if (kind == Kind::string && says_nothing(text)) return;
  // Of counts further in and further out, those further in are the answer's.
  const int weight = home.level * 4 - 3;
  if (flat_.scope < 0 || weight > flat_.weight) {
    flat_.scope = scope;
    flat_.weight = weight;
  }
  flat_.fields.set(key.top, key.name, kind, text);
}

void UsageRecord::saw_unknown_cache(int scope) {
  const Standing standing = scopes_[scope].standing;
  if (standing == Standing::client || standing == Standing::quoted) return;
  flat_.fields.saw_unknown_cache();
}

void UsageRecord::type_found(int scope, std::string_view type) {
  // Older ones have their counts in the event itself (openai/codex, protocol
  // TokenCount before TokenUsageInfo): of the last request.
  if (type == "token_count" && !scopes_[scope].root) {
    session_line_ = SessionLine::codex_count;
  }
  if (part_ != StreamPart::whole) return;
  if (!scopes_[scope].root) {
    // An event inside the record of its logger.
    const bool response = scopes_[scope].standing == Standing::response ||
                          scopes_[scope].standing == Standing::quoted;
    if (response && is_stream_event(type)) part_ = part_of_type(type);
    return;
  }
  part_ = part_of_type(type);
  if (session_line_ == SessionLine::other) {
    session_line_ = session_line_of(type);
  }
  typed_ = true;
  slash_type_ = type.find('/') != std::string_view::npos;
  begins_session_ = type == "thread.started";
}

void UsageRecord::role_found(int scope, std::string_view role) {
  if (is_client_role(role)) scopes_[scope].client_role = true;
  if (role == "assistant") scopes_[scope].model_role = true;
}

void UsageRecord::time_found(int scope, const Spelling& key, Kind kind,
                             std::string_view text) {
  constexpr int kNaive = 1 << 16;
  const int rank = scopes_[scope].level * 256 + key.number;
  Found& known = times_[key.argument];
  if (rank >= known.rank) return;
  const std::optional<LogTime> time = read_log_time(kind, text);
  if (!time) {
    unread_time_ = unread_time_ || !says_nothing(text);
    return;
  }
  if (time->naive && rank + kNaive >= known.rank) return;
  known = {time->at, rank + (time->naive ? kNaive : 0), time->naive};
}

UsageFields* UsageRecord::begin_usage(int scope, const Spelling& key) {
  const Scope& home = scopes_[scope];
  if (home.standing == Standing::client || usage_count_ == kMostUsages) {
    return nullptr;
  }
  Candidate& found = usages_.make(usage_count_++);
  found.scope = scope;
  found.weight = home.level * 4 - (home.standing == Standing::metadata ? 6 : 0);
  // The model's own words weigh less than anything that stands around them.
  if (home.standing == Standing::quoted) found.weight -= kMostLevels * 4;
  if (key.argument == 1) found.fields.set_anthropic();
  if (key.argument == 2) ++found.weight;
  if (key.argument == 3) {
    found.weight += 2;
    found.of_all_steps = true;
  }
  return &found.fields;
}

void UsageRecord::saw_misshapen_usage(int scope, const Spelling& key) {
  // "tokens" and others may be numbers of something else.
  if (key.name != "usage") return;
  if (UsageFields* usage = begin_usage(scope, key)) usage->set_misshapen();
}

void UsageRecord::saw_list(int scope, RecordList list) {
  // A client sends messages too; opencode's export has an `info` before them.
  if (list_count_ == kMostLists || (list.of_messages && !saw_info_) ||
      scopes_[scope].standing == Standing::client) {
    return;
  }
  lists_.make(list_count_++) = list;
}

void UsageRecord::saw_other_list(RecordList list) {
  if (other_list_count_ == kMostLists) return;
  other_lists_.make(other_list_count_++) = list;
}

void UsageRecord::inherit(const UsageRecord& around) {
  if (model().empty()) scopes_[0].model = around.model();
  if (seller_.empty() && !by_deepseek_) {
    seller_ = around.seller_;
    by_deepseek_ = around.by_deepseek_;
  }
  for (const Found& found : times_) {
    if (found.rank != kNoTime) return;
  }
  std::copy(std::begin(around.times_), std::end(around.times_), times_);
}

void UsageRecord::saw_text(Text text) {
  if (text_count_ < kMostTexts &&
      scopes_[text.scope].standing != Standing::client) {
    texts_.make(text_count_++) = text;
  }
}

bool UsageRecord::wants_text(const Text& text) const {
  const Scope& home = scopes_[text.scope];
  if (home.client_role || home.model_role) return false;
  if (text.key->kind != K::text && text.key->kind != K::extra) return true;
  if (text.key->kind == K::text && text.key->argument == 1) return true;
  if (home.body) return true;
  if (usage_count_ > 0) return false;
  if (text.key->kind == K::extra) return !flat_.fields.empty();
  if (!flat_.fields.empty()) return false;
  return text.key->name != "text" || home.api_request;
}

std::string& UsageRecord::own(std::string text) {
  owned_.push_back(std::make_unique<std::string>(std::move(text)));
  return *owned_.back();
}

char* UsageRecord::room(std::size_t size) {
  rooms_.emplace_back(new char[size]);
  return rooms_.back().get();
}

void UsageRecord::set_line_time(std::string_view prefix) {
  for (const Found& found : times_) {
    if (found.rank != kNoTime) return;
  }
  const std::optional<LogTime> time = find_log_time(prefix);
  if (!time) return;
  times_[static_cast<std::size_t>(RecordTime::logged)] = {time->at, 0,
                                                          time->naive};
}

const UsageRecord::Text* UsageRecord::docker_text() const {
  if (text_count_ == 0 || texts_[0].scope != 0) return nullptr;
  const std::string_view* const end = keys_.begin() + key_count_;
  const bool stream = std::find(keys_.begin(), end, "stream") != end;
  return stream && texts_[0].key->name == "log" ? &texts_[0] : nullptr;
}

std::optional<UsageRecord::Time> UsageRecord::time(RecordTime wanted) const {
  const RecordTime other = wanted == RecordTime::completion
                               ? RecordTime::start
                               : RecordTime::completion;
  for (const bool naive : {false, true}) {
    for (const RecordTime kind : {wanted, RecordTime::logged, other}) {
      const Found& found = times_[static_cast<std::size_t>(kind)];
      if (found.rank != kNoTime && found.naive == naive) {
        return Time{found.at, kind, naive};
      }
    }
  }
  return std::nullopt;
}

}  // namespace deepseek_cost::usage
