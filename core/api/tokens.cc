// The calls `countText`, `encodeText`, `countRequest` and `commonPrefix`, the
// vocabulary and the open texts behind core/api/api.h.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/api.h"
#include "core/api/handlers.h"
#include "core/json/object_reader.h"
#include "core/number/ratio.h"
#include "core/time/calendar.h"
#include "core/tokens/prompt/common_prefix.h"
#include "core/tokens/prompt/count.h"
#include "core/tokens/prompt/era.h"
#include "core/tokens/text_counter.h"
#include "core/tokens/tokenizer.h"

namespace deepseek_cost {
namespace {

using tokens::CommonPrefix;
using tokens::Doubt;
using tokens::Era;
using tokens::PromptCount;
using tokens::Served;
using tokens::TextCount;
using tokens::TextCounter;
using tokens::TokenId;
using tokens::Tokenizer;
using tokens::Vocabulary;

constexpr std::size_t kMostOpenTexts = 16;
constexpr std::size_t kMostRequests = 200;

struct OpenText {
  std::int32_t number = 0;
  std::unique_ptr<TextCounter> counter;
};

// What is loaded lives as long as the program.
struct Loaded {
  explicit Loaded(Vocabulary taken)
      : vocabulary(std::move(taken)), tokenizer(vocabulary) {}

