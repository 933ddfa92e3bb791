// A record of a log that holds a request and what was billed for it: gateways
// keep both. Where in the record they lie does not matter.
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_BILLED_RECORD_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_BILLED_RECORD_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/json/value.h"

namespace deepseek_cost::tokens {

class BilledRecord {
 public:
  // Looks for its parts, also in JSON that is kept as a string. The record must
  // outlive this.
  explicit BilledRecord(const json::Value& record);

  // Of the form of a request (`messages`, or `input` beside a model), or
  // nullptr.
  const json::Value* request() const { return request_; }
  // The prompt tokens billed, cached ones with them: `prompt_tokens` of Chat
  // Completions, `input_tokens` of Responses, its three parts of Anthropic.
  std::optional<std::int64_t> prompt_tokens() const { return prompt_tokens_; }
  // The request's own or the record's, without a provider's prefix; or empty.
  std::string_view model() const { return model_; }
  // Seconds since 1970 UTC, where the record says when.
  std::optional<std::int64_t> at() const { return at_; }

 private:
  void look(const json::Value& value, int depth);
  void look_inside(const json::Value& value, int depth);
  void take_usage(const json::Value& object);
  void take_time(const json::Value& object);

  const json::Value* request_ = nullptr;
  std::optional<std::int64_t> prompt_tokens_;
  std::string_view model_;
  std::optional<std::int64_t> at_;
  std::vector<std::unique_ptr<json::Value>> unpacked_;
};

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_BILLED_RECORD_H_
