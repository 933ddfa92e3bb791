// What a request costs once all its reports are known, and what is said of it.
#include <algorithm>

#include "core/usage/record/other_service.h"
#include "core/usage/requests/requests.h"
#include "core/usage/text/shown_name.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kMostNameBytes = 128;

// What `count` uses cost on a card; nothing where it lists no such tool.
std::optional<Int128> tool_cost(const RateCard& card, ServerTool tool,
                                std::int64_t count, Currency currency) {
  const std::string_view id = tool == ServerTool::search  ? "search"
                              : tool == ServerTool::fetch ? "fetch"
                                                          : "";
  for (const ToolPrice& price : card.tools) {
    if (price.id == id) return price.cost_of(count, currency);
  }
  return std::nullopt;
}

// Calls by the model inside Claude Code cost nothing before 2026-11-01 00:00 in
// Beijing (api-docs.deepseek.com, Models & Pricing of 2026-10-17).
constexpr Instant kAgentsToolsBilledFrom(1793462400);

// The detail of an error as its phrase, for another error.
Words detail_of(const Error& error) {
  const Error::Parts& parts = error.detail_parts;
  if (parts.phrase == Phrase::verbatim) return error.detail;
  return {parts.phrase, parts.first, parts.second};
}

}  // namespace

std::string UsageRequests::model_of(const Request& request) const {
  const std::string& model =
      request.model.empty() ? options_.default_model : request.model;
  // A rate book of one's own may have the seller's prices by the model's name.
  const bool other = !request.seller.empty() && !model.empty() &&
                     bill_.book().id == "deepseek";
  return other ? request.seller + "/" + model : model;
}

UsageRequests::ModelName UsageRequests::read_name(
    const Request& request) const {
  constexpr std::string_view kLongContext = "[1m]";
  const std::string name = model_of(request);
  ModelName read{request.model,
                 request.seller,
                 request.by_deepseek,
                 shown_name(name, kMostNameBytes),
                 name,
                 names_other_service(name)};
  for (const auto& [from, to] : options_.bill_as) {
    if (from == name) {
      read.billed = to;
      return read;
    }
  }
  // No name of Claude's, though it begins like one: a seller's, or a proxy's.
  if (name.starts_with("claude") &&
      (name.find('/') != std::string::npos ||
       name.find("deepseek") != std::string::npos)) {
    read.billed.insert(0, 1, '/');
    return read;
  }
  // The suffix by which Claude Code asks for its long context is no price:
  // api-docs.deepseek.com, guide for Claude Code.
  if (read.billed.ends_with(kLongContext)) {
    read.billed.resize(read.billed.size() - kLongContext.size());
  }
  // "deepseek/…" alone may be another seller's.
  constexpr std::string_view kPrefix = "deepseek/";
  if (request.by_deepseek && read.billed.starts_with(kPrefix)) {
    read.billed.erase(0, kPrefix.size());
  }
  return read;
}

// A log has few names, and reading one takes longer than finding it again.
const UsageRequests::ModelName& UsageRequests::name_of(const Request& request) {
  constexpr std::size_t kMostKept = 8;
  for (const ModelName& known : names_) {
    if (known.model == request.model && known.seller == request.seller &&
        known.by_deepseek == request.by_deepseek) {
      return known;
    }
  }
  if (names_.size() < kMostKept) {
    return names_.emplace_back(read_name(request));
  }
  return names_[next_name_++ % kMostKept] = read_name(request);
}

