#include "core/scenario/json/scenario_json.h"

#include <charconv>

#include "core/base/ascii.h"
#include "core/json/pointer.h"
#include "core/scenario/json/buyer_inputs_json.h"
#include "core/scenario/json/shape_json.h"
#include "core/scenario/labels.h"
#include "core/time/calendar.h"

namespace deepseek_cost {
namespace {

std::string label(json::ObjectReader& reader, std::string_view key,
                  std::string_view fallback) {
  const std::string_view text = reader.text(key).value_or(fallback);
  const std::optional<Error> error = check_label(text);
  if (error) reader.fail(Errors{*error}, key);
  return std::string(text);
}

UsageHours read_hours(const json::Value& value, const std::string& path,
                      Errors& errors) {
  json::ObjectReader reader(value, path, errors);
  UsageHours hours;
  hours.kind = reader.choice("kind", UsageHoursKind::even);
  // The fields of the other kinds may stand beside (a page keeps what was
  // painted while another kind is chosen); they are not part of the scenario.
  for (const std::string_view key : {"grid", "utc_offset", "peak_share"}) {
    reader.optional(key);
  }
  if (hours.kind == UsageHoursKind::grid) {
    if (reader.required("grid") != nullptr) {
      const auto grid = read_grid(reader.required_text("grid"));
      if (grid) {
        hours.grid = *grid;
      } else {
        reader.fail(grid.errors(), "grid");
      }
    }
    hours.utc_offset_minutes =
        read_utc_offset(reader, "utc_offset", hours.utc_offset_minutes);
  } else if (hours.kind == UsageHoursKind::peak_share) {
    hours.peak_share = reader.required_percent("peak_share");
  }
  reader.finish();
  return hours;
}

Workload read_workload(const json::Value& value, const std::string& path,
                       Errors& errors) {
  json::ObjectReader reader(value, path, errors);
  Workload workload;
  workload.name = label(reader, "name", "");
  if (const json::Value* shape = reader.optional("shape")) {
    workload.shape = read_shape(*shape, reader.path_of("shape"), errors);
    // Direct numbers may stand beside, kept by a page; they mean nothing now.
    for (const std::string_view key : {"input", "hit", "output"}) {
      reader.optional(key);
    }
  } else {
    workload.input =
        Tokens(reader.required_count("input", kMostTokensPerRequest));
    workload.hit = reader.required_percent("hit");
    workload.output =
        Tokens(reader.required_count("output", kMostTokensPerRequest));
  }
  workload.requests =
      Requests(reader.required_count("requests", kMostRequests));
  workload.per = reader.choice("per", Period::month);
  workload.model = reader.choice("model", ModelChoice::none);
  if (const json::Value* hours = reader.optional("when")) {
    workload.hours = read_hours(*hours, reader.path_of("when"), errors);
  }
  reader.finish();
  return workload;
}

void read_workloads(json::ObjectReader& reader, Scenario& scenario) {
  const json::Value* list = reader.required_array("workloads");
  if (list == nullptr) return;
  if (list->items.empty()) {
    reader.fail(ErrorCode::missing_field, "workloads", "workloads");
  }
  if (list->items.size() > kMostWorkloads) {
    reader.fail(ErrorCode::too_many, "workloads",
                {Phrase::workloads, to_string(list->items.size())},
                to_string(kMostWorkloads));
    return;
  }
  const std::string path = reader.path_of("workloads");
  scenario.workloads.reserve(list->items.size());
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    scenario.workloads.push_back(read_workload(
        list->items[i], json::item_path(path, i), reader.errors()));
  }
}

}  // namespace

