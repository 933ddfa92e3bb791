#include "core/usage/record/text_record.h"

#include <algorithm>
#include <cstddef>

#include "core/base/ascii.h"
#include "core/usage/record/spellings.h"
#include "core/usage/text/python_text.h"

namespace deepseek_cost::usage {
namespace {

bool is_name(char c) {
  return is_identifier(c) || c == '.' || c == '-' || c == '@';
}

// Whether the object, in JSON, has counts of its own.
bool has_counts(std::string_view json) {
  for (const std::string_view name :
       {"prompt_tokens", "input_tokens", "promptTokens", "inputTokens"}) {
    const std::size_t at = json.find(name);
    // Not one level further in.
    if (at != std::string_view::npos && json.find('{', 1) > at) return true;
  }
  return false;
}

class TextRecord {
 public:
  explicit TextRecord(std::string_view line) : line_(line) {}

  std::string read() {
    while (at_ < line_.size() && broken_ <= kMostBroken) step();
    if (broken_ > kMostBroken) return "";
    return members_.empty() ? "" : "{" + members_ + "}";
  }

 private:
  void step() {
    const char c = line_[at_];
    if (c == '{' && value_at(at_, at_, "")) return;
    if (!is_identifier(c)) {
      ++at_;
      return;
    }
    const std::size_t begin = at_;
    while (at_ < line_.size() && is_name(line_[at_])) ++at_;
    const std::string_view name = line_.substr(begin, at_ - begin);
    const char next = at_ < line_.size() ? line_[at_] : '\0';
    if (next == '(') {
      if (!value_at(begin, at_, name)) ++at_;
    } else if (next == '=') {
      pair(name);
    } else if (line_.substr(at_, 3) == ": {") {
      at_ += 2;
      if (!value_at(at_, at_, name)) ++at_;
    }
  }

  // What Python printed at `begin`, of that name. `at_` is behind it then.
  bool value_at(std::size_t begin, std::size_t behind_name,
                std::string_view name) {
    PythonText python(line_.substr(begin));
    if (!python.value()) {
      ++broken_;
      return false;
    }
    at_ = begin + python.length();
    const bool usage = find_spelling(name)->kind == KeyKind::usage ||
                       name.ends_with("Usage") ||
                       (behind_name == begin && has_counts(python.json()));
    add(usage ? "usage" : "response", python.json());
    return true;
  }

  // name=value
  void pair(std::string_view name) {
    ++at_;
    PythonText python(line_.substr(at_));
    const char first = at_ < line_.size() ? line_[at_] : '\0';
    const std::size_t word = line_.find_first_not_of(kNames, at_);
    const bool call = word != std::string_view::npos && line_[word] == '(';
    const bool quoted =
        first == '"' || first == '\'' || first == '{' || first == '[' || call;
    if (quoted && python.value()) {
      at_ += python.length();
      return add(name, python.json());
    }
    const std::size_t end =
        std::min(line_.find_first_of(" \t,;|)]}", at_), line_.size());
    std::string json;
    append_scalar(json, line_.substr(at_, end - at_));
    at_ = end;
    add(name, json);
  }

  static void append_scalar(std::string& json, std::string_view text) {
    PythonText number(text);
    const bool digits = !text.empty() && (text[0] == '-' || is_digit(text[0]));
    if (digits && number.value() && number.length() == text.size()) {
      json += number.json();
    } else {
      append_json_string(json, text);
    }
  }

  void add(std::string_view name, std::string_view json) {
    if (!members_.empty()) members_ += ',';
    append_json_string(members_, name);
    members_ += ':';
    members_ += json;
  }

  // More of what is no value makes a line that nobody's program has written.
  static constexpr int kMostBroken = 64;

  static constexpr std::string_view kNames =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.";

  std::string_view line_;
  std::size_t at_ = 0;
  std::string members_;
  int broken_ = 0;
};

}  // namespace

bool may_report_usage(std::string_view line) {
  if (line.size() > kMostTextBytes ||
      line.find_first_of("=:") == std::string_view::npos) {
    return false;
  }
  for (const std::string_view word : {"oken", "usage", "Usage"}) {
    if (line.find(word) != std::string_view::npos) return true;
  }
  return false;
}

std::string record_in_text(std::string_view line) {
  if (!may_report_usage(line)) return {};
  return TextRecord(line).read();
}

bool begins_python_answer(std::string_view line) {
  constexpr std::size_t kBeginning = 256;
  line = line.substr(0, kBeginning);
  for (const std::string_view name :
       {"Completion(", "Response(", "Message(", "Result(", "Usage(", "{'"}) {
    if (line.find(name) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace deepseek_cost::usage
