#include "core/estimate/assumption_sentence.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/ascii.h"
#include "core/estimate/price_history.h"
#include "core/estimate/variants.h"
#include "core/time/calendar.h"

namespace deepseek_cost {
namespace {

// A thing that requests are counted in.
struct Noun {
  std::string_view one;
  std::string_view many;
  std::string_view zh;
  // What it has many of, which is the field's name too; empty for none.
  std::string_view turns;
  std::string_view turns_zh;
};
constexpr Noun kRequest = {"request", "requests", "次请求", "", ""};
// In the order of ShapeKind.
constexpr std::array kRuns = {
    Noun{"chat", "chats", "个对话", "turns", "轮"},
    Noun{"agent task", "agent tasks", "个智能体任务", "steps", "步"},
    Noun{"document", "documents", "份文档", "questions", "个问题"},
    Noun{"batch", "batches", "批", "requests", "次请求"},
    Noun{"batch", "batches", "批", "requests", "次请求"},
};
constexpr std::array<std::string_view, 4> kPer = {" a minute", " an hour",
                                                  " a day", " a month"};
constexpr std::array<std::string_view, 4> kPerZh = {"每分钟 ", "每小时 ",
                                                    "每天 ", "每月 "};
// In the order of UsageHoursKind, but for a given share at peak.
constexpr std::array<std::string_view, 6> kHours = {
    "evenly over the week",
    "in office hours in China",
    "in office hours in Europe",
    "in office hours in the eastern US",
    "in office hours in the western US",
    "in painted hours of the week"};
constexpr std::array<std::string_view, 6> kHoursZh = {
    "全周均匀分布",     "中国办公时间",     "欧洲办公时间",
    "美国东部办公时间", "美国西部办公时间", "每周指定的小时"};

const Noun& noun_of(const Workload& workload) {
  return workload.shape ? kRuns[static_cast<std::size_t>(workload.shape->kind)]
                        : kRequest;
}

// "30,000"; where the count is not whole, rounded.
std::string grouped(const Ratio& count) {
  return with_commas(round_half_even_to_decimal(count, 0).text);
}

// The path of a workload's field: what stands for one in a sentence about
// several has none.
std::string path_of(std::size_t workload, std::string_view field) {
  return "/workloads/" + to_string(workload) + std::string(field);
}

std::string turns_path(const Workload& workload, std::size_t index) {
  return path_of(index, "/shape/" + std::string(noun_of(workload).turns));
}

void add_requests(Pieces& en, const Workload& workload, std::size_t index) {
  const Noun& noun = noun_of(workload);
  const std::int64_t count = workload.requests.count();
  add_piece(en, grouped(Ratio(Int128{count})), path_of(index, "/requests"));
  add_piece(en, ' ' + std::string(count == 1 ? noun.one : noun.many));
  if (!noun.turns.empty()) {
    const std::int64_t turns = workload.shape->turns;
    add_piece(en, " of ");
    add_piece(en, grouped(Ratio(Int128{turns})), turns_path(workload, index));
    // "turns", "steps": one has no s.
    const std::size_t cut = turns == 1 ? 1 : 0;
    add_piece(en,
              ' ' + std::string(noun.turns.substr(0, noun.turns.size() - cut)));
  }
  add_piece(en, std::string(kPer[static_cast<std::size_t>(workload.per)]));
}

void add_requests_zh(Pieces& zh, const Workload& workload, std::size_t index) {
  const Noun& noun = noun_of(workload);
  add_piece(zh, std::string(kPerZh[static_cast<std::size_t>(workload.per)]));
  add_piece(zh, grouped(workload.requests.as_ratio()),
            path_of(index, "/requests"));
  add_piece(zh, ' ' + std::string(noun.zh));
  if (noun.turns.empty()) return;
  add_piece(zh, std::string("（每") + (noun.zh == "批" ? "批 " : "个 "));
  add_piece(zh, grouped(Ratio(Int128{workload.shape->turns})),
            turns_path(workload, index));
  add_piece(zh, ' ' + std::string(noun.turns_zh) + "）");
}

bool same_hours(const Scenario& scenario) {
  for (const Workload& workload : scenario.workloads) {
    if (workload.hours != scenario.workloads.front().hours) return false;
  }
  return true;
}

void add_volume(Sentence& to, const Estimate& estimate,
                const Scenario& scenario) {
  const std::vector<Workload>& workloads = scenario.workloads;
  if (workloads.size() == 1) {
    add_requests(to.en, workloads.front(), 0);
    add_requests_zh(to.zh, workloads.front(), 0);
  } else {
    const std::string count = to_string(workloads.size());
    const std::string requests = grouped(estimate.month_requests);
    add_piece(to.en,
              count + " workloads, " + requests + " requests or runs a month");
    add_piece(to.zh,
              count + " 个工作负载，每月共 " + requests + " 次请求或运行");
  }
  if (!scenario.month) return;
  const auto [year, month] = *scenario.month;
  add_piece(to.en, ", in ");
  add_piece(to.en, std::string(month_name(month)) + ' ' + to_string(year),
            "/month");
  add_piece(to.zh, "，");
  add_piece(to.zh, to_string(year) + " 年 " + to_string(month) + " 月",
            "/month");
}

// One decimal; but what isn't all is never 100, and what isn't nothing never 0.
std::string hit_text(const Ratio& percent) {
  const Ratio rest = Ratio(100) - percent;
  const Ratio& edge = rest < percent ? rest : percent;
  const int places = edge >= Ratio(1) ? 1 : edge >= Ratio(1, 100) ? 2 : 4;
  return round_half_even_to_decimal(percent, places).text;
}

void add_hits(Sentence& to, const Estimate& estimate,
              const Scenario& scenario) {
  const std::string hit = hit_text(hit_percent(estimate, scenario));
  const bool one = scenario.workloads.size() == 1;
  const std::string field = !one ? ""
                            : scenario.workloads.front().shape
                                ? path_of(0, "/shape/measured_hit")
                                : path_of(0, "/hit");
  add_piece(to.en, ", ");
  add_piece(to.en, hit + "%", field);
  add_piece(to.en, " from the cache, ");
  add_piece(to.zh, "，缓存命中 ");
  add_piece(to.zh, hit + '%', field);
  add_piece(to.zh, "，");
}

// An average week is in standard time (core/scenario/schedule.h), which moves
// the hours at peak of those who have summer time.
bool in_winter_time(const Estimate& estimate, const Scenario& scenario,
                    UsageHoursKind kind) {
  return estimate.peak_share && !scenario.month &&
         (kind == UsageHoursKind::office_europe ||
          kind == UsageHoursKind::office_us_east ||
          kind == UsageHoursKind::office_us_west);
}

// An average week has no public holidays, at which nothing is peak.
bool without_holidays(const RateBook& book, const Estimate& estimate,
                      const Scenario& scenario) {
  const PeakRule* rule = book.peak_rule_of(*estimate.card);
  if (rule == nullptr || !rule->holidays_off_peak || scenario.month) {
    return false;
  }
  return std::any_of(scenario.workloads.begin(), scenario.workloads.end(),
                     [](const Workload& workload) {
                       return workload.hours.kind != UsageHoursKind::peak_share;
                     });
}

// What an average week leaves out, in brackets.
void add_week(Sentence& to, bool winter, bool no_holidays) {
  if (!winter && !no_holidays) return;
  const bool both = winter && no_holidays;
  add_piece(to.en, std::string(" (") + (winter ? "winter time" : "") +
                       (both ? ", " : "") +
                       (no_holidays ? "without public holidays" : "") + ')');
  add_piece(to.zh, std::string("（") + (winter ? "冬令时" : "") +
                       (both ? "，" : "") +
                       (no_holidays ? "不计法定节假日" : "") + "）");
}

void add_hours(Sentence& to, const RateBook& book, const Estimate& estimate,
               const Scenario& scenario) {
  const bool no_holidays = without_holidays(book, estimate, scenario);
  const UsageHours& hours = scenario.workloads.front().hours;
  const std::string kind =
      scenario.workloads.size() == 1 ? path_of(0, "/when/kind") : "";
  if (!same_hours(scenario)) {
    add_piece(to.en, "at different hours");
    add_piece(to.zh, "各有不同时段");
    add_week(to, false, no_holidays);
  } else if (hours.kind != UsageHoursKind::peak_share) {
    const auto index = static_cast<std::size_t>(hours.kind);
    add_piece(to.en, std::string(kHours[index]), kind);
    add_piece(to.zh, std::string(kHoursZh[index]), kind);
    add_week(to, in_winter_time(estimate, scenario, hours.kind), no_holidays);
  } else if (hours.peak_share == PartsPerMillion()) {
    add_piece(to.en, "only in off-peak hours", kind);
    add_piece(to.zh, "只在空闲时段", kind);
  } else {
    const std::string share = to_percent(hours.peak_share);
    const std::string field =
        kind.empty() ? "" : path_of(0, "/when/peak_share");
    add_piece(to.en, share + "%", field);
    add_piece(to.en, " in peak hours");
    add_piece(to.zh, share + '%', field);
    add_piece(to.zh, " 在高峰时段");
  }
}

std::string quoted(const std::string& name) { return "“" + name + "”"; }

// A card from the epoch on has no date: it holds at all times.
constexpr Instant kAlways{};

void add_prices(Sentence& to, const RateBook& book, const Estimate& estimate,
                bool own) {
  const RateCard& card = *estimate.card;
  const Instant since = price_span(book, card, estimate.currency).from;
  const std::optional<Instant> until =
      rates_until(book, card, estimate.currency);
  add_piece(to.en, ", ");
  add_piece(to.zh, "，");
  std::string en = until ? "prices from " : "prices since ";
  std::string zh;
  if (own) {
    const std::string& name = book.name.en;
    const std::string& name_zh = book.name.zh.empty() ? name : book.name.zh;
    en = "at own prices" + (name.empty() ? "" : ' ' + quoted(name));
    zh = "按自有价格" + (name_zh.empty() ? "" : ' ' + quoted(name_zh));
  }
  // Own prices may hold only from a day to come, or at all times.
  if (!own || since != kAlways) {
    en += (own ? " from " : "") + date_text(since);
    zh += (own ? " " : "") + date_text_zh(since) + "起";
  }
  if (until) {
    en += " to " + date_text(*until);
    zh += "、" + date_text_zh(*until) + "止";
  }
  add_piece(to.en, std::move(en), "/card");
  add_piece(to.zh, zh + (own ? "" : "的价格"), "/card");
}

}  // namespace

Sentence requests_sentence(const Workload& workload, std::size_t index) {
  Sentence sentence;
  add_requests(sentence.en, workload, index);
  add_requests_zh(sentence.zh, workload, index);
  return sentence;
}

std::string_view run_name(const Workload& workload) {
  return noun_of(workload).one;
}

Sentence assumption_sentence(const RateBook& book, const Estimate& estimate,
                             const Scenario& scenario, bool own_prices) {
  Sentence sentence;
  add_volume(sentence, estimate, scenario);
  add_hits(sentence, estimate, scenario);
  add_hours(sentence, book, estimate, scenario);
  add_prices(sentence, book, estimate, own_prices);
  return sentence;
}

Sentence volume_and_prices(const RateBook& book, const Estimate& estimate,
                           const Scenario& scenario, bool own_prices) {
  Sentence sentence;
  add_volume(sentence, estimate, scenario);
  add_prices(sentence, book, estimate, own_prices);
  return sentence;
}

}  // namespace deepseek_cost
