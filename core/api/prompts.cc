// The calls `countRequest`, `commonPrefix` and `checkPrompt`.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/handlers.h"
#include "core/api/loaded_tokenizer.h"
#include "core/base/ascii.h"
#include "core/json/object_reader.h"
#include "core/time/calendar.h"
#include "core/tokens/prompt/billed_record.h"
#include "core/tokens/prompt/common_prefix.h"
#include "core/tokens/prompt/count.h"
#include "core/tokens/prompt/era.h"

namespace deepseek_cost {
namespace {

using tokens::CommonPrefix;
using tokens::Doubt;
using tokens::Era;
using tokens::PromptCount;
using tokens::Served;

constexpr std::size_t kMostRequests = 200;

// What a request is counted by: `template`, or `model` (by default the
// request's own) and `at`.
Served read_served(json::ObjectReader& reader, std::string_view own_model) {
  const std::string_view model = reader.text("model").value_or(own_model);
  const std::optional<Instant> at = reader.instant("at");
  const std::optional<std::string_view> chosen = reader.text("template");
  Served answer;
  if (!model.empty()) {
    const Result<Served> found =
        tokens::served(model, at ? std::optional(at->seconds()) : std::nullopt);
    if (found.ok()) {
      answer = *found;
    } else if (!chosen) {
      reader.fail(ErrorCode::unknown_model, "model", model);
    }
  } else if (!chosen) {
    reader.fail(ErrorCode::missing_field, "model", "model");
  }
  if (!chosen) return answer;
  if (const auto era = enum_from<Era>(*chosen); !era) {
    reader.fail(ErrorCode::unknown_choice, "template", *chosen,
                names_of<Era>());
  } else if (answer.era != *era) {
    answer.era = *era;
    answer.doubts = {};
  }
  return answer;
}

std::string_view model_of(const json::Value& request) {
  const json::Value* const model = request.find("model");
  return model != nullptr && model->kind == json::Value::Kind::string
             ? std::string_view{model->text}
             : std::string_view{};
}

void write_count(const PromptCount& count, json::Writer& out) {
  out.field("prompt_tokens", to_string(count.total()))
      .field("certainty", count.doubts.certainty());
  out.key("why").begin_array();
  for (std::size_t i = 0; i < tokens::kDoubts; ++i) {
    const auto doubt = static_cast<Doubt>(i);
    if (count.doubts.has(doubt)) out.value(name_of(doubt));
  }
  out.end_array()
      .field("template", name_of(count.era))
      .field("thinking", count.thinking);
  out.key("messages").begin_array();
  for (const tokens::MessageCount& message : count.messages) {
    out.begin_object()
        .field("role", name_of(message.role))
        .field("tokens", to_string(message.tokens))
        .end_object();
  }
  out.end_array()
      .field("tools", to_string(count.tools))
      .key("each_tool")
      .begin_array();
  for (const tokens::ToolCount& tool : count.each_tool) {
    out.begin_object()
        .field("name", tool.name)
        .field("tokens", to_string(tool.tokens))
        .end_object();
  }
  out.end_array().field("frame", to_string(count.frame));
}

// Which of the prompts before `later` shares most with it; the nearest of equal
// ones.
std::pair<std::size_t, CommonPrefix> best_prefix(
    const std::vector<PromptCount>& prompts, std::size_t later) {
  std::pair<std::size_t, CommonPrefix> best;
  for (std::size_t i = later; i-- > 0;) {
    CommonPrefix prefix =
        tokens::common_prefix(prompts[i], prompts[later], loaded()->vocabulary);
    if (i + 1 == later || prefix.shared > best.second.shared) {
      best = {i, std::move(prefix)};
    }
  }
  return best;
}

void write_place(const PromptCount& prompt, std::int32_t source,
                 json::Writer& out) {
  if (source >= 0) {
    const auto& message = prompt.messages[static_cast<std::size_t>(source)];
    out.field("part", "message")
        .field("message", source)
        .field("role", name_of(message.role));
  } else {
    out.field("part", source == tokens::kFromTemplate ? "frame" : "tools");
  }
}

void write_prefix(const std::vector<PromptCount>& prompts, std::size_t later,
                  json::Writer& out) {
  const auto [earlier, prefix] = best_prefix(prompts, later);
  const PromptCount& prompt = prompts[later];
  out.begin_object()
      .field("earlier", earlier)
      .field("later", later)
      .field("shared", to_string(prefix.shared))
      .field("with_answer", prefix.with_answer)
      .field("hit_limit", to_string(prefix.hit_limit))
      .field("hit_expected", to_string(prefix.hit_expected));
  if (prefix.shared < prompt.total()) {
    out.key("parts").begin_object();
    write_place(prompt, prefix.source, out);
    out.field("before", prefix.before)
        .field("earlier", prefix.earlier)
        .field("later", prefix.later)
        .field("only_earlier", to_string(prefix.only_earlier))
        .field("only_later", to_string(prefix.only_later))
        .field("again", to_string(prefix.again))
        .end_object();
  }
  out.end_object();
}

// The errors of a request inside the call's, at their full path.
void add_errors(const Errors& errors, const std::string& path, Errors& out) {
  for (const Error& error : errors) {
    Error placed = error;
    placed.where = path + error.where;
    out.push_back(std::move(placed));
  }
}

}  // namespace

Errors handle_count_request(const json::Value& request, json::Writer& out) {
  if (!loaded()) return vocabulary_required();
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const json::Value* const inner = reader.required("request");
  if (inner == nullptr) return errors;
  const Served server = read_served(reader, model_of(*inner));
  reader.finish();
  if (!errors.empty()) return errors;
  const Result<PromptCount> count =
      tokens::count_prompt(*inner, server, loaded()->tokenizer);
  if (!count.ok()) {
    add_errors(count.errors(), "/request", errors);
    return errors;
  }
  write_count(*count, out);
  return {};
}

Errors handle_common_prefix(const json::Value& request, json::Writer& out) {
  if (!loaded()) return vocabulary_required();
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const json::Value* const list = reader.required_array("requests");
  if (list == nullptr) return errors;
  if (list->items.size() > kMostRequests) {
    reader.fail(ErrorCode::too_many, "requests", to_string(list->items.size()),
                to_string(kMostRequests));
    return errors;
  }
  const Served server = read_served(
      reader, list->items.empty() ? "" : model_of(list->items.front()));
  reader.finish();
  if (!errors.empty()) return errors;
  std::vector<PromptCount> prompts;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    Result<PromptCount> count =
        tokens::count_prompt(list->items[i], server, loaded()->tokenizer);
    if (count.ok()) {
      prompts.push_back(std::move(count).value());
    } else {
      add_errors(count.errors(), "/requests/" + to_string(i), errors);
    }
  }
  if (!errors.empty()) return errors;
  out.key("requests").begin_array();
  for (const PromptCount& prompt : prompts) {
    out.begin_object();
    write_count(prompt, out);
    out.end_object();
  }
  out.end_array().key("prefixes").begin_array();
  for (std::size_t later = 1; later < prompts.size(); ++later) {
    write_prefix(prompts, later, out);
  }
  out.end_array();
  return {};
}

