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
#include <algorithm>
#include <string>

#include "core/api/book_of_request.h"
#include "core/api/handlers.h"
#include "core/estimate/estimate_json.h"
#include "core/number/parse_number.h"
#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {
namespace {

std::int64_t less_by(Tokens tokens, PartsPerMillion less) {
  return static_cast<std::int64_t>(Int128{tokens.count()} *
                                   less.complement().parts() /
                                   PartsPerMillion::kWhole);
}

// The longest single output of the scenario, against the model's limit.
std::int64_t longest_output(const Scenario& scenario) {
  std::int64_t longest = 0;
  for (const Workload& workload : scenario.workloads) {
    longest = std::max(longest, workload.output.count());
    if (!workload.shape) continue;
    const Result<ShapeRun> run = run_shape(*workload.shape);
    if (!run) continue;
    for (const CacheRow& row : run->rows) {
      longest = std::max(longest, row.output.count());
    }
  }
  return longest;
}

void write_other(json::Writer& out, std::string_view key, const Ratio& here,
                 const Ratio& other, std::string_view what) {
  const Ratio change = what == "adds" ? other - here : here - other;
  out.key(key).begin_object();
  write_amount(out, "month", other);
  write_amount(out, what, change);
  out.field("percent", percent_text(percent_of(change, here))).end_object();
}

void write_tokens(json::Writer& out, std::string_view key, Tokens count) {
  out.field(key, decimal_of_scaled(count.count(), 0));
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

// The same scenario with shorter outputs, without thinking, and with more.
struct Cuts {
  Scenario shorter;
  Scenario silent;
  Scenario thought;
  bool thinks = false;  // is there any thinking to do without?
};
Cuts cuts_of(const Scenario& scenario, PartsPerMillion less, Tokens thinking) {
  Cuts cuts{scenario, scenario, scenario};
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    Workload& cut = cuts.shorter.workloads[i];
    cut.output = Tokens(less_by(cut.output, less));
    Workload& thought = cuts.thought.workloads[i];
    (thought.shape ? thought.shape->reasoning : thought.output) += thinking;
    if (!cut.shape) continue;
    cut.shape->answer = Tokens(less_by(cut.shape->answer, less));
    cut.shape->reasoning = Tokens(less_by(cut.shape->reasoning, less));
    Shape& silent = *cuts.silent.workloads[i].shape;
    cuts.thinks = cuts.thinks || silent.reasoning.count() > 0;
    silent.reasoning = Tokens();
  }
  return cuts;
}

// Whether what more thinking makes of the runs fits the model's limits.
bool runs_fit(const Scenario& scenario) {
  return std::all_of(scenario.workloads.begin(), scenario.workloads.end(),
                     [](const Workload& workload) {
                       return !workload.shape ||
                              tokens_of(*workload.shape).ok();
                     });
}

void write_output_share(json::Writer& out, const ModelEstimate& model,
                        std::int64_t longest) {
  const Ratio& output = model.amounts.at(Bucket::output);
  out.field("model", model.model->name)
      .field("family", name_of(model.model->family));
  write_amount(out, "output", output);
  out.field("share", percent_text(percent_of(output, model.month)))
      .key("max_output");
  const std::int64_t most = model.model->max_output;
  if (most == 0) {
    out.null();
    return;
  }
  out.value(decimal_of_scaled(most, 0))
      .field("of_max", percent_text(percent_of(Ratio(Int128{longest}),
                                               Ratio(Int128{most}))));
}

// Nothing where nobody asks for it.
Result<Estimate> other_estimate(const RateBook& book, const Scenario& scenario,
                                bool asked) {
  if (!asked) return Estimate();
  return make_estimate(book, scenario, "/scenario");
}

}  // namespace

Errors handle_output_share(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const Scenario scenario = read_required_scenario(reader, book->default_card);
  const std::string_view typed = reader.number_text("less").value_or("20");
  const Result<PartsPerMillion> less = read_percent(typed);
  if (!less) reader.fail(less.errors(), "less");
  const bool asked = reader.optional("thinking") != nullptr;
  const std::int64_t thinking =
      asked ? reader.count("thinking", kMostTokensPerRequest, 0) : 0;
  reader.finish();
  if (!errors.empty()) return errors;
  const Cuts cuts = cuts_of(scenario, *less, Tokens(thinking));
  const Result<Estimate> here = make_estimate(*book, scenario, "/scenario");
  if (!here) return here.errors();
  const Result<Estimate> cut = make_estimate(*book, cuts.shorter, "/scenario");
  if (!cut) return cut.errors();
  const Result<Estimate> quiet =
      other_estimate(*book, cuts.silent, cuts.thinks);
  const Result<Estimate> more = other_estimate(*book, cuts.thought, asked);
  const bool fits = asked && more && runs_fit(cuts.thought);
  const std::int64_t longest = longest_output(scenario);
  out.field("currency", code_of(scenario.currency))
      .field("less", decimal_of_scaled(less->parts(), 4))
      .field("longest_output", decimal_of_scaled(longest, 0))
      .key("models")
      .begin_array();
  for (std::size_t i = 0; i < here->models.size(); ++i) {
    const ModelEstimate& model = here->models[i];
    const Ratio& month = model.month;
    out.begin_object();
    write_output_share(out, model, longest);
    write_other(out, "shorter", month, cut->models[i].month, "saves");
    if (cuts.thinks && quiet) {
      write_other(out, "no_thinking", month, quiet->models[i].month, "saves");
    }
    if (fits) {
      write_other(out, "thinking", month, more->models[i].month, "adds");
    }
    out.end_object();
  }
  out.end_array();
  write_outputs(out, "cut", cuts.shorter, true);
  if (asked) {
    out.field("thinking", decimal_of_scaled(thinking, 0));
    write_outputs(out, "thought", cuts.thought, false);
  }
  return {};
}

}  // namespace deepseek_cost