// Nothing where the time is not known; that is skipped or the default.
std::optional<Instant> UsageRequests::instant_of(const Request& request,
                                                 const Names& names,
                                                 const TokenUsage& usage) {
  constexpr int kBeijing = 8 * 60;
  // A time that is there, and not understood, is not replaced.
  if (!request.time && request.unread_time != UnreadTime::none) {
    return std::nullopt;
  }
  if (!request.time) return options_.default_at;
  if (!request.time->naive) return request.time->at;
  const auto in_zone = [&request](std::int64_t minutes) {
    return Instant(request.time->at.seconds() - minutes * 60);
  };
  if (naive_times_.count++ == 0) naive_times_.first = request.at;
  const auto utc = bill_.amount_at(names, in_zone(0), usage);
  const auto beijing = bill_.amount_at(names, in_zone(kBeijing), usage);
  if (utc && beijing) {
    naive_times_.if_utc += *utc;
    naive_times_.if_beijing += *beijing;
  } else {
    ++naive_times_.unpriced;
  }
  if (!options_.naive_offset) return std::nullopt;
  return in_zone(*options_.naive_offset);
}

void UsageRequests::bill(const Request& request) {
  if (request.part == StreamPart::running_total && thread_ != 0) {
    return bill_thread(request);
  }
  const std::int64_t billed = billed_;
  bill_once(request);
  for (std::int64_t i = 0; i < request.copies; ++i) {
    if (billed_ > billed) {
      duplicates_.add(bill_.last_amount(), request.first_copy);
    }
    skip(ErrorCode::duplicate_request, request.id, "", request.first_copy);
  }
}

namespace {

// `keys`: those of the record.
Words why_no_time(UnreadTime why, std::string_view keys) {
  switch (why) {
    case UnreadTime::unreadable:
      return Phrase::time_unreadable;
    case UnreadTime::day_or_month:
      return Phrase::day_or_month;
    case UnreadTime::two_digit_year:
      return Phrase::two_digit_year;
    case UnreadTime::none:
      break;
  }
  return keys.empty() ? Words(Phrase::no_time)
                      : Words(Phrase::no_time_in, keys);
}

// INT64_MAX where it is not understood.
std::int64_t input_of(const UsageFields& fields) {
  const Result<TokenUsage> usage = fields.understood();
  return usage ? usage->input() : INT64_MAX;
}

}  // namespace

// Whether it is one that reports nothing of its own.
bool UsageRequests::skip_uncounted(const Request& request) {
  if (!request.has_usage) {
    skip(ErrorCode::no_usage, request.id, Phrase::stream_without_usage,
         request.at);
    return true;
  }
  if (request.span_key != 0 &&
      spans_.is_sum(request.span_key, input_of(request.usage))) {
    skip(ErrorCode::sum_of_others, "", Phrase::sum_of_run, request.at);
    return true;
  }
  if (request.sums_period) {
    skip(ErrorCode::sum_of_others, "", Phrase::table_of_sums, request.at);
    return true;
  }
  if (request.usage.all_zero()) {
    skip(ErrorCode::no_usage, request.id, Phrase::all_counts_0, request.at);
    return true;
  }
  return false;
}

// What the API has refused it does not bill, whatever input the client has
// estimated. A gateway's own statuses, and that of a client that has gone away,
// do not say whether the API has read the input.
bool UsageRequests::skip_refused(const Request& request) {
  constexpr int kRequestTimeout = 408;
  constexpr int kClientClosed = 499;
  const int status = request.http_status;
  const bool by_api =
      (status >= 400 && status < kClientClosed && status != kRequestTimeout) ||
      status == 500 || status == 503;
  if (!by_api || request.usage.get_or_zero(UsageField::output) > 0 ||
      request.usage.get_or_zero(UsageField::reasoning_beside) > 0) {
    return false;
  }
  skip(ErrorCode::request_refused, std::to_string(status), "", request.at);
  return true;
}

void UsageRequests::skip_unpriced(const Request& request,
                                  std::string_view shown, ErrorCode reason) {
  if (reason == ErrorCode::no_instant) {
    return skip(reason, shown, why_no_time(request.unread_time, request.keys),
                request.at);
  }
  const std::optional<Error>& error = bill_.last_refusal();
  if (!error) return skip(reason, shown, "", request.at);
  std::string_view value = shown;
  if (reason == ErrorCode::before_first_card) value = error->value;
  skip(reason, value, detail_of(*error), request.at);
}

