// The call outputShare: how much of the bill is output, and what shorter
// answers save.
//
//   outputShare {scenario, less?} → {less, longest_output, models:[{model,
//     family, output, share, max_output, of_max?, no_thinking?,
//     shorter:{month, saves, percent}}], cut:[{output} or {answer, reasoning}]}
//
// cut has what is left of each workload's outputs when they are shorter.
#include <algorithm>
#include <string>

#include "core/api_handlers.h"
#include "core/book_of_request.h"
#include "core/estimate_json.h"
#include "core/quantity.h"
#include "core/scenario_json.h"

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

void write_saving(JsonWriter& out, std::string_view key, const Ratio& before,
                  const Ratio& after) {
  out.key(key).begin_object();
  write_amount(out, "month", after);
  write_amount(out, "saves", before - after);
  out.field("percent", percent_text(percent_of(before - after, before)))
      .end_object();
}

void write_cut(JsonWriter& out, const Scenario& shorter) {
  out.key("cut").begin_array();
  for (const Workload& workload : shorter.workloads) {
    const auto tokens = [&](std::string_view key, Tokens count) {
      out.field(key, decimal_of_scaled(count.count(), 0));
    };
    out.begin_object();
    if (workload.shape) {
      tokens("answer", workload.shape->answer);
      tokens("reasoning", workload.shape->reasoning);
    } else {
      tokens("output", workload.output);
    }
    out.end_object();
  }
  out.end_array();
}

// The same scenario with shorter outputs, and without thinking.
struct Cuts {
  Scenario shorter;
  Scenario silent;
  bool thinks = false;  // is there any thinking to do without?
};
Cuts cuts_of(const Scenario& scenario, PartsPerMillion less) {
  Cuts cuts{scenario, scenario};
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    Workload& cut = cuts.shorter.workloads[i];
    cut.output = Tokens(less_by(cut.output, less));
    if (!cut.shape) continue;
    cut.shape->answer = Tokens(less_by(cut.shape->answer, less));
    cut.shape->reasoning = Tokens(less_by(cut.shape->reasoning, less));
    Shape& silent = *cuts.silent.workloads[i].shape;
    cuts.thinks = cuts.thinks || silent.reasoning.count() > 0;
    silent.reasoning = Tokens();
  }
  return cuts;
}

void write_output_share(JsonWriter& out, const ModelEstimate& model,
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

}  // namespace

Errors handle_output_share(const JsonValue& request, JsonWriter& out) {
  Errors errors;
  ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const Scenario scenario = read_required_scenario(reader, book->default_card);
  const std::string_view typed = reader.number_text("less").value_or("20");
  const Result<PartsPerMillion> less = read_percent(typed);
  if (!less) reader.fail(less.errors(), "less");
  reader.finish();
  if (!errors.empty()) return errors;
  const Cuts cuts = cuts_of(scenario, *less);
  const Result<Estimate> here = make_estimate(*book, scenario, "/scenario");
  if (!here) return here.errors();
  const Result<Estimate> cut = make_estimate(*book, cuts.shorter, "/scenario");
  const Result<Estimate> quiet = make_estimate(*book, cuts.silent, "/scenario");
  if (!cut) return cut.errors();
  if (!quiet) return quiet.errors();
  const std::int64_t longest = longest_output(scenario);
  out.field("currency", code_of(scenario.currency))
      .field("less", decimal_of_scaled(less->parts(), 4))
      .field("longest_output", decimal_of_scaled(longest, 0))
      .key("models")
      .begin_array();
  for (std::size_t i = 0; i < here->models.size(); ++i) {
    const ModelEstimate& model = here->models[i];
    out.begin_object();
    write_output_share(out, model, longest);
    write_saving(out, "shorter", model.month, cut->models[i].month);
    if (cuts.thinks) {
      write_saving(out, "no_thinking", model.month, quiet->models[i].month);
    }
    out.end_object();
  }
  out.end_array();
  write_cut(out, cuts.shorter);
  return {};
}

}  // namespace deepseek_cost
