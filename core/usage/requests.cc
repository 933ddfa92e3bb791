#include "core/usage/requests.h"

#include <utility>

#include "core/base/utf8.h"

namespace deepseek_cost::usage {

void UsageRequests::unreadable(const Error& error, LogPosition at) {
  skips_.add(error, at);
}

void UsageRequests::record(UsageRecord& record, LogPosition at) {
  const StreamPart part = record.stream_part();
  if (record.repeated_key()) {
    return skips_.add({ErrorCode::duplicate_key, "", "", ""}, at);
  }
  if (!record.has_usage()) {
    if (part != StreamPart::whole) {
      ++stream_parts_;
      return;
    }
    return skips_.add({ErrorCode::no_usage, "", "", ""}, at);
  }
  switch (part) {
    case StreamPart::whole:
      return bill(record.model(), record.id(), record.usage(),
                  record.time(options_.instant), record.http_status(), at);
    case StreamPart::chunk:
    case StreamPart::anthropic_start:
      return buffer(record, at);
    case StreamPart::anthropic_delta:
      return complete(record, at);
  }
}

UsageRequests::Pending* UsageRequests::find_pending(std::uint64_t key) {
  if (key == 0) return nullptr;
  // The latest are the likeliest.
  for (std::size_t i = pending_.size(); i-- > 0;) {
    if (pending_[i].key == key) return &pending_[i];
  }
  return nullptr;
}

void UsageRequests::buffer(UsageRecord& record, LogPosition at) {
  const bool anthropic = record.stream_part() == StreamPart::anthropic_start;
  if (anthropic) record.usage().set_anthropic();
  const std::uint64_t key = SeenIds::key_of(record.id());
  const auto time = record.time(options_.instant);
  if (Pending* same = find_pending(key)) {
    ++stream_parts_;
    same->model = record.model();
    same->usage = record.usage();
    same->time = time;
    same->http_status = record.http_status();
    same->at = at;
    return;
  }
  // Without an id nothing can follow that belongs to it.
  if (key == 0 && !anthropic) {
    return bill(record.model(), record.id(), record.usage(), time,
                record.http_status(), at);
  }
  if (pending_.size() == kMostPendingStreams) flush(0);
  pending_.push_back({key, anthropic, std::string(record.model()),
                      std::string(record.id()), record.usage(), time,
                      record.http_status(), at});
}

void UsageRequests::complete(UsageRecord& record, LogPosition at) {
  Pending* start = find_pending(SeenIds::key_of(record.id()));
  if (start == nullptr) {
    for (Pending& each : pending_) {
      if (!each.delta_follows) continue;
      if (start != nullptr && start->model != each.model) {
        return skips_.add({ErrorCode::contradictory_usage, "", "",
                           "streams of several models run at once, and it "
                           "does not say which of them it ends"},
                          at);
      }
      start = &each;
    }
  }
  const auto time = record.time(options_.instant);
  if (start == nullptr) {
    return bill(record.model(), record.id(), record.usage(), time,
                record.http_status(), at);
  }
  ++stream_parts_;
  start->usage.update_from(record.usage());
  if (time && (!start->time || options_.instant == RecordTime::completion)) {
    start->time = time;
  }
  flush(static_cast<std::size_t>(start - pending_.data()));
}

void UsageRequests::flush(std::size_t index) {
  const Pending request = std::move(pending_[index]);
  pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(index));
  bill(request.model, request.id, request.usage, request.time,
       request.http_status, request.at);
}

void UsageRequests::finish() {
  while (!pending_.empty()) flush(0);
}

void UsageRequests::bill(std::string_view model, std::string_view id,
                         const UsageFields& fields,
                         std::optional<UsageRecord::Time> time, int http_status,
                         LogPosition at) {
  const Result<TokenUsage> usage = fields.normalise();
  if (!usage) return skips_.add(usage.errors().front(), at);
  if (model.empty()) model = options_.default_model;
  if (model.empty()) return skips_.add({ErrorCode::no_model, "", "", ""}, at);
  constexpr std::size_t kMostNameBytes = 128;
  std::string cut;
  if (model.size() > kMostNameBytes) {
    cut = shortened(model, kMostNameBytes);
    model = cut;
  }
  // A request that was skipped has not been billed once.
  const std::uint64_t key = SeenIds::key_of(id);
  const bool duplicate = ids_.holds(key);
  if (duplicate && !options_.bill_duplicates) {
    duplicates_.add(0, at);
    return skips_.add({ErrorCode::duplicate_request, "", shortened(id), ""},
                      at);
  }
  const std::optional<Instant> when =
      time ? std::optional(time->at) : options_.default_at;
  if (const auto reason = bill_.add(model, when, *usage)) {
    return skips_.add({*reason, "", shortened(model), ""}, at);
  }
  ++billed_;
  if (!duplicate) ids_.insert(key);
  if (time) ++times_[static_cast<std::size_t>(time->kind)];
  const Int128 amount = bill_.last_amount();
  if (duplicate) duplicates_.add(amount, at);
  if (http_status >= 400) failed_.add(amount, at);
  const std::optional<Instant> now = bill_.options().now;
  if (now && when && *now < *when) in_future_.add(amount, at);
}

}  // namespace deepseek_cost::usage
