#include "core/estimate/estimate_json.h"

namespace deepseek_cost {
namespace {

constexpr int kPercentPlaces = 4;
constexpr int kRatioPlaces = 6;
constexpr int kCountPlaces = 12;  // tokens, requests, days, hours

// {"percent":"20.8333","exact":false}, with "low" and "high" where unknown.
void write_peak_share(json::Writer& out, const PeakShare& share) {
  const Decimal percent =
      round_half_even_to_decimal(share.high * Ratio(100), kPercentPlaces);
  out.key("peak_share")
      .begin_object()
      .field("percent", percent.text)
      .field("exact", percent.exact && share.known());
  if (!share.known()) {
    out.field("low", percent_text(share.low * Ratio(100)))
        .field("high", percent.text);
  }
  out.end_object();
}

void write_month(json::Writer& out, const Estimate& estimate,
                 const Scenario& scenario) {
  const Decimal days = count_text(estimate.days);
  out.key("month")
      .begin_object()
      .field("kind", scenario.month ? "calendar" : "average")
      .field("days", days.text)
      .field("exact", days.exact)
      .field("hours", count_text(estimate.days * Ratio(24)).text);
  if (estimate.peak_hours) {
    out.field("hours_peak", count_text(*estimate.peak_hours).text);
    if (!estimate.unknown_hours.is_zero()) {
      out.field("hours_unknown", count_text(estimate.unknown_hours).text);
    }
  }
  out.end_object();
}

void write_lines(json::Writer& out, const ModelEstimate& model) {
  out.key("lines").begin_array();
  for (const EstimateLine& line : model.lines) {
    const Decimal tokens = count_text(line.tokens);
    const Decimal amount = round_money_half_even(line.amount);
    out.begin_object()
        .field("workload", static_cast<std::int64_t>(line.workload))
        .field("bucket", name_of(line.bucket))
        .field("band", name_of(line.band))
        .field("tokens", tokens.text)
        .field("price_per_1m", line.price.per_million())
        .field("amount", amount.text)
        .field("exact", tokens.exact && amount.exact)
        .end_object();
  }
  out.end_array();
}

void write_buckets(json::Writer& out, const ModelEstimate& model,
                   const PerBucket& tokens) {
  out.key("buckets").begin_array();
  for (const Bucket bucket : kEachBucket) {
    const Decimal count = count_text(tokens.at(bucket));
    const Decimal amount = round_money_half_even(model.amounts.at(bucket));
    out.begin_object()
        .field("bucket", name_of(bucket))
        .field("tokens", count.text)
        .field("amount", amount.text)
        .field("exact", count.exact && amount.exact)
        .field("share",
               percent_text(percent_of(model.amounts.at(bucket), model.month)));
    if (model.low) write_amount(out, "at_least", model.low->amounts.at(bucket));
    out.end_object();
  }
  out.end_array().key("dominant");
  const std::optional<Bucket> dominant = model.dominant();
  dominant ? out.value(name_of(*dominant)) : out.null();
}

// What is saved against `whole`, and that in percent of it.
void write_saving(json::Writer& out, std::string_view key, const Ratio& saved,
                  const Ratio& whole) {
  out.key(key).begin_object();
  write_amount_fields(out, saved);
  out.field("percent", percent_text(percent_of(saved, whole))).end_object();
}

void write_bands(json::Writer& out, const ModelEstimate& model) {
  if (!model.bands) return;
  out.key("bands").begin_object();
  write_amount(out, "all_off_peak", model.bands->all_off_peak);
  write_amount(out, "all_peak", model.bands->all_peak);
  write_amount(out, "off_peak", model.bands->off_peak);
  write_amount(out, "peak", model.bands->peak);
  write_saving(out, "move_off_peak_saves",
               model.month - model.bands->all_off_peak, model.month);
  out.end_object();
}

void write_model(json::Writer& out, const ModelEstimate& model,
                 const Estimate& estimate) {
  out.begin_object()
      .field("model", model.model->name)
      .field("family", name_of(model.model->family));
  write_amount(out, "per_request", model.per_request);
  write_amount(out, "per_1k_requests", model.per_request * Ratio(1000));
  write_amount(out, "day", quotient(model.month, estimate.days));
  write_amount(out, "month", model.month);
  write_amount(out, "year", model.month * Ratio(12));
  if (model.low) {
    const Ratio& low = model.low->month;
    out.key("low").begin_object();
    write_amount(out, "month", low);
    write_amount(out, "day", quotient(low, estimate.days));
    write_amount(out, "year", low * Ratio(12));
    write_amount(out, "per_request", model.low->per_request);
    write_amount(out, "per_1k_requests", model.low->per_request * Ratio(1000));
    out.end_object();
  }
  write_tokens(out, "request_tokens", estimate.request_tokens);
  write_tokens(out, "month_tokens", estimate.month_tokens);
  out.field("month_requests", count_text(estimate.month_requests).text);
  write_lines(out, model);
  write_buckets(out, model, estimate.month_tokens);
  if (model.input_price) {
    write_amount(out, "input_price_per_1m",
                 *model.input_price * Ratio(1000000));
  } else {
    out.key("input_price_per_1m").null();
  }
  write_amount(out, "no_cache_month", model.no_cache_month);
  write_saving(out, "cache_saves", model.no_cache_month - model.month,
               model.no_cache_month);
  write_bands(out, model);
  out.end_object();
}

void write_comparison(json::Writer& out, const Estimate& estimate) {
  const std::optional<ModelDifference> difference = difference_of(estimate);
  if (!difference) return;
  const ModelEstimate& dearer = *difference->dearer;
  out.key("comparison")
      .begin_object()
      .field("cheaper", difference->cheaper->model->name)
      .field("dearer", dearer.model->name);
  write_amount(out, "difference", difference->difference);
  if (difference->low) write_amount(out, "at_least", *difference->low);
  out.key("ratio");
  if (difference->ratio) {
    out.value(
        round_half_even_to_decimal(*difference->ratio, kRatioPlaces).text);
  } else {
    out.null();
  }
  const std::optional<Bucket> dominant = dearer.dominant();
  out.key("dominant");
  dominant ? out.value(name_of(*dominant)) : out.null();
  out.field("dominant_share",
            percent_text(dominant ? percent_of(dearer.amounts.at(*dominant),
                                               dearer.month)
                                  : Ratio()))
      .end_object();
}

void write_workloads(json::Writer& out, const Estimate& estimate,
                     const Scenario& scenario) {
  out.key("workloads").begin_array();
  for (std::size_t i = 0; i < estimate.workloads.size(); ++i) {
    const WorkloadEstimate& workload = estimate.workloads[i];
    out.begin_object()
        .field("name", scenario.workloads[i].name)
        .field("month_requests", count_text(workload.requests).text);
    if (workload.peak_share) write_peak_share(out, *workload.peak_share);
    out.key("models").begin_array();
    for (const ModelEstimate& model : estimate.models) {
      out.begin_object().field("model", model.model->name);
      write_amount(out, "month", model.workload_months[i]);
      if (model.low) {
        write_amount(out, "at_least", model.low->workload_months[i]);
      }
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void write_warnings(json::Writer& out, const Errors& warnings) {
  out.key("warnings").begin_array();
  for (const Error& warning : warnings) {
    write_error(warning, out);
  }
  out.end_array();
}

}  // namespace

Decimal count_text(const Ratio& count) {
  return round_half_even_to_decimal(count, kCountPlaces);
}

void write_tokens(json::Writer& out, std::string_view key,
                  const PerBucket& tokens) {
  out.key(key).begin_object();
  for (const Bucket bucket : kEachBucket) {
    out.field(name_of(bucket), count_text(tokens.at(bucket)).text);
  }
  out.end_object();
}

void write_factor(json::Writer& out, std::string_view key, const Ratio& now,
                  const Ratio& before) {
  out.key(key);
  const Ratio factor = before.is_zero() ? Ratio(1, 0) : quotient(now, before);
  if (factor.overflowed()) {
    out.null();
    return;
  }
  out.begin_object()
      .field("ratio", round_half_even_to_decimal(factor, kRatioPlaces).text)
      .field("rounded", significant_text(factor, 3))
      .end_object();
}

void write_fraction(json::Writer& out, std::string_view key,
                    const Ratio& ratio) {
  out.key(key);
  if (ratio.overflowed()) {
    out.null();
    return;
  }
  out.begin_object()
      .field("part", decimal_of_scaled(ratio.numerator(), 0))
      .field("of", decimal_of_scaled(ratio.denominator(), 0))
      .end_object();
}

void write_amount_fields(json::Writer& out, const Ratio& units) {
  const Decimal amount = round_money_half_even(units);
  out.field("amount", amount.text).field("exact", amount.exact);
}

void write_amount(json::Writer& out, std::string_view key, const Ratio& units) {
  out.key(key).begin_object();
  write_amount_fields(out, units);
  out.end_object();
}

std::string percent_text(const Ratio& percent) {
  return round_half_even_to_decimal(percent, kPercentPlaces).text;
}

void write_estimate(const Estimate& estimate, const Scenario& scenario,
                    json::Writer& out) {
  out.key("card")
      .begin_object()
      .field("id", estimate.card->id)
      .field("label", estimate.card->label.en);
  if (!estimate.card->label.zh.empty()) {
    out.field("label_zh", estimate.card->label.zh);
  }
  out.field("effective_from", format_instant(estimate.card->effective_from))
      .key("effective_until");
  if (estimate.card_until) {
    out.value(format_instant(*estimate.card_until));
  } else {
    out.null();  // no later card is known
  }
  out.end_object().field("currency", code_of(estimate.currency));
  write_month(out, estimate, scenario);
  if (estimate.peak_share) write_peak_share(out, *estimate.peak_share);
  out.key("models").begin_array();
  for (const ModelEstimate& model : estimate.models) {
    write_model(out, model, estimate);
  }
  out.end_array();
  write_comparison(out, estimate);
  write_workloads(out, estimate, scenario);
  write_warnings(out, estimate.warnings);
}

}  // namespace deepseek_cost
