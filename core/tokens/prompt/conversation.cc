#include "core/tokens/prompt/conversation.h"

namespace deepseek_cost::tokens {

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
