#include "core/usage_requests.h"

#include <utility>

#include "core/text.h"

namespace deepseek_cost {

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
      return hold(record, at);
    case StreamPart::anthropic_delta:
      return complete(record, at);
  }
}

void UsageRequests::hold(UsageRecord& record, LogPosition at) {
  if (record.stream_part() == StreamPart::anthropic_start) {
    record.usage().set_anthropic();
  }
  const bool same =
      pending_ && !pending_->id.empty() && pending_->id == record.id();
  if (same) {
    ++stream_parts_;
  } else {
    finish();
  }
  pending_ = {
      std::string(record.model()),   std::string(record.id()), record.usage(),
      record.time(options_.instant), record.http_status(),     at};
}

void UsageRequests::complete(UsageRecord& record, LogPosition at) {
  if (!pending_) {
    return bill(record.model(), record.id(), record.usage(),
                record.time(options_.instant), record.http_status(), at);
  }
  ++stream_parts_;
  pending_->usage.update_from(record.usage());
  const auto time = record.time(options_.instant);
  if (time && (!pending_->time || options_.instant == RecordTime::completion)) {
    pending_->time = time;
  }
  finish();
}

void UsageRequests::finish() {
  if (!pending_) return;
  const Pending held = std::move(*pending_);
  pending_.reset();
  bill(held.model, held.id, held.usage, held.time, held.http_status, held.at);
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

}  // namespace deepseek_cost
