// The times of a record, and which of them holds.
#include <algorithm>
#include <iterator>

#include "core/base/ascii.h"
#include "core/usage/record/record.h"
#include "core/usage/text/digits.h"
#include "core/usage/text/log_time.h"
#include "core/usage/text/says_nothing.h"

namespace deepseek_cost::usage {
namespace {

// A date or a clock, in whatever form; no number, word or place.
bool looks_like_time(std::string_view text) {
  constexpr std::size_t kShortest = 8;
  const bool digit = !text.empty() && is_digit(text[0]);
  return digit && text.size() >= kShortest &&
         text.find_first_of("-/:") != std::string_view::npos;
}

// 16:00:00.123, 16:00:00,123, 1789056000.123, 1789056000123; not 16:00:00.000.
bool has_fraction(std::string_view text) {
  constexpr std::size_t kSeconds = 10;  // digits of seconds since 1970
  if (are_digits(text)) {
    return text.size() > kSeconds &&
           text.find_first_not_of('0', kSeconds) != std::string_view::npos;
  }
  for (std::size_t i = 3; i + 1 < text.size(); ++i) {
    const bool mark = text[i] == '.' || text[i] == ',';
    if (!mark || (text[i - 3] != ':' && !are_digits(text.substr(0, i)))) {
      continue;
    }
    const std::size_t other = text.find_first_not_of('0', i + 1);
    return other != std::string_view::npos && is_digit(text[other]);
  }
  return false;
}

}  // namespace

void UsageRecord::time_found(int scope, const Spelling& key,
                             json::Value::Kind kind, std::string_view text) {
  constexpr int kNaive = 1 << 16;
  if (scopes_[scope].root && key.name == "time") event_time_ = text;
  const int rank = scopes_[scope].level * 1024 + key.number;
  Found& known = times_[static_cast<std::size_t>(key.time)];
  if (rank >= known.rank && key.loose) return;
  UnreadTime why = UnreadTime::none;
  const std::optional<LogTime> time =
      read_log_time(kind, text, date_order_, &why);
  if (!time) {
    if (!says_nothing(text) && (!key.loose || looks_like_time(text))) {
      day_alone_ = day_alone_ || parse_date(text.substr(0, 11)).has_value();
      unread_time_ = std::max(unread_time_, why);
    }
    return;
  }
  if (!time->naive && !key.loose) {
    earliest_ = std::min(earliest_, time->at.seconds());
    latest_ = std::max(latest_, time->at.seconds());
  }
  if (rank >= known.rank) return;
  if (time->naive && rank + kNaive >= known.rank) return;
  known = {time->at, rank + (time->naive ? kNaive : 0), time->naive, text};
}

bool UsageRecord::has_time() const {
  return std::any_of(std::begin(times_), std::end(times_),
                     [](const Found& found) { return found.rank != kNoTime; });
}

void UsageRecord::set_logged(const LogTime& time, std::string_view text) {
  times_[static_cast<std::size_t>(RecordTime::logged)] = {time.at, 0,
                                                          time.naive, text};
}

void UsageRecord::set_line_time(std::string_view prefix) {
  if (has_time()) return;
  if (const auto time = find_log_time(prefix)) set_logged(*time, prefix);
}

void UsageRecord::set_line_number(std::string_view number) {
  if (has_time()) return;
  const auto time = read_log_time(json::Value::Kind::number, number);
  if (time) set_logged(*time, number);
}

std::string UsageRecord::own_times() const {
  std::string text;
  if (inherits_time_) return text;
  for (const Found& found : times_) {
    if (found.rank == kNoTime) continue;
    if (!text.empty()) text += ", ";
    text += found.text;
  }
  return text;
}

bool UsageRecord::has_fraction_of_second() const {
  return std::any_of(std::begin(times_), std::end(times_),
                     [](const Found& found) {
                       return found.rank != kNoTime && has_fraction(found.text);
                     });
}

// A request without an answer is closed after ten minutes
// (api-docs.deepseek.com, Rate Limit); one that answers may take longer.
bool UsageRecord::times_apart() const {
  constexpr std::int64_t kLongest = 3600;
  return earliest_ < latest_ && latest_ - earliest_ > kLongest;
}

// One request is not begun and ended with the hour.
bool UsageRecord::sums_period() const {
  constexpr std::int64_t kHour = 3600;
  const auto hour = [this](RecordTime which) -> std::int64_t {
    const Found& found = times_[static_cast<std::size_t>(which)];
    const bool whole = found.rank != kNoTime && found.at.seconds() % kHour == 0;
    return whole ? found.at.seconds() / kHour : 0;
  };
  const std::int64_t begin = hour(RecordTime::start);
  if (usage_.requests() != 1 && begin > 0 &&
      hour(RecordTime::completion) > begin && !created()) {
    return true;
  }
  if (names("modelBreakdowns")) return true;  // ccusage
  if (usage_.requests() < 2) return false;
  for (const std::string_view name :
       {"day", "hour", "week", "month", "bucket", "period", "interval"}) {
    if (names(name)) return true;
  }
  return day_alone_;
}

std::optional<Instant> UsageRecord::created() const {
  static const unsigned kCreated = find_spelling("created")->number;
  const Found& start = times_[static_cast<std::size_t>(RecordTime::start)];
  const bool own = start.rank != kNoTime && !start.naive &&
                   static_cast<unsigned>(start.rank % 1024) == kCreated;
  return own ? std::optional(start.at) : std::nullopt;
}

std::optional<UsageRecord::Time> UsageRecord::time(RecordTime wanted) const {
  if (times_apart()) {
    if (const auto own = created()) return Time{*own, RecordTime::start, false};
  }
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
