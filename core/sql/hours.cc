#include "core/sql/hours.h"

#include <algorithm>
#include <limits>

#include "core/base/ascii.h"

namespace deepseek_cost::sql {
namespace {

constexpr std::int64_t kSecondsPerWeek = 7 * kSecondsPerDay;
// A whole number of weeks that lifts every instant from the year 0 on above
// zero, where all engines agree on what a remainder is.
constexpr std::int64_t kLift = 102858 * kSecondsPerWeek;
// 1970-01-01 was a Thursday.
constexpr std::int64_t kSinceMonday = 3 * kSecondsPerDay;
constexpr std::uint8_t kEveryDay = 0x7F;

// The clocks of the rules in use, as offsets in minutes.
std::vector<int> offsets_of(const RateBook& book, const RateCard* pinned) {
  std::vector<int> offsets;
  for (const RateCard& card : book.cards) {
    const PeakRule* rule = book.peak_rule_of(card);
    if (rule == nullptr || (pinned != nullptr && &card != pinned)) continue;
    const int offset = rule->calendar.utc_offset_minutes;
    if (std::find(offsets.begin(), offsets.end(), offset) == offsets.end()) {
      offsets.push_back(offset);
    }
  }
  return offsets;
}

// "bill_week", and for a second clock "bill_week_2".
std::string clock_column(std::string_view name, std::size_t clock) {
  std::string column(name);
  if (clock > 0) column += "_" + to_string(clock + 1);
  return column;
}

// Writes the conditions of the rules.
class HourWriter {
 public:
  HourWriter(const RateBook& book, const RateCard* pinned, Writer& out)
      : book_(book), offsets_(offsets_of(book, pinned)), out_(out) {}

  void write_hours(const RateCard& card, Instant since) {
    if (const PeakRule* rule = book_.peak_rule_of(card)) {
      write_rule(*rule, since);
    } else {
      out_.add("'flat'");
    }
  }

 private:
  void write_clock(const PeakRule& rule, std::string_view name) {
    const auto found = std::find(offsets_.begin(), offsets_.end(),
                                 rule.calendar.utc_offset_minutes);
    out_.add("c.").add(
        clock_column(name, static_cast<std::size_t>(found - offsets_.begin())));
  }

  // `until` is excluded.
  void write_between(std::int64_t from, std::int64_t until) {
    out_.add(" BETWEEN ").number(from).add(" AND ").number(until - 1);
  }

  void write_weekdays(const PeakRule& rule) {
    if (rule.weekdays == kEveryDay) {
      out_.add("1 = 1");
      return;
    }
    bool first = true;
    out_.add("(");
    for (int day = 1; day <= 7; ++day) {
      if (!rule.has_weekday(day)) continue;
      int end = day;
      while (end < 7 && rule.has_weekday(end + 1)) ++end;
      if (!first) out_.add(" OR ");
      first = false;
      write_clock(rule, "bill_week");
      write_between((day - 1) * kSecondsPerDay, end * kSecondsPerDay);
      day = end;
    }
    out_.add(first ? "1 = 0)" : ")");
  }

  void write_windows(const PeakRule& rule) {
    bool first = true;
    out_.add("(");
    for (const DailyWindow& window : rule.windows) {
      if (!first) out_.add(" OR ");
      first = false;
      write_clock(rule, "bill_clock");
      const std::int64_t start = std::int64_t{60} * window.start;
      const std::int64_t end = std::int64_t{60} * window.end;
      if (start < end) {
        write_between(start, end);
      } else {
        out_.add(" NOT");
        write_between(end, start);
      }
    }
    out_.add(first ? "1 = 0)" : ")");
  }

  void write_days(const PeakRule& rule, DayNumber first_day, DayNumber last_day,
                  bool& first) {
    out_.add(first ? "\n      WHEN" : "\n        OR").add(" c.bill_second");
    first = false;
    const int offset = rule.calendar.utc_offset_minutes;
    write_between(instant_of(first_day, 0, offset).seconds(),
                  instant_of(last_day + 1, 0, offset).seconds());
    out_.add(" -- ").add(format_date(first_day));
    if (first_day != last_day) out_.add("/").add(format_date(last_day));
  }

