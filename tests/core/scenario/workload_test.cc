#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/json/parse.h"
#include "core/scenario/json/scenario_json.h"
#include "core/scenario/labels.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {
namespace {

std::string all_errors(const std::string& scenario) {
  const Result<json::Value> value = json::parse(scenario);
  if (!value) return "not JSON";
  Errors errors;
  read_scenario(*value, "/scenario", "2026-06-28", errors);
  std::string list;
  for (const Error& error : errors) {
    if (!list.empty()) list += ' ';
    list += std::string(name_of(error.code)) + '@' + error.where;
  }
  return list;
}

Scenario read(const std::string& text) {
  Errors errors;
  Scenario scenario =
      read_scenario(*json::parse(text), "/scenario", "2026-06-28", errors);
  EXPECT_TRUE(errors.empty()) << all_errors(text);
  return scenario;
}

std::string with_workload(const std::string& fields) {
  return R"({"workloads":[{"input":1500,"hit":"70","output":400,)"
         R"("requests":100000)" +
         (fields.empty() ? "" : "," + fields) + "}]}";
}

// Hit and miss tokens add up to the input whatever the share.
TEST(Workload, HitAndMissAreTheWholeInput) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 2000; ++i) {
    Workload workload;
    workload.input = Tokens(static_cast<std::int64_t>(random() % 1048577));
    workload.hit =
        PartsPerMillion(static_cast<std::int32_t>(random() % 1000001));
    const RequestTokens tokens = tokens_of(workload);
    EXPECT_EQ(tokens.hit + tokens.miss, workload.input.as_ratio());
    EXPECT_GE(tokens.hit, Ratio(0));
    EXPECT_GE(tokens.miss, Ratio(0));
  }
}

TEST(Workload, SharesOfTokensStayExact) {
  Workload workload;
  workload.input = Tokens(1000);
  workload.hit = PartsPerMillion(333333);
  EXPECT_EQ(tokens_of(workload).hit, Ratio(333333, 1000));
}

// A minute's requests are an hour's sixtieth, and twelve average months a year
// of 365 days.
TEST(Workload, PeriodsRelateToOneAnother) {
  const auto in_month = [](std::int64_t count, Period per,
                           std::optional<CivilMonth> month) {
    Workload workload;
    workload.requests = Requests(count);
    workload.per = per;
    return requests_in(days_of(month), workload);
  };
  for (const std::optional<CivilMonth> month :
       {std::optional<CivilMonth>(), std::optional(CivilMonth{2026, 2}),
        std::optional(CivilMonth{2028, 2}),
        std::optional(CivilMonth{2026, 12})}) {
    EXPECT_EQ(in_month(60, Period::minute, month),
              in_month(3600, Period::hour, month));
    EXPECT_EQ(in_month(24, Period::hour, month),
              in_month(576, Period::day, month));
    EXPECT_EQ(in_month(777, Period::month, month), Ratio(777));
    EXPECT_EQ(in_month(1, Period::day, month), days_of(month));
  }
  EXPECT_EQ(in_month(333, Period::day, std::nullopt), Ratio(40515, 4));
  EXPECT_EQ(in_month(1, Period::hour, std::nullopt), Ratio(730));
  EXPECT_EQ(days_of(std::nullopt) * Ratio(12), Ratio(365));
  EXPECT_EQ(days_of(CivilMonth{2028, 2}), Ratio(29));
}

TEST(Workload, NamesAndEnumeratorsAgree) {
  for (int i = 0; i < 4; ++i) {
    const auto period = static_cast<Period>(i);
    EXPECT_EQ(enum_from<Period>(name_of(period)), period);
  }
  for (int i = 0; i < 7; ++i) {
    const auto kind = static_cast<UsageHoursKind>(i);
    EXPECT_EQ(enum_from<UsageHoursKind>(name_of(kind)), kind);
  }
  EXPECT_FALSE(enum_from<Period>("year"));
  EXPECT_FALSE(enum_from<Period>("Month"));
  EXPECT_FALSE(enum_from<UsageHoursKind>(""));
}

