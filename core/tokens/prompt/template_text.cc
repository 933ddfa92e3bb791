#include "core/tokens/prompt/template_text.h"

#include <cstddef>

namespace deepseek_cost::tokens {
namespace {

// {calls}, {invoke} and {parameter} are put in.
constexpr std::string_view kTools =
    R"(## Tools

You have access to a set of tools to help answer the user's question. You can invoke tools by writing a "<｜DSML｜{calls}>" block like the following:

<｜DSML｜{calls}>
<｜DSML｜{invoke} name="$TOOL_NAME">
<｜DSML｜{parameter} name="$PARAMETER_NAME" string="true|false">$PARAMETER_VALUE</｜DSML｜{parameter}>
...
</｜DSML｜{invoke}>
<｜DSML｜{invoke} name="$TOOL_NAME2">
...
</｜DSML｜{invoke}>
</｜DSML｜{calls}>

String parameters should be specified as is and set `string="true"`. For all other types (numbers, booleans, arrays, objects), pass the value in JSON format and set `string="false"`.

If thinking_mode is enabled (triggered by <think>), you MUST output your complete reasoning inside <think>...</think> BEFORE any tool calls or final response.

Otherwise, output directly after </think> with tool calls or final response.

### Available Tool Schemas

)";

constexpr std::string_view kAbsoluteMaximum =
    "Reasoning Effort: Absolute maximum with no shortcuts permitted.\n"
    "You MUST be very thorough in your thinking and comprehensively decompose "
    "the problem to resolve the root cause, rigorously stress-testing your "
    "logic against all potential paths, edge cases, and adversarial "
    "scenarios.\n"
    "Explicitly write out your entire deliberation process, documenting every "
    "intermediate step, considered alternative, and rejected hypothesis to "
    "ensure absolutely no assumption is left unchecked.\n\n";

constexpr std::string_view kBeyondMaximum =
    "Reasoning Effort: Beyond maximum — exhaustive, relentless, and "
    "uncompromising.\n"
    "You MUST reason with the utmost depth and rigor, leaving absolutely "
    "nothing to chance: exhaustively decompose the problem into its most "
    "fundamental components, trace every causal chain to its root, and resolve "
    "the underlying cause rather than any surface symptom.\n"
    "Do not stop reasoning until you have independently verified the solution "
    "from multiple angles and are certain that no assumption remains unchecked "
    "and no error remains undiscovered.\n\n";

void replace_all(std::string& text, std::string_view name,
                 std::string_view value) {
  for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos;) {
    text.replace(at, name.size(), value);
    at += value.size();
  }
}

}  // namespace

Tags tags_of(Era era) {
  if (era == Era::v41) return {" calls", " invoke", " parameter"};
  return {"tool_calls", "invoke", "parameter"};
}

std::string effort_text(Era era, Effort effort) {
  switch (era) {
    case Era::v4_preview:
      return effort == Effort::max || effort == Effort::xhigh
                 ? std::string(kAbsoluteMaximum)
                 : std::string();
    case Era::v4_0731:
      if (effort == Effort::low) return {};
      return std::string(effort == Effort::max ? kBeyondMaximum
                                               : kAbsoluteMaximum);
    case Era::v41:
      break;
  }
  const std::string_view number = effort == Effort::low   ? "50"
                                  : effort == Effort::max ? "100"
                                                          : "75";
  return std::string("Reasoning Effort: ")
      .append(number)
      .append(
          " (range 1-100, the higher the value, the more thorough the "
          "reasoning)\n\n");
}

std::string text_before_schemas(Era era) {
  const Tags tags = tags_of(era);
  std::string text(kTools);
  replace_all(text, "{calls}", tags.calls);
  replace_all(text, "{invoke}", tags.invoke);
  replace_all(text, "{parameter}", tags.parameter);
  return text;
}

}  // namespace deepseek_cost::tokens
