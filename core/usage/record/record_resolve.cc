// Which of the counts that a record holds are its own, and whose model and id.
#include <algorithm>
#include <string>

#include "core/usage/record/other_seller.h"
#include "core/usage/record/record.h"
#include "core/usage/text/shown_name.h"

namespace deepseek_cost::usage {

// Of two reports of the same standing: that which knows the hits, where they
// say the same otherwise. Else they contradict each other.
UsageRecord::Candidate* UsageRecord::fuller(Candidate& one, Candidate& other) {
  const Result<TokenUsage> a = one.fields.understood();
  const Result<TokenUsage> b = other.fields.understood();
  if (a && b && a->input() == b->input() &&
      a->billed.output == b->billed.output) {
    if (!b->hits_known) return &one;
    if (!a->hits_known) return &other;
    if (a->billed.hit == b->billed.hit) return &one;
  }
  one.fields.set_contradictory();
  return &one;
}

UsageRecord::Candidate* UsageRecord::best_candidate() {
  Candidate* best = nullptr;
  for (int i = 0; i < usage_count_; ++i) {
    Candidate& each = usages_[i];
    if (!is_counted(each.scope) || each.fields.empty()) continue;
    if (best == nullptr || each.weight > best->weight) {
      best = &each;
    } else if (each.weight == best->weight &&
               !each.fields.same_as(best->fields)) {
      best = fuller(*best, each);
    }
  }
  const bool flat = is_counted(flat_.scope) && !flat_.fields.empty();
  const bool weak =
      best == nullptr || scopes_[best->scope].standing == Standing::quoted;
  return weak && flat ? &flat_ : best;
}

namespace {

// Whether the other report is the same request as Anthropic's names have it:
// then its hits stand beside the input that both give.
bool shows_hits_beside(const UsageFields& fields, const UsageFields& other) {
  using F = UsageField;
  if (!other.has(F::hit_beside) || fields.has(F::hit_beside)) return false;
  const auto input = [](const UsageFields& of) {
    return of.has(F::prompt) ? of.get(F::prompt) : of.get(F::input);
  };
  const std::int64_t hits = std::max(fields.get_or_zero(F::hit_inside),
                                     fields.get_or_zero(F::hit_either));
  return input(fields) == input(other) &&
         fields.get(F::output) == other.get(F::output) &&
         (hits == 0 || hits == other.get(F::hit_beside));
}

}  // namespace

// Whether what weighs less says the same; where it alone knows the hits, or is
// alone whole, it is taken.
void UsageRecord::compare_candidates(const Candidate& best) {
  // Vercel's onFinish, with the steps that it sums up.
  if (best.of == UsageOf::all_steps && root_has("steps")) return;
  const Result<TokenUsage> chosen = best.fields.understood();
  const auto compare = [&](const Candidate& other) {
    if (&other == &best || other.fields.empty() || !is_counted(other.scope)) {
      return;
    }
    const UsageField hit = other.fields.has(UsageField::hit_api)
                               ? UsageField::hit_api
                               : UsageField::hit_either;
    const bool split =
        chosen && !chosen->hits_known && other.fields.has(hit) &&
        other.fields.has(UsageField::miss) && !other.fields.has_output() &&
        other.fields.get(hit) + other.fields.get(UsageField::miss) ==
            chosen->input();
    if (split) return usage_.update_from(other.fields);
    if (shows_hits_beside(other.fields, best.fields)) return;
    if (shows_hits_beside(best.fields, other.fields)) {
      usage_ = other.fields;
      return;
    }
    if (chosen && !chosen->hits_known && !other.fields.has_input() &&
        other.fields.has(UsageField::hit_beside)) {
      usage_.update_from(other.fields);
      return usage_.set_anthropic();
    }
    const Result<TokenUsage> said = other.fields.understood();
    if (!said || other.fields.all_zero()) return;
    if (!chosen) {
      if (!best.fields.has_input() || !best.fields.has_output()) {
        usage_ = other.fields;
        usage_differs_ = true;
      }
      return;
    }
    const std::int64_t input = chosen->input();
    const bool same_sums =
        input == said->input() && chosen->billed.output == said->billed.output;
    if (same_sums && said->hits_known && !chosen->hits_known) {
      usage_ = other.fields;
    } else if (!same_sums ||
               (said->hits_known && said->billed.hit != chosen->billed.hit)) {
      usage_differs_ = true;
    }
  };
  for (int i = 0; i < usage_count_; ++i) compare(usages_[i]);
  compare(flat_);
}

void UsageRecord::find_session_part() {
  // Codex: of its events only the counts of the last request are one, or what
  // the session has come to since.
  const bool total = !running_total_.empty() && !running_total_.all_zero();
  if (total && !has_usage_) {
    usage_ = running_total_;
    has_usage_ = total_only_ = true;
  }
  const bool count = session_line_ == SessionLine::codex_count;
  if (has_usage_ && (total || count)) part_ = StreamPart::whole;
  if (has_usage_ && session_line_ == SessionLine::progress && !id().empty() &&
      is_of_session()) {
    part_ = StreamPart::reply_line;
  }
}

std::string_view UsageRecord::span_id() const {
  if (!span_ids_[0].empty()) return span_ids_[0];
  const bool observation = !span_ids_[2].empty() || !span_ids_[1].empty() ||
                           (names_span_ && (root_has("parentObservationId") ||
                                            root_has("parent_run_id")));
  return observation ? scopes_[0].id : std::string_view();
}

bool UsageRecord::scope_has(int scope, std::string_view key) const {
  const unsigned number = find_spelling(key)->number;
  return (scopes_[scope].seen[number / 64] >> (number % 64) & 1) != 0;
}

// Whether a line that has counts, and a type or a role that other lines of a
// session have, is of a session by the rest of it too: none has its counts
// beside the type; Claude Code has `uuid` and `sessionId`, Codex `payload`, Pi
// and OpenClaw a message with a role, DeepSeek Harness a type with a slash.
// People call their own records "summary", "user" or "system" as well.
bool UsageRecord::is_of_session() const {
  if (home_ >= 0 && scopes_[home_].root) return false;
  if (slash_type_ || root_has("payload")) return true;
  if (root_has("uuid") && (root_has("sessionId") || root_has("session_id"))) {
    return true;
  }
  for (int i = 0; i < scope_count_; ++i) {
    const Scope& scope = scopes_[i];
    if (!scope.root && (scope.client_role || scope.model_role)) return true;
  }
  return false;
}

// Whether the record itself, or the message in it, is of that role.
bool UsageRecord::has_role(bool RecordScope::*role) const {
  for (int i = 0; i < scope_count_; ++i) {
    if (scopes_[i].*role && scopes_[i].level <= 2) return true;
  }
  return false;
}

// Whether a name of the record itself speaks of counts.
bool UsageRecord::names_counts() const {
  return std::any_of(keys_.begin(), keys_.begin() + key_count_,
                     [](std::string_view name) {
                       return name.find("oken") != std::string_view::npos ||
                              name.find("sage_") != std::string_view::npos ||
                              name == "usage" || name == "metrics";
                     });
}

// The end of a call reports what its chunks may have reported; the events of
// what is around it have none, or repeat it with the same id.
void UsageRecord::find_callback_part() {
  const bool model =
      event_.starts_with("on_chat_model_") || event_.starts_with("on_llm_");
  if (model && event_.ends_with("_stream")) {
    part_ = StreamPart::chunk;
  } else if (!has_usage_ && !(model && event_.ends_with("_end"))) {
    part_ = StreamPart::session_line;
  }
}

// Of its events only one request's usage counts, and the sum at the end: their
// input includes the hits (getagentseal/codeburn#693).
void UsageRecord::find_copilot_part() {
  if (session_line_ == SessionLine::copilot_usage) {
    usage_.set_inclusive();
  } else {
    part_ = model_usages_.empty() ? StreamPart::session_line : StreamPart::sum;
    has_usage_ = false;
  }
}

void UsageRecord::find_part() {
  if (part_ == StreamPart::whole && chunk_object_) part_ = StreamPart::chunk;
  // Pi's, before anything has been counted.
  if (part_ == StreamPart::anthropic_start && saw_provider_ && id().empty() &&
      usage_.all_zero()) {
    part_ = StreamPart::session_line;
    return;
  }
  if (is_callback()) find_callback_part();
  if (dotted_type_ && saw_name("data") && saw_name("parentId")) {
    find_copilot_part();
  }
  if (part_ == StreamPart::session_line) find_session_part();
  // Where its counts are not understood, it says so.
  const bool counts = has_usage_ || (names_counts() && !null_usage_);
  const bool word = part_ == StreamPart::session_line ||
                    (part_ == StreamPart::chunk && !has_usage_ &&
                     !model().empty() && !chunk_object_);
  if (word && typed_ && counts && !is_of_session()) part_ = StreamPart::whole;
  if (part_ == StreamPart::whole && !has_usage_) {
    if (is_of_client() || is_dify_event()) part_ = StreamPart::session_line;
    // What else a browser has fetched.
    if (http_exchange_ && !model_endpoint_) part_ = StreamPart::session_line;
    // A usage that is null belongs to a chunk even where nothing else says so,
    // but a request that failed has ended with it, and a response has none.
    const bool response = response_object_ || (responses_body_ && over_);
    if (part_ == StreamPart::whole && null_usage_ && !failed() && !response &&
        !id().empty()) {
      part_ = StreamPart::chunk;
    }
  }
  // Of a reply the message inside has the id; a log of one's own may call its
  // records so, too.
  if (part_ == StreamPart::reply_line &&
      (id().empty() || (has_usage_ && scopes_[home_].root))) {
    part_ = StreamPart::whole;
  }
}

// The message has the counts of the last of its steps.
bool UsageRecord::steps_are_whole() const {
  if (step_count_ == 0) return false;
  const Result<TokenUsage> steps = steps_.understood();
  if (!steps) return false;
  if (home_ < 0 || usage_.all_zero()) return true;
  const Result<TokenUsage> last = usage_.understood();
  return last && steps->input() >= last->input() &&
         steps->billed.hit >= last->billed.hit &&
         steps->billed.output >= last->billed.output;
}

// Numbers under names that may mean something else.
void UsageRecord::use_claims() {
  UsageFields& flat = flat_.fields;
  const bool hits =
      flat.has(UsageField::hit_api) || flat.has(UsageField::hit_inside) ||
      flat.has(UsageField::hit_beside) || flat.has(UsageField::hit_either);
  if (!cached_.empty() && !hits && flat.has_input()) {
    flat.set(UsageField::hit_either, "cached", json::Value::Kind::number,
             cached_);
  }
  // Spring Data's pages and Opik's have their records there.
  if (content_.exists() && (saw_name("page") || saw_name("pageable") ||
                            saw_name("totalElements") || saw_name("total"))) {
    saw_other_list(content_);
  }
}

void UsageRecord::resolve() {
  use_claims();
  if (!seller_mark_.empty() && seller_.empty() && !by_deepseek_ &&
      !own_address_) {
    seller_ = seller_by_mark(seller_mark_);
  }
  if (native_.has_input() && native_.has_output()) flat_.fields = native_;
  if (number_usage_ >= 0 && usage_count_ == 0 && flat_.scope < 0) {
    saw_misshapen_usage(number_usage_, *find_spelling("usage"));
  }
  if (Candidate* best = best_candidate()) {
    home_ = best->scope;
    // Cline's hits are inside: cline/cline, ClineTokensInfo, and what other
    // tools have found of its sessions (missuo/tokens#51).
    if (best->of == UsageOf::metrics && scope_has(home_, "modelInfo")) {
      best->fields.set_inclusive();
    }
    usage_ = best->fields;
    sums_session_ =
        best->of == UsageOf::opencode && scopes_[home_].id.starts_with("ses_");
    last_step_ = best->of == UsageOf::opencode && usage_.is_opencode() &&
                 scope_has(home_, "modelID") && step_count_ == 0;
    measured_ = best->measured;
    if (usage_count_ + (flat_.scope >= 0 ? 1 : 0) > 1) {
      compare_candidates(*best);
    }
  }
  // opencode overwrites a message's counts at each of its steps.
  if (steps_are_whole()) {
    usage_ = steps_;
    usage_.set_requests(json::Value::Kind::number, std::to_string(step_count_));
    usage_differs_ = false;
    home_ = std::max(home_, 0);
  }
  has_usage_ = home_ >= 0;
  // {"cache_hit":1,"cache_miss":999}
  if (has_usage_ && usage_.take(claim_) && claim_.hit() == 1) proxy_mark_ = {};
  // inputTokens are the misses.
  if (session_line_ == SessionLine::dsh_message ||
      session_line_ == SessionLine::dsh_attempt ||
      session_line_ == SessionLine::dsh_chunk) {
    usage_.set_anthropic();
  }
  find_part();
  // Agent Development Kit: the last event of an answer has it whole.
  if (partial_ && (saw_name("invocationId") || saw_name("invocation_id"))) {
    part_ = StreamPart::session_line;
  }
}

std::string_view UsageRecord::choose(std::string_view Scope::*text) const {
  if (home_ >= 0 && !(scopes_[home_].*text).empty()) {
    return scopes_[home_].*text;
  }
  for (const Standing standing : {Standing::response, Standing::metadata,
                                  Standing::quoted, Standing::client}) {
    for (int level = 1; level <= kMostLevels; ++level) {
      for (int i = 0; i < scope_count_; ++i) {
        const Scope& scope = scopes_[i];
        if (scope.level == level && scope.standing == standing &&
            !(scope.*text).empty()) {
          return scope.*text;
        }
      }
    }
  }
  return {};
}

std::string_view UsageRecord::model() const {
  return upstream_model_.empty() ? choose(&Scope::model) : upstream_model_;
}
std::string_view UsageRecord::id() const { return choose(&Scope::id); }

namespace {

std::string listed(const std::string_view* names, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ", ";
    text += shown_name(names[i], 40);
  }
  return text;
}

}  // namespace

std::string UsageRecord::keys_seen() const {
  return listed(keys_.begin(), key_count_);
}

std::string UsageRecord::usage_keys_seen() const {
  return usage_key_count_ == 0 ? keys_seen()
                               : listed(usage_keys_.begin(), usage_key_count_);
}

}  // namespace deepseek_cost::usage
