// Deltas of Anthropic's streams that do not name their message, where several
// streams are open at once. Each is taken as of the latest start that waits for
// one. Where that is a guess, the starts in question are in doubt together: of
// one model and one price their sum is the same, whichever was meant; else they
// are refused, all of them.
#include <algorithm>
#include <vector>

#include "core/usage/requests/requests.h"

namespace deepseek_cost::usage {
namespace {

// Streams that broke off have no end; none lasts longer.
constexpr std::int64_t kLongestSeconds = 3600;

using Time = std::optional<UsageRecord::Time>;

bool too_old(const Time& start, const Time& delta) {
  return start && delta && start->naive == delta->naive &&
         delta->at.seconds() - start->at.seconds() > kLongestSeconds;
}

}  // namespace

// The starts that it may be of, the likeliest first.
std::vector<Request*> UsageRequests::starts_of_delta(const UsageRecord& delta) {
  const Time time = delta.time(options_.instant);
  std::vector<Request*> starts;
  std::vector<Request*> counted;  // they have their last delta, as it seems
  int looked_at = 0;
  for (Request* each = streams_.latest();
       each != nullptr && ++looked_at <= kMostLatest;
       each = streams_.before(*each)) {
    if (each->part != StreamPart::anthropic_start || each->ended) continue;
    if (too_old(each->time, time)) continue;
    const bool waits = !each->delta_seen ||
                       each->delta_finish == Finish::open ||
                       may_go_on(*each, delta);
    (waits ? starts : counted).push_back(each);
  }
  if (!starts.empty() || counted.empty()) return starts;
  // A further one: of the latest, unless which deltas are its own is a guess.
  const bool guess = counted.front()->doubt != 0;
  if (!guess) counted.resize(1);
  return counted;
}

// Whether its delta, which did not say so, may not have been its last: where
// whose it was is a guess, or other streams have said when they ended. Counts
// so far never shrink.
bool UsageRequests::may_go_on(const Request& start,
                              const UsageRecord& delta) const {
  using F = UsageField;
  return start.delta_seen && start.delta_finish == Finish::unknown &&
         (start.doubt != 0 || ends_seen_) &&
         start.usage.get_or_zero(F::output) <=
             delta.usage().get_or_zero(F::output);
}

void UsageRequests::put_in_doubt(const std::vector<Request*>& starts) {
  std::size_t group = 0;
  Doubt doubt = Doubt::whose;
  for (const Request* each : starts) {
    group = std::max(group, each->doubt);
    const bool counted = each->delta_seen && each->delta_finish != Finish::open;
    if (counted) doubt = std::max(doubt, Doubt::counts);
    if (each->model != starts.front()->model) doubt = Doubt::models;
    if (each->doubt != 0) doubt = std::max(doubt, doubts_[each->doubt - 1]);
  }
  if (group == 0) {
    doubts_.push_back(doubt);
    group = doubts_.size();
  }
  doubts_[group - 1] = doubt;
  for (Request* each : starts) {
    if (each->doubt != 0) doubts_[each->doubt - 1] = doubt;
    each->doubt = group;
  }
}

// Counts without a model, after chunks of several models without ids: they may
// be those of the stream that was interrupted.
void UsageRequests::doubt_model(Request& request) {
  doubts_.push_back(Doubt::models);
  request.doubt = doubts_.size();
}

// Whether its counts, or its price, hang on which delta is its own.
bool UsageRequests::skip_doubtful(const Request& request, const Names& names,
                                  std::optional<Instant> when,
                                  const TokenUsage& usage) {
  if (request.doubt == 0) return false;
  const Doubt doubt = doubts_[request.doubt - 1];
  const auto other_price = [&](std::int64_t seconds) {
    const Instant other(when->seconds() + seconds);
    return bill_.amount_at(names, other, usage) !=
           bill_.amount_at(names, *when, usage);
  };
  const bool one_price =
      doubt == Doubt::whose && (!when || (!other_price(-kLongestSeconds) &&
                                          !other_price(kLongestSeconds)));
  if (one_price) return false;
  skip(
      ErrorCode::contradictory_usage, request.id,
      doubt == Doubt::models ? Phrase::several_models : Phrase::several_streams,
      request.at);
  return true;
}

void UsageRequests::complete(UsageRecord& record, LogPosition at) {
  Request* start = named_start(record);
  if (start == nullptr) {
    const std::vector<Request*> starts = starts_of_delta(record);
    if (starts.empty() || is_newest_first(*starts.front(), record)) {
      return hold_delta(record, at);
    }
    if (starts.size() > 1) put_in_doubt(starts);
    start = starts.front();
  }
  ++stream_parts_;
  start->delta_seen = true;
  start->delta_finish = record.delta_finish();
  update(*start, record, at);
}

}  // namespace deepseek_cost::usage
