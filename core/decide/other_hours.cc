#include "core/decide/other_hours.h"

#include <algorithm>

#include "core/time/peak_minutes.h"

namespace deepseek_cost {
namespace {

constexpr UsageHoursKind kOffered[] = {
    UsageHoursKind::even, UsageHoursKind::office_china,
    UsageHoursKind::office_europe, UsageHoursKind::office_us_east,
    UsageHoursKind::office_us_west};

}  // namespace

bool can_be_moved(const UsageHours& hours) {
  switch (hours.kind) {
    case UsageHoursKind::grid:
      return !hours.grid.all();
    case UsageHoursKind::even:
    case UsageHoursKind::peak_share:
      return false;
    case UsageHoursKind::office_china:
    case UsageHoursKind::office_europe:
    case UsageHoursKind::office_us_east:
    case UsageHoursKind::office_us_west:
      return true;
  }
  return false;
}

int utc_offset_of(const UsageHours& hours) {
  static const PeakRule kNoRule;
  return can_be_moved(hours)
             ? profile_of(hours, kNoRule).zone.standard_offset_minutes
             : UsageHours().utc_offset_minutes;
}

std::vector<UsageHours> starts_of(const UsageHours& own,
                                  std::optional<std::int64_t> length,
                                  int utc_offset, const PeakRule& rule) {
  std::bitset<kHoursPerWeek> pattern;
  if (length) {
    pattern = daily_hours(static_cast<int>(*length));
  } else {
    const std::bitset<kHoursPerWeek> grid = profile_of(own, rule).hours;
    pattern = moved(grid, -first_hour(grid).value_or(0));
  }
  std::vector<UsageHours> starts(kHoursPerDay);
  for (int hour = 0; hour < kHoursPerDay; ++hour) {
    UsageHours& hours = starts[static_cast<std::size_t>(hour)];
    hours.kind = UsageHoursKind::grid;
    hours.utc_offset_minutes = utc_offset;
    hours.grid = moved(pattern, hour);
  }
  return starts;
}

std::vector<OfferedHours> offered_hours() {
  UsageHours off_peak;  // a share at peak of nothing
  off_peak.kind = UsageHoursKind::peak_share;
  std::vector<OfferedHours> offered = {{"off_peak", off_peak}};
  for (const UsageHoursKind kind : kOffered) {
    UsageHours hours;
    hours.kind = kind;
    offered.push_back({name_of(kind), hours});
  }
  return offered;
}

Result<Estimate> estimate_with_hours(const RateBook& book, Scenario scenario,
                                     std::size_t workload,
                                     const UsageHours& hours) {
  scenario.workloads[workload].hours = hours;
  return make_estimate(book, scenario, "/scenario");
}

std::optional<CheapestStarts> cheapest_starts(
    const std::vector<Ratio>& months) {
  const Ratio least = *std::min_element(months.begin(), months.end());
  const auto is_least = [&](std::size_t hour) {
    return months[hour % months.size()] == least;
  };
  std::optional<CheapestStarts> best;
  for (std::size_t start = 0; start < months.size(); ++start) {
    const bool begins = is_least(start) && !is_least(start + months.size() - 1);
    if (!begins) continue;
    std::size_t count = 1;
    while (is_least(start + count)) ++count;
    if (!best || count > best->count) best = {start, count};
  }
  return best;
}

std::int64_t peak_minutes_of_hour(const PeakRule& rule, std::size_t hour,
                                  int utc_offset) {
  WeekProfile profile{{}, {utc_offset, SummerTime::none}};
  profile.hours.set(hour);
  return peak_minutes_of_average_week(rule, profile).peak;
}

}  // namespace deepseek_cost