void UsageRequests::skip_misunderstood(const Request& request,
                                       const Error& error) {
  if (error.detail_parts.phrase == Phrase::more_hits_than_input) {
    hits_inside(request.usage.shape()).refused = true;
  }
  const bool keys =
      error.code == ErrorCode::no_input || error.code == ErrorCode::no_output;
  skip(error.code, error.value,
       keys ? Words(Phrase::its_keys, request.keys) : detail_of(error),
       request.at);
}

// Names of counts alone make few shapes.
UsageRequests::HitsInside& UsageRequests::hits_inside(std::uint32_t shape) {
  for (HitsInside& known : hits_inside_) {
    if (known.shape == shape) return known;
  }
  HitsInside& added = hits_inside_.emplace_back();
  added.shape = shape;
  return added;
}

Tally UsageRequests::hits_perhaps_beside() const {
  Tally all;
  for (const HitsInside& each : hits_inside_) {
    if (!each.refused || each.billed.count == 0) continue;
    all.add(each.billed.amount, each.billed.first);
    all.count += each.billed.count - 1;
  }
  return all;
}

void UsageRequests::bill_once(const Request& request) {
  if (skip_uncounted(request) || skip_refused(request)) return;
  // What is beyond the lines of a run may be output alone.
  const Result<TokenUsage> usage = request.adds_to_lines
                                       ? request.usage.normalise()
                                       : request.usage.understood();
  if (!usage) return skip_misunderstood(request, usage.errors().front());
  TokenUsage counted = *usage;
  if (request.adds_to_lines) counted.requests = 0;
  if (request.session_key != 0 && request.part != StreamPart::sum) {
    runs_.add_line(request, *usage);
  }
  const ModelName& name = name_of(request);
  const Names names = name.names();
  if (names.shown.empty()) {
    return skip(ErrorCode::no_model, "",
                request.keys.empty() ? Words(Phrase::no_name)
                                     : Words(Phrase::its_keys, request.keys),
                request.at);
  }
  if (name.other_service) {
    return skip(ErrorCode::other_service, names.shown, "", request.at);
  }
  const std::optional<Instant> when = instant_of(request, names, *usage);
  if (!when && request.time) {
    return skip(ErrorCode::no_instant, "", Phrase::no_offset, request.at);
  }
  if (skip_doubtful(request, names, when, *usage)) return;
  // A request that was skipped has not been billed once.
  // One answer has one model, by whatever name.
  const std::uint64_t model = ids_.key_of(bill_.meaning_of(names, when));
  // An id may begin again each day; what was created then is another answer.
  const std::uint64_t created =
      request.created ? static_cast<std::uint64_t>(request.created->seconds())
                      : 0;
  Repeat repeat;
  repeat.same =
      SeenIds::key_of(request.id_key ^ (model << 1) ^ (created << 24), *usage);
  repeat.input = SeenIds::key_of(request.id_key, usage->input());
  // Both at once: they stand where nothing is in the processor's cache.
  const CopyKey& copy = request.copy;
  const bool copied = ids_.holds(copy.key);
  repeat.whole = request.copied || (copied && copy.proves) ||
                 (request.id_key != 0 && ids_.holds(repeat.same));
  repeat.of_text = copy.again || (copied && !copy.proves);
  repeat.of_input = ids_.holds(repeat.input);
  if (leave_out(request, names, when, *usage, repeat.whole)) return;
  if (const auto reason = bill_.add(names, when, counted)) {
    return skip_unpriced(request, names.shown, *reason);
  }
  ++billed_;
  note_repeat(request, repeat);
  note(request, counted, when.value_or(Instant(INT64_MIN)), when.has_value());
}

void UsageRequests::note_repeat(const Request& request, const Repeat& repeat) {
  const Int128 amount = bill_.last_amount();
  if (!request.cache_mark.empty()) marked_cached_.add(amount, request.at);
  if (repeat.whole) return duplicates_.add(amount, request.at);
  // A failed attempt is billed, and so is its repeat.
  const bool known = request.id_key != 0;
  if (request.late) {
    late_.add(amount, request.at);
  } else if (known && !request.failed && repeat.of_input) {
    same_id_.add(amount, request.at);
  } else if (repeat.of_text) {
    same_text_.add(amount, request.at);
  }
  ids_.insert(request.copy.key);
  if (known && !request.failed) ids_.insert(repeat.input);
  if (known) ids_.insert(repeat.same);
}

