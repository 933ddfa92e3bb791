#include "core/time/band_reason.h"

namespace deepseek_cost {

BandReason band_reason(const PeakRule* rule, Instant at) {
  if (rule == nullptr) return BandReason::flat_price;
  switch (peak_at(*rule, at)) {
    case Peak::yes:
      return BandReason::peak_window;
    case Peak::unknown:
      return BandReason::holiday_calendar_unknown;
    case Peak::no:
      break;
  }
  const DayNumber day = local_time(at, rule->calendar.utc_offset_minutes).day;
  if (!rule->has_weekday(iso_weekday_of(day))) return BandReason::day_off_peak;
  if (peak_day(*rule, day) == Peak::no) return BandReason::public_holiday;
  return BandReason::outside_windows;
}

}  // namespace deepseek_cost