int read_utc_offset(json::ObjectReader& reader, std::string_view key,
                    int fallback) {
  const std::optional<std::string_view> typed = reader.number_text(key);
  if (!typed) return fallback;
  int minutes = 0;
  const char* end = typed->data() + typed->size();
  const auto [stop, error] = std::from_chars(typed->data(), end, minutes);
  if (error != std::errc() || stop != end || typed->empty()) {
    const std::optional<int> offset = parse_utc_offset(*typed);
    if (!offset) {
      reader.fail(ErrorCode::not_a_number, key, *typed);
      return fallback;
    }
    minutes = *offset;
  }
  if (minutes < kEarliestUtcOffset || minutes > kLatestUtcOffset) {
    reader.fail(ErrorCode::out_of_range, key, *typed,
                {Phrase::minutes_between, to_string(kEarliestUtcOffset),
                 to_string(kLatestUtcOffset)});
    return fallback;
  }
  return minutes;
}

void write_hours(const UsageHours& hours, json::Writer& out) {
  out.begin_object().field("kind", name_of(hours.kind));
  if (hours.kind == UsageHoursKind::grid) {
    out.field("grid", format_grid(hours.grid))
        .field("utc_offset", hours.utc_offset_minutes);
  } else if (hours.kind == UsageHoursKind::peak_share) {
    out.field("peak_share", to_percent(hours.peak_share));
  }
  out.end_object();
}

Scenario read_scenario(const json::Value& value, const std::string& path,
                       std::string_view default_card, Errors& errors) {
  json::ObjectReader reader(value, path, errors);
  Scenario scenario;
  scenario.card = label(reader, "card", default_card);
  if (scenario.card.empty()) scenario.card = default_card;
  if (const auto code = reader.text("currency")) {
    const std::optional<Currency> currency = currency_from(*code);
    if (!currency) {
      reader.fail(ErrorCode::unknown_currency, "currency", *code, "USD, CNY");
    }
    scenario.currency = currency.value_or(Currency::usd);
  }
  const std::string_view month =
      reader.text("month").value_or(std::string_view());
  if (!month.empty()) {
    const Result<CivilMonth> read = read_month(month);
    if (read) {
      scenario.month = *read;
    } else {
      reader.fail(read.errors(), "month");
    }
  }
  scenario.instant = reader.choice("instant", BandInstant::completion);
  read_workloads(reader, scenario);
  if (const json::Value* decision = reader.optional("decision")) {
    scenario.decision = read_buyer_inputs(*decision, reader.path_of("decision"),
                                          errors, scenario.currency);
    // Nothing given is no decision, as a link has it.
    if (*scenario.decision == BuyerInputs()) scenario.decision.reset();
  }
  reader.finish();
  return scenario;
}

Scenario read_required_scenario(json::ObjectReader& request,
                                std::string_view default_card) {
  const json::Value* value = request.required("scenario");
  if (value == nullptr) return {};
  return read_scenario(*value, request.path_of("scenario"), default_card,
                       request.errors());
}

void write_workload(const Workload& workload, json::Writer& out) {
  out.begin_object().field("name", workload.name);
  if (workload.shape) {
    out.key("shape");
    write_shape(*workload.shape, out);
  } else {
    out.field("input", workload.input.count())
        .field("hit", to_percent(workload.hit))
        .field("output", workload.output.count());
  }
  out.field("requests", workload.requests.count())
      .field("per", name_of(workload.per))
      .key("when");
  write_hours(workload.hours, out);
  if (workload.model != ModelChoice::none) {
    out.field("model", name_of(workload.model));
  }
  out.end_object();
}

void write_scenario(const Scenario& scenario, json::Writer& out) {
  out.begin_object()
      .field("card", scenario.card)
      .field("currency", code_of(scenario.currency))
      .field("month", scenario.month ? format_month(*scenario.month) : "")
      .field("instant", name_of(scenario.instant))
      .key("workloads")
      .begin_array();
  for (const Workload& workload : scenario.workloads) {
    write_workload(workload, out);
  }
  out.end_array();
  if (scenario.decision) {
    out.key("decision");
    write_buyer_inputs(*scenario.decision, out);
  }
  out.end_object();
}

}  // namespace deepseek_cost
