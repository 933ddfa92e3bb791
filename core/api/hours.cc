// The call hours: what each choice of a workload's hours comes to.
//
//   hours {scenario, workload?, utc_offset?, length?} → {currency, workload,
//     utc_offset, banded, length | null, here:{peak_percent | null, models},
//     week:[7 × [24 × minutes at peak]],
//     starts:[{start, …choice}], choices:[{id, …choice}],
//     best:[{family, start, count, saves_percent, rounded, at_most?} | null]}
//
//   choice: when, peak_percent, models:[{model, family, month, at_least?,
//     difference, percent | null, rounded | null}]
//
// All months are those of the whole scenario, with the hours of one workload
// (the first, if none is named) replaced by `when`. `starts` moves its hours of
// the week so that they begin at 00:00, 01:00 … 23:00 on the clock of
// `utc_offset`: painted and office hours as they are, otherwise a batch of
// `length` hours every day (8 where none is given). `choices` are the kinds of
// hours, and "off_peak": off-peak hours alone. `percent` is the difference in
// percent of the scenario's own month, less than 0 where the choice is cheaper;
// `rounded` has three significant digits.
//
// `best` is, for each model, the longest run of `count` cheapest starts that
// follow each other; null where all starts cost the same. What it saves is
// `at_most` that where the month's holidays are not published. `week` is an
// average week on the same clock. Without bands there is nothing to choose:
// starts, choices, week and best are empty.
#include <string>
#include <vector>

#include "core/api/figures.h"
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/base/ascii.h"
#include "core/estimate/estimate.h"
#include "core/estimate/estimate_json.h"
#include "core/rates/load/save.h"
#include "core/scenario/json/scenario_json.h"
#include "core/scenario/schedule.h"
#include "core/time/peak_minutes.h"

