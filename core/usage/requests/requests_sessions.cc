// Sessions of agents, whose lines repeat each other.
//
// Codex writes a token_count with each change of the rate limits, too: one with
// the session's last total is no other request. Where it gives the total alone,
// the request is what the total has grown by. Newer ones write each response as
// a token_usage_record before that (openai/codex from 0.148 on). Forks and
// subagents begin with the history of another session, counts included, with
// its times or their own: in a fork, and in a session read after its forks, the
// first totals that another session has had are its requests.
//
// DeepSeek Harness announces the counts of a reply in an assistant/chunk; where
// the message never came, the chunk is the request.
#include <algorithm>

#include "core/usage/requests/requests.h"

namespace deepseek_cost::usage {

void UsageRequests::session_line(const UsageRecord& record, LogPosition at) {
  const SessionLine line = record.session_line();
  const bool announces =
      line == SessionLine::codex_record || line == SessionLine::dsh_chunk;
  if (announces && record.has_usage() && !record.usage().all_zero()) {
    turns_of_codex_.counted();
    return hold(record, at);
  }
  if (ends_uncounted_turn(record, at)) return;
  ++other_records_;
  if (record.is_of_client()) ++turns_;
  if (record.begins_codex()) begin_codex_session(record);
  if (!record.model().empty() && !record.is_codex_event()) {
    session_model_ = record.model().substr(0, kMostModelBytes);
  }
  if (!record.other_seller().empty() || record.by_deepseek()) {
    session_seller_ = record.other_seller();
  }
  if (line == SessionLine::dsh_request) end_held();
  if (record.begins_fork()) {
    forked_ = copying_ = true;
    fork_parents_.insert(ids_.key_of(record.fork_of()));
    session_total_ = UsageFields();
  }
  if (record.begins_session()) begin_thread(record);
}

// A fork begins with the history of its parent, whose first line it has too.
void UsageRequests::begin_codex_session(const UsageRecord& record) {
  skip_turn(turns_of_codex_.end_session());
  const std::uint64_t session = ids_.key_of(record.id());
  const bool history = forked_ && fork_parents_.holds(session);
  if (session != codex_session_ && !history) {
    end_held();
    session_total_ = UsageFields();
    forked_ = false;
    copying_ = true;
  }
  codex_session_ = session;
  codex_id_ = record.id().substr(0, kMostIdBytes + 1);
}

void UsageRequests::begin_thread(const UsageRecord& record) {
  if (Request* total = find_pending(kSessionKey)) flush(*total);
  thread_ = ids_.key_of(record.session());
  thread_id_ = record.session().substr(0, kMostIdBytes + 1);
}

// A thread that is resumed goes on counting (openai/codex, core/src/session,
// last_token_info_from_rollout): what it had come to before is billed already.
void UsageRequests::bill_thread(Request request) {
  constexpr std::size_t kMostThreads = 65536;
  const UsageFields total = request.usage;
  if (const UsageFields* const known = threads_.find(thread_)) {
    request.copied = total.same_as(*known);
    if (request.copied) {
      request.id = thread_id_;
    } else if (const auto grown = total.since(*known)) {
      request.usage = *grown;
    }
  }
  if (threads_.size() < kMostThreads) threads_.of(thread_) = total;
  bill_once(request);
}

// …with this line, which is counted as that then.
bool UsageRequests::ends_uncounted_turn(const UsageRecord& record,
                                        LogPosition at) {
  switch (record.session_line()) {
    case SessionLine::codex_begin:
    case SessionLine::copilot_begin:
      skip_turn(turns_of_codex_.begin(at));
      return false;
    case SessionLine::codex_answer:
    case SessionLine::copilot_answer:
      turns_of_codex_.answered();
      return false;
    case SessionLine::codex_end: {
      const auto uncounted = turns_of_codex_.end(at);
      skip_turn(uncounted);
      return uncounted.has_value();
    }
    default:
      if (record.is_of_model()) turns_of_codex_.answered();
      return false;
  }
}

void UsageRequests::skip_turn(std::optional<LogPosition> uncounted) {
  if (!uncounted) return;
  skip(ErrorCode::no_usage, "", Phrase::turn_without_usage, *uncounted);
}

// The result of a run, or a span around others: whether these are in the file,
// too, shows at its end; of a run that names its session, at the end of all.
void UsageRequests::note_sum(const UsageRecord& record, LogPosition at) {
  const std::uint64_t session = ids_.key_of(record.session());
  const bool copilot = record.session_line() == SessionLine::copilot_end;
  if (copilot) turns_of_codex_.counted();
  if (!copilot && (session == 0 || runs_.full())) return sums_.push_back(at);
  RunResult run;
  run.at = at;
  run.session = session;
  run.time = record.time(options_.instant);
  for (const auto& [model, usage] : record.model_usages()) {
    run.models.emplace_back(model.substr(0, kMostModelBytes), usage);
  }
  if (run.models.empty()) {
    std::string model(record.model());
    if (model.empty()) model = last_reply_model_;
    if (model.empty()) model = session_model_;
    run.models.emplace_back(std::move(model), record.usage());
    run.models.back().second.set_anthropic();
    run.main_model_only = true;
  }
  if (!copilot) return runs_.add(std::move(run));
  run.id = record.id().substr(0, kMostIdBytes + 1);
  session_ends_.push_back(std::move(run));
}

void UsageRequests::end_sums() {
  const Phrase why = usage_seen_ ? Phrase::sum_of_run : Phrase::sum_alone;
  for (const LogPosition at : sums_) {
    skip(ErrorCode::sum_of_others, "", why, at);
  }
  sums_.clear();
  end_copilot_sessions();
  usage_seen_ = false;
}

namespace {

// Whether what a session has come to at one end may include what it had come
// to at an earlier one: nothing of it is less.
bool may_include(const RunResult& later, const RunResult& earlier) {
  return std::all_of(
      earlier.models.begin(), earlier.models.end(), [&later](const auto& each) {
        return std::any_of(later.models.begin(), later.models.end(),
                           [&each](const auto& other) {
                             return other.first == each.first &&
                                    other.second.since(each.second);
                           });
      });
}

}  // namespace

// Copilot CLI: of a session that was resumed, some versions count each part by
// itself (PanAchy/copilot-arewecooked#45), others from its beginning on
// (ccusage/ccusage#1721).
void UsageRequests::end_copilot_sessions() {
  std::vector<RunResult> ends;
  ends.swap(session_ends_);
  bool unclear = false;
  for (std::size_t i = 1; i < ends.size(); ++i) {
    unclear = unclear || may_include(ends[i], ends[i - 1]);
  }
  for (const RunResult& end : ends) {
    if (usage_seen_) {
      skip(ErrorCode::sum_of_others, "", Phrase::sum_of_run, end.at);
      continue;
    }
    for (const auto& [model, usage] : end.models) {
      if (unclear) {
        skip(ErrorCode::contradictory_usage, end.id, Phrase::several_totals,
             end.at);
        continue;
      }
      Request request;
      request.part = StreamPart::sum;
      request.has_usage = true;
      request.model = model;
      request.usage = usage;
      request.time = end.time;
      request.at = end.at;
      request.id = end.id;
      request.id_key = ids_.key_of(end.id);
      bill(request);
    }
  }
}

void UsageRequests::end_runs() {
  for (const RunResult& run : runs_.take()) end_run(run);
}

// The lines of a run may lack what its result has: the output of replies whose
// lines were written when they began, and the requests of other models.
void UsageRequests::end_run(const RunResult& run) {
  const SessionSums* const lines = runs_.lines_of(run.session);
  const bool alone = lines == nullptr;
  std::vector<Request> more;
  if (!runs_.is_several(run.session)) {
    for (const auto& [model, usage] : run.models) {
      const auto all = usage.understood();
      if (!all || model.empty()) continue;
      const auto rest = runs_.beyond_lines(run, model, *all);
      if (!rest) continue;
      Request& request = more.emplace_back();
      request.part = StreamPart::sum;
      request.has_usage = true;
      request.adds_to_lines = !alone && lines->of(model) != nullptr;
      request.model = model;
      request.usage = *rest;
      request.time = alone ? run.time : lines->last;
      request.at = run.at;
    }
  }
  if (more.empty()) {
    skip(ErrorCode::sum_of_others, "",
         alone ? Phrase::sum_alone : Phrase::sum_of_run, run.at);
  }
  for (const Request& request : more) bill(request);
}

// The message that follows names the model.
void UsageRequests::end_attempts(std::string_view model) {
  std::vector<Request> attempts;
  attempts.swap(attempts_);
  for (Request& attempt : attempts) {
    if (attempt.model.empty()) attempt.model = model.substr(0, kMostModelBytes);
    bill(attempt);
  }
}

// DeepSeek Harness gives its messages no id. Forks and resumed sessions begin
// with the events of another, and a new version writes a session's anew: what
// has the same time, in milliseconds, and the same counts is the same event.
void UsageRequests::identify_event(Request& request,
                                   const UsageRecord& record) const {
  const SessionLine line = record.session_line();
  const bool event = line == SessionLine::dsh_message ||
                     line == SessionLine::dsh_attempt ||
                     line == SessionLine::dsh_chunk;
  if (!event || request.id_key != 0 || record.event_time().empty()) return;
  request.id = record.event_time().substr(0, kMostIdBytes + 1);
  request.id_key = ids_.key_of("dsh " + request.id + record.usage().text());
}

void UsageRequests::hold(const UsageRecord& record, LogPosition at) {
  // The chunks of one reply count up; each record is another response.
  if (held_ && record.session_line() == SessionLine::dsh_chunk) {
    held_.reset();
    ++stream_parts_;
  }
  end_held();
  describe(held_.emplace(Request()), record, at);
}

void UsageRequests::end_held() {
  if (!held_) return;
  const Request request = std::move(*held_);
  held_.reset();
  recorded_.add(request.usage);
  bill(request);
}

bool UsageRequests::repeats_held(const UsageRecord& record) const {
  if (!held_) return false;
  const auto held = held_->usage.understood();
  const auto count = record.usage().understood();
  return held && count && held->billed.hit == count->billed.hit &&
         held->billed.miss == count->billed.miss &&
         held->billed.output == count->billed.output;
}

// A token_count.
void UsageRequests::session_count(UsageRecord& record, LogPosition at) {
  const UsageFields total = record.session_total();
  const bool forked = forked_ && copying_;
  const bool copied = copies_history(record);
  if (!total.empty() && total.same_as(session_total_)) {
    ++stream_parts_;
    return;
  }
  turns_of_codex_.counted();
  const UsageFields before = session_total_;
  if (!total.empty()) {
    if (record.total_only()) {
      const auto grown = total.since(session_total_);
      if (grown) record.usage() = *grown;
      if (!grown && !copied) {
        session_total_ = total;
        return skip(ErrorCode::contradictory_usage, "total_token_usage",
                    Phrase::total_shrinks, at);
      }
    }
    session_total_ = total;
  }
  Request request;
  if (repeats_held(record)) {
    request = std::move(*held_);
    held_.reset();
    ++stream_parts_;
  } else {
    end_held();
    describe(request, record, at);
  }
  if (!total.empty() && !record.total_only() && !copied && !forked) {
    compare_growth(request, total, before);
  }
  recorded_ = UsageFields();
  request.copied = copied;
  if (copied && request.id.empty()) request.id = codex_id_;
  bill(request);
}

// A session's total is the sum of what its responses have reported
// (openai/codex, TokenUsageInfo::append_last_usage): what it has grown by
// beyond the last of them, and beyond those that have a token_usage_record
// alone, are requests whose events are not here. Those of a compaction are in
// no total (openai/codex#47003).
void UsageRequests::compare_growth(Request& request, const UsageFields& total,
                                   const UsageFields& before) {
  const auto grown = total.since(before);
  if (!grown) return;  // filled up (fill_to_context_window), or begun anew
  const auto more = grown->since(request.usage);
  const auto lost = more ? more->since(recorded_).value_or(*more).normalise()
                         : UsageFields().normalise();
  request.usage_differs = !lost;
  if (!lost) return;
  const std::int64_t output = lost->billed.output.count();
  if (lost->input() + output == 0) return;
  skip(ErrorCode::sum_of_others, "",
       Words(Phrase::session_grew, std::to_string(lost->input()),
             std::to_string(output)),
       request.at);
}

// Whether another session has had this total, and this one nothing of its own
// before it.
bool UsageRequests::copies_history(const UsageRecord& record) {
  if (record.session_total().empty()) return false;
  const std::string last =
      record.total_only() ? std::string() : record.usage().text();
  const std::uint64_t key =
      totals_.key_of(record.session_total().text() + last);
  // A session that was forked before it is read, or that does not say which
  // it is.
  const bool parent =
      codex_session_ == 0 || fork_parents_.holds(codex_session_);
  bool copied = copying_ && (forked_  ? totals_.holds(key)
                             : parent ? fork_totals_.holds(key)
                                      : false);
  // The same session again: Codex moves old ones, and people keep copies.
  if (codex_session_ != 0) {
    const std::uint64_t own = (key ^ (codex_session_ << 1)) | 1;
    copied = copied || own_totals_.holds(own);
    own_totals_.insert(own);
  }
  if (!record.session_total().same_as(session_total_)) copying_ = copied;
  totals_.insert(key);
  if (forked_) fork_totals_.insert(key);
  return copied;
}

}  // namespace deepseek_cost::usage