TEST(Workload, GridsRoundTrip) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 200; ++i) {
    std::bitset<kHoursPerWeek> grid;
    for (std::size_t hour = 0; hour < kHoursPerWeek; ++hour) {
      grid[hour] = random() % 2 == 0;
    }
    grid[static_cast<std::size_t>(random() % kHoursPerWeek)] = true;
    EXPECT_EQ(*read_grid(format_grid(grid)), grid);
  }
  std::bitset<kHoursPerWeek> first;
  first[0] = true;
  EXPECT_EQ(format_grid(first), "8" + std::string(41, '0'));
  EXPECT_EQ(read_grid("f" + std::string(41, '0'))->count(), 4u);
  EXPECT_EQ(read_grid(std::string(42, '0')).errors()[0].code,
            ErrorCode::nothing_painted);
  for (const std::string& wrong :
       {std::string(), std::string(41, 'f'), std::string(43, 'f'),
        std::string(42, 'g')}) {
    EXPECT_EQ(read_grid(wrong).errors()[0].code, ErrorCode::invalid_grid);
  }
}

TEST(Scenario, DefaultsWhatMayBeLeftOut) {
  const Scenario scenario = read(with_workload(""));
  EXPECT_EQ(scenario.card, "2026-06-28");
  EXPECT_EQ(scenario.currency, Currency::usd);
  EXPECT_FALSE(scenario.month);
  EXPECT_EQ(scenario.instant, BandInstant::completion);
  ASSERT_EQ(scenario.workloads.size(), 1u);
  const Workload& workload = scenario.workloads[0];
  EXPECT_EQ(workload.per, Period::month);
  EXPECT_EQ(workload.hours, UsageHours());
}

// Typed text and JSON numbers mean the same.
TEST(Scenario, ReadsTypedNumbers) {
  const std::string typed =
      R"({"workloads":[{"input":"1.5k","hit":"70 %","output":"4e2",)"
      R"("requests":"10万"}]})";
  EXPECT_EQ(read(typed), read(with_workload("")));
}

// Zero is a number like any other.
TEST(Scenario, KeepsZeros) {
  const Scenario scenario = read(
      R"({"workloads":[{"input":0,"hit":"0","output":"0","requests":0}]})");
  EXPECT_EQ(scenario.workloads[0].input, Tokens());
  EXPECT_EQ(scenario.workloads[0].hit, PartsPerMillion());
  EXPECT_EQ(scenario.workloads[0].requests, Requests());
}

// Numbers are never guessed; every error is found, each at its own place.
TEST(Scenario, FindsEveryErrorAtItsPath) {
  EXPECT_EQ(all_errors("{}"), "missing_field@/scenario/workloads");
  EXPECT_EQ(all_errors("[]"), "wrong_type@/scenario");
  EXPECT_EQ(all_errors(R"({"workloads":[]})"),
            "missing_field@/scenario/workloads");
  EXPECT_EQ(all_errors(R"({"workloads":[{}]})"),
            "missing_field@/scenario/workloads/0/input "
            "missing_field@/scenario/workloads/0/hit "
            "missing_field@/scenario/workloads/0/output "
            "missing_field@/scenario/workloads/0/requests");
  EXPECT_EQ(
      all_errors(
          R"({"card":5,"currency":"EUR","month":"2026-13","instant":"end",)"
          R"("workloads":[{"input":-1,"hit":"101","output":"1.5",)"
          R"("requests":1000000000000001,"per":"year","when":{"kind":"x"},)"
          R"("tokens":3},7]})"),
      "wrong_type@/scenario/card unknown_currency@/scenario/currency "
      "invalid_month@/scenario/month unknown_choice@/scenario/instant "
      "negative_number@/scenario/workloads/0/input "
      "out_of_range@/scenario/workloads/0/hit "
      "not_whole@/scenario/workloads/0/output "
      "out_of_range@/scenario/workloads/0/requests "
      "unknown_choice@/scenario/workloads/0/per "
      "unknown_choice@/scenario/workloads/0/when/kind "
      "unknown_field@/scenario/workloads/0/tokens "
      "wrong_type@/scenario/workloads/1");
}

