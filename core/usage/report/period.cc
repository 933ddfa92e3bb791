#include "core/usage/report/period.h"

#include "core/usage/report/plan.h"
#include "core/usage/report/report.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::int64_t kWhole = 1000000;  // 100 % in 10^-4 percent
constexpr std::int64_t kLeastDrop = 50000;
// Of 10^15 tokens the products below fit 128 bits at any price; beyond, no drop
// is looked for.
constexpr Int128 kMostInput = Int128{1} << 50;

struct Input {
  Int128 hit = 0;
  Int128 all = 0;

  void add(const UsageBill::Day& day) {
    hit += day.sums.hit;
    all += day.sums.hit + day.sums.miss;
  }
  std::int64_t share() const {
    return static_cast<std::int64_t>(hit * kWhole / all);
  }
};

// The days from `first` on, with `lost` tokens of their misses as hits.
std::optional<Int128> amount_with_hits(const std::vector<UsageBill::Day>& days,
                                       std::size_t first, Int128 lost,
                                       Int128 total) {
  Int128 hit = 0, miss = 0, hit_amount = 0, miss_amount = 0;
  for (std::size_t i = first; i < days.size(); ++i) {
    hit += days[i].sums.hit;
    miss += days[i].sums.miss;
    hit_amount += days[i].hit_amount;
    miss_amount += days[i].miss_amount;
  }
  if (hit == 0 || miss == 0) return std::nullopt;
  return total - (lost * miss_amount / miss - lost * hit_amount / hit);
}

// The log as whole calendar months by another clock than the report's.
void write_calendar_months(json::Writer& out, const UsageBill& bill,
                           DayRange own) {
  constexpr int kBeijing = 8 * 60;
  out.key("calendar_months");
  for (const int offset : {0, kBeijing}) {
    const DayRange days{local_time(*bill.first(), offset).day,
                        local_time(*bill.last(), offset).day};
    if (whole_months(own) || !whole_months(days)) continue;
    out.begin_object();
    out.field("first_day", format_date(days.first));
    out.field("last_day", format_date(days.last));
    out.field("day_offset", format_utc_offset(offset));
    out.end_object();
    return;
  }
  out.null();
}

std::string percent(std::int64_t share) { return decimal_of_scaled(share, 4); }

}  // namespace

std::optional<HitDrop> find_hit_drop(const std::vector<UsageBill::Day>& days,
                                     Int128 total_amount) {
  Input all;
  for (const UsageBill::Day& day : days) all.add(day);
  if (all.all <= 0 || all.all > kMostInput) return std::nullopt;
  std::optional<HitDrop> worst;
  std::size_t place = 0;
  Int128 most = 0;  // variance between the days before and those after
  Input before;
  for (std::size_t i = 1; i < days.size(); ++i) {
    before.add(days[i - 1]);
    const Input after{all.hit - before.hit, all.all - before.all};
    if (before.all * 10 < all.all || after.all * 10 < all.all) continue;
    const std::int64_t from = before.share();
    const std::int64_t to = after.share();
    if (from - to < kLeastDrop) continue;
    const Int128 between = Int128{from - to} * (from - to) *
                           (before.all * 1000 / all.all) *
                           (after.all * 1000 / all.all);
    if (between <= most) continue;
    most = between;
    const Int128 lost = after.all * from / kWhole - after.hit;
    worst = HitDrop{days[i].day, from, to, lost, {}};
    place = i;
  }
  if (worst) {
    worst->amount_without =
        amount_with_hits(days, place, worst->lost, total_amount);
  }
  return worst;
}

void write_period(json::Writer& out, const UsageBill& bill) {
  const std::vector<UsageBill::Day> days = bill.days();
  out.key("period");
  if (days.empty() || !bill.first() || !bill.last()) {
    out.null();
  } else {
    out.begin_object();
    out.field("from", format_instant(*bill.first()));
    out.field("until", format_instant(*bill.last()));
    out.field("first_day", format_date(days.front().day));
    out.field("last_day", format_date(days.back().day));
    write_count(out, "days", days.back().day - days.front().day + 1);
    write_calendar_months(out, bill, {days.front().day, days.back().day});
    out.end_object();
  }
  const auto drop = find_hit_drop(days, bill.totals().amount);
  out.key("hit_drop");
  if (!drop) {
    out.null();
    return;
  }
  out.begin_object().field("day", format_date(drop->day));
  out.field("before", percent(drop->before));
  out.field("after", percent(drop->after));
  write_count(out, "lost_tokens", drop->lost);
  if (drop->amount_without) {
    write_amount(out, "amount_without", *drop->amount_without);
    write_amount(out, "difference",
                 bill.totals().amount - *drop->amount_without);
  }
  out.end_object();
}

}  // namespace deepseek_cost::usage
