#include "core/scenario/workload.h"

#include <array>

#include "core/base/utf8.h"
#include "core/time/calendar.h"

namespace deepseek_cost {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 4> kPeriods = {"minute", "hour", "day",
                                                      "month"};
constexpr std::array<std::string_view, 7> kUsageHours = {
    "even",           "office_china", "office_europe", "office_us_east",
    "office_us_west", "grid",         "peak_share"};
constexpr std::array<std::string_view, 2> kInstants = {"completion", "start"};
constexpr std::array<std::string_view, 3> kModelChoices = {"", "flash", "pro"};

template <typename Enum, std::size_t kCount>
std::optional<Enum> enumerator(
    const std::array<std::string_view, kCount>& names, std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <std::size_t kCount>
std::string listed(const std::array<std::string_view, kCount>& names) {
  std::string list;
  for (const std::string_view name : names) {
    if (!list.empty()) list += ", ";
    list += name;
  }
  return list;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr std::size_t kGridDigits = kHoursPerWeek / 4;
constexpr std::int32_t kFirstYear = 2000;
constexpr std::int32_t kLastYear = 2099;

}  // namespace

std::string_view name_of(Period period) {
  return kPeriods[static_cast<std::size_t>(period)];
}
std::string_view name_of(UsageHoursKind kind) {
  return kUsageHours[static_cast<std::size_t>(kind)];
}
std::string_view name_of(BandInstant instant) {
  return kInstants[static_cast<std::size_t>(instant)];
}
std::string_view name_of(ModelChoice choice) {
  return kModelChoices[static_cast<std::size_t>(choice)];
}

std::optional<Period> period_from(std::string_view name) {
  return enumerator<Period>(kPeriods, name);
}
std::optional<UsageHoursKind> usage_hours_from(std::string_view name) {
  return enumerator<UsageHoursKind>(kUsageHours, name);
}
std::optional<BandInstant> band_instant_from(std::string_view name) {
  return enumerator<BandInstant>(kInstants, name);
}
std::optional<ModelChoice> model_choice_from(std::string_view name) {
  return enumerator<ModelChoice>(kModelChoices, name);
}

std::string period_names() { return listed(kPeriods); }
std::string usage_hours_names() { return listed(kUsageHours); }
std::string band_instant_names() { return listed(kInstants); }
std::string model_choice_names() { return listed(kModelChoices); }

Result<CivilMonth> read_month(std::string_view text) {
  const std::optional<CivilDate> first = parse_month(text);
  if (!first) {
    return Error{ErrorCode::invalid_month, "", shortened(text), ""};
  }
  if (first->year < kFirstYear || first->year > kLastYear) {
    return Error{ErrorCode::out_of_range, "", std::string(text),
                 "a month from 2000-01 to 2099-12"};
  }
  return CivilMonth{first->year, first->month};
}

std::string format_month(CivilMonth month) {
  return format_date(day_number_of({month.year, month.month, 1})).substr(0, 7);
}

Result<std::bitset<kHoursPerWeek>> read_grid(std::string_view text) {
  std::bitset<kHoursPerWeek> grid;
  bool readable = text.size() == kGridDigits;
  for (std::size_t i = 0; readable && i < kGridDigits; ++i) {
    const int digit = hex_digit(text[i]);
    readable = digit >= 0;
    for (std::size_t bit = 0; readable && bit < 4; ++bit) {
      grid[4 * i + bit] = (digit >> (3 - bit) & 1) != 0;
    }
  }
  if (!readable) {
    return Error{ErrorCode::invalid_grid, "", shortened(text), ""};
  }
  if (grid.none()) return Error{ErrorCode::nothing_painted, "", "", ""};
  return grid;
}

std::string format_grid(const std::bitset<kHoursPerWeek>& grid) {
  std::string text;
  for (std::size_t hour = 0; hour < kHoursPerWeek; hour += 4) {
    const int digit = grid[hour] * 8 + grid[hour + 1] * 4 + grid[hour + 2] * 2 +
                      grid[hour + 3];
    text += "0123456789abcdef"[digit];
  }
  return text;
}

std::optional<Error> check_label(std::string_view text) {
  std::string_view rest = text;
  std::size_t length = 0;
  std::size_t shown = 0;  // bytes of the first kLongestName code points
  while (!rest.empty()) {
    const std::optional<char32_t> c = take_code_point(rest);
    if (!c || is_control(*c)) {
      return Error{ErrorCode::control_character, "",
                   std::string(text.substr(0, shown)), ""};
    }
    if (++length <= kLongestName) shown = text.size() - rest.size();
  }
  if (length <= kLongestName) return std::nullopt;
  return Error{ErrorCode::too_long, "",
               std::string(text.substr(0, shown)) + "…", "60"};
}

Ratio days_of(const std::optional<CivilMonth>& month) {
  if (!month) return Ratio(365, 12);
  return Ratio(days_in_month(month->year, month->month));
}

Ratio requests_in(const Ratio& days, const Workload& workload) {
  const Ratio requests = workload.requests.as_ratio();
  switch (workload.per) {
    case Period::minute:
      return requests * (Ratio(1440) * days);
    case Period::hour:
      return requests * (Ratio(24) * days);
    case Period::day:
      return requests * days;
    case Period::month:
      break;
  }
  return requests;
}

RequestTokens tokens_of(const Workload& workload) {
  if (workload.shape) {
    const Result<ShapeTokens> run = tokens_of(*workload.shape);
    if (!run) return {};
    return {run->hit.as_ratio(), run->miss.as_ratio(), run->output.as_ratio()};
  }
  const Int128 input = workload.input.count();
  const Int128 whole = PartsPerMillion::kWhole;
  const Int128 hit = input * workload.hit.parts();
  return {Ratio(hit, whole), Ratio(input * whole - hit, whole),
          workload.output.as_ratio()};
}

std::int64_t requests_per_run(const Workload& workload) {
  if (!workload.shape) return 1;
  const Result<ShapeTokens> run = tokens_of(*workload.shape);
  return run ? run->requests : 0;
}

void set_hit(Workload& workload, PartsPerMillion hit) {
  workload.hit = hit;
  if (!workload.shape) return;
  workload.shape->measured = hit;
  workload.shape->used = CacheCase::expected;
}

}  // namespace deepseek_cost