TEST(Scenario, ReadsEveryKindOfWhen) {
  const std::string grid = "f" + std::string(41, '0');
  EXPECT_EQ(read(with_workload(R"("when":{"kind":"grid","grid":")" + grid +
                               R"(","utc_offset":-300})"))
                .workloads[0]
                .hours.utc_offset_minutes,
            -300);
  EXPECT_EQ(read(with_workload(R"("when":{"kind":"grid","grid":")" + grid +
                               R"(","utc_offset":"+05:30"})"))
                .workloads[0]
                .hours.utc_offset_minutes,
            330);
  EXPECT_EQ(
      read(with_workload(R"("when":{"kind":"peak_share","peak_share":"20"})"))
          .workloads[0]
          .hours.peak_share,
      PartsPerMillion(200000));
  // What belongs to another kind may stand there and means nothing.
  EXPECT_EQ(read(with_workload(R"("when":{"kind":"office_china","grid":"",)"
                               R"("utc_offset":480,"peak_share":"x"})"))
                .workloads[0]
                .hours,
            (UsageHours{.kind = UsageHoursKind::office_china}));
  const std::string where = "/scenario/workloads/0/when/";
  EXPECT_EQ(all_errors(with_workload(R"("when":{"kind":"grid"})")),
            "missing_field@" + where + "grid");
  EXPECT_EQ(
      all_errors(with_workload(
          R"("when":{"kind":"grid","grid":"0f","utc_offset":900})")),
      "invalid_grid@" + where + "grid out_of_range@" + where + "utc_offset");
  EXPECT_EQ(
      all_errors(with_workload(R"("when":{"kind":"grid","grid":")" +
                               std::string(42, '0') +
                               R"(","utc_offset":"east"})")),
      "nothing_painted@" + where + "grid not_a_number@" + where + "utc_offset");
  EXPECT_EQ(all_errors(with_workload(R"("when":{"kind":"peak_share"})")),
            "missing_field@" + where + "peak_share");
}

TEST(Scenario, CapsNamesAndRefusesControls) {
  std::string sixty;
  for (int i = 0; i < 60; ++i) sixty += "客";
  EXPECT_EQ(read(with_workload("\"name\":\"" + sixty + "\"")).workloads[0].name,
            sixty);
  const std::string where = "@/scenario/workloads/0/name";
  EXPECT_EQ(all_errors(with_workload("\"name\":\"" + sixty + "服\"")),
            "too_long" + where);
  for (const char* control : {"\\u0000", "\\n", "\\u007f", "\\u0085", "\\u202e",
                              "\\u2066", "\\ufeff"}) {
    EXPECT_EQ(all_errors(
                  with_workload(std::string("\"name\":\"a") + control + "b\"")),
              "control_character" + where);
  }
}

TEST(Scenario, HoldsAtMostFiftyWorkloads) {
  const auto list = [](int count) {
    std::string text = R"({"workloads":[)";
    for (int i = 0; i < count; ++i) {
      text += std::string(i == 0 ? "" : ",") +
              R"({"input":1,"hit":"0","output":1,"requests":1})";
    }
    return text + "]}";
  };
  EXPECT_EQ(all_errors(list(50)), "");
  EXPECT_EQ(all_errors(list(51)), "too_many@/scenario/workloads");
}

TEST(Scenario, ReadsMonths) {
  EXPECT_EQ(*read_month("2026-12"), (CivilMonth{2026, 12}));
  EXPECT_EQ(format_month({2026, 2}), "2026-02");
  EXPECT_EQ(read_month("1999-12").errors()[0].code, ErrorCode::out_of_range);
  EXPECT_EQ(read_month("2100-01").errors()[0].code, ErrorCode::out_of_range);
  for (const char* wrong : {"", "2026", "2026-00", "2026-13", "2026-1",
                            "2026-12-01", "26-12", "2026-12 "}) {
    EXPECT_EQ(read_month(wrong).errors()[0].code, ErrorCode::invalid_month)
        << wrong;
  }
}

// What is written is read back as the same scenario.
TEST(Scenario, JsonRoundTrips) {
  Scenario scenario = read(with_workload(
      R"("name":"客服 <b>","per":"minute","when":{"kind":"grid","grid":")" +
      std::string(42, 'a') + R"(","utc_offset":-720})"));
  scenario.month = CivilMonth{2026, 10};
  scenario.currency = Currency::cny;
  scenario.instant = BandInstant::start;
  scenario.workloads.push_back(scenario.workloads[0]);
  scenario.workloads[1].hours = {.kind = UsageHoursKind::peak_share,
                                 .peak_share = PartsPerMillion(12345)};
  json::Writer out;
  write_scenario(scenario, out);
  EXPECT_EQ(read(out.text()), scenario);
}

}  // namespace
}  // namespace deepseek_cost
