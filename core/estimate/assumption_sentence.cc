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
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

const Noun& noun_of(const Workload& workload) {
  return workload.shape ? kRuns[static_cast<std::size_t>(workload.shape->kind)]
                        : kRequest;
}

std::string with_commas(std::string digits) {
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

// "30,000"; where the count is not whole, rounded.
std::string grouped(const Ratio& count) {
  return with_commas(round_half_even_to_decimal(count, 0).text);
}

// Adds a piece to a sentence, or lengthens its last where neither is a field's.
void add(Pieces& pieces, std::string text, std::string field = "") {
  if (field.empty() && !pieces.empty() && pieces.back().field.empty()) {
    pieces.back().text += text;
    return;
  }
  pieces.push_back({std::move(text), std::move(field)});
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
  add(en, grouped(Ratio(Int128{count})), path_of(index, "/requests"));
  add(en, ' ' + std::string(count == 1 ? noun.one : noun.many));
  if (!noun.turns.empty()) {
    const std::int64_t turns = workload.shape->turns;
    add(en, " of ");
    add(en, grouped(Ratio(Int128{turns})), turns_path(workload, index));
    // "turns", "steps": one has no s.
    const std::size_t cut = turns == 1 ? 1 : 0;
    add(en, ' ' + std::string(noun.turns.substr(0, noun.turns.size() - cut)));
  }
  add(en, std::string(kPer[static_cast<std::size_t>(workload.per)]));
}

void add_requests_zh(Pieces& zh, const Workload& workload, std::size_t index) {
  const Noun& noun = noun_of(workload);
  add(zh, std::string(kPerZh[static_cast<std::size_t>(workload.per)]));
  add(zh, grouped(workload.requests.as_ratio()), path_of(index, "/requests"));
  add(zh, ' ' + std::string(noun.zh));
  if (noun.turns.empty()) return;
  add(zh, std::string("（每") + (noun.zh == "批" ? "批 " : "个 "));
  add(zh, grouped(Ratio(Int128{workload.shape->turns})),
      turns_path(workload, index));
  add(zh, ' ' + std::string(noun.turns_zh) + "）");
}

bool same_hours(const Scenario& scenario) {
  for (const Workload& workload : scenario.workloads) {
    if (workload.hours != scenario.workloads.front().hours) return false;
  }
  return true;
}

// Dates are those of the cards' names, in UTC.
CivilDate card_date(Instant at) { return civil_date_of(local_time(at, 0).day); }

std::string date_text(Instant at) {
  const CivilDate date = card_date(at);
  return std::string(kMonths[static_cast<std::size_t>(date.month - 1)]) + ' ' +
         decimal_of_scaled(date.day, 0) + ", " +
         decimal_of_scaled(date.year, 0);
}

std::string date_text_zh(Instant at) {
  const CivilDate date = card_date(at);
  return decimal_of_scaled(date.year, 0) + " 年 " +
         decimal_of_scaled(date.month, 0) + " 月 " +
         decimal_of_scaled(date.day, 0) + " 日";
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
    add(to.en, count + " workloads, " + requests + " requests or runs a month");
    add(to.zh, count + " 个工作负载，每月共 " + requests + " 次请求或运行");
  }
  if (!scenario.month) return;
  const auto [year, month] = *scenario.month;
  add(to.en, ", in ");
  add(to.en,
      std::string(kMonths[static_cast<std::size_t>(month - 1)]) + ' ' +
          to_string(year),
      "/month");
  add(to.zh, "，");
  add(to.zh, to_string(year) + " 年 " + to_string(month) + " 月", "/month");
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
  add(to.en, ", ");
  add(to.en, hit + "%", field);
  add(to.en, " from the cache, ");
  add(to.zh, "，缓存命中 ");
  add(to.zh, hit + '%', field);
  add(to.zh, "，");
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
  add(to.en, std::string(" (") + (winter ? "winter time" : "") +
                 (both ? ", " : "") +
                 (no_holidays ? "without public holidays" : "") + ')');
  add(to.zh, std::string("（") + (winter ? "冬令时" : "") + (both ? "，" : "") +
                 (no_holidays ? "不计法定节假日" : "") + "）");
}

void add_hours(Sentence& to, const RateBook& book, const Estimate& estimate,
               const Scenario& scenario) {
  const bool no_holidays = without_holidays(book, estimate, scenario);
  const UsageHours& hours = scenario.workloads.front().hours;
  const std::string kind =
      scenario.workloads.size() == 1 ? path_of(0, "/when/kind") : "";
  if (!same_hours(scenario)) {
    add(to.en, "at different hours");
    add(to.zh, "各有不同时段");
    add_week(to, false, no_holidays);
  } else if (hours.kind != UsageHoursKind::peak_share) {
    const auto index = static_cast<std::size_t>(hours.kind);
    add(to.en, std::string(kHours[index]), kind);
    add(to.zh, std::string(kHoursZh[index]), kind);
    add_week(to, in_winter_time(estimate, scenario, hours.kind), no_holidays);
  } else if (hours.peak_share == PartsPerMillion()) {
    add(to.en, "only in off-peak hours", kind);
    add(to.zh, "只在空闲时段", kind);
  } else {
    const std::string share = to_percent(hours.peak_share);
    const std::string field =
        kind.empty() ? "" : path_of(0, "/when/peak_share");
    add(to.en, share + "%", field);
    add(to.en, " in peak hours");
    add(to.zh, share + '%', field);
    add(to.zh, " 在高峰时段");
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
  add(to.en, ", ");
  add(to.zh, "，");
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
  add(to.en, std::move(en), "/card");
  add(to.zh, zh + (own ? "" : "的价格"), "/card");
}

// Cents, or three significant digits of what is smaller, as the page writes
// amounts: "57.54", "0.000548". Halves go up.
std::string money_text(const Ratio& units, Currency currency) {
  const Ratio amount =
      round_half_even_to(units / Ratio(Int128{kTrillion}), kTrillion);
  int places = 2;
  if (amount < Ratio(1) && !amount.is_zero()) {
    Ratio shifted = amount * Ratio(1000);
    for (places = 3; shifted < Ratio(100) && places < 12; ++places) {
      shifted = shifted * Ratio(10);
    }
  }
  Ratio scale(1);
  for (int i = 0; i < places; ++i) scale = scale * Ratio(10);
  const Ratio halves = amount * scale + Ratio(1, 2);
  std::string text =
      halves.overflowed()
          ? round_half_even_to_decimal(amount, places).text
          : decimal_of_scaled(halves.numerator() / halves.denominator(),
                              places);
  std::size_t point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
    text += '.';
  }
  text.append(2 - std::min<std::size_t>(2, text.size() - point - 1), '0');
  return (currency == Currency::usd ? "$" : "¥") +
         with_commas(text.substr(0, point)) + text.substr(point);
}

