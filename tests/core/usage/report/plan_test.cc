#include "core/usage/report/plan.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

// 2026-10-01T00:00:00Z, a Thursday.
constexpr std::int64_t kOctober = 1790812800;

std::string request(std::string_view model, std::int64_t at, int input, int hit,
                    int output) {
  return "{\"id\":\"" + std::to_string(at) + std::string(model) +
         "\",\"model\":\"" + std::string(model) +
         "\",\"created\":" + std::to_string(at) +
         ",\"usage\":{\"prompt_tokens\":" + std::to_string(input) +
         ",\"prompt_cache_hit_tokens\":" + std::to_string(hit) +
         ",\"completion_tokens\":" + std::to_string(output) + "}}\n";
}

// By keys and indices parted by dots.
const json::Value* find(const json::Value& root, std::string_view path) {
  const json::Value* value = &root;
  while (!path.empty() && value != nullptr) {
    const std::size_t dot = path.find('.');
    const std::string key(path.substr(0, dot));
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    if (value->kind == json::Value::Kind::array) {
      const auto index = static_cast<std::size_t>(std::stoi(key));
      value = index < value->items.size() ? &value->items[index] : nullptr;
    } else {
      value = value->find(key);
    }
  }
  return value;
}

std::string at(const json::Value& root, std::string_view path) {
  const json::Value* value = find(root, path);
  if (value == nullptr) return "(none)";
  return value->kind == json::Value::Kind::null ? "null" : value->text;
}

std::string text_of(const json::Value& value) {
  switch (value.kind) {
    case json::Value::Kind::object: {
      std::string text;
      for (const json::Member& member : value.members) {
        text += (text.empty() ? "\"" : ",\"") + member.key +
                "\":" + text_of(member.value);
      }
      return "{" + text + "}";
    }
    case json::Value::Kind::array: {
      std::string text;
      for (const json::Value& item : value.items) {
        text += (text.empty() ? "" : ",") + text_of(item);
      }
      return "[" + text + "]";
    }
    default:
      return "\"" + value.text + "\"";
  }
}

// What the calculator says of the plan, a month.
std::string month_of(const json::Value& got) {
  const std::string scenario =
      R"({"scenario":{"card":")" + at(got, "as_plan.card") +
      R"(","currency":")" + at(got, "as_plan.currency") + R"(","workloads":)" +
      text_of(*find(got, "as_plan.workloads")) + "}}";
  const Result<json::Value> answer = json::parse(call("chosen", scenario));
  EXPECT_TRUE(answer.ok());
  return at(*answer, "month.amount");
}

// Every hour of October, in UTC: requests in peak hours are larger, and there
// are two models.
std::string october(int days = 31) {
  std::string log;
  for (int hour = 0; hour < days * 24; ++hour) {
    const std::int64_t when = kOctober + hour * 3600 + 1800;
    log += request("deepseek-flash", when, 4000, 1000, 500);
    if (hour % 3 == 0) log += request("deepseek-v4-pro", when, 8000, 0, 100);
  }
  return log;
}

const char* const kNow = R"({"now":"2026-11-26T00:00:00Z"})";

TEST(UsagePlanTest, AMonthIsPlannedAsItself) {
  for (const char* options :
       {kNow, R"({"now":"2026-11-26T00:00:00Z","day_offset":"+08:00"})",
        R"({"currency":"CNY"})"}) {
    const json::Value got = report_of(october(), options);
    EXPECT_EQ(at(got, "as_plan.months"), "1") << options;
    EXPECT_EQ(at(got, "as_plan.first_day"), "2026-10-01");
    EXPECT_EQ(at(got, "as_plan.last_day"), "2026-10-31");
    EXPECT_EQ(at(got, "as_plan.card"), "2026-10-31");
    // The dearer first.
    EXPECT_EQ(at(got, "as_plan.workloads.0.name"), "deepseek-v4-pro");
    EXPECT_EQ(at(got, "as_plan.workloads.0.model"), "pro");
    EXPECT_EQ(at(got, "as_plan.workloads.0.requests"), "248");
    EXPECT_EQ(at(got, "as_plan.workloads.1.model"), "flash");
    EXPECT_EQ(at(got, "as_plan.workloads.1.requests"), "744");
    EXPECT_EQ(at(got, "as_plan.workloads.1.hit"), "25");
    const double log = std::stod(at(got, "totals.amount"));
    EXPECT_NEAR(std::stod(month_of(got)), log, log * 1e-6) << options;
  }
}

