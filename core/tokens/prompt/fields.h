// What the readers of the three wires share: fields, content parts, tools.
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_FIELDS_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_FIELDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/tokens/prompt/conversation.h"
#include "core/tokens/prompt/era.h"

namespace deepseek_cost::tokens {

// A value with its place in the request. A getter adds an error where a field
// has the wrong type, and then answers as if it were missing.
class Fields {
 public:
  Fields(const json::Value& value, std::string path, Errors& errors)
      : value_(value), path_(std::move(path)), errors_(errors) {}

  const json::Value& value() const { return value_; }
  const std::string& path() const { return path_; }
  Errors& errors() const { return errors_; }
  bool is_object() const { return value_.kind == json::Value::Kind::object; }
  bool is_text() const { return value_.kind == json::Value::Kind::string; }

  // nullptr where missing or null.
  const json::Value* find(std::string_view key) const;
  bool has(std::string_view key) const { return find(key) != nullptr; }
  std::optional<Fields> member(std::string_view key) const;
  std::string_view text(std::string_view key) const;
  // False where missing or no Boolean.
  bool is_true(std::string_view key) const;
  std::vector<Fields> list(std::string_view key) const;
  // Of an array.
  std::vector<Fields> items() const;

  void fail(ErrorCode code, Words value, Words detail = {}) const;
  void missing(std::string_view key) const;

 private:
  const json::Value& value_;
  std::string path_;
  Errors& errors_;
};

ContentPart text_part(std::string_view text);
// An image by its object with `url`, `image_url`, `data` or `file_id`, whose
// size stands in `width` and `height` there or at `outer`.
ContentPart image_part(const Fields& image, const Fields& outer);
// What stands for a document, which the API does not read.
ContentPart document_part(Doubts& doubts);
ContentPart unsupported_part(std::string_view type, Doubts& doubts);

// The line of a tool: {"name", "description", "parameters"}, in this order.
Tool tool_of(std::string_view name, std::string_view description,
             const json::Value* parameters, Doubts& doubts);

// Of an effort by its name; nothing for "none".
std::optional<Effort> effort_named(const Fields& effort, Doubts& doubts);

// `choice`: the name of the one tool to keep. Refused where there is none.
void keep_only(std::string_view choice, const Fields& at, Conversation& out);

// Adds the message and its place among the sources.
void append(Message message, Conversation& out);

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_FIELDS_H_
