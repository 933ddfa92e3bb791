#include "core/time/peak_rule.h"

#include <algorithm>

namespace deepseek_cost {
namespace {

bool in_window(const DailyWindow& window, int minute) {
  if (window.start < window.end) {
    return window.start <= minute && minute < window.end;
  }
  return minute >= window.start || minute < window.end;
}

bool in_any_window(const PeakRule& rule, int minute) {
  return std::any_of(rule.windows.begin(), rule.windows.end(),
                     [minute](const DailyWindow& window) {
                       return in_window(window, minute);
                     });
}

// The minutes of a day at which the answer can change, in order.
std::vector<int> edges_of(const PeakRule& rule) {
  std::vector<int> edges = {0};
  for (const DailyWindow& window : rule.windows) {
    edges.push_back(window.start);
    if (window.end < kMinutesPerDay) edges.push_back(window.end);
  }
  for (std::size_t i = 1; i < edges.size(); ++i) {
    for (std::size_t j = i; j > 0 && edges[j] < edges[j - 1]; --j) {
      std::swap(edges[j], edges[j - 1]);
    }
  }
  return edges;
}

}  // namespace

Holiday HolidayCalendar::holiday_on(DayNumber day) const {
  const std::int32_t year = civil_date_of(day).year;
  for (const HolidayYear& listed : years) {
    if (listed.year != year) continue;
    for (const DayRange& off : listed.days_off) {
      if (off.first <= day && day <= off.last) return Holiday::yes;
    }
    return listed.partial ? Holiday::unknown : Holiday::no;
  }
  return Holiday::unknown;
}

bool HolidayCalendar::is_makeup_workday(DayNumber day) const {
  for (const HolidayYear& listed : years) {
    for (const DayNumber makeup : listed.makeup_workdays) {
      if (makeup == day) return true;
    }
  }
  return false;
}

Peak peak_day(const PeakRule& rule, DayNumber day) {
  if (!rule.has_weekday(iso_weekday_of(day))) return Peak::no;
  if (!rule.holidays_off_peak) return Peak::yes;
  switch (rule.calendar.holiday_on(day)) {
    case Holiday::no:
      return Peak::yes;
    case Holiday::yes:
      return Peak::no;
    case Holiday::unknown:
      break;
  }
  return Peak::unknown;
}

Peak peak_at(const PeakRule& rule, Instant at) {
  const LocalTime local = local_time(at, rule.calendar.utc_offset_minutes);
  if (!in_any_window(rule, local.minute_of_day())) return Peak::no;
  return peak_day(rule, local.day);
}

std::optional<Instant> next_change(const PeakRule& rule, Instant at,
                                   Instant horizon) {
  const int offset = rule.calendar.utc_offset_minutes;
  const DayNumber today = local_time(at, offset).day;
  const Peak now = peak_at(rule, at);
  const std::vector<int> edges = edges_of(rule);
  for (DayNumber day = today; day <= today + kSearchDays; ++day) {
    if (instant_of(day, 0, offset) > horizon) break;
    const Peak inside = peak_day(rule, day);
    for (const int edge : edges) {
      const Instant moment = instant_of(day, edge, offset);
      const Peak then = in_any_window(rule, edge) ? inside : Peak::no;
      if (moment > at && then != now) return moment;
    }
  }
  return std::nullopt;
}

std::optional<Instant> unchanged_since(const PeakRule& rule, Instant at,
                                       Instant horizon) {
  const int offset = rule.calendar.utc_offset_minutes;
  const DayNumber today = local_time(at, offset).day;
  const Peak now = peak_at(rule, at);
  const std::vector<int> edges = edges_of(rule);
  std::optional<Instant> since;
  for (DayNumber day = today; day >= today - kSearchDays; --day) {
    const Peak inside = peak_day(rule, day);
    for (std::size_t i = edges.size(); i-- > 0;) {
      const Instant moment = instant_of(day, edges[i], offset);
      if (moment > at) continue;
      const Peak then = in_any_window(rule, edges[i]) ? inside : Peak::no;
      if (then != now) return since;
      if (moment < horizon) return std::nullopt;
      since = moment;
    }
  }
  return std::nullopt;
}

}  // namespace deepseek_cost
