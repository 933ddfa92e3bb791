#include "core/scenario/schedule.h"

namespace deepseek_cost {

WeekProfile profile_of(const UsageHours& hours, const PeakRule& rule) {
  switch (hours.kind) {
    case UsageHoursKind::office_china:
      return office_hours(kBeijing);
    case UsageHoursKind::office_europe:
      return office_hours(kBerlin);
    case UsageHoursKind::office_us_east:
      return office_hours(kNewYork);
    case UsageHoursKind::office_us_west:
      return office_hours(kLosAngeles);
    case UsageHoursKind::grid:
      return {hours.grid, {hours.utc_offset_minutes, SummerTime::none}};
    case UsageHoursKind::even:
    case UsageHoursKind::peak_share:
      break;
  }
  return every_hour({rule.calendar.utc_offset_minutes, SummerTime::none});
}

PeakShare peak_share_of(const UsageHours& hours, const PeakRule& rule,
                        const std::optional<CivilMonth>& month) {
  if (hours.kind == UsageHoursKind::peak_share) {
    const Ratio given = hours.peak_share.as_ratio();
    return {given, given};
  }
  const WeekProfile profile = profile_of(hours, rule);
  const PeakMinutes minutes =
      month ? peak_minutes_of_month(rule, profile, month->year, month->month)
            : peak_minutes_of_average_week(rule, profile);
  // No painted minutes at all (an empty grid is refused when it is read).
  if (minutes.total() == 0) return {};
  return {Ratio(minutes.peak, minutes.total()),
          Ratio(minutes.peak + minutes.unknown, minutes.total())};
}

namespace {
constexpr std::size_t kHoursPerDay = 24;
}  // namespace

std::optional<int> first_hour(const std::bitset<kHoursPerWeek>& grid) {
  for (std::size_t i = 0; i < grid.size(); ++i) {
    if (grid[i] && !grid[(i + grid.size() - 1) % grid.size()]) {
      return static_cast<int>(i % kHoursPerDay);
    }
  }
  return std::nullopt;
}

std::bitset<kHoursPerWeek> moved(const std::bitset<kHoursPerWeek>& grid,
                                 int hours) {
  const int later = (hours % kHoursPerWeek + kHoursPerWeek) % kHoursPerWeek;
  std::bitset<kHoursPerWeek> result;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    if (grid[i]) {
      result.set((i + static_cast<std::size_t>(later)) % grid.size());
    }
  }
  return result;
}

std::bitset<kHoursPerWeek> daily_hours(int hours) {
  std::bitset<kHoursPerWeek> result;
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (static_cast<int>(i % kHoursPerDay) < hours) result.set(i);
  }
  return result;
}

}  // namespace deepseek_cost
