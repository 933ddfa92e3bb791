#include "core/tokens/prompt/era.h"

#include "core/time/calendar.h"
#include "core/tokens/prompt/build_dates.h"

namespace deepseek_cost::tokens {
namespace {

// The rate book's instants, in seconds.
struct Dates {
  std::int64_t flash_0731;
  std::int64_t pro_0813;
  std::int64_t v41;
  std::int64_t v41_next;
};

const Dates& dates() {
  static const Dates all = [] {
    const auto seconds = [](std::string_view text) {
      return parse_instant(text).value_or(kLastInstant).seconds();
    };
    const BuildDates texts = build_dates();
    return Dates{.flash_0731 = seconds(texts.flash_0731),
                 .pro_0813 = seconds(texts.pro_0813),
                 .v41 = seconds(texts.v41),
                 .v41_next = seconds(texts.v41_next)};
  }();
  return all;
}

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
      return before(dates().pro_0813) ? Era::v4_preview : Era::v4_0731;
    case Line::vision:
      return before(dates().v41) ? Era::v4_0731 : Era::v41;
    case Line::flash:
      if (before(dates().flash_0731)) return Era::v4_preview;
      return before(dates().v41) ? Era::v4_0731 : Era::v41;
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
  if (answer.era == Era::v41 && (!at || *at >= dates().v41_next)) {
    answer.doubts.add(Doubt::newer_build);
  }
  const bool is_sibling = answer.era == Era::v4_0731 &&
                          (*line == Line::pro || *line == Line::vision);
  if (is_sibling) answer.doubts.add(Doubt::unverified_build);
  return answer;
}

}  // namespace deepseek_cost::tokens
