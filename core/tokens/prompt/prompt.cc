#include "core/tokens/prompt/prompt.h"

#include <array>

namespace deepseek_cost::tokens {
namespace {

struct AddedToken {
  TokenId id;
  std::string_view name;
};

constexpr std::array<AddedToken, 10> kAdded{{
    {kBeginOfSentence, "<｜begin▁of▁sentence｜>"},
    {kEndOfSentence, "<｜end▁of▁sentence｜>"},
    {kSystem, "<｜System｜>"},
    {kUser, "<｜User｜>"},
    {kAssistant, "<｜Assistant｜>"},
    {kThink, "<think>"},
    {kEndThink, "</think>"},
    {kDsml, "｜DSML｜"},
    {kLatestReminder, "<｜latest_reminder｜>"},
    {kImage, "<｜deepseek_image｜>"},
}};

// Beyond all token ids.
constexpr TokenId kFirstImageId = 0x8000'0000U;

}  // namespace

std::string_view added_token_name(TokenId token) {
  if (token >= kFirstImageId) token = kImage;
  for (const AddedToken& added : kAdded) {
    if (added.id == token) return added.name;
  }
  return {};
}

void Prompt::charge(std::int32_t source) {
  if (spans_.back().begin == text_.size()) spans_.pop_back();
  spans_.push_back({text_.size(), source});
}

void Prompt::add(TokenId added_token) {
  marks_.push_back({text_.size(), added_token, 1, spans_.back().source});
}

void Prompt::add_image(std::int64_t tokens, std::uint32_t id) {
  marks_.push_back(
      {text_.size(), kFirstImageId | id, tokens, spans_.back().source});
}

void Prompt::add_template(std::string_view text) {
  while (!text.empty()) {
    std::size_t first = text.size();
    const AddedToken* found = nullptr;
    for (const AddedToken& added : kAdded) {
      const std::size_t at = text.find(added.name);
      if (at < first) {
        first = at;
        found = &added;
      }
    }
    text_ += text.substr(0, first);
    if (found == nullptr) return;
    add(found->id);
    text.remove_prefix(first + found->name.size());
  }
}

std::string Prompt::rendered() const {
  std::string out;
  std::size_t begin = 0;
  for (const Mark& mark : marks_) {
    out.append(text_, begin, mark.at - begin).append(added_token_name(mark.id));
    begin = mark.at;
  }
  return out.append(text_, begin);
}

void Prompt::encode_stretch(Tokenizer& tokenizer, std::size_t begin,
                            std::size_t end, std::vector<Token>& tokens,
                            std::size_t& span) const {
  std::vector<TokenId> ids;
  tokenizer.encode(std::string_view{text_}.substr(begin, end - begin), ids);
  std::size_t at = begin;
  for (const TokenId id : ids) {
    while (span + 1 < spans_.size() && spans_[span + 1].begin <= at) ++span;
    tokens.push_back({id, spans_[span].source, static_cast<std::uint32_t>(at)});
    at += tokenizer.vocabulary().length_of(id);
  }
}

std::vector<Token> Prompt::encode(Tokenizer& tokenizer) const {
  std::vector<Token> tokens;
  std::size_t begin = 0;
  std::size_t span = 0;
  for (const Mark& mark : marks_) {
    encode_stretch(tokenizer, begin, mark.at, tokens, span);
    const Token token{mark.id, mark.source,
                      static_cast<std::uint32_t>(mark.at)};
    tokens.insert(tokens.end(), static_cast<std::size_t>(mark.count), token);
    begin = mark.at;
  }
  encode_stretch(tokenizer, begin, text_.size(), tokens, span);
  return tokens;
}

}  // namespace deepseek_cost::tokens
