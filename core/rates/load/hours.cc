
#include "core/base/ascii.h"
#include "core/json/pointer.h"
#include "core/rates/load/load.h"
#include "core/rates/load/sections.h"

namespace deepseek_cost {
namespace {

std::string to_string(const DailyWindow& window) {
  return format_time_of_day(window.start) + "–" +
         format_time_of_day(window.end);
}

bool overlap(const DailyWindow& a, const DailyWindow& b) {
  const auto holds = [](const DailyWindow& window, int minute) {
    return window.start < window.end
               ? window.start <= minute && minute < window.end
               : minute >= window.start || minute < window.end;
  };
  return holds(a, b.start) || holds(b, a.start);
}

}  // namespace

void RateBookReader::read_calendars(json::ObjectReader& top) {
  const std::string path = top.path_of("calendars");
  std::size_t index = 0;
  for (const json::Value& item :
       items(top, "calendars", false, RateBookLimits::kCalendars)) {
    const std::string place = json::item_path(path, index++);
    HolidayCalendar& calendar = book_.calendars.emplace_back();
    read_calendar(item, place, calendar);
    if (repeats_id(book_.calendars)) {
      fail(ErrorCode::duplicate_id, place + "/id", calendar.id);
    }
  }
}

void RateBookReader::read_calendar(const json::Value& value,
                                   const std::string& path,
                                   HolidayCalendar& calendar) {
  json::ObjectReader reader(value, path, errors_);
  calendar.id = id(reader);
  Label name = label_or_id(reader, calendar.id);
  calendar.label = std::move(name.en);
  calendar.label_zh = std::move(name.zh);
  const std::string_view offset = reader.required_text("utc_offset");
  if (!offset.empty()) {
    const std::optional<int> minutes = parse_utc_offset(offset);
    if (!minutes) {
      reader.fail(ErrorCode::invalid_time, "utc_offset", offset);
    }
    calendar.utc_offset_minutes = minutes.value_or(0);
  }
  const std::string years = reader.path_of("years");
  std::size_t index = 0;
  for (const json::Value& item :
       items(reader, "years", false, RateBookLimits::kYears)) {
    const std::string place = json::item_path(years, index++);
    HolidayYear& year = calendar.years.emplace_back();
    read_year(item, place, year);
    for (const HolidayYear& other : calendar.years) {
      if (&other != &year && other.year == year.year) {
        fail(ErrorCode::duplicate_id, place + "/year",
             format_date(day_number_of({year.year, 1, 1})).substr(0, 4));
        break;
      }
    }
  }
  reader.finish();
}

// A day of the listed year; anything else would never be found.
std::optional<DayNumber> RateBookReader::read_day_of(std::string_view text,
                                                     const HolidayYear& year,
                                                     const std::string& path) {
  const std::optional<CivilDate> date = parse_date(text);
  if (!date) {
    fail(ErrorCode::invalid_date, path, text);
    return std::nullopt;
  }
  if (date->year != year.year) {
    fail(ErrorCode::inconsistent, path, text, Phrase::not_in_year);
    return std::nullopt;
  }
  return day_number_of(*date);
}

void RateBookReader::read_year(const json::Value& value,
                               const std::string& path, HolidayYear& year) {
  json::ObjectReader reader(value, path, errors_);
  year.year = static_cast<std::int32_t>(reader.required_count("year", 9999));
  if (const auto source = reader.text("source")) {
    source_named(*source, reader.path_of("source"));
    year.source = *source;
  }
  year.partial = reader.boolean("partial", false);
  const std::string off = reader.path_of("days_off");
  std::size_t index = 0;
  for (const json::Value& item :
       items(reader, "days_off", true, RateBookLimits::kDaysOff)) {
    const std::string place = json::item_path(off, index++);
    const std::string_view range = text_item(item, place).value_or("");
    if (item.kind != json::Value::Kind::string) continue;
    const std::size_t slash = range.find('/');
    const auto first = read_day_of(range.substr(0, slash), year, place);
    const auto last = slash == std::string_view::npos
                          ? first
                          : read_day_of(range.substr(slash + 1), year, place);
    if (!first || !last) continue;
    if (*last < *first) {
      fail(ErrorCode::inconsistent, place, range, Phrase::ends_before_start);
    }
    year.days_off.push_back({*first, *last});
  }
  const std::string makeup = reader.path_of("makeup_workdays");
  index = 0;
  for (const json::Value& item :
       items(reader, "makeup_workdays", false, RateBookLimits::kDaysOff)) {
    const std::string place = json::item_path(makeup, index++);
    const auto text = text_item(item, place);
    if (!text) continue;
    if (const auto day = read_day_of(*text, year, place)) {
      year.makeup_workdays.push_back(*day);
    }
  }
  reader.finish();
}

void RateBookReader::read_peak_rules(json::ObjectReader& top) {
  const std::string path = top.path_of("peak_rules");
  std::size_t index = 0;
  for (const json::Value& item :
       items(top, "peak_rules", false, RateBookLimits::kPeakRules)) {
    const std::string place = json::item_path(path, index++);
    PeakRule& rule = book_.peak_rules.emplace_back();
    read_peak_rule(item, place, rule);
    if (repeats_id(book_.peak_rules)) {
      fail(ErrorCode::duplicate_id, place + "/id", rule.id);
    }
  }
}

void RateBookReader::read_peak_rule(const json::Value& value,
                                    const std::string& path, PeakRule& rule) {
  json::ObjectReader reader(value, path, errors_);
  rule.id = id(reader);
  const std::string_view wanted = reader.required_text("calendar");
  bool found = wanted.empty();
  for (const HolidayCalendar& calendar : book_.calendars) {
    if (found || calendar.id != wanted) continue;
    rule.calendar = calendar;
    found = true;
  }
  if (!found) reader.fail(ErrorCode::unknown_reference, "calendar", wanted);
  read_windows(reader, rule);
  read_weekdays(reader, rule);
  rule.holidays_off_peak = reader.boolean("holidays_off_peak", false);
  reader.finish();
}

void RateBookReader::read_windows(json::ObjectReader& reader, PeakRule& rule) {
  const std::string path = reader.path_of("windows");
  std::size_t index = 0;
  for (const json::Value& item :
       items(reader, "windows", true, RateBookLimits::kWindows)) {
    const std::string place = json::item_path(path, index++);
    if (item.kind != json::Value::Kind::array || item.items.size() != 2) {
      fail(ErrorCode::wrong_type, place, describe(item), Phrase::start_and_end);
      continue;
    }
    std::optional<int> ends[2];
    for (std::size_t i = 0; i < 2; ++i) {
      const std::string end_place = json::item_path(place, i);
      const auto text = text_item(item.items[i], end_place);
      if (!text) continue;
      ends[i] = parse_time_of_day(*text);
      if (!ends[i]) fail(ErrorCode::invalid_time, end_place, *text);
    }
    if (!ends[0] || !ends[1]) continue;
    const DailyWindow window{*ends[0], *ends[1]};
    if (window.start == kMinutesPerDay || window.start == window.end) {
      fail(ErrorCode::invalid_window, place, to_string(window),
           Phrase::no_minutes);
      continue;
    }
    for (const DailyWindow& other : rule.windows) {
      if (overlap(window, other)) {
        fail(ErrorCode::overlapping_windows, place, to_string(window),
             {Phrase::both, to_string(other), to_string(window)});
      }
    }
    rule.windows.push_back(window);
  }
}

void RateBookReader::read_weekdays(json::ObjectReader& reader, PeakRule& rule) {
  const std::string path = reader.path_of("weekdays");
  std::size_t index = 0;
  for (const json::Value& item : items(reader, "weekdays", true, 7)) {
    const std::string place = json::item_path(path, index++);
    if (item.kind != json::Value::Kind::number || item.text.size() != 1 ||
        item.text[0] < '1' || item.text[0] > '7') {
      fail(ErrorCode::wrong_type, place, describe(item), Phrase::a_weekday);
      continue;
    }
    const int weekday = item.text[0] - '0';
    if (rule.has_weekday(weekday)) {
      fail(ErrorCode::duplicate_id, place, item.text);
    }
    rule.weekdays =
        static_cast<std::uint8_t>(rule.weekdays | 1 << (weekday - 1));
  }
}

}  // namespace deepseek_cost
