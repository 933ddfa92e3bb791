#include "core/estimate/assumptions.h"

#include "core/estimate/assumption_sentence.h"
#include "core/estimate/estimate_json.h"
#include "core/estimate/price_history.h"
#include "core/estimate/totals_text.h"
#include "core/estimate/variants.h"

namespace deepseek_cost {
namespace {

void write_parts(json::Writer& out, std::string_view key,
                 const Pieces& pieces) {
  out.key(key).begin_array();
  for (const Piece& piece : pieces) {
    out.begin_object().field("text", piece.text);
    if (!piece.field.empty()) out.field("field", piece.field);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

void write_assumptions(const RateBook& book, const Estimate& estimate,
                       const Scenario& scenario, bool own_prices,
                       const Estimate* in_force, json::Writer& out) {
  const Sentence text =
      assumption_sentence(book, estimate, scenario, own_prices);
  const Label copy = totals_sentence(text, estimate, scenario, own_prices);
  const Label today = in_force == nullptr
                          ? Label()
                          : in_force_text(book, estimate, scenario, *in_force);
  const Label title = totals_title(book, estimate, scenario, own_prices);
  const RateCard& card = *estimate.card;
  const Instant since = price_span(book, card, estimate.currency).from;
  const std::optional<Instant> until =
      rates_until(book, card, estimate.currency);
  out.key("assumptions")
      .begin_object()
      .field("text", joined(text.en))
      .field("text_zh", joined(text.zh));
  write_parts(out, "parts", text.en);
  write_parts(out, "parts_zh", text.zh);
  out.field("copy", copy.en + today.en)
      .field("copy_zh", copy.zh + today.zh)
      .field("title", title.en)
      .field("title_zh", title.zh)
      .field("prices_from", format_instant(since))
      .key("prices_until");
  if (until) {
    out.value(format_instant(*until));
  } else {
    out.null();
  }
  out.field("hit_percent", percent_text(hit_percent(estimate, scenario)))
      .key("workloads")
      .begin_array();
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    const Workload& workload = scenario.workloads[i];
    const Ratio per_run(Int128{requests_per_run(workload)});
    const RequestTokens one = tokens_of(workload);
    out.begin_object()
        .field("name", workload.name)
        .field("requests", decimal_of_scaled(workload.requests.count(), 0))
        .field("per", name_of(workload.per))
        .field("kind", run_name(workload))
        .field("requests_per_run", count_text(per_run).text)
        .field("api_requests",
               count_text(estimate.workloads[i].requests * per_run).text)
        .field("hours", name_of(workload.hours.kind));
    write_tokens(out, "one", {{one.hit, one.miss, one.output}});
    const Sentence requests = requests_sentence(workload, i);
    out.field("text", joined(requests.en))
        .field("text_zh", joined(requests.zh))
        .end_object();
  }
  out.end_array().end_object();
}

}  // namespace deepseek_cost
