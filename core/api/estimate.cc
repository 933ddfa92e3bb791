// The calls that price a scenario: estimate and hitCurve.
//
//   estimate {scenario, now?, custom_book?} → {card, currency, month, models,
//   comparison,
//     workloads, warnings, assumptions (core/estimate/assumptions.h),
//     in_force?: {card, effective_from, same, prices_from, hours_from,
//     models:[{model, family, month, at_least?, prices_from, factor,
//     factor_at_least?}], chosen?: {month, at_least?, factor,
//     factor_at_least?}}}
//
// custom_book is the mark that decodeLink answers: without that book there are
// no amounts. in_force is the same scenario at the prices of `now`; `factor`
// ({ratio, rounded} or null) is its month against the scenario's, and at most
// that where the holidays of the month are not published: then it is at least
// `factor_at_least`. `chosen` is the month on the models that are chosen for
// the workloads, where any is. The card in force may have changed no
// price: the prices have been the same since `prices_from`, and the peak hours
// since `hours_from`.
#include "core/estimate/estimate.h"

#include <optional>
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

// A month; `least` is less than `most` where its holidays are not published.
struct Bounds {
  Ratio least;
  Ratio most;
};

Bounds bounds_of(const ModelEstimate& model) {
  return {model.low_month(), model.month};
}

Bounds bounds_of(const AssignedModels& assigned) {
  return {assigned.low_month.value_or(assigned.month), assigned.month};
}

void write_bounds(json::Writer& out, const Bounds& month) {
  write_amount(out, "month", month.most);
  if (month.least != month.most) write_amount(out, "at_least", month.least);
}

// What a month is of the scenario's own: between two factors where either month
// lies between bounds, unless it is the same.
void write_factors(json::Writer& out, const Bounds& now, const Bounds& here,
                   bool same) {
  write_factor(out, "factor", now.most, same ? here.most : here.least);
  if (!same && (now.least != now.most || here.least != here.most)) {
    write_factor(out, "factor_at_least", now.least, here.most);
  }
}

void write_months(json::Writer& out, const RateBook& book,
                  const Estimate& estimate, const Estimate& here, bool same) {
  out.key("models").begin_array();
  for (std::size_t i = 0; i < estimate.models.size(); ++i) {
    const ModelEstimate& model = estimate.models[i];
    write_model_names(out.begin_object(), *model.model);
    const Bounds now = bounds_of(model);
    write_bounds(out, now);
    const PriceSpan span =
        price_span(book, *estimate.card, i, estimate.currency);
    out.field("prices_from", format_instant(span.from));
    if (i < here.models.size()) {
      write_factors(out, now, bounds_of(here.models[i]), same);
    }
    out.end_object();
  }
  out.end_array();
}

// The month on the models that are chosen for the workloads, where any is.
void write_assigned(json::Writer& out, const Scenario& scenario,
                    const Estimate& estimate, const Estimate& here, bool same) {
  if (!has_assigned(scenario)) return;
  const Result<AssignedModels> now = assign_models(scenario, estimate, "");
  const Result<AssignedModels> before = assign_models(scenario, here, "");
  if (!now || !before) return;
  out.key("chosen").begin_object();
  write_bounds(out, bounds_of(*now));
  write_factors(out, bounds_of(*now), bounds_of(*before), same);
  out.end_object();
}

// The same scenario at the rates in force at `now`. Where these cannot be had
// (no list in this currency, a limit that became smaller), "models" is empty.
void write_in_force(const RateBook& book, const RateCard& now,
                    const Scenario& scenario, const Estimate& estimate,
                    const std::optional<Estimate>& then, json::Writer& out) {
  const bool same = same_rates(book, *estimate.card, now, scenario.currency);
  out.key("in_force")
      .begin_object()
      .field("card", now.id)
      .field("effective_from", format_instant(now.effective_from))
      .field("same", same)
      .field("prices_from",
             format_instant(price_span(book, now, scenario.currency).from))
      .field("hours_from", format_instant(hours_since(book, now)));
  if (then) {
    write_months(out, book, *then, estimate, same);
    write_assigned(out, scenario, *then, estimate, same);
  } else {
    out.key("models").begin_array().end_array();
  }
  out.end_object();
}

// Nothing where the scenario has no bill at those rates.
std::optional<Estimate> estimate_at(const RateBook& book, const RateCard& card,
                                    Scenario scenario) {
  scenario.card = card.id;
  Result<Estimate> estimate = make_estimate(book, scenario, "/scenario");
  if (!estimate) return std::nullopt;
  return std::move(estimate).value();
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
  const RateCard* in_force = now ? book->card_at(*now) : nullptr;
  std::optional<Estimate> then;
  if (in_force == estimate->card) {
    then = *estimate;
  } else if (in_force != nullptr) {
    then = estimate_at(*book, *in_force, scenario);
  }
  write_estimate(*estimate, scenario, out);
  write_assumptions(*book, *estimate, scenario, book.is_custom(),
                    then ? &*then : nullptr, out);
  if (in_force != nullptr) {
    write_in_force(*book, *in_force, scenario, *estimate, then, out);
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