std::string_view short_name(const CardModel& model) {
  if (model.family == Family::flash) return "Flash";
  if (model.family == Family::pro) return "Pro";
  return model.name;
}

// "$57.54"; between its bounds where holidays are not known.
std::string range_text(const Ratio& month, const std::optional<Ratio>& low,
                       Currency currency) {
  std::string text = money_text(month, currency);
  const std::string least = low ? money_text(*low, currency) : text;
  return least == text ? text : least + "–" + text;
}

// "Flash $57.54", or the model's own name.
std::string model_text(const ModelEstimate& model, Currency currency,
                       bool by_family) {
  const CardModel& own = *model.model;
  return std::string(by_family ? short_name(own) : own.name) + ' ' +
         range_text(model.month,
                    model.low ? std::optional(model.low->month) : std::nullopt,
                    currency);
}

// What the workloads come to on the models that are chosen for them, where any
// is.
std::optional<std::string> as_chosen(const Estimate& estimate,
                                     const Scenario& scenario) {
  if (!has_assigned(scenario)) return std::nullopt;
  const Result<AssignedModels> assigned = assign_models(scenario, estimate, "");
  if (!assigned) return std::nullopt;
  return range_text(assigned->month, assigned->low_month, estimate.currency);
}

// "Flash $57.54, Pro $213.15, as chosen $91.20".
Label months_text(const Estimate& estimate, const Scenario& scenario) {
  Label months;
  const std::vector<ModelEstimate>& models = estimate.models;
  const bool by_family = models.size() < 2 || short_name(*models[0].model) !=
                                                  short_name(*models[1].model);
  for (const ModelEstimate& model : estimate.models) {
    if (!months.en.empty()) {
      months.en += ", ";
      months.zh += "，";
    }
    const std::string text = model_text(model, estimate.currency, by_family);
    months.en += text;
    months.zh += text;
  }
  if (const auto total = as_chosen(estimate, scenario)) {
    months.en += ", on the chosen models " + *total;
    months.zh += "，按所选模型 " + *total;
  }
  return months;
}

// The name of the one workload, where it has one.
std::string name_of(const Scenario& scenario, bool own_prices) {
  const std::vector<Workload>& workloads = scenario.workloads;
  const bool named = workloads.size() == 1 && !workloads.front().name.empty();
  if (named) return workloads.front().name;
  return own_prices ? "" : "DeepSeek API";
}

std::string before(const std::string& name, std::string_view mark) {
  return name.empty() ? "" : name + std::string(mark);
}

}  // namespace

std::string joined(const Pieces& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += piece.text;
  return text;
}

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

Label in_force_text(const RateBook& book, const Estimate& estimate,
                    const Scenario& scenario, const Estimate& then) {
  if (same_rates(book, *estimate.card, *then.card, estimate.currency)) {
    return {};
  }
  const Instant prices = price_span(book, *then.card, then.currency).from;
  const bool same_prices =
      prices == price_span(book, *estimate.card, estimate.currency).from;
  const Instant since = same_prices ? hours_since(book, *then.card) : prices;
  const Label months = months_text(then, scenario);
  return {" (at the prices in force since " + date_text(since) + ": " +
              months.en + ')',
          "（按 " + date_text_zh(since) + "起的现行价格：" + months.zh + "）"};
}

Label totals_sentence(const Sentence& assumed, const Estimate& estimate,
                      const Scenario& scenario, bool own_prices) {
  const std::string name = name_of(scenario, own_prices);
  const Label months = months_text(estimate, scenario);
  return {
      before(name, ", ") + joined(assumed.en) + ": " + months.en + " a month",
      before(name, "，") + joined(assumed.zh) + "：每月 " + months.zh};
}

Label totals_title(const RateBook& book, const Estimate& estimate,
                   const Scenario& scenario, bool own_prices) {
  Sentence basis;
  add_volume(basis, estimate, scenario);
  add_prices(basis, book, estimate, own_prices);
  const std::string name = name_of(scenario, own_prices);
  const Label months = months_text(estimate, scenario);
  return {before(name, ": ") + months.en + " a month – " + joined(basis.en),
          before(name, "：") + "每月 " + months.zh + " – " + joined(basis.zh)};
}

}  // namespace deepseek_cost
