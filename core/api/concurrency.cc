// The call concurrency: requests in flight against the account's limits.
//
//   concurrency {scenario} → {models:[{model, family, limit, seconds?,
//     output?, speed, mean:{in_flight, percent, headroom, above, grade},
//     peak:{…}, most_per_minute?}], arrivals:[{runs, requests_per_run,
//     output_per_run, active_hours, minutes, per_minute}], requests (in the
//     month), per_minute, peak_per_minute, days:{part, of}, notes:[codes], …}
//
// arrivals has one entry per workload: its runs in the month with the requests
// and the tokens out of each (1 request where there is no shape), the hours of
// a week in which they are made, and the minutes of the month that those hours
// are: days × 1440 × active_hours ÷ 168.
#include "core/decide/concurrency.h"

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/base/ascii.h"
#include "core/decide/traffic.h"
#include "core/estimate/estimate.h"
#include "core/estimate/estimate_json.h"
#include "core/rates/load/save.h"

namespace deepseek_cost {
namespace {

constexpr int kPlaces = 6;
constexpr std::string_view kSource =
    "https://api-docs.deepseek.com/quick_start/rate_limit";
constexpr std::string_view kSpeedsSource =
    "https://artificialanalysis.ai/models/deepseek-v4-flash";

void write_number(json::Writer& out, std::string_view key, const Ratio& value) {
  out.field(key, round_half_even_to_decimal(value, kPlaces).text);
}

void write_load(json::Writer& out, std::string_view key, const Ratio& in_flight,
                std::int64_t limit) {
  out.key(key).begin_object();
  write_number(out, "in_flight", in_flight);
  if (limit > 0) {
    const Load load = load_of(in_flight, limit);
    out.field("percent", percent_text(load.share_of_limit * Ratio(100)));
    write_number(out, "headroom", load.headroom);
    out.field("above", decimal_of_scaled(load.above, 12))
        .field("grade", name_of(load.grade));
  }
  out.end_object();
}

void write_model(json::Writer& out, const CardModel& model,
                 const Traffic& traffic, const Ratio& speed,
                 const BuyerInputs& inputs) {
  write_model_names(out.begin_object(), model);
  write_limit(out, "limit", model.concurrency);
  if (traffic.seconds) write_number(out, "seconds", *traffic.seconds);
  if (traffic.output) write_number(out, "output", *traffic.output);
  write_number(out, "speed", speed);
  write_load(out, "mean", traffic.in_flight, model.concurrency);
  write_load(out, "peak", traffic.in_flight * inputs.peak_factor,
             model.concurrency);
  if (model.concurrency > 0 && traffic.seconds) {
    const auto most = most_per_minute(model.concurrency, *traffic.seconds);
    if (most) write_number(out, "most_per_minute", *most);
  }
  out.end_object();
}

void write_arrivals(json::Writer& out, const Scenario& scenario,
                    const Ratio& days) {
  Ratio all;
  out.key("arrivals").begin_array();
  for (const Workload& workload : scenario.workloads) {
    const Arrivals arrivals = arrivals_of(workload, days);
    out.begin_object();
    write_number(out, "runs", arrivals.runs);
    out.field("requests_per_run", arrivals.requests_per_run);
    out.field("output_per_run", to_string(arrivals.output));
    out.field("active_hours", active_hours(workload.hours));
    write_number(out, "minutes", arrivals.seconds / Ratio(60));
    write_number(out, "per_minute",
                 arrivals.requests() / arrivals.seconds * Ratio(60));
    out.end_object();
    all += arrivals.requests();
  }
  out.end_array();
  write_number(out, "requests", all);
}

}  // namespace

Errors handle_concurrency(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  if (!read.complete()) return read.errors;
  const auto& [errors, reader, book, scenario] = read;
  const RateCard* card = book->find_card(scenario.card);
  if (card == nullptr) {
    return {no_such_card(*book, scenario.card, "/scenario/card")};
  }
  const BuyerInputs inputs = scenario.decision.value_or(BuyerInputs());
  const Ratio days = days_of(scenario.month);
  out.field("source", kSource).field("speeds_source", kSpeedsSource);
  write_number(out, "peak_factor", inputs.peak_factor);
  write_number(out, "first_token", inputs.first_token);
  out.key("models").begin_array();
  Traffic traffic;
  for (const CardModel* model : ComparedModels(*card)) {
    const Ratio& speed =
        model->family == Family::pro ? inputs.speed_pro : inputs.speed_flash;
    traffic = traffic_of(scenario, days, inputs.first_token, speed);
    if ((traffic.in_flight * inputs.peak_factor).overflowed()) {
      return {
          {ErrorCode::overflow, "/scenario", "", Phrase::requests_in_flight}};
    }
    write_model(out, *model, traffic, speed, inputs);
  }
  out.end_array();
  write_arrivals(out, scenario, days);
  write_fraction(out, "days", days);
  write_number(out, "per_minute", traffic.per_second * Ratio(60));
  write_number(out, "peak_per_minute",
               traffic.per_second * Ratio(60) * inputs.peak_factor);
  // Sentences of the page: what 429 means, and that more costs nothing.
  out.key("notes")
      .begin_array()
      .value("status_429")
      .value("expansion_is_free")
      .value("counted_until_complete");
  if (!scenario.decision || inputs.speed_flash == Ratio(kDefaultFlashSpeed) ||
      inputs.speed_pro == Ratio(kDefaultProSpeed)) {
    out.value("usual_speeds");
  }
  out.end_array();
  return {};
}

}  // namespace deepseek_cost
