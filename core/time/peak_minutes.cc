#include "core/time/peak_minutes.h"

#include <algorithm>
#include <vector>

namespace deepseek_cost {
namespace {

constexpr int kSecondsPerHour = 3600;
constexpr int kHoursPerDay = 24;

// The last (count < 0) or count-th Sunday of a month.
DayNumber sunday_of(std::int32_t year, std::int32_t month, int count) {
  if (count < 0) {
    const DayNumber last =
        day_number_of({year, month, days_in_month(year, month)});
    return last - iso_weekday_of(last) % 7;
  }
  const DayNumber first = day_number_of({year, month, 1});
  return first + 7 - iso_weekday_of(first) + 7 * (count - 1);
}

struct Summer {
  Instant start;
  Instant end;
};

Summer summer_of(std::int32_t year, const LocalZone& zone) {
  if (zone.summer_time == SummerTime::eu) {
    return {instant_of(sunday_of(year, 3, -1), 60, 0),
            instant_of(sunday_of(year, 10, -1), 60, 0)};
  }
  const int standard = zone.standard_offset_minutes;
  return {instant_of(sunday_of(year, 3, 2), 120, standard),
          instant_of(sunday_of(year, 11, 1), 120, standard + 60)};
}

std::int32_t year_of(Instant at, const LocalZone& zone) {
  return civil_date_of(local_time(at, zone.standard_offset_minutes).day).year;
}

struct Span {
  Instant from;
  Instant until;
  Peak peak = Peak::no;
};

std::int64_t minutes_between(Instant from, Instant until) {
  return from < until ? (until.seconds() - from.seconds()) / 60 : 0;
}

// The rule's windows that touch [from, until), in order, clipped to it. A
// window over midnight comes as two spans; off-peak days give none.
std::vector<Span> peak_spans(const PeakRule& rule, Instant from,
                             Instant until) {
  const int offset = rule.calendar.utc_offset_minutes;
  std::vector<DailyWindow> windows;
  for (const DailyWindow& window : rule.windows) {
    if (window.start < window.end) {
      windows.push_back(window);
    } else {
      windows.push_back({window.start, kMinutesPerDay});
      if (window.end > 0) windows.push_back({0, window.end});
    }
  }
  for (std::size_t i = 1; i < windows.size(); ++i) {
    for (std::size_t j = i; j > 0 && windows[j].start < windows[j - 1].start;
         --j) {
      std::swap(windows[j], windows[j - 1]);
    }
  }
  std::vector<Span> spans;
  const DayNumber last = local_time(until, offset).day;
  for (DayNumber day = local_time(from, offset).day; day <= last; ++day) {
    const Peak peak = peak_day(rule, day);
    if (peak == Peak::no) continue;
    for (const DailyWindow& window : windows) {
      const Span span = {std::max(from, instant_of(day, window.start, offset)),
                         std::min(until, instant_of(day, window.end, offset)),
                         peak};
      if (span.from < span.until) spans.push_back(span);
    }
  }
  return spans;
}

// Counts painted stretches against the peak spans; both come in order.
class Counter {
 public:
  explicit Counter(const std::vector<Span>& spans) : spans_(spans) {}

  void add(Instant from, Instant until) {
    while (next_ < spans_.size() && spans_[next_].until <= from) ++next_;
    std::int64_t inside = 0;
    for (std::size_t i = next_; i < spans_.size() && spans_[i].from < until;
         ++i) {
      const std::int64_t minutes = minutes_between(
          std::max(from, spans_[i].from), std::min(until, spans_[i].until));
      inside += minutes;
      (spans_[i].peak == Peak::yes ? minutes_.peak : minutes_.unknown) +=
          minutes;
    }
    minutes_.off_peak += minutes_between(from, until) - inside;
  }

  const PeakMinutes& minutes() const { return minutes_; }

