// The calls budget and outputShare: what a budget buys, what a price asks for,
// and what shorter answers save.
//
//   budget {scenario} → {per, models:[{model, family, each, month,
//     affordable?:{count, requests, users?, planned_percent, planned_fits},
//     target?:{reachable, hit, with_no_hits, with_all_hits}}]}
//   outputShare {scenario, less?} → {less, longest_output, models:[{model,
//     family, output, share, max_output, of_max?, no_thinking?,
//     shorter:{month, saves, percent}}]}
#include <algorithm>
#include <string>

#include "core/api_handlers.h"
#include "core/book_of_request.h"
#include "core/budget.h"
#include "core/choice.h"
#include "core/estimate_json.h"
#include "core/quantity.h"
#include "core/scenario_json.h"

namespace deepseek_cost {
namespace {

// --- budget ------------------------------------------------------------------

void write_count(JsonWriter& out, std::string_view key,
                 const std::optional<std::int64_t>& count) {
  out.key(key);
  if (count) {
    out.value(decimal_of_scaled(*count, 0));
  } else {
    out.null();  // free, or more than anybody counts
  }
}

// API requests per request or run, on average over the workloads.
Ratio requests_per_unit(const Scenario& scenario, const Ratio& days) {
  Ratio units;
  Ratio requests;
  for (const Workload& workload : scenario.workloads) {
    const Ratio runs = requests_in(days, workload);
    units += runs;
    requests += runs * Ratio(Int128{requests_per_run(workload)});
  }
  return units > Ratio() ? requests / units : Ratio(1);
}

void write_affordable(JsonWriter& out, const ModelEstimate& model,
                      const DecisionInputs& inputs, const Ratio& per_unit) {
  if (!inputs.budget) return;
  const Ratio budget = *inputs.budget * Ratio(Int128{1000000000000});
  const auto count = affordable(budget, model.per_request);
  out.key("affordable").begin_object();
  write_count(out, "count", count);
  write_count(out, "requests",
              count ? affordable(Ratio(Int128{*count}) * per_unit, Ratio(1))
                    : std::nullopt);
  if (inputs.per_user) {
    write_count(out, "users",
                affordable(budget, model.per_request * *inputs.per_user));
  }
  out.field("planned_percent", percent_text(percent_of(model.month, budget)))
      .field("planned_fits", model.month <= budget)
      .end_object();
}

struct HitBounds {
  const Estimate& none;
  const Estimate& all;
};

void write_target(JsonWriter& out, const DecisionInputs& inputs,
                  std::size_t model, const HitBounds& bounds) {
  if (!inputs.target) return;
  const Ratio& at_none = bounds.none.models[model].per_request;
  const Ratio& at_all = bounds.all.models[model].per_request;
  const NeededHits needed = needed_hits(
      *inputs.target * Ratio(Int128{1000000000000}), at_none, at_all);
  out.key("target").begin_object().field("reachable", needed.reachable);
  out.key("hit");
  if (needed.reachable) {
    out.value(decimal_of_scaled(needed.share.parts(), 4));
  } else {
    out.null();
  }
  write_amount(out, "with_no_hits", at_none);
  write_amount(out, "with_all_hits", at_all);
  out.end_object();
}

Result<Estimate> estimate_at_hit(const RateBook& book, Scenario scenario,
                                 std::int32_t parts) {
  for (Workload& workload : scenario.workloads) {
    set_hit(workload, PartsPerMillion(parts));
  }
  return make_estimate(book, scenario, "/scenario");
}

void check_budget(const Scenario& scenario, Errors& errors) {
  if (!scenario.decision) return;
  const auto positive = [&](const std::optional<Ratio>& value,
                            std::string_view key) {
    if (!value || !value->is_zero()) return;
    errors.push_back({ErrorCode::out_of_range,
                      "/scenario/decision/" + std::string(key), "0",
                      "it must be more than 0"});
  };
  positive(scenario.decision->budget, "budget");
  positive(scenario.decision->per_user, "per_user");
}

// --- outputShare
// ---------------------------------------------------------------

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

Errors handle_budget(const JsonValue& request, JsonWriter& out) {
  Errors errors;
  ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const Scenario scenario = read_required_scenario(reader, book->default_card);
  check_budget(scenario, errors);
  reader.finish();
  if (!errors.empty()) return errors;
  const Result<Estimate> here = make_estimate(*book, scenario, "/scenario");
  if (!here) return here.errors();
  const Result<Estimate> none = estimate_at_hit(*book, scenario, 0);
  const Result<Estimate> all = estimate_at_hit(*book, scenario, 1000000);
  if (!none) return none.errors();
  if (!all) return all.errors();
  const DecisionInputs inputs = scenario.decision.value_or(DecisionInputs());
  const Ratio per_unit = requests_per_unit(scenario, here->days);
  out.field("currency", code_of(scenario.currency))
      .field("per", unit_of(scenario))
      .key("models")
      .begin_array();
  for (std::size_t i = 0; i < here->models.size(); ++i) {
    const ModelEstimate& model = here->models[i];
    out.begin_object()
        .field("model", model.model->name)
        .field("family", name_of(model.model->family));
    write_amount(out, "each", model.per_request);
    write_amount(out, "month", model.month);
    write_affordable(out, model, inputs, per_unit);
    write_target(out, inputs, i, {*none, *all});
    out.end_object();
  }
  out.end_array();
  return {};
}

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
  return {};
}

}  // namespace deepseek_cost
