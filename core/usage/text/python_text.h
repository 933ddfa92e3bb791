// Values as Python prints them (docs.python.org, repr()), made JSON:
//
//   {'prompt_tokens': 12, 'details': None}
//   CompletionUsage(completion_tokens=3, prompt_tokens=12)
//
// A call becomes an object of its named arguments. Node prints objects nearly
// so (nodejs.org/api/util.html, util.inspect): their keys have no quotes.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_PYTHON_TEXT_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_PYTHON_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace deepseek_cost::usage {

class PythonText {
 public:
  explicit PythonText(std::string_view text) : text_(text) {}

  // One value, from the beginning on. False where it is broken.
  bool value() { return value(0); }
  const std::string& json() const { return json_; }
  std::size_t length() const { return at_; }

 private:
  static constexpr int kMostDepth = 32;

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void space();
  bool take(char c);
  bool value(int depth);
  bool string();
  bool escape();
  bool number();
  bool word(int depth);
  bool call(int depth);
  bool argument(int depth, bool& first);
  bool list(char end, int depth);
  bool dict(int depth);
  bool key();
  bool unnamed();

  std::string_view text_;
  std::size_t at_ = 0;
  std::string json_;
};

bool is_identifier(char c);  // letters, digits, "_"

// Appends the text as a JSON string.
void append_json_string(std::string& json, std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_PYTHON_TEXT_H_
