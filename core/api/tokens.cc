// The calls `countText` and `encodeText`, the vocabulary and the open texts
// behind core/api/api.h.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/api.h"
#include "core/api/handlers.h"
#include "core/api/loaded_tokenizer.h"
#include "core/base/ascii.h"
#include "core/json/object_reader.h"

namespace deepseek_cost {
namespace {

using tokens::TextCount;
using tokens::TextCounter;
using tokens::TokenId;
using tokens::Vocabulary;

constexpr std::size_t kMostOpenTexts = 16;

void write_text_count(const TextCount& count, json::Writer& out) {
  out.field("tokens", to_string(count.tokens))
      .field("characters", to_string(count.characters))
      .field("bytes", to_string(count.bytes));
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
  return write_refusal({Error(ErrorCode::unknown_text, "", to_string(number))});
}

}  // namespace

std::unique_ptr<LoadedTokenizer>& loaded() {
  static std::unique_ptr<LoadedTokenizer> state;
  return state;
}

Errors vocabulary_required() {
  return {Error(ErrorCode::vocabulary_required, "", "")};
}

std::string load_vocabulary(std::string_view file) {
  if (!loaded()) {
    Result<Vocabulary> vocabulary = Vocabulary::load(file);
    if (!vocabulary.ok()) return write_refusal(vocabulary.errors());
    loaded() = std::make_unique<LoadedTokenizer>(std::move(vocabulary).value());
  }
  json::Writer out;
  return out.begin_object()
      .field("ok", true)
      .field("tokens", to_string(tokens::kBaseTokens))
      .end_object()
      .take();
}

std::string begin_text() {
  if (!loaded()) return write_refusal(vocabulary_required());
  LoadedTokenizer& state = *loaded();
  if (state.texts.size() == kMostOpenTexts) {
    return write_refusal(
        {Error(ErrorCode::too_many, "", to_string(kMostOpenTexts + 1),
               to_string(kMostOpenTexts))});
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
  out.field("tokens", to_string(ids.size()));
  out.key("ids").begin_array();
  for (const TokenId id : ids) out.value(static_cast<std::int64_t>(id));
  out.end_array().key("bytes").begin_array();
  for (const TokenId id : ids) out.value(loaded()->vocabulary.length_of(id));
  out.end_array();
  return {};
}

}  // namespace deepseek_cost
