#include "core/usage/requests/run_results.h"

namespace deepseek_cost::usage {
namespace {

// A result names the model as it was asked for.
std::string_view plain_name(std::string_view model) {
  constexpr std::string_view kLongContext = "[1m]";
  if (model.ends_with(kLongContext)) model.remove_suffix(kLongContext.size());
  return model;
}

void set(UsageFields& fields, UsageField field, std::int64_t count) {
  fields.set(field, "", json::Value::Kind::number, std::to_string(count));
}

}  // namespace

const SessionSums::Model* SessionSums::of(std::string_view model) const {
  for (const Model& each : models) {
    if (each.name == plain_name(model)) return &each;
  }
  return nullptr;
}

std::size_t RunResults::place_of(std::uint64_t session) const {
  const std::size_t mask = sessions_.size() - 1;
  std::size_t at = (session >> 1) & mask;
  while (sessions_[at].key != 0 && sessions_[at].key != session) {
    at = (at + 1) & mask;
  }
  return at;
}

void RunResults::grow() {
  constexpr std::size_t kFewest = 16;
  std::vector<Session> old(sessions_.empty() ? kFewest : sessions_.size() * 2);
  std::swap(old, sessions_);
  for (Session& session : old) {
    if (session.key != 0) sessions_[place_of(session.key)] = std::move(session);
  }
}

const RunResults::Session* RunResults::find(std::uint64_t session) const {
  if (sessions_.empty()) return nullptr;
  const Session& found = sessions_[place_of(session)];
  return found.key == session ? &found : nullptr;
}

RunResults::Session* RunResults::find_or_add(std::uint64_t session) {
  if (used_ * 2 >= sessions_.size()) grow();
  Session& found = sessions_[place_of(session)];
  if (found.key == session) return &found;
  if (used_ >= kMostSessions) return nullptr;
  found.key = session;
  ++used_;
  return &found;
}

void RunResults::add(RunResult run) {
  if (Session* const session = find_or_add(run.session)) ++session->results;
  runs_.push_back(std::move(run));
}

void RunResults::add_line(const Request& line, const TokenUsage& usage) {
  Session* const session = find_or_add(line.session_key);
  if (session == nullptr) {
    sessions_lost_ = true;
    return;
  }
  SessionSums& sums = session->lines;
  if (line.time && (!sums.last || sums.last->at < line.time->at)) {
    sums.last = line.time;
  }
  const std::string_view name = plain_name(line.model);
  SessionSums::Model* model = nullptr;
  for (SessionSums::Model& each : sums.models) {
    if (each.name == name) model = &each;
  }
  if (model == nullptr) {
    if (sums.models.size() == kMostModels) return;
    model = &sums.models.emplace_back();
    model->name = name;
  }
  model->hit += usage.billed.hit.count();
  model->miss += usage.billed.miss.count();
  model->output += usage.billed.output.count();
}

const SessionSums* RunResults::lines_of(std::uint64_t session) const {
  const Session* const found = find(session);
  return found == nullptr || found->lines.models.empty() ? nullptr
                                                         : &found->lines;
}

// Where sessions have been lost, nothing is known of any.
bool RunResults::is_several(std::uint64_t session) const {
  const Session* const found = find(session);
  return sessions_lost_ || found == nullptr || found->results > 1;
}

std::optional<UsageFields> RunResults::beyond_lines(
    const RunResult& run, std::string_view model, const TokenUsage& all) const {
  const SessionSums* const lines = lines_of(run.session);
  const SessionSums::Model none;
  const SessionSums::Model* known = &none;
  if (lines != nullptr) {
    // The usage of the main model says nothing of others.
    if (run.main_model_only && lines->models.size() != 1) return std::nullopt;
    if (const SessionSums::Model* const found = lines->of(model)) known = found;
    if (run.main_model_only && known == &none) return std::nullopt;
  }
  const std::int64_t hit = all.billed.hit.count() - known->hit;
  const std::int64_t miss = all.billed.miss.count() - known->miss;
  const std::int64_t output = all.billed.output.count() - known->output;
  if (hit < 0 || miss < 0 || output < 0 || hit + miss + output == 0) {
    return std::nullopt;
  }
  UsageFields rest;
  set(rest, UsageField::hit_own, hit);
  set(rest, UsageField::miss, miss);
  set(rest, UsageField::output, output);
  return rest;
}

}  // namespace deepseek_cost::usage
