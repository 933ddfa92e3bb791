// What several tests compute with.
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_EXAMPLES_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_EXAMPLES_H_

#include <cstdint>

#include "core/number/ratio.h"
#include "core/scenario/workload.h"
#include "core/time/peak_rule.h"

namespace deepseek_cost {

inline Ratio whole(std::int64_t value) { return Ratio(Int128{value}); }

// In 10^-12 of the currency.
inline Ratio money(std::int64_t millionths) {
  return Ratio(Int128{millionths} * 1000000);
}

// The guide's: 1,500 tokens in at 70 % hits and 400 out.
inline Workload guide_workload() {
  Workload workload;
  workload.input = Tokens(1500);
  workload.hit = PartsPerMillion(700000);
  workload.output = Tokens(400);
  workload.requests = Requests(100000);
  return workload;
}

// Peak 09:00–12:00 and 14:00–18:00 Monday to Friday in Beijing, not on public
// holidays: the rule of late 2026.
inline PeakRule official_rule() {
  PeakRule rule;
  rule.windows = {{540, 720}, {840, 1080}};
  rule.weekdays = 0b0011111;
  rule.holidays_off_peak = true;
  rule.calendar.utc_offset_minutes = 480;
  HolidayYear year;
  year.year = 2026;
  const auto day = [](int month, int date) {
    return day_number_of({2026, month, date});
  };
  year.days_off = {{day(9, 25), day(9, 27)}, {day(10, 1), day(10, 7)}};
  rule.calendar.years = {year};
  return rule;
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_EXAMPLES_H_
