#include "core/tokens/prompt/era.h"

namespace deepseek_cost::tokens {
namespace {

// Instants of the change log. A test holds them to the rate book, which this
// module does without: it would be a third larger.
constexpr std::int64_t kFlash0731 = 1785456000;     // 2026-07-31T00:00:00Z
constexpr std::int64_t kPro0813 = 1786579200;       // 2026-08-13T00:00:00Z
constexpr std::int64_t kV41 = 1789012800;           // 2026-09-10T04:00:00Z
constexpr std::int64_t kV41Build1017 = 1792195200;  // 2026-10-17T00:00:00Z

enum class Line : std::uint8_t { flash, pro, vision, v41 };

std::optional<Line> line_of(std::string_view model) {
  if (model == "deepseek-v4-pro" || model.starts_with("claude-opus")) {
    return Line::pro;
  }
  if (model == "deepseek-flash" ||
      model == "deepseek-v4.1-flash-expires-on-0910") {
    return Line::v41;
  }
  if (model == "deepseek-v4-flash-vision-exp") return Line::vision;
  if (model == "deepseek-v4-flash" || model == "deepseek-chat" ||
      model == "deepseek-reasoner" || model.starts_with("claude-")) {
    return Line::flash;
  }
  return std::nullopt;
}

Era era_of(Line line, std::optional<std::int64_t> at) {
  const auto before = [at](std::int64_t instant) {
    return at.has_value() && *at < instant;
  };
  switch (line) {
    case Line::v41:
      return Era::v41;
    case Line::pro:
      return before(kPro0813) ? Era::v4_preview : Era::v4_0731;
    case Line::vision:
      return before(kV41) ? Era::v4_0731 : Era::v41;
    case Line::flash:
      if (before(kFlash0731)) return Era::v4_preview;
      return before(kV41) ? Era::v4_0731 : Era::v41;
  }
  return Era::v41;
}

}  // namespace

Result<Served> served(std::string_view model, std::optional<std::int64_t> at) {
  // As Claude Code spells the names.
  if (model.ends_with("[1m]")) model.remove_suffix(4);
  const std::optional<Line> line = line_of(model);
  if (!line) return Error(ErrorCode::unknown_model, "/model", model);
  Served answer{.era = era_of(*line, at),
                .thinks_by_default = model != "deepseek-chat"};
  if (answer.era == Era::v41 && (!at || *at >= kV41Build1017)) {
    answer.doubts.add(Doubt::newer_build);
  }
  const bool is_sibling = answer.era == Era::v4_0731 &&
                          (*line == Line::pro || *line == Line::vision);
  if (is_sibling) answer.doubts.add(Doubt::unverified_build);
  return answer;
}

}  // namespace deepseek_cost::tokens
