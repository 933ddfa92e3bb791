#include "core/usage/record.h"

#include <algorithm>
#include <array>
#include <string>

namespace deepseek_cost::usage {
namespace {

using K = UsageKeyKind;
using F = UsageField;

constexpr std::uint8_t of(UsageField field) {
  return static_cast<std::uint8_t>(field);
}
constexpr std::uint8_t of(RecordTime time) {
  return static_cast<std::uint8_t>(time);
}

constexpr UsageKey kOther;

// Sorted by length; among times of one kind, the first in this order wins.
constexpr std::array kListed = {
    UsageKey{"id", K::id},
    UsageKey{"ts", K::time, of(RecordTime::logged)},
    UsageKey{"hit", K::count, of(F::hit)},
    UsageKey{"res", K::wrapper},
    UsageKey{"body", K::wrapper},
    UsageKey{"data", K::wrapper},
    UsageKey{"time", K::time, of(RecordTime::logged)},
    UsageKey{"type", K::type},
    UsageKey{"miss", K::count, of(F::miss)},
    UsageKey{"model", K::model},
    UsageKey{"usage", K::usage},
    UsageKey{"object", K::object},
    UsageKey{"output", K::count, of(F::output)},
    UsageKey{"result", K::wrapper},
    UsageKey{"status", K::status},
    UsageKey{"created", K::time, of(RecordTime::start)},
    UsageKey{"message", K::wrapper},
    UsageKey{"payload", K::wrapper},
    UsageKey{"endTime", K::time, of(RecordTime::completion)},
    UsageKey{"endedAt", K::time, of(RecordTime::completion)},
    UsageKey{"request", K::request_wrapper},
    UsageKey{"response", K::wrapper},
    UsageKey{"datetime", K::time, of(RecordTime::logged)},
    UsageKey{"end_time", K::time, of(RecordTime::completion)},
    UsageKey{"ended_at", K::time, of(RecordTime::completion)},
    UsageKey{"timestamp", K::time, of(RecordTime::logged)},
    UsageKey{"reasoning", K::count, of(F::reasoning)},
    UsageKey{"createdAt", K::time, of(RecordTime::start)},
    UsageKey{"startTime", K::time, of(RecordTime::start)},
    UsageKey{"startedAt", K::time, of(RecordTime::start)},
    UsageKey{"@timestamp", K::time, of(RecordTime::logged)},
    UsageKey{"created_at", K::time, of(RecordTime::start)},
    UsageKey{"start_time", K::time, of(RecordTime::start)},
    UsageKey{"started_at", K::time, of(RecordTime::start)},
    UsageKey{"completion", K::wrapper},
    UsageKey{"statusCode", K::status},
    UsageKey{"finishedAt", K::time, of(RecordTime::completion)},
    UsageKey{"request_id", K::id},
    UsageKey{"completedAt", K::time, of(RecordTime::completion)},
    UsageKey{"finished_at", K::time, of(RecordTime::completion)},
    UsageKey{"status_code", K::status},
    UsageKey{"http_status", K::status},
    UsageKey{"completed_at", K::time, of(RecordTime::completion)},
    UsageKey{"input_tokens", K::count, of(F::input_tokens)},
    UsageKey{"total_tokens", K::count, of(F::total_tokens)},
    UsageKey{"output_tokens", K::count, of(F::output_tokens)},
    UsageKey{"prompt_tokens", K::count, of(F::prompt_tokens)},
    UsageKey{"cached_tokens", K::count, of(F::cached_tokens)},
    UsageKey{"response_body", K::wrapper},
    UsageKey{"reasoning_tokens", K::count, of(F::reasoning_tokens)},
    UsageKey{"completion_tokens", K::count, of(F::completion_tokens)},
    UsageKey{"input_tokens_details", K::details},
    UsageKey{"output_tokens_details", K::details},
    UsageKey{"prompt_tokens_details", K::details},
    UsageKey{"prompt_cache_hit_tokens", K::count,
             of(F::prompt_cache_hit_tokens)},
    UsageKey{"cache_read_input_tokens", K::count,
             of(F::cache_read_input_tokens)},
    UsageKey{"prompt_cache_miss_tokens", K::count,
             of(F::prompt_cache_miss_tokens)},
    UsageKey{"completion_tokens_details", K::details},
    UsageKey{"cache_creation_input_tokens", K::count,
             of(F::cache_creation_input_tokens)},
};
static_assert(kListed.size() <= 64, "one bit each in UsageRecord::seen_");

constexpr std::size_t kLongestKey = 27;

struct Keys {
  std::array<UsageKey, kListed.size()> keys;
  // Keys of length n stand at [first[n], first[n + 1]).
  std::array<std::uint8_t, kLongestKey + 2> first = {};
};

constexpr Keys number_keys() {
  Keys table{kListed, {}};
  for (std::size_t i = 0; i < kListed.size(); ++i) {
    table.keys[i].number = static_cast<std::uint8_t>(i);
    for (std::size_t n = kListed[i].name.size() + 1; n < table.first.size();
         ++n) {
      table.first[n] = static_cast<std::uint8_t>(i + 1);
    }
  }
  return table;
}
constexpr Keys kKeys = number_keys();

constexpr bool sorted_by_length() {
  for (std::size_t i = 1; i < kListed.size(); ++i) {
    if (kListed[i - 1].name.size() > kListed[i].name.size()) return false;
  }
  return kListed.back().name.size() == kLongestKey;
}
static_assert(sorted_by_length());

// Counts whose names mean tokens wherever they stand.
bool means_tokens_anywhere(UsageField field) {
  return field <= F::total_tokens || field >= F::cached_tokens;
}

StreamPart part_of_type(std::string_view type) {
  if (type == "message_start") return StreamPart::anthropic_start;
  if (type == "message_delta") return StreamPart::anthropic_delta;
  if (type.starts_with("response.") || type.starts_with("content_block_") ||
      type == "message_stop" || type == "ping") {
    return StreamPart::chunk;
  }
  return StreamPart::whole;
}

}  // namespace

const UsageKey* find_usage_key(std::string_view name) {
  if (name.size() > kLongestKey) return &kOther;
  const std::size_t last = kKeys.first[name.size() + 1];
  for (std::size_t i = kKeys.first[name.size()]; i < last; ++i) {
    if (kKeys.keys[i].name == name) return &kKeys.keys[i];
  }
  return &kOther;
}

namespace {

bool is_digits(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// RFC 3339, and what loggers make of it: a space for the T, no seconds, an
// offset without its colon or in hours alone.
std::optional<Instant> read_time_text(std::string_view text) {
  constexpr std::size_t kMinutes = 16;  // of "2026-09-10T04:00"
  if (text.size() < kMinutes + 1 || text.size() > 40) return std::nullopt;
  std::string time(text);
  if (time[10] == ' ') time[10] = 'T';
  if (time[kMinutes] != ':') time.insert(kMinutes, ":00");
  const std::size_t sign = time.find_last_of("+-");
  if (sign != std::string::npos && sign > kMinutes) {
    // A space before the offset, as some write it.
    const std::string offset = time.substr(sign + 1);
    if (offset.size() == 4 && is_digits(offset)) time.insert(sign + 3, ":");
    if (offset.size() == 2) time += ":00";
    if (time[sign - 1] == ' ') time.erase(sign - 1, 1);
  }
  return parse_instant(time);
}

}  // namespace

std::optional<Instant> read_log_time(json::Value::Kind kind,
                                     std::string_view text) {
  constexpr std::int64_t kEarliest = 1672531200;  // 2023-01-01
  constexpr std::int64_t kLatest = 4102444800;    // 2100-01-01
  std::int64_t seconds = 0;
  if (kind == json::Value::Kind::string && !is_digits(text)) {
    const auto at = read_time_text(text);
    if (!at) return std::nullopt;
    seconds = at->seconds();
  } else {
    std::size_t i = 0;
    std::uint64_t ticks = 0;  // holds every number of nineteen digits
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
      if (i == 19) return std::nullopt;
      ticks = ticks * 10 + static_cast<std::uint64_t>(text[i] - '0');
    }
    const std::string_view rest = text.substr(i);
    if (i == 0 || (!rest.empty() && rest[0] != '.') ||
        rest.find_first_of("eE") != std::string_view::npos) {
      return std::nullopt;
    }
    for (int unit = 0; unit < 3 && ticks >= kLatest; ++unit) ticks /= 1000;
    if (ticks >= kLatest) return std::nullopt;
    seconds = static_cast<std::int64_t>(ticks);
  }
  if (seconds < kEarliest || seconds >= kLatest) return std::nullopt;
  return Instant(seconds);
}

int UsageRecord::begin_scope(int level, bool request) {
  levels_[scopes_] = static_cast<std::uint8_t>(level);
  requests_[scopes_] = request;
  return scopes_++;
}

void UsageRecord::saw_key(int scope, const UsageKey& key) {
  if (key.kind == K::other) return;
  const std::uint64_t bit = std::uint64_t{1} << key.number;
  if ((seen_[scope] & bit) != 0) repeated_key_ = true;
  seen_[scope] |= bit;
}

void UsageRecord::scalar(int scope, const UsageKey& key, json::Value::Kind kind,
                         std::string_view text) {
  const bool is_text = kind == json::Value::Kind::string;
  switch (key.kind) {
    case K::model:
      if (is_text) models_[scope] = text;
      return;
    case K::id:
      // "request_id" only stands in for an "id".
      if (is_text && (key.name == "id" || ids_[scope].empty())) {
        ids_[scope] = text;
      }
      return;
    case K::time:
      return time_found(scope, key, kind, text);
    case K::status:
      if (text.size() == 3 &&
          text.find_first_not_of("0123456789") == std::string_view::npos) {
        http_status_ =
            (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
      }
      return;
    case K::object:
      if (text == "chat.completion.chunk") type_ = StreamPart::chunk;
      return;
    case K::type:
      if (levels_[scope] == 1 && type_ == StreamPart::whole) {
        type_ = part_of_type(text);
      }
      return;
    case K::count:
      if (usage_scope_ < 0 && (!is_text || is_digits(text)) &&
          means_tokens_anywhere(static_cast<F>(key.argument))) {
        flat_scope_ = scope;
        usage_.set(static_cast<F>(key.argument), kind, text);
      }
      return;
    default:
      return;
  }
}

void UsageRecord::time_found(int scope, const UsageKey& key,
                             json::Value::Kind kind, std::string_view text) {
  const int rank = levels_[scope] * 64 + key.number;
  if (rank >= time_ranks_[key.argument]) return;
  const std::optional<Instant> at = read_log_time(kind, text);
  if (!at) return;
  time_ranks_[key.argument] = rank;
  times_[key.argument] = *at;
}

UsageFields* UsageRecord::begin_usage(int scope) {
  if (usage_scope_ >= 0 && levels_[scope] < levels_[usage_scope_]) {
    return nullptr;
  }
  usage_scope_ = scope;
  usage_ = UsageFields();
  return &usage_;
}

void UsageRecord::saw_misshapen_usage(int scope) {
  if (UsageFields* usage = begin_usage(scope)) usage->set_misshapen();
}

std::string_view UsageRecord::choose(const std::string_view* texts) const {
  const int home = usage_scope_ >= 0 ? usage_scope_ : flat_scope_;
  if (home >= 0 && !texts[home].empty()) return texts[home];
  for (const bool request : {false, true}) {
    for (int level = 1; level <= kMostLevels; ++level) {
      for (int i = 0; i < scopes_; ++i) {
        if (levels_[i] == level && requests_[i] == request &&
            !texts[i].empty()) {
          return texts[i];
        }
      }
    }
  }
  return {};
}

StreamPart UsageRecord::stream_part() const {
  // A usage that is null belongs to a chunk even where nothing else says so,
  // but a request that failed has ended with it.
  if (type_ == StreamPart::whole && null_usage_ && !has_usage() &&
      http_status_ < 400) {
    return StreamPart::chunk;
  }
  return type_;
}

std::optional<UsageRecord::Time> UsageRecord::time(RecordTime wanted) const {
  const RecordTime other = wanted == RecordTime::completion
                               ? RecordTime::start
                               : RecordTime::completion;
  for (const RecordTime kind : {wanted, RecordTime::logged, other}) {
    const auto i = static_cast<std::size_t>(kind);
    if (time_ranks_[i] != kNoTime) return Time{times_[i], kind};
  }
  return std::nullopt;
}

}  // namespace deepseek_cost::usage