// A record without a request or without its bill, and one that is none of
// DeepSeek's, is no error: most logs hold some.
Errors handle_check_prompt(const json::Value& request, json::Writer& out) {
  if (!loaded()) return vocabulary_required();
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const json::Value* const record = reader.required("record");
  reader.finish();
  if (!errors.empty()) return errors;
  const tokens::BilledRecord billed(*record);
  if (billed.request() == nullptr || !billed.prompt_tokens()) {
    out.field("outcome", "incomplete");
    return {};
  }
  const Result<Served> server = tokens::served(billed.model(), billed.at());
  if (!server.ok()) {
    out.field("outcome", "other_model");
    return {};
  }
  const Result<PromptCount> count =
      tokens::count_prompt(*billed.request(), *server, loaded()->tokenizer);
  if (!count.ok()) {
    add_errors(count.errors(), "/record", errors);
    return errors;
  }
  const std::int64_t difference = *billed.prompt_tokens() - count->total();
  const std::string_view certainty = count->doubts.certainty();
  const bool is_explained =
      certainty == "unverified" || (certainty == "at_least" && difference > 0);
  out.field("outcome", difference == 0 ? "equal"
                       : is_explained  ? "uncertain"
                                       : "different")
      .field("model", billed.model())
      .field("billed", to_string(*billed.prompt_tokens()));
  write_count(*count, out);
  return {};
}

}  // namespace deepseek_cost
