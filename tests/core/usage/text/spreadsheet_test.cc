#include "core/usage/text/spreadsheet.h"

#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string amount(const json::Value& got) {
  return got.find("totals")->find("amount")->text;
}

std::string detail(const json::Value& got) {
  const auto& skipped = got.find("skipped")->items;
  return skipped.empty() ? "" : skipped[0].find("detail")->text;
}

constexpr const char* kHeader =
    "user_id,utc_date,model,api_key_name,api_key,type,price,amount\n";

std::string row(const std::string& date, const std::string& count) {
  return "u," + date + ",deepseek-v4-pro,k,sk,output_tokens,0.00000198," +
         count + "\n";
}

TEST(UsageSpreadsheetTest, ThousandsAreReadWhereNothingElseIsMeant) {
  for (const char* const text : {"\"1,000,000\"", "1'000'000", "1 000 000",
                                 "1\xC2\xA0"
                                 "000\xC2\xA0"
                                 "000",
                                 "1\xE2\x80\x99"
                                 "000\xE2\x80\x99"
                                 "000",
                                 "1000000"}) {
    const json::Value got = report_of(kHeader + row("2026-09-14", text));
    EXPECT_EQ(amount(got), "1.98") << text;
    EXPECT_EQ(detail(got), "") << text;
  }
  for (const char* const text :
       {"\"1,0,000\"", "1'0000", "1 000 00", "\"1,000'000\"", "\",000\""}) {
    const json::Value got = report_of(kHeader + row("2026-09-14", text));
    EXPECT_EQ(detail(got), "its amount is not a whole number") << text;
  }
  EXPECT_EQ(without_thousands("1,000", ';'), "1,000");
  EXPECT_EQ(without_thousands("1,000", ','), "1000");
  EXPECT_EQ(without_thousands("1,000,000", ';'), "1000000");
  EXPECT_EQ(without_thousands("12 345.5", ','), "12345.5");
}

TEST(UsageSpreadsheetTest, DatesWithSlashesByTheFilesOwnOrder) {
  const json::Value american = report_of(kHeader + row("9/2/2026", "1000000") +
                                         row("9/14/2026", "1000000"));
  EXPECT_EQ(amount(american), "3.96");
  EXPECT_EQ(american.find("period")->find("first_day")->text, "2026-09-02");
  const json::Value british = report_of(kHeader + row("02/09/2026", "1000000") +
                                        row("14/09/2026", "1000000"));
  EXPECT_EQ(british.find("period")->find("first_day")->text, "2026-09-02");
  // Nothing shows it: refused, with what to do.
  const json::Value unknown = report_of(kHeader + row("9/2/2026", "1000000"));
  EXPECT_EQ(amount(unknown), "0");
  EXPECT_EQ(detail(unknown),
            "its date may be month/day or day/month; save it as 2026-09-14");
  // The same both ways.
  EXPECT_EQ(amount(report_of(kHeader + row("9/9/2026", "1000000"))), "1.98");
  EXPECT_EQ(detail(report_of(kHeader + row("13/13/2026", "1"))),
            "its date cannot be read; save it as 2026-09-14");
}

TEST(UsageSpreadsheetTest, WhatStandsBeforeTheHeaderAndBetweenTheLines) {
  const std::string rows = kHeader + row("2026-09-14", "1000000");
  for (const std::string& before :
       {std::string("Table 1\n"), std::string("\"sep=,\"\n"),
        std::string("sep=,\r\n"), std::string("\xEF\xBB\xBFTable 1\r\n")}) {
    for (const std::size_t chunk : {1U, 9U, 1000U}) {
      const json::Value got = report_of(before + rows, "{}", chunk);
      EXPECT_EQ(amount(got), "1.98") << before;
      EXPECT_EQ(detail(got), "") << before;
    }
  }
  std::string mac = rows;
  for (char& c : mac) {
    if (c == '\n') c = '\r';
  }
  EXPECT_EQ(amount(report_of(mac)), "1.98");
  EXPECT_EQ(amount(report_of(mac, "{}", 7)), "1.98");
}

}  // namespace
}  // namespace deepseek_cost::usage
