#include "core/scenario/schedule.h"

namespace deepseek_cost {

WeekProfile profile_of(const When& when, const PeakRule& rule) {
  switch (when.kind) {
    case WhenKind::office_china:
      return office_hours(kBeijing);
    case WhenKind::office_europe:
      return office_hours(kBerlin);
    case WhenKind::office_us_east:
      return office_hours(kNewYork);
    case WhenKind::office_us_west:
      return office_hours(kLosAngeles);
    case WhenKind::grid:
      return {when.grid, {when.utc_offset_minutes, SummerTime::none}};
    case WhenKind::even:
    case WhenKind::peak_share:
      break;
  }
  return every_hour({rule.calendar.utc_offset_minutes, SummerTime::none});
}

PeakShare peak_share_of(const When& when, const PeakRule& rule,
                        const std::optional<CivilMonth>& month) {
  if (when.kind == WhenKind::peak_share) {
    const Ratio given = when.peak_share.as_ratio();
    return {given, given};
  }
  const WeekProfile profile = profile_of(when, rule);
  const PeakMinutes minutes =
      month ? peak_minutes_of_month(rule, profile, month->year, month->month)
            : peak_minutes_of_average_week(rule, profile);
  // No painted minutes at all (an empty grid is refused when it is read).
  if (minutes.total() == 0) return {};
  return {Ratio(minutes.peak, minutes.total()),
          Ratio(minutes.peak + minutes.unknown, minutes.total())};
}

}  // namespace deepseek_cost
