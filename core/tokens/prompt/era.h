// Which prompt template answered when.
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_ERA_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_ERA_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/tokens/prompt/conversation.h"

namespace deepseek_cost::tokens {

enum class Era : std::uint8_t {
  v4_preview,  // deepseek-v4-flash to 2026-07-31, deepseek-v4-pro to 08-13
  v4_0731,     // the builds that followed
  v41  // deepseek-flash, and all that is routed to it since 09-10T04:00Z
};

struct Served {
  Era era = Era::v41;
  bool thinks_by_default = true;  // deepseek-chat does not
  Doubts doubts;                  // newer_build, unverified_build
};

// What answers a request for `model` at `at` (seconds since 1970 UTC; without
// it, after all changes known). Error: unknown_model at /model.
Result<Served> served(std::string_view model, std::optional<std::int64_t> at);

}  // namespace deepseek_cost::tokens

template <>
struct deepseek_cost::EnumNames<deepseek_cost::tokens::Era> {
  static constexpr std::string_view kNames[] = {"v4-preview", "v4-0731", "v41"};
};

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_ERA_H_