  // The years whose holidays are known; neighbours as one range.
  void write_known_years(const PeakRule& rule, bool& first) {
    const std::vector<HolidayYear>& years = rule.calendar.years;
    for (std::size_t i = 0; i < years.size(); ++i) {
      if (years[i].partial) continue;  // its other days are unknown
      std::size_t last = i;
      while (last + 1 < years.size() && !years[last + 1].partial &&
             years[last + 1].year == years[last].year + 1) {
        ++last;
      }
      write_days(rule, day_number_of({years[i].year, 1, 1}),
                 day_number_of({years[last].year, 12, 31}), first);
      i = last;
    }
  }

  // Days off that end before `since` are left out: the rule is not asked there.
  void write_rule(const PeakRule& rule, Instant since) {
    out_.add("CASE WHEN NOT (");
    write_weekdays(rule);
    out_.add("\n        AND ");
    write_windows(rule);
    out_.add(") THEN 'off_peak'");
    if (!rule.holidays_off_peak) {
      out_.add(" ELSE 'peak' END");
      return;
    }
    bool first = true;
    for (const HolidayYear& year : rule.calendar.years) {
      for (const DayRange& off : year.days_off) {
        const Instant end =
            instant_of(off.last + 1, 0, rule.calendar.utc_offset_minutes);
        if (end > since) write_days(rule, off.first, off.last, first);
      }
    }
    if (!first) out_.add("\n        THEN 'off_peak'");
    first = true;
    write_known_years(rule, first);
    if (!first) out_.add("\n        THEN 'peak'");
    out_.add("\n      ELSE 'unknown' END");
  }

  const RateBook& book_;
  const std::vector<int> offsets_;
  Writer& out_;
};

void write_since(const RateCard& card, Writer& out) {
  const Instant start = card.effective_from;
  out.add("\n      WHEN c.bill_second >= ").number(start.seconds());
  out.add(" -- ").add(format_instant(start)).add("\n        THEN ");
}

}  // namespace

void write_clocks(const RateBook& book, const RateCard* pinned, Writer& out) {
  const std::vector<int> offsets = offsets_of(book, pinned);
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    const auto write = [&](std::int64_t length, std::string_view name) {
      out.add(",\n    ").add(out.traits().mod_open).add("i.bill_second + ");
      out.number(kLift + kSinceMonday + std::int64_t{60} * offsets[i]);
      out.add(out.traits().mod_comma).number(length).add(") AS ");
      out.add(clock_column(name, i));
    };
    write(kSecondsPerWeek, "bill_week");
    write(kSecondsPerDay, "bill_clock");
  }
}

void write_card(const RateBook& book, const RateCard* pinned, Writer& out) {
  out.add("CASE");
  if (pinned != nullptr) {
    out.add(" WHEN c.bill_second IS NOT NULL THEN ").literal(pinned->id);
  } else {
    for (std::size_t i = book.cards.size(); i-- > 0;) {
      write_since(book.cards[i], out);
      out.literal(book.cards[i].id);
    }
  }
  out.add(" END");
}

void write_period(const std::vector<std::int64_t>& starts, Writer& out) {
  out.add("CASE WHEN c.bill_fault IS NOT NULL THEN NULL");
  for (std::size_t i = starts.size(); i-- > 0;) {
    out.add("\n      WHEN c.bill_second >= ").number(starts[i]).add(" THEN ");
    out.number(static_cast<std::int64_t>(i + 1));
  }
  out.add(" ELSE 0 END");
}

void write_band(const RateBook& book, const RateCard* pinned, Writer& out) {
  HourWriter hours(book, pinned, out);
  out.add("CASE");
  if (pinned != nullptr) {
    out.add(" WHEN c.bill_second IS NOT NULL THEN ");
    hours.write_hours(*pinned,
                      Instant(std::numeric_limits<std::int64_t>::min()));
  } else {
    for (std::size_t i = book.cards.size(); i-- > 0;) {
      // One branch for neighbours that share a rule.
      if (i > 0 && book.cards[i].peak_rule == book.cards[i - 1].peak_rule) {
        continue;
      }
      write_since(book.cards[i], out);
      hours.write_hours(book.cards[i], book.cards[i].effective_from);
    }
  }
  out.add(" END");
}

}  // namespace deepseek_cost::sql
