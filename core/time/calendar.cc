#include "core/time/calendar.h"

#include <algorithm>

namespace deepseek_cost {
namespace {

constexpr std::int64_t kDaysPerEra = 146097;  // 400 years

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return quotient - (a % b < 0 ? 1 : 0);
}

// Reads from the front of a text; once something does not fit, `failed` stays.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  int digits(std::size_t count) {
    if (text_.size() < count) return fail();
    int number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const char c = text_[i];
      if (c < '0' || c > '9') return fail();
      number = number * 10 + (c - '0');
    }
    text_.remove_prefix(count);
    return number;
  }

  char one_of(std::string_view accepted) {
    if (text_.empty() || accepted.find(text_[0]) == std::string_view::npos) {
      fail();
      return '\0';
    }
    const char c = text_[0];
    text_.remove_prefix(1);
    return c;
  }

  void skip_fraction() {
    if (text_.empty() || text_[0] != '.') return;
    text_.remove_prefix(1);
    digits(1);
    while (!text_.empty() && text_[0] >= '0' && text_[0] <= '9') {
      text_.remove_prefix(1);
    }
  }

  void require(bool condition) {
    if (!condition) failed_ = true;
  }
  bool good() const { return !failed_; }
  bool done() const { return !failed_ && text_.empty(); }

 private:
  int fail() {
    failed_ = true;
    text_ = {};
    return 0;
  }

  std::string_view text_;
  bool failed_ = false;
};

CivilDate read_month(Reader& reader) {
  const int year = reader.digits(4);
  reader.one_of("-");
  const int month = reader.digits(2);
  reader.require(month >= 1 && month <= 12);
  return {year, month, 1};
}

CivilDate read_date(Reader& reader) {
  CivilDate date = read_month(reader);
  reader.one_of("-");
  date.day = reader.digits(2);
  if (reader.good()) {
    reader.require(date.day >= 1 &&
                   date.day <= days_in_month(date.year, date.month));
  }
  return date;
}

int read_hour_minute(Reader& reader, int last_hour) {
  const int hour = reader.digits(2);
  reader.one_of(":");
  const int minute = reader.digits(2);
  reader.require(hour <= last_hour && minute <= 59);
  return hour * 60 + minute;
}

int read_offset(Reader& reader, char sign) {
  const int minutes = read_hour_minute(reader, 23);
  return sign == '-' ? -minutes : minutes;
}

bool ends_a_month(std::int64_t seconds) {
  const LocalTime utc = local_time(Instant(seconds), 0);
  return utc.second_of_day == kSecondsPerDay - 1 &&
         civil_date_of(utc.day + 1).day == 1;
}

void append_digits(std::string& out, int number, int width) {
  char digits[10];
  for (int i = width; i-- > 0; number /= 10) {
    digits[i] = static_cast<char>('0' + number % 10);
  }
  out.append(digits, static_cast<std::size_t>(width));
}

}  // namespace

bool is_leap_year(std::int32_t year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(std::int32_t year, std::int32_t month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Years are counted from March, so that the leap day ends a year: the day of
// such a year depends on the month alone.
DayNumber day_number_of(CivilDate date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return static_cast<DayNumber>(era * kDaysPerEra + day_of_era - 719468);
}

CivilDate civil_date_of(DayNumber day) {
  const std::int64_t shifted = std::int64_t{day} + 719468;
  const std::int64_t era = floor_div(shifted, kDaysPerEra);
  const std::int64_t day_of_era = shifted - era * kDaysPerEra;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 +
                                    day_of_era / 36524 - day_of_era / 146096) /
                                   365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  CivilDate date;
  date.day = static_cast<std::int32_t>(day_of_year - (153 * month + 2) / 5 + 1);
  date.month = static_cast<std::int32_t>(month < 10 ? month + 3 : month - 9);
  date.year = static_cast<std::int32_t>(year_of_era + era * 400 +
                                        (date.month <= 2 ? 1 : 0));
  return date;
}

int iso_weekday_of(DayNumber day) {
  const std::int64_t since_monday = std::int64_t{day} + 3;
  return static_cast<int>(since_monday - floor_div(since_monday, 7) * 7) + 1;
}

LocalTime local_time(Instant at, int utc_offset_minutes) {
  const std::int64_t seconds =
      at.seconds() + std::int64_t{utc_offset_minutes} * 60;
  const std::int64_t day = floor_div(seconds, kSecondsPerDay);
  return {static_cast<DayNumber>(day),
          static_cast<std::int32_t>(seconds - day * kSecondsPerDay)};
}

Instant instant_of(DayNumber day, int minute_of_day, int utc_offset_minutes) {
  return Instant(day * kSecondsPerDay +
                 std::int64_t{minute_of_day - utc_offset_minutes} * 60);
}

std::optional<Instant> parse_instant(std::string_view text) {
  Reader reader(text);
  const CivilDate date = read_date(reader);
  reader.one_of("Tt");
  const int minute = read_hour_minute(reader, 23);
  reader.one_of(":");
  const int second = reader.digits(2);
  reader.require(second <= 60);
  reader.skip_fraction();
  const char zone = reader.one_of("Zz+-");
  const int offset = zone == '+' || zone == '-' ? read_offset(reader, zone) : 0;
  if (!reader.done()) return std::nullopt;

  const Instant whole_minute = instant_of(day_number_of(date), minute, offset);
  const Instant at(whole_minute.seconds() + std::min(second, 59));
  if (second == 60 && !ends_a_month(at.seconds())) return std::nullopt;
  if (at < kFirstInstant || at > kLastInstant) return std::nullopt;
  return at;
}

std::optional<CivilDate> parse_date(std::string_view text) {
  Reader reader(text);
  const CivilDate date = read_date(reader);
  return reader.done() ? std::optional(date) : std::nullopt;
}

std::optional<CivilDate> parse_month(std::string_view text) {
  Reader reader(text);
  const CivilDate month = read_month(reader);
  return reader.done() ? std::optional(month) : std::nullopt;
}

std::optional<int> parse_time_of_day(std::string_view text) {
  Reader reader(text);
  const int minute = read_hour_minute(reader, 24);
  reader.require(minute <= kMinutesPerDay);
  return reader.done() ? std::optional(minute) : std::nullopt;
}

std::optional<int> parse_utc_offset(std::string_view text) {
  Reader reader(text);
  const char sign = reader.one_of("+-");
  const int offset = read_offset(reader, sign);
  return reader.done() ? std::optional(offset) : std::nullopt;
}

std::string format_date(DayNumber day) {
  const CivilDate date = civil_date_of(day);
  std::string out;
  append_digits(out, std::clamp(date.year, 0, 9999), 4);
  out += '-';
  append_digits(out, date.month, 2);
  out += '-';
  append_digits(out, date.day, 2);
  return out;
}

std::string format_time_of_day(int minute) {
  std::string out;
  append_digits(out, minute / 60, 2);
  out += ':';
  append_digits(out, minute % 60, 2);
  return out;
}

std::string format_instant(Instant at) {
  const LocalTime utc = local_time(at, 0);
  std::string out = format_date(utc.day);
  out += 'T';
  out += format_time_of_day(utc.minute_of_day());
  out += ':';
  append_digits(out, utc.second_of_day % 60, 2);
  out += 'Z';
  return out;
}

std::string format_utc_offset(int minutes) {
  std::string out(1, minutes < 0 ? '-' : '+');
  out += format_time_of_day(minutes < 0 ? -minutes : minutes);
  return out;
}

}  // namespace deepseek_cost
