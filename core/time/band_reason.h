// Why the price of an instant is the peak price, the other one, or not known.
#ifndef DEEPSEEK_COST_CORE_TIME_BAND_REASON_H_
#define DEEPSEEK_COST_CORE_TIME_BAND_REASON_H_

#include <cstdint>
#include <string_view>

#include "core/base/enum_names.h"
#include "core/time/calendar.h"
#include "core/time/peak_rule.h"

namespace deepseek_cost {

enum class BandReason : std::uint8_t {
  flat_price,                // the rate card has no peak hours
  peak_window,               // at peak
  holiday_calendar_unknown,  // at peak unless the day is a public holiday
  day_off_peak,              // the weekday has no peak hours
  public_holiday,            // a holiday has none
  outside_windows            // the day has some, but not now
};
template <>
struct EnumNames<BandReason> {
  static constexpr std::string_view kNames[] = {
      "flat_price",   "peak_window",    "holiday_calendar_unknown",
      "day_off_peak", "public_holiday", "outside_windows"};
};

// `rule` is nullptr on a card without peak hours. Weekdays and holidays are
// those of the rule's own calendar.
BandReason band_reason(const PeakRule* rule, Instant at);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_TIME_BAND_REASON_H_