// Peak requests ten times the others: the share by cost keeps the amount, which
// the share by requests would not.
TEST(UsagePlanTest, PeakHoursCountAsTheyCost) {
  std::string log;
  for (int day = 0; day < 31; ++day) {
    const std::int64_t when = kOctober + day * 86400;
    log += request("deepseek-flash", when + 7 * 3600, 40000, 0, 5000);
    log += request("deepseek-flash", when + 20 * 3600, 4000, 0, 500);
  }
  const json::Value got = report_of(log, kNow);
  const double amount = std::stod(at(got, "totals.amount"));
  EXPECT_NEAR(std::stod(month_of(got)), amount, amount * 1e-5);
}

TEST(UsagePlanTest, AnythingElseIsScaledToAMonth) {
  const json::Value got = report_of(october(12), kNow);
  EXPECT_EQ(at(got, "as_plan.months"), "null");
  EXPECT_EQ(at(got, "as_plan.days"), "12");
  // 12 × 24 requests × 365 / 144
  EXPECT_EQ(at(got, "as_plan.workloads.1.requests"), "730");
}

TEST(UsagePlanTest, WhatCannotBePlannedIsLeftOutByName) {
  EXPECT_EQ(at(report_of("", kNow), "as_plan"), "null");
  const json::Value none =
      report_of(request("gpt-9", kOctober, 1000, 0, 100), kNow);
  EXPECT_EQ(at(none, "as_plan"), "null");
  std::string log;
  for (int i = 0; i < 60; ++i) {
    log += request("name-" + std::to_string(i), kOctober, 1000 + i, 0, 100);
  }
  std::string names;
  for (int i = 0; i < 60; ++i) {
    names += (i == 0 ? "\"" : ",\"") + ("name-" + std::to_string(i)) +
             "\":\"deepseek-flash\"";
  }
  const json::Value many = report_of(log, "{\"bill_as\":{" + names + "}}");
  EXPECT_EQ(find(many, "as_plan.workloads")->items.size(), 50U);
  EXPECT_EQ(find(many, "as_plan.left_out")->items.size(), 10U);
  EXPECT_EQ(at(many, "as_plan.left_out.0.code"), "too_many");
}

// A name that has gone when the log ends is planned with the model that has
// taken its place.
TEST(UsagePlanTest, NamesAreThoseOfTheEnd) {
  const std::int64_t june = kOctober - 110 * 86400;
  const json::Value got =
      report_of(request("deepseek-v4-flash", june, 1000, 0, 100) +
                    request("deepseek-v4-pro", kOctober, 1000, 0, 100),
                kNow);
  EXPECT_EQ(at(got, "as_plan.card"), "2026-09-19");
  EXPECT_EQ(find(got, "as_plan.workloads")->items.size(), 2U);
  EXPECT_EQ(at(got, "as_plan.workloads.1.model"), "flash");
  EXPECT_NE(month_of(got), "(none)");
}

TEST(UsagePlanTest, WholeMonths) {
  const auto day = [](std::string_view text) {
    return day_number_of(*parse_date(text));
  };
  EXPECT_EQ(whole_months({day("2026-10-01"), day("2026-10-31")}), 1);
  EXPECT_EQ(whole_months({day("2026-11-01"), day("2027-02-28")}), 4);
  EXPECT_EQ(whole_months({day("2026-10-02"), day("2026-10-31")}), std::nullopt);
  EXPECT_EQ(whole_months({day("2026-10-01"), day("2026-10-30")}), std::nullopt);
}

