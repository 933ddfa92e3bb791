// A rendered prompt: text for BPE with added tokens in between, and whose each
// part is.
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_PROMPT_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_PROMPT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokens/tokenizer.h"
#include "core/tokens/vocabulary.h"

namespace deepseek_cost::tokens {

// Added tokens of V4 and V4.1 that templates use.
inline constexpr TokenId kBeginOfSentence = 0;
inline constexpr TokenId kEndOfSentence = 1;
inline constexpr TokenId kSystem = 128'799;
inline constexpr TokenId kUser = 128'803;
inline constexpr TokenId kAssistant = 128'804;
inline constexpr TokenId kThink = 128'821;
inline constexpr TokenId kEndThink = 128'822;
inline constexpr TokenId kDsml = 128'825;
inline constexpr TokenId kLatestReminder = 128'828;
inline constexpr TokenId kImage = 129'264;

// Its name, e.g. "<｜User｜>"; empty for a base token.
std::string_view added_token_name(TokenId token);

// What a part of the prompt is charged to: a message by its index, or
inline constexpr std::int32_t kFromTemplate = -1;
inline constexpr std::int32_t kFromTools = -2;  // the tools text, or in it
inline constexpr std::int32_t kFirstTool = -3;  // the first tool, -4 the next …

struct Token {
  TokenId id = kNoToken;
  std::int32_t source = kFromTemplate;
  std::uint32_t begin = 0;  // in Prompt::text(), the first byte
};

class Prompt {
 public:
  // All that follows is charged to `source`.
  void charge(std::int32_t source);
  void add(TokenId added_token);
  // `tokens` places that an image takes; different images have different ids.
  void add_image(std::int64_t tokens, std::uint32_t id);
  // Content: the names of added tokens in it are plain text.
  void add_text(std::string_view text) { text_ += text; }
  // Template text: ｜DSML｜, <think> and </think> in it are tokens.
  void add_template(std::string_view text);

  // The text between the added tokens, all in one.
  std::string_view text() const { return text_; }
  // The prompt as the open encoders write it, tokens by their names.
  std::string rendered() const;

  std::vector<Token> encode(Tokenizer& tokenizer) const;

 private:
  struct Mark {
    std::size_t at;  // in text_
    TokenId id;
    std::int64_t count;
    std::int32_t source;
  };
  struct Span {
    std::size_t begin;  // in text_
    std::int32_t source;
  };

  void encode_stretch(Tokenizer& tokenizer, std::size_t begin, std::size_t end,
                      std::vector<Token>& tokens, std::size_t& span) const;

  std::string text_;
  std::vector<Mark> marks_;
  std::vector<Span> spans_{{0, kFromTemplate}};
};

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_PROMPT_H_
