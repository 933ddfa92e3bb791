// Which card and which band an instant falls into, as SQL expressions.
#include "core/sql/writer.h"

namespace deepseek_cost {
namespace {

constexpr std::int64_t kSecondsPerWeek = 7 * kSecondsPerDay;
// A whole number of weeks that lifts every instant from the year 0 on above
// zero, where all engines agree on what a remainder is.
constexpr std::int64_t kLift = 102858 * kSecondsPerWeek;
// 1970-01-01 was a Thursday.
constexpr std::int64_t kSinceMonday = 3 * kSecondsPerDay;

// "mod(i.bill_second + 62208806400, 86400)": the second of the day, or of the
// week since Monday 00:00, on the rule's clock.
void write_clock(const PeakRule& rule, std::int64_t length, SqlWriter& out) {
  out.add("mod(i.bill_second + ")
      .number(kLift + kSinceMonday +
              std::int64_t{60} * rule.calendar.utc_offset_minutes)
      .add(", ")
      .number(length)
      .add(")");
}

// `until` is excluded.
void write_between(std::int64_t from, std::int64_t until, SqlWriter& out) {
  out.add(" BETWEEN ").number(from).add(" AND ").number(until - 1);
}

void write_weekdays(const PeakRule& rule, SqlWriter& out) {
  bool first = true;
  out.add("(");
  for (int day = 1; day <= 7; ++day) {
    if (!rule.has_weekday(day)) continue;
    int end = day;
    while (end < 7 && rule.has_weekday(end + 1)) ++end;
    out.next(first, " OR ");
    write_clock(rule, kSecondsPerWeek, out);
    write_between((day - 1) * kSecondsPerDay, end * kSecondsPerDay, out);
    day = end;
  }
  out.add(first ? "1 = 0)" : ")");
}

void write_windows(const PeakRule& rule, SqlWriter& out) {
  bool first = true;
  out.add("(");
  for (const DailyWindow& window : rule.windows) {
    out.next(first, " OR ");
    write_clock(rule, kSecondsPerDay, out);
    const std::int64_t start = std::int64_t{60} * window.start;
    const std::int64_t end = std::int64_t{60} * window.end;
    if (start < end) {
      write_between(start, end, out);
    } else {
      out.add(" NOT");
      write_between(end, start, out);
    }
  }
  out.add(first ? "1 = 0)" : ")");
}

void write_days(const PeakRule& rule, DayNumber first_day, DayNumber last_day,
                bool& first, SqlWriter& out) {
  out.add(first ? "\n      WHEN" : "\n        OR").add(" i.bill_second");
  first = false;
  const int offset = rule.calendar.utc_offset_minutes;
  write_between(instant_of(first_day, 0, offset).seconds(),
                instant_of(last_day + 1, 0, offset).seconds(), out);
  out.add(" -- ").text(format_date(first_day));
  if (first_day != last_day) out.add("/").text(format_date(last_day));
}

void write_rule(const PeakRule& rule, SqlWriter& out) {
  out.add("CASE WHEN NOT (");
  write_weekdays(rule, out);
  out.add("\n        AND ");
  write_windows(rule, out);
  out.add(") THEN 'off_peak'");
  if (!rule.holidays_off_peak) {
    out.add(" ELSE 'peak' END");
    return;
  }
  bool first = true;
  for (const HolidayYear& year : rule.calendar.years) {
    for (const DayRange& off : year.days_off) {
      write_days(rule, off.first, off.last, first, out);
    }
  }
  if (!first) out.add("\n        THEN 'off_peak'");
  first = true;
  for (const HolidayYear& year : rule.calendar.years) {
    if (year.partial) continue;  // its other days are unknown
    write_days(rule, day_number_of({year.year, 1, 1}),
               day_number_of({year.year, 12, 31}), first, out);
  }
  if (!first) out.add("\n        THEN 'peak'");
  out.add("\n      ELSE 'unknown' END");
}

void write_hours(const RateBook& book, const RateCard& card, SqlWriter& out) {
  if (const PeakRule* rule = book.peak_rule_of(card)) {
    write_rule(*rule, out);
  } else {
    out.add("'flat'");
  }
}

void write_since(const RateCard& card, SqlWriter& out) {
  const Instant start = card.effective_from;
  out.add("\n      WHEN i.bill_second >= ").number(start.seconds());
  out.add(" -- ").text(format_instant(start)).add("\n        THEN ");
}

}  // namespace

void write_sql_card(const RateBook& book, const RateCard* pinned,
                    SqlWriter& out) {
  out.add("CASE");
  if (pinned != nullptr) {
    out.add(" WHEN i.bill_second IS NOT NULL THEN ").literal(pinned->id);
  } else {
    for (std::size_t i = book.cards.size(); i-- > 0;) {
      write_since(book.cards[i], out);
      out.literal(book.cards[i].id);
    }
  }
  out.add(" END");
}

void write_sql_band(const RateBook& book, const RateCard* pinned,
                    SqlWriter& out) {
  out.add("CASE");
  if (pinned != nullptr) {
    out.add(" WHEN i.bill_second IS NOT NULL THEN ");
    write_hours(book, *pinned, out);
  } else {
    for (std::size_t i = book.cards.size(); i-- > 0;) {
      // One branch for neighbours that share a rule.
      if (i > 0 && book.cards[i].peak_rule == book.cards[i - 1].peak_rule) {
        continue;
      }
      write_since(book.cards[i], out);
      write_hours(book, book.cards[i], out);
    }
  }
  out.add(" END");
}

}  // namespace deepseek_cost