bool UsageRequests::leave_out(const Request& request, const Names& names,
                              std::optional<Instant> when,
                              const TokenUsage& usage, bool duplicate) {
  const bool cached = !request.cache_mark.empty() && !options_.bill_cached;
  if (!cached && (!duplicate || options_.bill_duplicates)) return false;
  const Int128 amount =
      when ? bill_.amount_at(names, *when, usage).value_or(0) : 0;
  if (cached) {
    marked_cached_.add(amount, request.at);
    skip(ErrorCode::proxy_cache, request.id, request.cache_mark, request.at);
  } else {
    duplicates_.add(amount, request.at);
    skip(ErrorCode::duplicate_request, request.id, "", request.at);
  }
  return true;
}

void UsageRequests::note(const Request& request, const TokenUsage& usage,
                         Instant when, bool has_time) {
  const Int128 amount = bill_.last_amount();
  if (request.time) ++times_[static_cast<std::size_t>(request.time->kind)];
  if (request.failed) failed_.add(amount, request.at);
  if (request.times_apart) times_apart_.add(amount, request.at);
  using F = UsageField;
  const UsageFields& counts = request.usage;
  const bool inside =
      (counts.has(F::hit_inside) || counts.has(F::hit_either)) &&
      !counts.has(F::hit_api) && !counts.has(F::hit_beside);
  if (inside && usage.billed.hit.count() > 0) {
    hits_inside(counts.shape()).billed.add(amount, request.at);
  }
  if (usage.requests > 1 || request.sums || request.part == StreamPart::sum ||
      bill_.last_was_several()) {
    sums_billed_.add(amount, request.at);
  }
  const std::optional<Instant> now = bill_.options().now;
  if (now && has_time && *now < when) in_future_.add(amount, request.at);
  if (request.part == StreamPart::anthropic_start && !request.delta_seen) {
    unfinished_.add(amount, request.at);
  }
  if (request.last_step) last_steps_.add(amount, request.at);
  if (request.usage_differs) envelope_differs_.add(amount, request.at);
  if (request.model.starts_with("claude")) {
    claude_names_.add(amount, request.at);
  }
  if (bill_.last_was_observed()) observed_names_.add(amount, request.at);
  for (std::size_t i = 0; i < kServerTools; ++i) {
    const auto tool = static_cast<ServerTool>(i);
    const std::int64_t uses = request.usage.tool_uses(tool);
    if (uses != 0) note_tool(tool, uses, request, when, has_time);
  }
  if (!usage.hits_known) {
    hits_unknown_.tally.add(amount, request.at);
    hits_unknown_.input += usage.input();
    hits_unknown_.amount_if_hits += bill_.last_amount_if_hits();
  }
}

void UsageRequests::note_tool(ServerTool tool, std::int64_t count,
                              const Request& request, Instant when,
                              bool has_time) {
  ToolUses& uses = tool_uses_[static_cast<std::size_t>(tool)];
  if (uses.count == 0) uses.first = request.at;
  uses.count += count;
  const bool in_agent = request.part == StreamPart::reply_line;
  if (in_agent && has_time && when < kAgentsToolsBilledFrom) return;
  const RateCard* card = nullptr;
  const UsageBillOptions& options = bill_.options();
  if (!options.card.empty()) {
    card = bill_.book().find_card(options.card);
  } else if (has_time) {
    card = bill_.book().card_at(when);
  }
  const std::optional<Int128> cost =
      card == nullptr ? std::nullopt
                      : tool_cost(*card, tool, count, options.currency);
  if (cost) {
    uses.amount += *cost;
  } else {
    uses.unpriced += count;
  }
}

}  // namespace deepseek_cost::usage
