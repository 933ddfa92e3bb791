#include "core/usage/record/record.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace deepseek_cost::usage {

using K = KeyKind;

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
  if (key.kind == K::span) names_span_ = true;
  if (scope == 0 && name == "info") saw_info_ = true;
  std::uint64_t& seen = scopes_[scope].seen[key.number / 64];
  const std::uint64_t bit = std::uint64_t{1} << (key.number % 64);
  if ((seen & bit) != 0) saw_repeated_key(key);
  seen |= bit;
}

void UsageRecord::saw_usage_key(std::string_view name) {
  if (usage_key_count_ < kMostKeysSeen) {
    usage_keys_.make(usage_key_count_++) = name;
  }
}

void UsageRecord::saw_list(int scope, RecordList list) {
  // A client sends messages too; opencode's export has an `info` before them.
  if (scopes_[scope].standing == Standing::client) return;
  // Those of an agent's state (LangGraph) or of a page, where nothing else is
  // counted.
  if (list.of == ListOf::messages && !saw_info_) {
    const bool state =
        scopes_[scope].level == 2 && (root_has("values") || root_has("data"));
    if (scope == 0 || state) saw_other_list(list);
    return;
  }
  lists_.add(list);
}

void UsageRecord::saw_other_list(RecordList list) { other_lists_.add(list); }

void UsageRecord::saw_other_object(std::string_view name, RecordList object) {
  // What was sent is no answer: request_body, requestParams.
  if (name.find("equest") != std::string_view::npos) return;
  // Only what may have counts is kept.
  const bool counts = object.tree != nullptr ||
                      object.bytes.find("tokens") != std::string_view::npos ||
                      object.bytes.find("sage") != std::string_view::npos;
  if (!counts || other_objects_.size() == kMostObjects) return;
  other_objects_.push_back({name, object});
}

void UsageRecord::inherit(const UsageRecord& around) {
  if (model().empty()) scopes_[0].model = around.model();
  if (seller_.empty() && !by_deepseek_) {
    seller_ = around.seller_;
    by_deepseek_ = around.by_deepseek_;
  }
  if (has_time()) return;
  inherits_time_ = true;
  std::copy(std::begin(around.times_), std::end(around.times_), times_);
}

void UsageRecord::saw_attribute(std::string_view name) {
  const auto holds = [name](std::string_view word) {
    return name.find(word) != std::string_view::npos;
  };
  // MLflow has the answer in its outputs.
  names_usage_ = names_usage_ || holds("okens") || holds("usage") ||
                 holds("Usage") || holds("odel") || holds("spanOutputs");
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
  if (text.key->kind == K::text && text.key->answer) return true;
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

const json::Value& UsageRecord::own(json::Value value) {
  trees_.push_back(std::make_unique<json::Value>(std::move(value)));
  return *trees_.back();
}

char* UsageRecord::room(std::size_t size) {
  rooms_.emplace_back(new char[size]);
  return rooms_.back().get();
}

const UsageRecord::Text* UsageRecord::docker_text() const {
  if (text_count_ == 0 || texts_[0].scope != 0) return nullptr;
  return saw_name("stream") && texts_[0].key->name == "log" ? &texts_[0]
                                                            : nullptr;
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
  found.of = key.usage;
  if (key.usage == UsageOf::details) ++found.weight;
  if (key.loose) {
    --found.weight;
    found.measured = true;
  }
  if (key.usage == UsageOf::all_steps) found.weight += 2;
  return &found.fields;
}

UsageFields* UsageRecord::begin_stream_usage(int scope) {
  if (stream_usage_ < 0) {
    static constexpr Spelling kStream{.name = "usage", .kind = K::usage};
    const int place = usage_count_;
    if (begin_usage(scope, kStream) == nullptr) return nullptr;
    stream_usage_ = place;
    --usages_[place].weight;  // beside the message's own
  }
  usages_[stream_usage_].fields = UsageFields();
  return &usages_[stream_usage_].fields;
}

void UsageRecord::add_step(const UsageFields& step) {
  steps_.add(step);
  ++step_count_;
}

UsageFields* UsageRecord::begin_model_usage(std::string_view model) {
  if (model_usages_.size() == kMostModelUsages) return nullptr;
  ModelUsage& added = model_usages_.emplace_back();
  added.model = model;
  return &added.usage;
}

void UsageRecord::saw_misshapen_usage(int scope, const Spelling& key) {
  // "tokens" and others may be numbers of something else.
  if (key.name != "usage") return;
  if (UsageFields* usage = begin_usage(scope, key)) usage->set_misshapen();
}

void UsageRecord::saw_choices(int scope, RecordList list) {
  if (scopes_[scope].standing != Standing::client) choices_ = list;
}

void UsageRecord::saw_delta(int scope, RecordList object) {
  if (scopes_[scope].standing != Standing::client) delta_ = object;
}

void UsageRecord::saw_finish(int scope, Finish finish) {
  if (scopes_[scope].standing != Standing::client) finish_ = finish;
}

UsageFields* UsageRecord::flat_details(int scope, const Spelling& key) {
  const Standing standing = scopes_[scope].standing;
  if (standing == Standing::client || standing == Standing::quoted) {
    return nullptr;
  }
  if (key.flat) place_flat(scope);
  return &flat_.fields;
}

void UsageRecord::saw_claim(int scope, UsageField side, json::Value::Kind kind,
                            std::string_view text) {
  const Standing standing = scopes_[scope].standing;
  if (standing == Standing::client || standing == Standing::quoted) return;
  claim_.add(side, kind, text);
}

void UsageRecord::saw_unknown_cache(int scope) {
  const Standing standing = scopes_[scope].standing;
  if (standing == Standing::client || standing == Standing::quoted) return;
  flat_.fields.saw_unknown_cache();
}

}  // namespace deepseek_cost::usage
