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
#include "core/decide/other_hours.h"
#include "core/estimate/estimate_json.h"
#include "core/rates/load/save.h"
#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {
namespace {

constexpr std::int64_t kDefaultLength = 8;
constexpr int kPercentPlaces = 4;

struct HoursRequest {
  const RateBook& book;
  const Scenario& scenario;
  std::size_t workload = 0;
  int utc_offset = 0;
  std::optional<std::int64_t> length;  // hours of a daily batch
};

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

// One choice of hours: an object that begins with what it is called.
Result<Estimate> write_choice(json::Writer& out, const HoursRequest& request,
                              const OfferedHours& choice,
                              std::string_view id_key, const Estimate& here) {
  Result<Estimate> estimate = estimate_with_hours(
      request.book, request.scenario, request.workload, choice.hours);
  if (!estimate) return estimate;
  out.begin_object().field(id_key, choice.id).key("when");
  write_hours(choice.hours, out);
  write_peak_percent(out, *estimate, request.workload);
  write_models(out, *estimate, here);
  out.end_object();
  return estimate;
}

void write_week(json::Writer& out, const PeakRule& rule, int utc_offset) {
  out.key("week").begin_array();
  for (std::size_t hour = 0; hour < kHoursPerWeek; ++hour) {
    if (hour % kHoursPerDay == 0) out.begin_array();
    out.value(peak_minutes_of_hour(rule, hour, utc_offset));
    if (hour % kHoursPerDay == kHoursPerDay - 1) out.end_array();
  }
  out.end_array();
}

std::string clock_text(std::size_t hour) {
  return format_time_of_day(static_cast<int>(hour) * 60);
}

void write_best(json::Writer& out, const std::vector<Estimate>& starts,
                const Estimate& here) {
  out.key("best").begin_array();
  for (std::size_t i = 0; i < here.models.size() && !starts.empty(); ++i) {
    std::vector<Ratio> months;
    months.reserve(starts.size());
    for (const Estimate& start : starts) {
      months.push_back(start.models[i].month);
    }
    const std::optional<CheapestStarts> best = cheapest_starts(months);
    if (!best) {
      out.null();
      continue;
    }
    const Ratio& before = here.models[i].month;
    const Ratio saved =
        percent_of(difference(before, months[best->start]), before);
    out.begin_object()
        .field("family", here.models[i].model->family)
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
  const UsageHours& own = request.scenario.workloads[request.workload].hours;
  out.key("starts").begin_array();
  for (const UsageHours& hours :
       starts_of(own, request.length, request.utc_offset, rule)) {
    const std::string start = clock_text(starts.size());
    Result<Estimate> estimate =
        write_choice(out, request, {start, hours}, "start", here);
    if (!estimate) return estimate.errors();
    starts.push_back(std::move(estimate).value());
  }
  out.end_array();
  return {};
}

Errors write_choices(json::Writer& out, const HoursRequest& request,
                     const Estimate& here) {
  out.key("choices").begin_array();
  for (const OfferedHours& choice : offered_hours()) {
    const Result<Estimate> estimate =
        write_choice(out, request, choice, "id", here);
    if (!estimate) return estimate.errors();
  }
  out.end_array();
  return {};
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
  const int offset = read_utc_offset(reader, "utc_offset", utc_offset_of(own));
  std::optional<std::int64_t> length;
  const bool given = reader.optional("length") != nullptr;
  if (given || !can_be_moved(own)) {
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
