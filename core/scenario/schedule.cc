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

}  // namespace deepseek_cost
