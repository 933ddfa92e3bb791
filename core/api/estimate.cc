// The calls that price a scenario: estimate and hitCurve.
//
//   estimate {scenario, now?} → {card, currency, month, models, comparison,
//     workloads, warnings, assumptions (core/estimate/assumptions.h),
//     in_force?: {card, effective_from, same, models:[{model, family, month,
//     at_least?, factor: {ratio, rounded} | null}]}}
//
// in_force is the same scenario at the prices of `now`; `factor` is its month
// against the scenario's.
#include "core/estimate/estimate.h"

#include <utility>

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/estimate/assumptions.h"
#include "core/estimate/estimate_json.h"
#include "core/estimate/variants.h"
#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {
namespace {

// --- estimate ---------------------------------------------------------------

// Whether the models that are compared have the same prices and hours on both
// cards, whatever they are called.
bool same_rates(const RateBook& book, const RateCard& a, const RateCard& b,
                Currency currency) {
  return a.peak_rule == b.peak_rule && same_prices(book, a, b, currency);
}

// What a model costs at these prices against what it costs at the scenario's.
void write_factor(json::Writer& out, const Ratio& now, const Ratio& here) {
  out.key("factor");
  const Ratio factor = here.is_zero() ? Ratio(1, 0) : quotient(now, here);
  if (factor.overflowed()) {
    out.null();
    return;
  }
  out.begin_object()
      .field("ratio", round_half_even_to_decimal(factor, 6).text)
      .field("rounded", significant_text(factor, 3))
      .end_object();
}

void write_months(json::Writer& out, const Estimate& estimate,
                  const Estimate& here) {
  out.key("models").begin_array();
  for (std::size_t i = 0; i < estimate.models.size(); ++i) {
    const ModelEstimate& model = estimate.models[i];
    out.begin_object()
        .field("model", model.model->name)
        .field("family", name_of(model.model->family));
    write_amount(out, "month", model.month);
    if (model.low_month) write_amount(out, "at_least", *model.low_month);
    if (i < here.models.size()) {
      write_factor(out, model.month, here.models[i].month);
    }
    out.end_object();
  }
  out.end_array();
}

// The same scenario at the rates in force at `now`. Where these cannot be had
// (no list in this currency, a limit that became smaller), "models" is empty.
void write_in_force(const RateBook& book, const RateCard& now,
                    const Scenario& scenario, const Estimate& estimate,
                    json::Writer& out) {
  out.key("in_force")
      .begin_object()
      .field("card", now.id)
      .field("effective_from", format_instant(now.effective_from))
      .field("same", same_rates(book, *estimate.card, now, scenario.currency));
  if (&now == estimate.card) {
    write_months(out, estimate, estimate);
  } else {
    Scenario at_now = scenario;
    at_now.card = now.id;
    const Result<Estimate> then = make_estimate(book, at_now, "/scenario");
    write_months(out, then ? *then : Estimate(), estimate);
  }
  out.end_object();
}

// --- hitCurve ---------------------------------------------------------------

constexpr int kCurvePoints = 11;  // 0 %, 10 %, … 100 %

void write_point(json::Writer& out, const std::string& hit,
                 const Ratio& month) {
  out.begin_object().field("hit", hit);
  write_amount_fields(out, month);
  out.end_object();
}

void write_curves(const std::vector<Estimate>& points, const Estimate& here,
                  const std::string& here_hit, json::Writer& out) {
  out.field("currency", code_of(here.currency)).key("models").begin_array();
  for (std::size_t i = 0; i < here.models.size(); ++i) {
    out.begin_object()
        .field("model", here.models[i].model->name)
        .field("family", name_of(here.models[i].model->family))
        .key("points")
        .begin_array();
    for (std::size_t j = 0; j < points.size(); ++j) {
      write_point(out, percent_text(Ratio(static_cast<Int128>(j) * 10)),
                  points[j].models[i].month);
    }
    out.end_array().key("here");
    write_point(out, here_hit, here.models[i].month);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

Errors handle_estimate(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const Scenario scenario = read_required_scenario(reader, book->default_card);
  const std::optional<Instant> now = reader.instant("now");
  reader.finish();
  if (!errors.empty()) return errors;
  const Result<Estimate> estimate = make_estimate(*book, scenario, "/scenario");
  if (!estimate) return estimate.errors();
  write_estimate(*estimate, scenario, out);
  write_assumptions(*book, *estimate, scenario, out);
  const RateCard* in_force = now ? book->card_at(*now) : nullptr;
  if (in_force != nullptr) {
    write_in_force(*book, *in_force, scenario, *estimate, out);
  }
  return {};
}

Errors handle_hit_curve(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const Scenario scenario = read_required_scenario(reader, book->default_card);
  reader.finish();
  if (!errors.empty()) return errors;
  const Result<Estimate> here = make_estimate(*book, scenario, "/scenario");
  if (!here) return here.errors();
  const std::string here_hit = percent_text(hit_percent(*here, scenario));
  std::vector<Estimate> points;
  for (int i = 0; i < kCurvePoints; ++i) {
    Result<Estimate> point = make_estimate(
        *book, with_hit_share(scenario, PartsPerMillion(i * 100000)),
        "/scenario");
    if (!point) return point.errors();
    points.push_back(std::move(point).value());
  }
  write_curves(points, *here, here_hit, out);
  return {};
}

}  // namespace deepseek_cost
