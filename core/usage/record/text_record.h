// A record that a log line holds as text: what Python prints of an answer or
// its usage, or pairs as logfmt has them (brandur.org/logfmt):
//
//   INFO usage=CompletionUsage(completion_tokens=3, prompt_tokens=12) model=…
//   time=… level=info model=deepseek-flash prompt_tokens=12 completion_tokens=3
//
// An object that Python prints stands for the usage where its name or its
// fields say so, else for the answer.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_TEXT_RECORD_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_TEXT_RECORD_H_

#include <string>
#include <string_view>

namespace deepseek_cost::usage {

// Longer lines are not looked through.
inline constexpr std::size_t kMostTextBytes = std::size_t{64} << 10;

// Whether it is worth a closer look.
bool may_report_usage(std::string_view line);

// The record as a JSON object; empty where the line has no counts of tokens.
std::string record_in_text(std::string_view line);

// Whether the beginning of a line shows that Python has printed an answer, in
// whose strings anything may stand.
bool begins_python_answer(std::string_view line);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_TEXT_RECORD_H_
