// Official exports that people have put together and saved again.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

constexpr const char* kAmounts =
    "user_id,utc_date,model,api_key_name,api_key,type,price,amount\n";
constexpr const char* kCosts =
    "user_id,utc_date,model,wallet_type,cost,currency\n";

// What a key used on a day of September: 0.66 and 1.98 per 1M.
std::string day(const std::string& number, const std::string& key = "k",
                const std::string& misses = "100000") {
  const std::string head =
      "u,2026-09-" + number + ",deepseek-v4-pro," + key + ",sk-" + key + ",";
  return head + "input_cache_miss_tokens,0.00000066," + misses + "\n" + head +
         "output_tokens,0.00000198,10000\n" + head + "request_count,,5\n";
}

std::string total(const json::Value& got) {
  return got.find("totals")->find("amount")->text + " " +
         got.find("totals")->find("requests")->text + " " +
         got.find("duplicates")->find("count")->text;
}

std::string first_detail(const json::Value& got) {
  const auto& skipped = got.find("skipped")->items;
  return skipped.empty() ? "" : skipped[0].find("detail")->text;
}

TEST(UsageJoinedExportsTest, RowsOfTwoDownloadsInOneFileAreOne) {
  const std::string both = day("14") + day("15");
  for (const std::string& again :
       {kAmounts + day("14"), day("14"), day("14") + day("15") + day("16"),
        kAmounts + day("15") + day("14")}) {
    const bool more = again.find("09-16") != std::string::npos;
    const bool two = again.find("09-15") != std::string::npos;
    const json::Value got = report_of(kAmounts + both + again);
    EXPECT_EQ(total(got), std::string(more ? "0.2574 15" : "0.1716 10") +
                              (two ? " 6" : " 3"))
        << again;
    // The same rows in two files.
    const std::string other =
        again.starts_with("user_id") ? again : kAmounts + again;
    EXPECT_EQ(total(got), total(report_of_files({kAmounts + both, other})));
  }
  // One day alone, and a later download that has more of it.
  EXPECT_EQ(total(report_of(kAmounts + day("14") + day("14"))), "0.0858 5 3");
  EXPECT_EQ(total(report_of(kAmounts + day("14") + day("14", "k", "200000"))),
            "0.1518 5 3");
  EXPECT_EQ(
      total(report_of(kAmounts + both + day("14"), R"({"duplicates":"bill"})")),
      "0.2574 15 3");
}

TEST(UsageJoinedExportsTest, NoRowIsTakenForAnother) {
  // By key, by day, and the other way: each is there once.
  for (const std::string& rows :
       {day("14") + day("15") + day("14", "l") + day("15", "l"),
        day("14") + day("14", "l") + day("15") + day("15", "l"),
        day("15") + day("14") + day("15", "l") + day("14", "l")}) {
    EXPECT_EQ(total(report_of(kAmounts + rows)), "0.3432 20 0") << rows;
  }
  // Nothing says whose they are: another key's rows may be equal.
  const std::string rows =
      "2026-09-14,deepseek-v4-pro,request_count,,5\n"
      "2026-09-15,deepseek-v4-pro,request_count,,5\n"
      "2026-09-14,deepseek-v4-pro,request_count,,5\n";
  const std::string header = "utc_date,model,type,price,amount\n";
  EXPECT_EQ(total(report_of(header + rows)), "0 15 0");
  EXPECT_EQ(total(report_of(header + rows + header + rows)), "0 15 3");
}

TEST(UsageJoinedExportsTest, CostsTooAndACostFileAloneAgreesWithNothing) {
  const std::string cost = "u,2026-09-14,deepseek-v4-pro,Paid,0.0858,USD\n";
  const std::string other = "u,2026-09-15,deepseek-v4-pro,Paid,0.5,USD\n";
  for (const std::string& again : {kCosts + cost, cost}) {
    const json::Value got = report_of(kCosts + cost + other + again);
    EXPECT_EQ(got.find("totals")->find("amount")->text, "0.5858");
    const json::Value* file = got.find("reconciliation")->find("cost_file");
    EXPECT_EQ(file->find("billed")->text, "0.5858");
    EXPECT_EQ(file->find("agrees"), nullptr);
    EXPECT_EQ(file->find("computed"), nullptr);
    EXPECT_EQ(file->find("difference"), nullptr);
    EXPECT_EQ(file->find("compared")->text, "0");
    EXPECT_TRUE(file->find("differing")->items.empty());
  }
  const json::Value both =
      report_of(kAmounts + day("14") + kCosts + cost + kCosts + cost);
  EXPECT_TRUE(
      both.find("reconciliation")->find("cost_file")->find("agrees")->boolean);
}

std::string one(const std::string& date, const std::string& amount = "1000000",
                char separator = ',') {
  std::string text = std::string(kAmounts) + "u," + date +
                     ",deepseek-v4-pro,k,sk,output_tokens,0.00000198," +
                     amount + "\n";
  if (separator != ',') {
    for (char& c : text) {
      if (c == ',') c = separator;
    }
  }
  return text;
}

