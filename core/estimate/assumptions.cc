#include "core/estimate/assumptions.h"

#include <array>
#include <string>

#include "core/estimate/estimate_json.h"
#include "core/estimate/variants.h"
#include "core/time/calendar.h"

namespace deepseek_cost {
namespace {

// A thing that requests are counted in.
struct Noun {
  std::string_view one;
  std::string_view many;
  std::string_view zh;
  std::string_view turns;  // what it has many of; empty for none
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
// In the order of UsageHoursKind.
constexpr std::array<std::string_view, 7> kHours = {
    "evenly over the week",
    "in office hours in China",
    "in office hours in Europe",
    "in office hours in the eastern US",
    "in office hours in the western US",
    "in painted hours of the week",
    "at a given share of peak hours"};
constexpr std::array<std::string_view, 7> kHoursZh = {
    "全周均匀分布",        "中国办公时间",     "欧洲办公时间",
    "美国东部办公时间",    "美国西部办公时间", "每周指定的小时",
    "按给定的高峰时段占比"};
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

const Noun& noun_of(const Workload& workload) {
  return workload.shape ? kRuns[static_cast<std::size_t>(workload.shape->kind)]
                        : kRequest;
}

// "30,000"; where the count is not whole, rounded.
std::string grouped(const Ratio& count) {
  std::string digits = round_half_even_to_decimal(count, 0).text;
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string requests_text(const Workload& workload) {
  const Noun& noun = noun_of(workload);
  const std::int64_t count = workload.requests.count();
  std::string text = grouped(Ratio(Int128{count})) + ' ' +
                     std::string(count == 1 ? noun.one : noun.many);
  if (!noun.turns.empty()) {
    text += " of " + grouped(Ratio(Int128{workload.shape->turns})) + ' ';
    // "turns", "steps": one has no s.
    text += workload.shape->turns == 1
                ? noun.turns.substr(0, noun.turns.size() - 1)
                : noun.turns;
  }
  return text.append(kPer[static_cast<std::size_t>(workload.per)]);
}

std::string requests_text_zh(const Workload& workload) {
  const Noun& noun = noun_of(workload);
  std::string text(kPerZh[static_cast<std::size_t>(workload.per)]);
  text += grouped(workload.requests.as_ratio()) + ' ' + std::string(noun.zh);
  if (noun.turns.empty()) return text;
  return text + "（每" + (noun.zh == "批" ? "批 " : "个 ") +
         grouped(Ratio(Int128{workload.shape->turns})) + ' ' +
         std::string(noun.turns_zh) + "）";
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

}  // namespace

Label assumption_sentence(const RateBook& book, const Estimate& estimate,
                          const Scenario& scenario) {
  const std::vector<Workload>& workloads = scenario.workloads;
  const Workload& first = workloads.front();
  Label text;
  if (workloads.size() == 1) {
    text = {requests_text(first), requests_text_zh(first)};
  } else {
    const std::string count =
        decimal_of_scaled(static_cast<std::int64_t>(workloads.size()), 0);
    const std::string requests = grouped(estimate.month_requests);
    text = {count + " workloads, " + requests + " requests or runs a month",
            count + " 个工作负载，每月共 " + requests + " 次请求或运行"};
  }
  const std::string hit =
      round_half_even_to_decimal(hit_percent(estimate, scenario), 1).text;
  text.en += ", " + hit + " % from the cache, ";
  text.zh += "，缓存命中 " + hit + "%，";
  const auto hours = static_cast<std::size_t>(first.hours.kind);
  text.en += same_hours(scenario) ? kHours[hours] : "at different hours";
  text.zh += same_hours(scenario) ? kHoursZh[hours] : "各有不同时段";
  const PriceSpan span = price_span(book, *estimate.card, estimate.currency);
  text.en += (span.until ? ", prices from " : ", prices since ") +
             date_text(span.from);
  text.zh += "，" + date_text_zh(span.from) + "起";
  if (span.until) {
    text.en += " to " + date_text(*span.until);
    text.zh += "、" + date_text_zh(*span.until) + "止";
  }
  text.zh += "的价格";
  return text;
}

void write_assumptions(const RateBook& book, const Estimate& estimate,
                       const Scenario& scenario, json::Writer& out) {
  const Label text = assumption_sentence(book, estimate, scenario);
  const PriceSpan span = price_span(book, *estimate.card, estimate.currency);
  out.key("assumptions")
      .begin_object()
      .field("text", text.en)
      .field("text_zh", text.zh)
      .field("prices_from", format_instant(span.from))
      .key("prices_until");
  if (span.until) {
    out.value(format_instant(*span.until));
  } else {
    out.null();
  }
  out.field("hit_percent", percent_text(hit_percent(estimate, scenario)))
      .key("workloads")
      .begin_array();
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    const Workload& workload = scenario.workloads[i];
    const Ratio per_run(Int128{requests_per_run(workload)});
    const RequestTokens one = tokens_of(workload);
    out.begin_object()
        .field("name", workload.name)
        .field("requests", decimal_of_scaled(workload.requests.count(), 0))
        .field("per", name_of(workload.per))
        .field("kind", workload.shape ? noun_of(workload).one : "request")
        .field("requests_per_run", count_text(per_run).text)
        .field("api_requests",
               count_text(estimate.workloads[i].requests * per_run).text)
        .field("hours", name_of(workload.hours.kind));
    write_tokens(out, "one", {{one.hit, one.miss, one.output}});
    out.field("text", requests_text(workload))
        .field("text_zh", requests_text_zh(workload))
        .end_object();
  }
  out.end_array().end_object();
}

}  // namespace deepseek_cost
