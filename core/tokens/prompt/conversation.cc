#include "core/tokens/prompt/conversation.h"

#include <array>

namespace deepseek_cost::tokens {

std::string_view name_of(Role role) {
  constexpr std::array<std::string_view, 5> kNames{
      "system", "user", "assistant", "tool", "latest_reminder"};
  return kNames[static_cast<std::size_t>(role)];
}

std::string_view name_of(Doubt doubt) {
  constexpr std::array<std::string_view, kDoubts> kNames{
      "restored_reasoning", "unknown_image_size", "newer_build",
      "unverified_build",   "unverified_wire",    "json_mode",
      "prefix_completion",  "required_tool_call", "assistant_last",
      "numeric_effort",     "unusual_number",     "special_token_text",
      "unsupported_content"};
  return kNames[static_cast<std::size_t>(doubt)];
}

std::string_view Doubts::certainty() const {
  const auto mask = [](Doubt doubt) {
    return 1U << static_cast<unsigned>(doubt);
  };
  const std::uint32_t lower_bound =
      mask(Doubt::restored_reasoning) | mask(Doubt::unknown_image_size);
  if ((bits_ & ~(lower_bound | mask(Doubt::newer_build))) != 0) {
    return "unverified";
  }
  return (bits_ & lower_bound) != 0 ? "at_least" : "exact";
}

}  // namespace deepseek_cost::tokens
