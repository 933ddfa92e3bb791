// The calls that price a scenario: estimate and hitCurve.
#include "core/estimate/estimate.h"

#include <utility>

#include "core/api/handlers.h"
#include "core/api/request.h"
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
  const std::vector<const CardModel*> models_a = compared_models(a);
  const std::vector<const CardModel*> models_b = compared_models(b);
  if (a.peak_rule != b.peak_rule || models_a.size() != models_b.size()) {
    return false;
  }
  for (std::size_t i = 0; i < models_a.size(); ++i) {
    for (const Band band : {Band::flat, Band::off_peak, Band::peak}) {
      const PriceRow* row_a = book.prices_of(*models_a[i]).find(currency, band);
      const PriceRow* row_b = book.prices_of(*models_b[i]).find(currency, band);
      if ((row_a == nullptr) != (row_b == nullptr) ||
          (row_a != nullptr && !(*row_a == *row_b))) {
        return false;
      }
    }
  }
  return true;
}

void write_months(json::Writer& out, const Estimate& estimate) {
  out.key("models").begin_array();
  for (const ModelEstimate& model : estimate.models) {
    out.begin_object()
        .field("model", model.model->name)
        .field("family", name_of(model.model->family));
    write_amount(out, "month", model.month);
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
      .field("same", same_rates(book, *estimate.card, now, scenario.currency));
  if (&now == estimate.card) {
    write_months(out, estimate);
  } else {
    Scenario at_now = scenario;
    at_now.card = now.id;
    const Result<Estimate> then = make_estimate(book, at_now, "/scenario");
    write_months(out, then ? *then : Estimate());
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
