// The call outputShare: how much of the bill is output, what shorter answers
// save, and what thinking costs.
//
//   outputShare {scenario, less?, thinking?} → {less, longest_output,
//     models:[{model, family, output, share, max_output, of_max?,
//     no_thinking?, shorter:{month, saves, percent},
//     thinking?:{month, adds, percent}}], cut:[{output} or {answer,
//     reasoning}], thinking?, thought?:[{output} or {reasoning}]}
//
// `less` is in percent (20), `thinking` in tokens that each answer thinks more;
// both are the reader's to vary, not measurements. cut and thought have what
// becomes of each workload's outputs when they are shorter, or when more is
// thought; a model has no `thinking` where that does not fit its limits.

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/base/ascii.h"
#include "core/estimate/estimate_json.h"
#include "core/estimate/variants.h"
#include "core/number/parse_number.h"
#include "core/rates/load/save.h"

namespace deepseek_cost {
namespace {

void write_other(json::Writer& out, std::string_view key, const Ratio& here,
                 const Ratio& other, std::string_view what) {
  const Ratio change = what == "adds" ? other - here : here - other;
  out.key(key).begin_object();
  write_amount(out, "month", other);
  write_amount(out, what, change);
  out.field("percent", percent_text(percent_of(change, here))).end_object();
}

void write_tokens(json::Writer& out, std::string_view key, Tokens count) {
  out.field(key, to_string(count.count()));
}

// What becomes of each workload's outputs.
void write_outputs(json::Writer& out, std::string_view key,
                   const Scenario& changed, bool answers) {
  out.key(key).begin_array();
  for (const Workload& workload : changed.workloads) {
    out.begin_object();
    if (!workload.shape) {
      write_tokens(out, "output", workload.output);
    } else {
      if (answers) write_tokens(out, "answer", workload.shape->answer);
      write_tokens(out, "reasoning", workload.shape->reasoning);
    }
    out.end_object();
  }
  out.end_array();
}

void write_output_share(json::Writer& out, const ModelEstimate& model,
                        std::int64_t longest) {
  const Ratio& output = model.amounts.at(Bucket::output);
  write_model_names(out, *model.model);
  write_amount(out, "output", output);
  out.field("share", percent_text(percent_of(output, model.month)));
  const std::int64_t most = model.model->max_output;
  write_limit(out, "max_output", most);
  if (most > 0) {
    out.field("of_max", percent_text(percent_of(Ratio(Int128{longest}),
                                                Ratio(Int128{most}))));
  }
}

// Nothing where it is not wanted.
Result<Estimate> other_estimate(const RateBook& book, const Scenario& scenario,
                                bool wanted) {
  if (!wanted) return Estimate();
  return make_estimate(book, scenario, "/scenario");
}

}  // namespace

Errors handle_output_share(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  auto& [errors, reader, book, scenario] = read;
  const std::string_view typed = reader.number_text("less").value_or("20");
  const Result<PartsPerMillion> less = read_percent(typed);
  if (!less) reader.fail(less.errors(), "less");
  const bool wanted = reader.optional("thinking") != nullptr;
  const std::int64_t thinking =
      wanted ? reader.count("thinking", kMostTokensPerRequest, 0) : 0;
  if (!read.complete()) return errors;
  const OutputVariants variants =
      output_variants(scenario, *less, Tokens(thinking));
  const Result<Estimate> here = make_estimate(*book, scenario, "/scenario");
  if (!here) return here.errors();
  const Result<Estimate> shorter =
      make_estimate(*book, variants.shorter, "/scenario");
  if (!shorter) return shorter.errors();
  const Result<Estimate> no_reasoning =
      other_estimate(*book, variants.no_reasoning, variants.reasons);
  const Result<Estimate> more =
      other_estimate(*book, variants.more_reasoning, wanted);
  const bool fits = wanted && more && shapes_fit(variants.more_reasoning);
  const std::int64_t longest = longest_output(scenario).count();
  out.field("currency", code_of(scenario.currency))
      .field("less", to_percent(*less))
      .field("longest_output", to_string(longest))
      .key("models")
      .begin_array();
  for (std::size_t i = 0; i < here->models.size(); ++i) {
    const ModelEstimate& model = here->models[i];
    const Ratio& month = model.month;
    out.begin_object();
    write_output_share(out, model, longest);
    write_other(out, "shorter", month, shorter->models[i].month, "saves");
    if (variants.reasons && no_reasoning) {
      write_other(out, "no_thinking", month, no_reasoning->models[i].month,
                  "saves");
    }
    if (fits) {
      write_other(out, "thinking", month, more->models[i].month, "adds");
    }
    out.end_object();
  }
  out.end_array();
  write_outputs(out, "cut", variants.shorter, true);
  if (wanted) {
    out.field("thinking", to_string(thinking));
    write_outputs(out, "thought", variants.more_reasoning, false);
  }
  return {};
}

}  // namespace deepseek_cost
