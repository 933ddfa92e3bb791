// The calls that ask for nothing but what is built in: defaults and version.
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/link/envelope.h"
#include "core/link/share_link.h"
#include "core/scenario/json/scenario_json.h"
#include "core/scenario/json/shape_json.h"

namespace deepseek_cost {
namespace {

// From CMakeLists.txt.
constexpr std::string_view kVersion = DEEPSEEK_COST_VERSION;

// Starting points for the workloads that the guide names. They are round
// numbers to be replaced by the reader's own, chosen as follows.
struct Preset {
  std::string_view id;
  std::int64_t requests;  // a month, or runs of the shape
  // Per request, where that does not follow from how requests are built from
  // each other.
  std::int64_t input = 0;
  std::int64_t output = 0;
  std::int32_t hit_percent = 0;
  std::optional<ShapeKind> shape;
};
constexpr Preset kDefault = {"", 100000, 1500, 400, 70, std::nullopt};
constexpr Preset kPresets[] = {
    // The default chat of eight turns, whose history is sent again each time.
    {"support_chat", 20000, 0, 0, 0, ShapeKind::chat},
    // A template with examples shared by all requests, a record to transform,
    // and a record of the same size as the answer.
    {"structured_transforms", 500000, 1200, 500, 60, std::nullopt},
    // The default agent: tool definitions, and a history that grows by one step
    // at a time.
    {"agent_side_tasks", 2000, 0, 0, 0, ShapeKind::agent},
    // A fresh problem each time and long reasoning, billed as output.
    {"hard_reasoning", 10000, 4000, 8000, 25, std::nullopt},
};

Workload workload_of(const Preset& preset) {
  Workload workload;
  workload.requests = Requests(preset.requests);
  if (preset.shape) {
    workload.shape = default_shape(*preset.shape);
    return workload;
  }
  workload.input = Tokens(preset.input);
  workload.hit = PartsPerMillion(preset.hit_percent * 10000);
  workload.output = Tokens(preset.output);
  return workload;
}

}  // namespace

Errors handle_defaults(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  reader.finish();
  if (!errors.empty()) return errors;
  Scenario scenario;
  scenario.card = book->default_card;
  scenario.workloads = {workload_of(kDefault)};
  out.key("scenario");
  write_scenario(scenario, out);
  out.key("presets").begin_array();
  for (const Preset& preset : kPresets) {
    out.begin_object().field("id", preset.id).key("workload");
    write_workload(workload_of(preset), out);
    out.end_object();
  }
  out.end_array();
  return {};
}

Errors handle_version(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  reader.finish();
  if (!errors.empty()) return errors;
  out.field("version", kVersion)
      .field("link_version", link::kVersion)
      .key("book")
      .begin_object()
      .field("id", book->id)
      .field("name", book->name.en);
  if (!book->name.zh.empty()) out.field("name_zh", book->name.zh);
  out.field("checked", book->checked)
      .field("cards", book->cards.size())
      .field("newest", book->cards.back().id);
  if (book.is_custom()) {
    out.field("fingerprint", link::fingerprint_of_book(*request.find("book")));
  }
  out.end_object();
  return {};
}

}  // namespace deepseek_cost