// October in UTC ends on November 1 in Beijing; a heading should not say so.
TEST(UsagePeriodTest, CalendarMonthsOfAnotherClockAreNamed) {
  const std::string october =
      request("deepseek-flash", kOctober + 600, 10, 0, 1) +
      request("deepseek-flash", kOctober + 31 * 86400 - 600, 10, 0, 1);
  const json::Value beijing = report_of(october, R"({"day_offset":"+08:00"})");
  EXPECT_EQ(at(beijing, "period.last_day"), "2026-11-01");
  EXPECT_EQ(at(beijing, "period.calendar_months.first_day"), "2026-10-01");
  EXPECT_EQ(at(beijing, "period.calendar_months.last_day"), "2026-10-31");
  EXPECT_EQ(at(beijing, "period.calendar_months.day_offset"), "+00:00");
  EXPECT_EQ(at(report_of(october, "{}"), "period.calendar_months"), "null");
  const std::string days =
      request("deepseek-flash", kOctober + 600, 10, 0, 1) +
      request("deepseek-flash", kOctober + 5 * 86400, 10, 0, 1);
  EXPECT_EQ(at(report_of(days, R"({"day_offset":"+08:00"})"),
               "period.calendar_months"),
            "null");
}

// Twelve hours on each of two days: 24 hours, and 48 of their days.
TEST(UsagePlanTest, TheTimeReallyCoveredIsSaid) {
  const std::string half =
      request("deepseek-flash", kOctober + 12 * 3600, 10, 0, 1);
  const json::Value got = report_of(
      half + request("deepseek-flash", kOctober + 36 * 3600, 10, 0, 1));
  EXPECT_EQ(at(got, "as_plan.covered.seconds"), "86400");
  EXPECT_EQ(at(got, "as_plan.covered.times_more"), "2");
  EXPECT_EQ(at(report_of(half), "as_plan.covered"), "(none)");
  EXPECT_EQ(at(report_of(request("deepseek-flash", kOctober, 10, 0, 1) +
                         request("deepseek-flash", kOctober + 31 * 86400 - 1,
                                 10, 0, 1)),
               "as_plan.covered"),
            "(none)");
}

TEST(UsagePlanTest, OfUnknownHoursWhatIfHasBothBounds) {
  const std::string log = request("deepseek-v4-pro", 1812938400, 1000, 500, 50);
  const json::Value got = report_of(log, R"({"now":"2026-11-20T00:00:00Z"})");
  EXPECT_EQ(at(got, "what_if.of"), at(got, "totals.amount"));
  EXPECT_EQ(at(got, "what_if.low.of"), at(got, "totals.amount_low"));
  EXPECT_EQ(at(got, "what_if.all_pro"), at(got, "totals.amount"));
  EXPECT_EQ(at(got, "what_if.low.all_pro"), at(got, "totals.amount_low"));
  EXPECT_EQ(at(got, "what_if.all_off_peak"), at(got, "totals.amount_low"));
  EXPECT_EQ(at(got, "what_if.low.all_off_peak"), "(none)");
  EXPECT_EQ(at(report_of(request("deepseek-flash", kOctober, 10, 0, 1)),
               "what_if.low"),
            "");
}

TEST(UsagePlanTest, OfUnknownHoursNoShareIsMade) {
  // 2027-06-14T02:00:00Z, a Monday that may be a holiday.
  const std::string log = request("deepseek-v4-pro", 1812938400, 1000, 500, 50);
  const json::Value got = report_of(log, R"({"now":"2026-11-20T00:00:00Z"})");
  EXPECT_EQ(at(got, "unknown_band.requests"), "1");
  EXPECT_NE(at(got, "totals.amount_low"), "(none)");
  EXPECT_EQ(at(got, "as_plan.workloads.0.requests"), "30");
  EXPECT_EQ(at(got, "as_plan.workloads.0.when.kind"), "(none)");
}

}  // namespace
}  // namespace deepseek_cost::usage
