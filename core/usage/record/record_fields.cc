// The scalars of a record: which of them says what.
#include <algorithm>
#include <array>
#include <string>

#include "core/base/ascii.h"
#include "core/usage/record/other_seller.h"
#include "core/usage/record/other_service.h"
#include "core/usage/record/record.h"
#include "core/usage/text/digits.h"
#include "core/usage/text/says_nothing.h"

namespace deepseek_cost::usage {
namespace {

using K = KeyKind;
using Kind = json::Value::Kind;

template <std::size_t n>
bool is_word_of(std::string_view text,
                const std::array<std::string_view, n>& words) {
  constexpr std::size_t kLongest = 16;
  if (text.size() > kLongest) return false;
  std::string small(text);
  for (char& c : small) c = to_lower(c);
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

// Placeholders, and what a spreadsheet makes of a long number.
bool is_no_id(std::string_view text) {
  if (text.find_first_not_of("0-#") == std::string_view::npos) return true;
  const std::size_t power = text.find("E+");
  const bool rounded =
      power != std::string_view::npos && are_digits(text.substr(power + 2)) &&
      text.substr(0, power).find_first_not_of("0123456789.,") ==
          std::string_view::npos;
  return rounded || says_nothing(text) || text.ends_with("-None") ||
         is_word_of<4>(text, {"unknown", "undefined", "(null)", "none"});
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

void read_operation(std::string_view operation, StreamPart& part,
                    std::string_view& other_service) {
  if (is_other_operation(operation)) {
    other_service = operation;
  } else if (!is_model_request(operation)) {
    part = StreamPart::sum;
  }
}

// Whether a proxy says that the answer came from its own cache.
bool says_hit(ProxyCache how, std::string_view text) {
  if (how == ProxyCache::source) {
    return text.find_first_not_of("0-") != std::string_view::npos;
  }
  std::string small(text.substr(0, 32));
  for (char& c : small) c = to_lower(c);
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

// In letters of either size.
bool names_deepseek(std::string_view text) {
  constexpr std::string_view kName = "deepseek";
  const auto same = [](char a, char b) { return to_lower(a) == b; };
  return std::search(text.begin(), text.end(), kName.begin(), kName.end(),
                     same) != text.end();
}

}  // namespace

void UsageRecord::scalar(int scope, const Spelling& key, Kind kind,
                         std::string_view text) {
  Scope& home = scopes_[scope];
  const bool is_text = kind == Kind::string;
  switch (key.kind) {
    case K::model:
    case K::id:
    case K::row_id:
      return name_found(home, key, is_text, text);
    case K::upstream_model:
      if (is_text && home.standing != Standing::client) upstream_model_ = text;
      return;
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
    case K::event:
    case K::session:
    case K::fork:
      if (is_text) session_found(home, key, text);
      return;
    case K::parts:
    case K::attempt_stream:
    case K::model_usage:
    case K::task_cost:
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
      if (home.root && !says_nothing(text)) {
        span_ids_[static_cast<std::size_t>(key.span)] = text;
      }
      return;
    case K::failure:
      return failure_found(scope, key, kind, text);
    case K::operation:
      if (is_text) read_operation(text, part_, other_service_);
      return;
    case K::unit:
      return unit_found(text);
    case K::media_type:
    case K::encoding:
    case K::envelope:
      return carrier_found(home, key, text);
    case K::endpoint:
      if (!is_text) return;
      // VCR's cassettes have all requests.
      if (key.name == "uri" && home.standing == Standing::client) {
        http_exchange_ = true;
      }
      return endpoint_found(scope, text);
    case K::proxy_cache:
      return cache_mark_found(scope, key, kind, text);
    case K::cache_details:
      if (is_text && says_hit(ProxyCache::mark, text)) {
        saw_proxy_mark(scope, key);
      }
      return;
    case K::finish:
      return saw_finish(scope, text.empty() ? Finish::open : Finish::finished);
    case K::requests:
    case K::list:
      if (UsageFields* const flat = flat_details(scope, key)) {
        flat->set_requests(kind, text);
      }
      return;
    case K::protocol:
      // Roo 3.29.5 and Kilo 4.119.0 on: tokensIn is the whole prompt.
      flat_.fields.set_inclusive();
      return;
    default:
      return flat_count(scope, key, kind, text);
  }
}

void UsageRecord::session_found(const Scope& home, const Spelling& key,
                                std::string_view text) {
  if (key.kind == K::fork) {
    if (!text.empty()) fork_of_ = text;
  } else if (home.root) {
    if (key.kind == K::event) event_ = text;
    if (key.kind == K::session && key.name != "uuid") session_ = text;
    // Of a line of Claude Code, whose message has an id; elsewhere of a row.
    if (key.name == "uuid" && row_id_.empty() && !is_no_id(text)) {
      row_id_ = text;
    }
  }
}

void UsageRecord::name_found(Scope& home, const Spelling& key, bool is_text,
                             std::string_view text) {
  const bool model = key.kind == K::model;
  if (text.empty() || (model && !is_text)) return;
  // `engine`, `deployment` and others may hold anything.
  if (model && key.loose && !names_deepseek(text)) return;
  if (!model && is_no_id(text)) return;
  if (key.kind == K::row_id) {
    const bool own = home.standing != Standing::client;
    if (own && row_id_.empty()) row_id_ = text;
    return;
  }
  // "request_id" only stands in for an "id".
  auto& rank = model ? home.model_rank : home.id_rank;
  if (key.rank >= rank) return;
  (model ? home.model : home.id) = text;
  rank = key.rank;
}

void UsageRecord::boolean(int scope, const Spelling& key, bool value) {
  if (key.kind == K::failure) {
    return failure_found(scope, key, Kind::boolean, value ? "true" : "false");
  }
  if (!value) return;
  if (key.name == "partial" && scopes_[scope].root) partial_ = true;
  // {"cache":{"hit":true}}
  if (key.kind == K::proxy_cache || key.name == "hit") {
    saw_proxy_mark(scope, key);
  }
  if (key.kind == K::exclusive) flat_.fields.set_anthropic();
}

// Of counts further in and further out, those further in are the answer's.
void UsageRecord::place_flat(int scope) {
  const int weight = scopes_[scope].level * 4 - 3;
  if (flat_.scope >= 0 && weight <= flat_.weight) return;
  flat_.scope = scope;
  flat_.weight = weight;
}

void UsageRecord::flat_count(int scope, const Spelling& key, Kind kind,
                             std::string_view text) {
  const Scope& home = scopes_[scope];
  const UsageField side = key.flat ? UsageField::none : side_of_split(key.name);
  if (side != UsageField::none) return saw_claim(scope, side, kind, text);
  // LobeChat's messages have theirs in the metadata.
  const bool whole =
      home.standing == Standing::metadata &&
      (key.name == "totalInputTokens" || key.name == "totalOutputTokens");
  if (!(key.flat || whole) || home.standing == Standing::client ||
      home.standing == Standing::quoted) {
    return;
  }
  if (kind == Kind::string && says_nothing(text)) return;
  place_flat(scope);
  // OpenRouter: what the model itself has counted, before its own counts.
  UsageFields& fields =
      key.name.starts_with("native_tokens_") ? native_ : flat_.fields;
  fields.set(key.top, key.name, kind, text);
}

void UsageRecord::status_found(int scope, Kind kind, std::string_view text) {
  if (scopes_[scope].standing == Standing::client) return;
  if (text.size() == 3 && are_digits(text)) {
    http_status_ =
        (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
  } else if (kind == Kind::string) {
    over_ = over_ || text == "completed" || text == "incomplete";
    failed_ = failed_ || names_failure(text);
  }
}

void UsageRecord::failure_found(int scope, const Spelling& key, Kind kind,
                                std::string_view text) {
  if (scopes_[scope].standing == Standing::client) return;
  const bool is_text = kind == Kind::string;
  switch (key.failure) {
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
  if (standing == Standing::quoted) return;
  // ollama/ollama, openai/openai.go: in each answer.
  if (key.provider == Provider::build) {
    if (text == "fp_ollama" && standing != Standing::client) {
      seller_mark_ = "fp_ollama";
    }
    return;
  }
  saw_provider_ = true;
  Provider how = key.provider;
  // What a client asked for says where it was sent, in words of any kind.
  const bool asked = standing == Standing::client;
  const bool name = how == Provider::client || how == Provider::upstream;
  if (asked && name) how = Provider::chosen;
  const bool client = how == Provider::client || how == Provider::chosen;
  if (!asked && client && text == "deepseek") by_deepseek_ = true;
  // A record that calls itself so may be of the format alone.
  const bool own_word = scopes_[scope].root && key.name == "provider";
  if (name && text == "anthropic" && !own_word) names_anthropic_ = true;
  if (how == Provider::address && names_deepseek(text)) own_address_ = true;
  if (!seller_.empty()) return;
  switch (how) {
    case Provider::address:
      seller_ = seller_of_address(text);
      return;
    case Provider::chosen:
      seller_ = known_seller(text);
      return;
    case Provider::host:
      seller_ = seller_of_api(text);
      return;
    default:
      seller_ = seller_of_provider(text);
  }
}

void UsageRecord::saw_seller_mark(int scope, const Spelling& key) {
  const Standing standing = scopes_[scope].standing;
  if (standing == Standing::response || standing == Standing::metadata) {
    seller_mark_ = key.name;
  }
}

void UsageRecord::carrier_found(Scope& home, const Spelling& key,
                                std::string_view text) {
  home.envelope = home.envelope || key.kind == K::envelope;
  home.base64 = home.base64 || (key.kind == K::encoding && text == "base64");
  if (key.kind == K::media_type) home.body = http_exchange_ = true;
}

// Langfuse's ModelUsageUnit, but tokens.
void UsageRecord::unit_found(std::string_view unit) {
  if (is_word_of<5>(unit, {"characters", "milliseconds", "seconds", "images",
                           "requests"})) {
    other_service_ = unit;
  }
}

void UsageRecord::endpoint_found(int scope, std::string_view address) {
  const bool of_model = is_model_endpoint(address);
  model_endpoint_ = model_endpoint_ || of_model;
  if (seller_.empty() && scopes_[scope].standing != Standing::quoted) {
    seller_ = of_model ? seller_of_address(address) : seller_of_api(address);
  }
  if (other_service_.empty() && is_other_endpoint(address)) {
    other_service_ = address;
  }
}

// A mark, or a count of hits.
void UsageRecord::cache_mark_found(int scope, const Spelling& key, Kind kind,
                                   std::string_view text) {
  if (says_hit(key.cache, text)) saw_proxy_mark(scope, key);
  if (key.cache != ProxyCache::mark || !are_digits(text)) return;
  if (key.name == "cached") {
    if (text.size() > 1 && scopes_[scope].standing == Standing::response) {
      cached_ = text;
    }
  } else {
    saw_claim(scope, UsageField::hit_either, kind, text);
  }
}

void UsageRecord::saw_in_usage(int scope, const Spelling& key, Kind kind,
                               std::string_view text) {
  constexpr std::uint8_t kWeaker = 64;
  if (key.kind == K::time) return time_found(scope, key, kind, text);
  Spelling weaker = key;
  weaker.rank = static_cast<std::uint8_t>(key.rank + kWeaker);
  name_found(scopes_[scope], weaker, kind == Kind::string, text);
}

void UsageRecord::saw_proxy_mark(int scope, const Spelling& key) {
  const Standing standing = scopes_[scope].standing;
  if (standing == Standing::client || standing == Standing::quoted) return;
  proxy_mark_ = key.name;
}

}  // namespace deepseek_cost::usage