TEST(UsageJoinedExportsTest, DaysAsSpreadsheetsWriteThem) {
  for (const char* date : {"2026-09-14",
                           "20260914",
                           "2026/9/14",
                           "2026.09.14",
                           "2026. 9. 14.",
                           "14-9-2026",
                           "14-09-2026",
                           "14.9.2026",
                           "14.09.2026",
                           "14. 9. 2026",
                           "9/14/26",
                           "14/09/26",
                           "9/14/2026",
                           "14/09/2026",
                           "2026-09-14 00:00:00",
                           "2026-09-14T00:00:00Z",
                           "9/14/2026 0:00",
                           "14-Sep-26",
                           "14-Sep-2026",
                           "14 September 2026",
                           "\"Sep 14, 2026\"",
                           "2026年9月14日",
                           "46279"}) {
    const json::Value got = report_of(one(date));
    EXPECT_EQ(first_detail(got), "") << date;
    ASSERT_NE(got.find("period")->find("first_day"), nullptr) << date;
    EXPECT_EQ(got.find("period")->find("first_day")->text, "2026-09-14")
        << date;
  }
  for (const char* date :
       {"2026-09-14 01:00:00", "yesterday", "14-Foo-26", "2026-13-01",
        "31.11.2026", "9/14", "14.9.26", "2026-09/14", "1", "462790"}) {
    EXPECT_EQ(first_detail(report_of(one(date))),
              "its date cannot be read; save it as 2026-09-14")
        << date;
  }
  for (const char* date : {"9/2/2026", "9-2-26", "24/09/26"}) {
    EXPECT_EQ(first_detail(report_of(one(date))),
              "its date may be month/day or day/month; save it as 2026-09-14")
        << date;
  }
  // Another row shows it.
  EXPECT_EQ(first_detail(report_of(
                one("24/09/26") +
                "u,14/09/26,deepseek-v4-pro,k,sk,request_count,,1\n")),
            "");
}

TEST(UsageJoinedExportsTest, AmountsAsSpreadsheetsWriteThem) {
  for (const char* amount :
       {"\"10,00,000\"", "'1000000", "\"=\"\"1000000\"\"\"", "1e+06"}) {
    const json::Value got = report_of(one("2026-09-14", amount));
    EXPECT_EQ(got.find("totals")->find("amount")->text, "1.98")
        << amount << first_detail(got);
  }
  for (const char* amount : {"1E+06", "2E+05", "1.2E+06", "1.2e+06"}) {
    EXPECT_EQ(first_detail(report_of(one("2026-09-14", amount))),
              "its amount was rounded by a spreadsheet; show the column as "
              "whole numbers and save it again")
        << amount;
  }
  const json::Value cost = report_of(
      "user_id;utc_date;model;wallet_type;cost;currency\n"
      "u;2026-09-14;deepseek-v4-pro;Paid;1.234,5;USD\n");
  EXPECT_EQ(cost.find("totals")->find("amount")->text, "1234.5");
}

TEST(UsageJoinedExportsTest, RowsThatOnlyASpreadsheetKnowsAreNone) {
  for (const std::string& before :
       {std::string("Table 1,,,,,,,\n"), std::string(",,,,,,,\n"),
        std::string("Table 1;;;;;;;\n")}) {
    const char separator = before.find(';') == std::string::npos ? ',' : ';';
    for (const std::size_t chunk : {1U, 1000U}) {
      const json::Value got =
          report_of(before + one("2026-09-14", "1000000", separator) +
                        std::string(2, separator) + "\n" +
                        std::string(7, separator) + "\n",
                    "{}", chunk);
      EXPECT_EQ(got.find("totals")->find("amount")->text, "1.98") << before;
      EXPECT_EQ(got.find("counts")->find("records")->text, "1") << before;
    }
  }
}

// An account's days follow its time zone: who changes it counts twice.
TEST(UsageJoinedExportsTest, DaysOfTwoClocksThatOverlapAreSaid) {
  const std::string head =
      "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,"
      "price,amount\n";
  const auto row = [](const std::string& from, const std::string& until) {
    return "u," + from + "," + until +
           ",deepseek-v4-pro,k,sk-1,output_tokens,0.00000198,1000\n";
  };
  const std::string beijing =
      row("2026-09-14T00:00:00+08:00", "2026-09-15T00:00:00+08:00");
  const std::string utc = row("2026-09-14T00:00:00Z", "2026-09-15T00:00:00Z");
  const std::string later = row("2026-09-15T00:00:00Z", "2026-09-16T00:00:00Z");
  const auto overlaps = [](const std::vector<std::string>& files) {
    const json::Value got = report_of_files(files);
    return got.find("overlaps")->find("count")->text + " " +
           got.find("overlaps")->find("amount")->text;
  };
  EXPECT_EQ(overlaps({head + beijing, head + utc + later}), "1 0.00198");
  EXPECT_EQ(overlaps({head + utc + later}), "0 0");
  EXPECT_EQ(overlaps({head + beijing, head + later}), "0 0");
  EXPECT_EQ(overlaps({head + utc, head + utc}), "0 0");
}

}  // namespace
}  // namespace deepseek_cost::usage