namespace deepseek_cost {
namespace {

constexpr int kHoursPerDay = 24;
constexpr std::int64_t kDefaultLength = 8;
constexpr int kPercentPlaces = 4;

constexpr UsageHoursKind kOffered[] = {
    UsageHoursKind::even, UsageHoursKind::office_china,
    UsageHoursKind::office_europe, UsageHoursKind::office_us_east,
    UsageHoursKind::office_us_west};

struct HoursRequest {
  const RateBook& book;
  const Scenario& scenario;
  std::size_t workload = 0;
  int utc_offset = 0;
  std::optional<std::int64_t> length;  // hours of a daily batch
};

// The scenario with other hours of the workload.
Result<Estimate> estimate_with(const HoursRequest& request,
                               const UsageHours& hours) {
  Scenario scenario = request.scenario;
  scenario.workloads[request.workload].hours = hours;
  return make_estimate(request.book, scenario, "/scenario");
}

void write_peak_percent(json::Writer& out, const Estimate& estimate,
                        std::size_t workload) {
  const auto& share = estimate.workloads[workload].peak_share;
  write_percent(out, "peak_percent",
                share ? std::optional(share->high * Ratio(100)) : std::nullopt);
}

void write_models(json::Writer& out, const Estimate& estimate,
                  const Estimate& here) {
  out.key("models").begin_array();
  for (std::size_t i = 0; i < estimate.models.size(); ++i) {
    const ModelEstimate& model = estimate.models[i];
    const Ratio& before = here.models[i].month;
    const Ratio more = difference(model.month, before);
    write_model_names(out.begin_object(), *model.model);
    write_amount(out, "month", model.month);
    if (model.low) write_amount(out, "at_least", model.low->month);
    write_amount(out, "difference", more);
    write_rounded(out, "percent", "rounded",
                  before.is_zero() ? std::nullopt
                                   : std::optional(percent_of(more, before)),
                  kPercentPlaces);
    out.end_object();
  }
  out.end_array();
}

void write_choice(json::Writer& out, const HoursRequest& request,
                  const UsageHours& hours, const Estimate& estimate,
                  const Estimate& here) {
  out.key("when");
  write_hours(hours, out);
  write_peak_percent(out, estimate, request.workload);
  write_models(out, estimate, here);
}

// The hours that are moved, beginning at midnight.
std::bitset<kHoursPerWeek> pattern_of(const HoursRequest& request,
                                      const PeakRule& rule) {
  if (request.length) return daily_hours(static_cast<int>(*request.length));
  const UsageHours& own = request.scenario.workloads[request.workload].hours;
  const std::bitset<kHoursPerWeek> grid = profile_of(own, rule).hours;
  return moved(grid, -first_hour(grid).value_or(0));
}

void write_week(json::Writer& out, const PeakRule& rule, int utc_offset) {
  out.key("week").begin_array();
  for (std::size_t hour = 0; hour < kHoursPerWeek; ++hour) {
    if (hour % kHoursPerDay == 0) out.begin_array();
    WeekProfile profile{{}, {utc_offset, SummerTime::none}};
    profile.hours.set(hour);
    out.value(peak_minutes_of_average_week(rule, profile).peak);
    if (hour % kHoursPerDay == kHoursPerDay - 1) out.end_array();
  }
  out.end_array();
}

// The longest run of starts that cost least, and how many they are.
struct BestStart {
  std::size_t start = 0;
  std::size_t count = 0;
};
std::optional<BestStart> best_start(const std::vector<Estimate>& starts,
                                    std::size_t model) {
  const auto month = [&](std::size_t i) -> const Ratio& {
    return starts[i % starts.size()].models[model].month;
  };
  Ratio least = month(0);
  bool differ = false;
  for (std::size_t i = 1; i < starts.size(); ++i) {
    differ = differ || month(i) != least;
    if (month(i) < least) least = month(i);
  }
  if (!differ) return std::nullopt;
  BestStart best;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (month(i) != least || month(i + starts.size() - 1) == least) continue;
    std::size_t count = 1;
    while (month(i + count) == least) ++count;
    if (count > best.count) best = {i, count};
  }
  return best;
}

std::string clock_text(std::size_t hour) {
  return format_time_of_day(static_cast<int>(hour) * 60);
}

void write_best(json::Writer& out, const std::vector<Estimate>& starts,
                const Estimate& here) {
  out.key("best").begin_array();
  for (std::size_t i = 0; i < here.models.size() && !starts.empty(); ++i) {
    const std::optional<BestStart> best = best_start(starts, i);
    if (!best) {
      out.null();
      continue;
    }
    const Ratio& before = here.models[i].month;
    const Ratio saved = percent_of(
        difference(before, starts[best->start].models[i].month), before);
    out.begin_object()
        .field("family", name_of(here.models[i].model->family))
        .field("start", clock_text(best->start))
        .field("count", best->count)
        .field("saves_percent", percent_text(saved))
        .field("rounded", rounded_text(saved));
    if (here.models[i].low) out.field("at_most", true);
    out.end_object();
  }
  out.end_array();
}

Errors write_starts(json::Writer& out, const HoursRequest& request,
                    const PeakRule& rule, const Estimate& here,
                    std::vector<Estimate>& starts) {
  UsageHours hours;
  hours.kind = UsageHoursKind::grid;
  hours.utc_offset_minutes = request.utc_offset;
  const std::bitset<kHoursPerWeek> pattern = pattern_of(request, rule);
  out.key("starts").begin_array();
  for (int hour = 0; hour < kHoursPerDay; ++hour) {
    hours.grid = moved(pattern, hour);
    Result<Estimate> estimate = estimate_with(request, hours);
    if (!estimate) return estimate.errors();
    out.begin_object().field("start",
                             clock_text(static_cast<std::size_t>(hour)));
    write_choice(out, request, hours, *estimate, here);
    out.end_object();
    starts.push_back(std::move(estimate).value());
  }
  out.end_array();
  return {};
}

Errors write_choices(json::Writer& out, const HoursRequest& request,
                     const Estimate& here) {
  UsageHours off_peak;  // a share at peak of nothing
  off_peak.kind = UsageHoursKind::peak_share;
  std::vector<std::pair<std::string_view, UsageHours>> offered = {
      {"off_peak", off_peak}};
  for (const UsageHoursKind kind : kOffered) {
    UsageHours hours;
    hours.kind = kind;
    offered.emplace_back(name_of(kind), hours);
  }
  out.key("choices").begin_array();
  for (const auto& [id, hours] : offered) {
    const Result<Estimate> estimate = estimate_with(request, hours);
    if (!estimate) return estimate.errors();
    out.begin_object().field("id", id);
    write_choice(out, request, hours, *estimate, here);
    out.end_object();
  }
  out.end_array();
  return {};
}

bool has_hours(const UsageHours& hours) {
  switch (hours.kind) {
    case UsageHoursKind::grid:
      return !hours.grid.all();
    case UsageHoursKind::even:
    case UsageHoursKind::peak_share:
      return false;
    case UsageHoursKind::office_china:
    case UsageHoursKind::office_europe:
    case UsageHoursKind::office_us_east:
    case UsageHoursKind::office_us_west:
      return true;
  }
  return false;
}

// The clock that a workload's hours are read on.
int own_offset(const UsageHours& hours) {
  static const PeakRule kNoRule;
  return has_hours(hours)
             ? profile_of(hours, kNoRule).zone.standard_offset_minutes
             : UsageHours().utc_offset_minutes;
}

Errors write_answer(json::Writer& out, const HoursRequest& request,
                    const Estimate& here) {
  const PeakRule* rule = request.book.peak_rule_of(*here.card);
  out.field("currency", code_of(here.currency))
      .field("workload", request.workload)
      .field("utc_offset", request.utc_offset)
      .field("banded", rule != nullptr)
      .field("length", request.length)
      .key("here")
      .begin_object();
  write_peak_percent(out, here, request.workload);
  write_models(out, here, here);
  out.end_object();
  std::vector<Estimate> starts;
  if (rule == nullptr) {
    for (const std::string_view key : {"week", "starts", "choices"}) {
      out.key(key).begin_array().end_array();
    }
  } else {
    write_week(out, *rule, request.utc_offset);
    Errors errors = write_starts(out, request, *rule, here, starts);
    if (errors.empty()) errors = write_choices(out, request, here);
    if (!errors.empty()) return errors;
  }
  write_best(out, starts, here);
  return {};
}

}  // namespace

Errors handle_hours(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  auto& [errors, reader, book, scenario] = read;
  const auto workload = static_cast<std::size_t>(
      reader.count("workload", std::int64_t{kMostWorkloads} - 1, 0));
  const bool known = workload < scenario.workloads.size();
  if (!known && errors.empty()) {
    reader.fail(ErrorCode::out_of_range, "workload", to_string(workload),
                {Phrase::at_most, to_string(scenario.workloads.size() - 1)});
  }
  const UsageHours own =
      known ? scenario.workloads[workload].hours : UsageHours();
  const int offset = read_utc_offset(reader, "utc_offset", own_offset(own));
  std::optional<std::int64_t> length;
  const bool given = reader.optional("length") != nullptr;
  if (given || !has_hours(own)) {
    length = reader.count("length", kHoursPerDay - 1, kDefaultLength);
    if (*length < 1) {
      reader.fail(ErrorCode::out_of_range, "length", to_string(*length),
                  {Phrase::at_least, "1"});
    }
  }
  if (!read.complete()) return errors;
  const Result<Estimate> here = make_estimate(*book, scenario, "/scenario");
  if (!here) return here.errors();
  return write_answer(out, {*book, scenario, workload, offset, length}, *here);
}

}  // namespace deepseek_cost
