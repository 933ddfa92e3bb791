// Which of the counts that a record holds are its own, and whose model and id.
#include <string>

#include "core/usage/record.h"
#include "core/usage/shown_name.h"

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
    if (scopes_[each.scope].client_role || each.fields.empty()) continue;
    if (best == nullptr || each.weight > best->weight) {
      best = &each;
    } else if (each.weight == best->weight &&
               !each.fields.same_as(best->fields)) {
      best = fuller(*best, each);
    }
  }
  const bool flat = flat_.scope >= 0 && !scopes_[flat_.scope].client_role &&
                    !flat_.fields.empty();
  const bool weak =
      best == nullptr || scopes_[best->scope].standing == Standing::quoted;
  return weak && flat ? &flat_ : best;
}

// Whether what weighs less says the same; where it alone knows the hits, or is
// alone whole, it is taken.
void UsageRecord::compare_candidates(const Candidate& best) {
  const Result<TokenUsage> chosen = best.fields.understood();
  const auto compare = [&](const Candidate& other) {
    if (&other == &best || other.scope < 0 || other.fields.empty() ||
        scopes_[other.scope].client_role) {
      return;
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
  if (has_usage_ && session_line_ == SessionLine::progress && !id().empty()) {
    part_ = StreamPart::reply_line;
  }
}

void UsageRecord::find_part() {
  if (part_ == StreamPart::whole && chunk_object_) part_ = StreamPart::chunk;
  if (part_ == StreamPart::session_line) find_session_part();
  if (part_ == StreamPart::whole && !has_usage_) {
    for (int i = 0; i < scope_count_; ++i) {
      if (scopes_[i].client_role && scopes_[i].level <= 2) {
        part_ = StreamPart::session_line;
      }
    }
    // A usage that is null belongs to a chunk even where nothing else says so,
    // but a request that failed has ended with it, and a response has none.
    if (part_ == StreamPart::whole && null_usage_ && http_status_ < 400 &&
        !response_object_ && !id().empty()) {
      part_ = StreamPart::chunk;
    }
  }
  if (part_ == StreamPart::reply_line && id().empty()) {
    part_ = StreamPart::whole;
  }
}

void UsageRecord::resolve() {
  if (Candidate* best = best_candidate()) {
    home_ = best->scope;
    usage_ = best->fields;
    if (usage_count_ + (flat_.scope >= 0 ? 1 : 0) > 1) {
      compare_candidates(*best);
    }
  }
  has_usage_ = home_ >= 0;
  // inputTokens are the misses.
  if (session_line_ == SessionLine::dsh_message ||
      session_line_ == SessionLine::dsh_chunk) {
    usage_.set_anthropic();
  }
  find_part();
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

std::string_view UsageRecord::model() const { return choose(&Scope::model); }
std::string_view UsageRecord::id() const { return choose(&Scope::id); }

std::string UsageRecord::keys_seen() const {
  const bool of_usage = usage_key_count_ > 0;
  const auto& keys = of_usage ? usage_keys_ : keys_;
  const std::size_t count = of_usage ? usage_key_count_ : key_count_;
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ", ";
    text += shown_name(keys[i], 40);
  }
  return text;
}

}  // namespace deepseek_cost::usage
