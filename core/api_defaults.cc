// The calls that ask for nothing but what is built in: defaults and version.
#include "core/api_handlers.h"
#include "core/book_of_request.h"
#include "core/link_text.h"
#include "core/scenario_json.h"
#include "core/share_link.h"

namespace deepseek_cost {
namespace {

constexpr std::string_view kVersion = "0.1.0";

// Starting points for the workloads that the guide names. They are round
// numbers to be replaced by the reader's own, chosen as follows.
struct Preset {
  std::string_view id;
  std::int64_t input;
  std::int32_t hit_percent;
  std::int64_t output;
  std::int64_t requests;  // a month
};
constexpr Preset kDefault = {"", 1500, 70, 400, 100000};
constexpr Preset kPresets[] = {
    // Instructions and retrieved articles that repeat, a few earlier turns that
    // repeat too, one new message; answers of a paragraph or two.
    {"support_chat", 2500, 75, 300, 150000},
    // A template with examples shared by all requests, a record to transform,
    // and a record of the same size as the answer.
    {"structured_transforms", 1200, 60, 500, 500000},
    // Tool definitions and a history that grows by one short step at a time:
    // nearly all of the prompt was sent before.
    {"agent_side_tasks", 12000, 90, 600, 60000},
    // A fresh problem each time and long reasoning, billed as output.
    {"hard_reasoning", 4000, 25, 8000, 10000},
};

Workload workload_of(const Preset& preset) {
  Workload workload;
  workload.input = Tokens(preset.input);
  workload.hit = PartsPerMillion(preset.hit_percent * 10000);
  workload.output = Tokens(preset.output);
  workload.requests = Requests(preset.requests);
  return workload;
}

}  // namespace

Errors handle_defaults(const JsonValue& request, JsonWriter& out) {
  Errors errors;
  ObjectReader reader(request, "", errors);
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

Errors handle_version(const JsonValue& request, JsonWriter& out) {
  Errors errors;
  ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  reader.finish();
  if (!errors.empty()) return errors;
  out.field("version", kVersion)
      .field("link_version", kLinkVersion)
      .key("book")
      .begin_object()
      .field("id", book->id)
      .field("name", book->name.en);
  if (!book->name.zh.empty()) out.field("name_zh", book->name.zh);
  out.field("checked", book->checked)
      .field("cards", static_cast<std::int64_t>(book->cards.size()))
      .field("newest", book->cards.back().id);
  if (book.is_custom()) {
    out.field("fingerprint", fingerprint_of_book(*request.find("book")));
  }
  out.end_object();
  return {};
}

}  // namespace deepseek_cost
