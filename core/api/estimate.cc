// The calls that price a scenario: estimate and hitCurve.
//
//   estimate {scenario, now?, custom_book?} → {card, currency, month, models,
//   comparison,
//     workloads, warnings, assumptions (core/estimate/assumptions.h),
//     in_force?: {card, effective_from, same, prices_from, hours_from,
//     models:[{model, family, month, at_least?, prices_from,
//     factor: {ratio, rounded} | null}]}}
//
// custom_book is the mark that decodeLink answers: without that book there are
// no amounts. in_force is the same scenario at the prices of `now`; `factor` is
// its month against the scenario's. The card in force may have changed no
// price: the prices have been the same since `prices_from`, and the peak hours
// since `hours_from`.
#include "core/estimate/estimate.h"

#include <utility>

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/estimate/assumptions.h"
#include "core/estimate/estimate_json.h"
#include "core/estimate/price_history.h"
#include "core/estimate/variants.h"
#include "core/rates/load/save.h"

namespace deepseek_cost {
namespace {

// --- estimate ---------------------------------------------------------------

void write_months(json::Writer& out, const RateBook& book,
                  const Estimate& estimate, const Estimate& here) {
  out.key("models").begin_array();
  for (std::size_t i = 0; i < estimate.models.size(); ++i) {
    const ModelEstimate& model = estimate.models[i];
    write_model_names(out.begin_object(), *model.model);
    write_amount(out, "month", model.month);
    if (model.low) write_amount(out, "at_least", model.low->month);
    const PriceSpan span =
        price_span(book, *estimate.card, i, estimate.currency);
    out.field("prices_from", format_instant(span.from));
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
      .field("same", same_rates(book, *estimate.card, now, scenario.currency))
      .field("prices_from",
             format_instant(price_span(book, now, scenario.currency).from))
      .field("hours_from", format_instant(hours_since(book, now)));
  if (&now == estimate.card) {
    write_months(out, book, estimate, estimate);
  } else {
    Scenario at_now = scenario;
    at_now.card = now.id;
    const Result<Estimate> then = make_estimate(book, at_now, "/scenario");
    write_months(out, book, then ? *then : Estimate(), estimate);
  }
  out.end_object();
}

// --- hitCurve ---------------------------------------------------------------

constexpr int kCurvePoints = 11;  // 0 %, 10 %, … 100 %

void write_point(json::Writer& out, const std::string& hit,
                 const ModelEstimate& model) {
  out.begin_object().field("hit", hit);
  write_amount_fields(out, model.month);
  if (model.low) write_amount(out, "at_least", model.low->month);
  out.end_object();
}

void write_curves(const std::vector<Estimate>& points, const Estimate& here,
                  const std::string& here_hit, json::Writer& out) {
  out.field("currency", code_of(here.currency)).key("models").begin_array();
  for (std::size_t i = 0; i < here.models.size(); ++i) {
    write_model_names(out.begin_object(), *here.models[i].model)
        .key("points")
        .begin_array();
    for (std::size_t j = 0; j < points.size(); ++j) {
      write_point(out, percent_text(Ratio(static_cast<Int128>(j) * 10)),
                  points[j].models[i]);
    }
    out.end_array().key("here");
    write_point(out, here_hit, here.models[i]);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

Errors handle_estimate(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  auto& [errors, reader, book, scenario] = read;
  const std::optional<Instant> now = reader.instant("now");
  require_marked_book(reader, request, book.is_custom());
  if (!read.complete()) return errors;
  const Result<Estimate> estimate = make_estimate(*book, scenario, "/scenario");
  if (!estimate) return estimate.errors();
  write_estimate(*estimate, scenario, out);
  write_assumptions(*book, *estimate, scenario, book.is_custom(), out);
  const RateCard* in_force = now ? book->card_at(*now) : nullptr;
  if (in_force != nullptr) {
    write_in_force(*book, *in_force, scenario, *estimate, out);
  }
  return {};
}

Errors handle_hit_curve(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  auto& [errors, reader, book, scenario] = read;
  if (!read.complete()) return errors;
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