 private:
  const std::vector<Span>& spans_;
  std::size_t next_ = 0;
  PeakMinutes minutes_;
};

// Adds the painted time of [from, until), in which the clock keeps its offset.
void add_painted(Counter& counter, const WeekProfile& profile, Instant from,
                 Instant until, int offset) {
  for (Instant hour = from; hour < until;) {
    const LocalTime local = local_time(hour, offset);
    const int first_hour = (iso_weekday_of(local.day) - 1) * kHoursPerDay;
    const auto is_painted = [&profile, first_hour](int hour_of_day) {
      const int hour_of_week = first_hour + hour_of_day;
      return profile.hours[static_cast<std::size_t>(hour_of_week)];
    };
    int hour_of_day = local.second_of_day / kSecondsPerHour;
    const bool painted = is_painted(hour_of_day);
    // To the end of the stretch of equal hours within this local day.
    do {
      ++hour_of_day;
    } while (hour_of_day < kHoursPerDay && is_painted(hour_of_day) == painted);
    const Instant end =
        std::min(until, instant_of(local.day, hour_of_day * 60, offset));
    if (painted) counter.add(hour, end);
    hour = end;
  }
}

PeakMinutes count(const PeakRule& rule, const WeekProfile& profile,
                  Instant from, Instant until) {
  const std::vector<Span> spans = peak_spans(rule, from, until);
  Counter counter(spans);
  const LocalZone& zone = profile.zone;
  while (from < until) {
    Instant segment_end = until;
    const int offset = zone.offset_at(from);
    if (zone.summer_time != SummerTime::none) {
      const Summer summer = summer_of(year_of(from, zone), zone);
      for (const Instant change : {summer.start, summer.end}) {
        if (from < change && change < segment_end) segment_end = change;
      }
    }
    add_painted(counter, profile, from, segment_end, offset);
    from = segment_end;
  }
  return counter.minutes();
}

// Local midnight at the start of a day; summer time never changes at midnight.
Instant local_midnight(DayNumber day, const LocalZone& zone) {
  const Instant standard = instant_of(day, 0, zone.standard_offset_minutes);
  return instant_of(day, 0, zone.offset_at(standard));
}

}  // namespace

int LocalZone::offset_at(Instant at) const {
  if (summer_time == SummerTime::none) return standard_offset_minutes;
  const Summer summer = summer_of(year_of(at, *this), *this);
  const bool is_summer = summer.start <= at && at < summer.end;
  return standard_offset_minutes + (is_summer ? 60 : 0);
}

WeekProfile every_hour(LocalZone zone) {
  WeekProfile profile;
  profile.hours.set();
  profile.zone = zone;
  return profile;
}

WeekProfile office_hours(LocalZone zone) {
  WeekProfile profile;
  for (std::size_t day = 0; day < 5; ++day) {
    for (std::size_t hour = 9; hour < 18; ++hour) {
      profile.hours.set(day * kHoursPerDay + hour);
    }
  }
  profile.zone = zone;
  return profile;
}

PeakMinutes peak_minutes_of_average_week(const PeakRule& rule,
                                         const WeekProfile& profile) {
  PeakRule weekly = rule;
  weekly.holidays_off_peak = false;
  WeekProfile standard = profile;
  standard.zone.summer_time = SummerTime::none;
  // Without holidays and summer time every week is like every other.
  const Instant monday = instant_of(4, 0, 0);
  return count(weekly, standard, monday,
               Instant(monday.seconds() + 7 * kSecondsPerDay));
}

PeakMinutes peak_minutes_of_month(const PeakRule& rule,
                                  const WeekProfile& profile, std::int32_t year,
                                  std::int32_t month) {
  const DayNumber first = day_number_of({year, month, 1});
  const DayNumber next = first + days_in_month(year, month);
  return count(rule, profile, local_midnight(first, profile.zone),
               local_midnight(next, profile.zone));
}

}  // namespace deepseek_cost
