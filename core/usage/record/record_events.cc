// The events of a stream in a text of a record, as one answer.
#include <memory>
#include <string>

#include "core/usage/record/record.h"

namespace deepseek_cost::usage {

void UsageRecord::add_event(const UsageRecord& event) {
  if (!events_) events_ = std::make_unique<Events>();
  Events& all = *events_;
  if (repeated_key_.empty()) repeated_key_ = event.repeated_key_;
  unreadable_text_ = unreadable_text_ || event.unreadable_text_;
  if (other_service_.empty() && !event.other_service_.empty()) {
    other_service_ = own(std::string(event.other_service_));
  }
  for (std::size_t i = 0; i < kRecordTimes; ++i) {
    if (times_[i].rank == kNoTime) times_[i] = event.times_[i];
  }
  if (!event.model().empty()) all.model = own(std::string(event.model()));
  const bool other = !event.id().empty() && !all.id.empty() &&
                     event.id() != all.id && event.has_usage_;
  if (!event.id().empty() && (all.id.empty() || event.has_usage_)) {
    all.id = own(std::string(event.id()));
  }
  if (event.delta_finish_ != Finish::unknown) {
    delta_finish_ = event.delta_finish_;
  }
  all.start = all.start || event.part_ == StreamPart::anthropic_start;
  all.delta = all.delta || event.part_ == StreamPart::anthropic_delta;
  all.chunks = all.chunks || event.part_ == StreamPart::chunk;
  if (!event.has_usage_ || event.usage_.all_zero()) return;
  all.several = all.several || (other && all.has_usage);
  if (event.part_ == StreamPart::anthropic_delta) {
    all.usage.update_from(event.usage_);
  } else {
    all.usage = event.usage_;
    if (event.part_ == StreamPart::anthropic_start) all.usage.set_anthropic();
  }
  all.has_usage = true;
}

void UsageRecord::end_events(int level, Standing standing, bool body) {
  if (!events_ || unreadable_text_) return;
  Events& all = *events_;
  const int home = begin_scope(level, standing, false);
  scopes_[home].model = all.model;
  scopes_[home].id = all.id;
  static constexpr Spelling kUsage{.name = "usage", .kind = KeyKind::usage};
  UsageFields* const usage =
      all.has_usage ? begin_usage(home, kUsage) : nullptr;
  if (usage != nullptr) *usage = all.usage;
  if (usage != nullptr && all.several) usage->set_contradictory();
  // What a log line has of a stream goes on in other lines; a body does not.
  if (body) {
    stream_without_usage_ = !all.has_usage;
  } else if (part_ == StreamPart::whole) {
    if (all.start && !all.delta) {
      part_ = StreamPart::anthropic_start;
    } else if (all.delta && !all.start) {
      part_ = StreamPart::anthropic_delta;
    } else if (all.chunks && !all.delta) {
      part_ = StreamPart::chunk;
    }
  }
  events_.reset();
}

}  // namespace deepseek_cost::usage