  Vocabulary vocabulary;
  Tokenizer tokenizer;
  std::vector<OpenText> texts;
  std::int32_t last_text = 0;
};

std::unique_ptr<Loaded>& loaded() {
  static std::unique_ptr<Loaded> state;
  return state;
}

Errors vocabulary_required() {
  return {Error(ErrorCode::vocabulary_required, "", "")};
}

std::string count_text(std::int64_t count) {
  return decimal_of_scaled(count, 0);
}

void write_text_count(const TextCount& count, json::Writer& out) {
  out.field("tokens", count_text(count.tokens))
      .field("characters", count_text(count.characters))
      .field("bytes", count_text(count.bytes));
}

std::string answer_text_count(const TextCount& count) {
  json::Writer out;
  out.begin_object().field("ok", true);
  write_text_count(count, out);
  return out.end_object().take();
}

std::vector<OpenText>::iterator find_text(std::int32_t number) {
  std::vector<OpenText>& texts = loaded()->texts;
  return std::find_if(texts.begin(), texts.end(), [number](const OpenText& t) {
    return t.number == number;
  });
}

std::string no_such_text(std::int32_t number) {
  return write_refusal(
      {Error(ErrorCode::unknown_text, "", count_text(number))});
}

std::optional<std::int64_t> read_at(json::ObjectReader& reader) {
  const std::optional<std::string_view> text = reader.text("at");
  if (!text) return std::nullopt;
  const std::optional<Instant> instant = parse_instant(*text);
  if (instant) return instant->seconds();
  reader.fail(ErrorCode::invalid_instant, "at", *text);
  return std::nullopt;
}

// What a request is counted by: `template`, or `model` (by default the
// request's own) and `at`.
Served read_served(json::ObjectReader& reader, std::string_view own_model) {
  const std::string_view model = reader.text("model").value_or(own_model);
  const std::optional<std::int64_t> at = read_at(reader);
  const std::optional<std::string_view> chosen = reader.text("template");
  Served answer;
  if (!model.empty()) {
    const Result<Served> found = tokens::served(model, at);
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
  out.field("prompt_tokens", count_text(count.total()))
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
        .field("tokens", count_text(message.tokens))
        .end_object();
  }
  out.end_array()
      .field("tools", count_text(count.tools))
      .key("each_tool")
      .begin_array();
  for (const tokens::ToolCount& tool : count.each_tool) {
    out.begin_object()
        .field("name", tool.name)
        .field("tokens", count_text(tool.tokens))
        .end_object();
  }
  out.end_array().field("frame", count_text(count.frame));
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
      .field("earlier", static_cast<std::int64_t>(earlier))
      .field("later", static_cast<std::int64_t>(later))
      .field("shared", count_text(prefix.shared))
      .field("with_answer", prefix.with_answer)
      .field("hit_limit", count_text(prefix.hit_limit))
      .field("hit_expected", count_text(prefix.hit_expected));
  if (prefix.shared < prompt.total()) {
    out.key("parts").begin_object();
    write_place(prompt, prefix.source, out);
    out.field("before", prefix.before)
        .field("earlier", prefix.earlier)
        .field("later", prefix.later)
        .field("only_earlier", count_text(prefix.only_earlier))
        .field("only_later", count_text(prefix.only_later))
        .field("again", count_text(prefix.again))
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

std::string load_vocabulary(std::string_view file) {
  if (!loaded()) {
    Result<Vocabulary> vocabulary = Vocabulary::load(file);
    if (!vocabulary.ok()) return write_refusal(vocabulary.errors());
    loaded() = std::make_unique<Loaded>(std::move(vocabulary).value());
  }
  json::Writer out;
  return out.begin_object()
      .field("ok", true)
      .field("tokens", count_text(tokens::kBaseTokens))
      .end_object()
      .take();
}

std::string begin_text() {
  if (!loaded()) return write_refusal(vocabulary_required());
  Loaded& state = *loaded();
  if (state.texts.size() == kMostOpenTexts) {
    return write_refusal(
        {Error(ErrorCode::too_many, "", count_text(kMostOpenTexts + 1),
               count_text(kMostOpenTexts))});
  }
  state.texts.push_back(
      {++state.last_text, std::make_unique<TextCounter>(state.tokenizer)});
  json::Writer out;
  return out.begin_object()
      .field("ok", true)
      .field("text", state.last_text)
      .end_object()
      .take();
}

std::string append_text(std::int32_t text, std::string_view bytes) {
  if (!loaded()) return write_refusal(vocabulary_required());
  const auto found = find_text(text);
  if (found == loaded()->texts.end()) return no_such_text(text);
  found->counter->append(bytes);
  return answer_text_count(found->counter->so_far());
}

std::string finish_text(std::int32_t text) {
  if (!loaded()) return write_refusal(vocabulary_required());
  const auto found = find_text(text);
  if (found == loaded()->texts.end()) return no_such_text(text);
  const TextCount count = found->counter->finish();
  loaded()->texts.erase(found);
  return answer_text_count(count);
}

Errors handle_count_text(const json::Value& request, json::Writer& out) {
  if (!loaded()) return vocabulary_required();
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const std::string_view text = reader.required_text("text");
  reader.finish();
  if (!errors.empty()) return errors;
  TextCounter counter(loaded()->tokenizer);
  counter.append(text);
  write_text_count(counter.finish(), out);
  return {};
}

Errors handle_encode_text(const json::Value& request, json::Writer& out) {
  if (!loaded()) return vocabulary_required();
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const std::string_view text = reader.required_text("text");
  reader.finish();
  if (!errors.empty()) return errors;
  std::vector<TokenId> ids;
  loaded()->tokenizer.encode(text, ids);
  out.field("tokens", count_text(static_cast<std::int64_t>(ids.size())));
  out.key("ids").begin_array();
  for (const TokenId id : ids) out.value(static_cast<std::int64_t>(id));
  out.end_array().key("bytes").begin_array();
  for (const TokenId id : ids) {
    const std::size_t bytes = loaded()->vocabulary.length_of(id);
    out.value(static_cast<std::int64_t>(bytes));
  }
  out.end_array();
  return {};
}

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
    reader.fail(ErrorCode::too_many, "requests",
                count_text(static_cast<std::int64_t>(list->items.size())),
                count_text(kMostRequests));
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
      add_errors(count.errors(),
                 "/requests/" + count_text(static_cast<std::int64_t>(i)),
                 errors);
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

}  // namespace deepseek_cost
