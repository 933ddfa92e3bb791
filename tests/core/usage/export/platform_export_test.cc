#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// An official fixture by its id, amount and cost file one after the other.
std::string fixture(std::string_view id) {
  std::ifstream file(DEEPSEEK_COST_TESTS_DIR "/vectors/usage_exports.json");
  std::stringstream text;
  text << file.rdbuf();
  const Result<json::Value> all = json::parse(text.str());
  EXPECT_TRUE(all.ok());
  for (const json::Value& one : all->items) {
    if (one.find("id")->text != id) continue;
    const json::Value* cost = one.find("cost_csv");
    return one.find("amount_csv")->text +
           (cost == nullptr ? "" : "\xEF\xBB\xBF" + cost->text);
  }
  ADD_FAILURE() << "no fixture " << id;
  return {};
}

// One row of 0.66 per 1M in some spelling: "200000", or why it is refused.
std::string miss_of(const std::string& price, const std::string& amount) {
  const Result<json::Value> got = json::parse(report_text(
      "user_id;utc_date;model;api_key_name;api_key;type;price;amount\n"
      "u;2026-09-14;deepseek-v4-pro;k;s;input_cache_miss_tokens;" +
      price + ";" + amount + "\n"));
  const auto& skipped = got->find("skipped")->items;
  if (skipped.empty()) return got->find("totals")->find("miss")->text;
  return skipped[0].find("params")->find("detail")->find("phrase")->text;
}

TEST(UsageExportTest, ThePriceDecidesWhatAPointIs) {
  const std::string point = "0.00000066";
  const std::string comma = "0,00000066";
  for (const char* amount : {"200.000", "200000", "200'000", "200 000",
                             "200\u00A0000", "200000,0"}) {
    EXPECT_EQ(miss_of(comma, amount), "200000") << amount;
  }
  for (const char* amount : {"200,000", "200000.0", "200000", "200 000"}) {
    EXPECT_EQ(miss_of(point, amount), "200000") << amount;
  }
  EXPECT_EQ(miss_of(point, "200.000"), "200");
  EXPECT_EQ(miss_of(comma, "200,000"), "200");
  EXPECT_EQ(miss_of(comma, "1.000.000"), "1000000");
  EXPECT_EQ(miss_of("66E-8", "200.000"), "amount_grouped");
  EXPECT_EQ(miss_of(comma, "1.00.000"), "amount_not_whole");
  // What a spreadsheet shows of 136,123,456.
  EXPECT_EQ(miss_of(point, "1.36E+08"), "amount_rounded");
  EXPECT_EQ(miss_of(point, "1.36123456E+08"), "136123456");
  // What it shows of 0.0000015 with two decimals.
  EXPECT_EQ(miss_of("0.00", "200000"), "price_rounded");
  EXPECT_EQ(miss_of("0.00", "0"), "0");
}

TEST(UsageExportTest, PricesWithTheSignOfACurrency) {
  for (const char* price : {"$0.00000066", "US$ 0.00000066", "0,00000066 $",
                            "USD 0.00000066", "0.00000066 USD"}) {
    EXPECT_EQ(miss_of(price, "200000"), "200000") << price;
  }
  EXPECT_EQ(miss_of("€0.00000066", "200000"), "price_unreadable");
}

TEST(UsageExportTest, LegacyDailyWithTwoKeys) {
  const std::string got = report_text(fixture("E-01"), R"({"per_key":true})");
  EXPECT_TRUE(has(got, R"("currency":"CNY","currency_from":"prices")"));
  EXPECT_TRUE(has(got, R"("day":"2026-07-27","requests":"12")"));
  EXPECT_TRUE(has(got, R"("amount":"0.1581442")"));
  EXPECT_TRUE(has(got, R"("amount":"0.13207344")"));
  EXPECT_TRUE(has(got, R"("key":"key-b","requests":"19")"));
  EXPECT_TRUE(has(got, R"("amount":"0.0050898")"));
  EXPECT_TRUE(has(got, R"("differing":[],"differing_count":"0"}})"));
}

TEST(UsageExportTest, ADayOverTwoBandsEqualsTheBill) {
  const std::string got = report_text(fixture("E-02"));
  EXPECT_TRUE(has(got, R"("currency":"CNY","currency_from":"cost_file")"));
  EXPECT_TRUE(has(
      got,
      R"("totals":{"requests":"393","hit":"140833536","miss":"855291","output":"197707","reasoning":"0","amount":"13.9839696"})"));
  EXPECT_TRUE(has(got, R"("amount":"4.44462")"));
  EXPECT_TRUE(has(got, R"("amount":"9.5393496")"));
  EXPECT_TRUE(has(got, R"("difference":"0")"));
}

// The price column is the bill; that it is not in the rate book is said.
TEST(UsageExportTest, PricesThatTheBookDoesNotHaveAreNamed) {
  const std::string got = report_text(fixture("E-04"));
  EXPECT_TRUE(has(got, R"("amount":"0.78")"));
  EXPECT_TRUE(has(got, R"("from":"2026-08-31T21:00:00Z")"));
  EXPECT_TRUE(has(got, R"("differing_count":"4")"));
}

TEST(UsageExportTest, SixteenDecimalsOfTheCostFile) {
  const std::string got = report_text(fixture("E-05"));
  EXPECT_TRUE(has(got, R"("computed":"3.553018","billed":"3.553018")"));
  EXPECT_TRUE(has(got, R"("requests":"917")"));
}

// Identity never reaches the report unless asked for.
TEST(UsageExportTest, IdentityIsDropped) {
  for (const char* id : {"E-01", "E-02", "E-04", "E-05"}) {
    const std::string got = report_text(fixture(id));
    EXPECT_FALSE(has(got, "key-")) << id;
    EXPECT_FALSE(has(got, "sk-")) << id;
    EXPECT_FALSE(has(got, "by_key")) << id;
  }
}

TEST(UsageExportTest, ChunksLineEndsAndFileOrderDoNotMatter) {
  const std::string bytes = fixture("E-02");
  const std::string wanted = report_text(bytes);
  EXPECT_EQ(report_text(bytes, "{}", 1), wanted);
  EXPECT_EQ(report_text(bytes, "{}", 7), wanted);
  std::string windows;
  for (const char c : bytes) windows += c == '\n' ? "\r\n" : std::string(1, c);
  const auto without_bytes = [](const std::string& text) {
    return text.substr(text.find("\"kind\""));
  };
  EXPECT_EQ(without_bytes(report_text(windows)), without_bytes(wanted));
}

const std::string kHeader =
    "user_id,utc_date,model,api_key_name,api_key,type,price,amount\n";

TEST(UsageExportTest, QuotedFieldsAndBrokenRows) {
  const std::string got = report_text(
      kHeader +
          "U,2026-06-03,deepseek-v4-pro,\"a, \"\"b\"\"\nc\",k,output_tokens,"
          "0.00000087,1000000\n"
          "U,2026-06-03,deepseek-v4-pro\n"
          "U,2026-02-30,deepseek-v4-pro,a,k,output_tokens,0.00000087,1\n"
          "U,2026-06-03,deepseek-v4-pro,a,k,output_tokens,-1,1\n"
          "U,2026-06-03,deepseek-v4-pro,a,k,output_tokens,0.00000087,1.5\n",
      R"({"per_key":true})");
  EXPECT_TRUE(has(got, R"("key":"a, \"b\"\nc")")) << got;
  EXPECT_TRUE(has(got, R"("amount":"0.87")")) << got;
  for (const char* line : {"4", "5", "6", "7"}) {
    EXPECT_TRUE(
        has(got, R"("code":"invalid_row","count":"1","first":{"line":")" +
                     std::string(line) + "\""))
        << got;
  }
  EXPECT_TRUE(
      has(got, R"("counts":{"records":"5","billed":"1","skipped":"4"})"));
}

// Costs split over wallets add up; what differs is named.
TEST(UsageExportTest, EachWayToBeWrongIsCountedByItself) {
  const std::string got = report_text(
      "utc_date,model,type,price,amount\n"
      "2026-05-32,deepseek-v4-flash,output_tokens,0.000002,5\n"
      "2026-05-31,deepseek-v4-flash,output_tokens,0.000002,-5\n"
      "2026-05-31,deepseek-v4-flash,output_tokens,0.000002,1.5\n"
      "2026-05-31,deepseek-v4-flash,output_tokens,,5\n");
  EXPECT_TRUE(
      has(got, R"("count":"1","first":{"line":"2","byte":"33","file":"0"})"));
  EXPECT_TRUE(has(got, R"("count":"2","first":{"line":"3",)"));
  EXPECT_TRUE(has(got, R"("count":"1","first":{"line":"5",)"));
  EXPECT_TRUE(has(got, R"("records":"4","billed":"0","skipped":"4")"));
}

TEST(UsageExportTest, WhatStandsBeforeTheHeaderIsPassedOver) {
  const std::string table =
      "user_id;utc_date;model;type;price;amount\r\n"
      "U;2026-05-31;deepseek-v4-flash;output_tokens;0,000002;1000\r\n";
  for (const char* before :
       {"sep=;\r\n", "\r\n\r\n", "\xEF\xBB\xBFsep=;\n", " \n\nsep=;\n"}) {
    for (const std::size_t piece : {1U, 7U, 1000U}) {
      const std::string got = report_text(before + table, "{}", piece);
      EXPECT_TRUE(has(got, R"("kind":"export")")) << before;
      EXPECT_TRUE(has(got, R"("amount":"0.002")")) << got;
      EXPECT_TRUE(has(got, R"("records":"1","billed":"1","skipped":"0")"))
          << got;
    }
  }
}

TEST(UsageExportTest, AnEncodingThatIsNotReadIsNamed) {
  EXPECT_TRUE(has(report_text(std::string("\xFF\xFEu\0s\0", 6)),
                  "it is UTF-16; save it as UTF-8"));
}

TEST(UsageExportTest, HeadersAreKnownInAnyOrderAndSpelling) {
  const std::string got = report_text(
      "Amount, Type ,\"Price\",MODEL,utc_date\r\n"
      "1000,output_tokens,0.000002,deepseek-v4-flash,2026-05-31\r\n");
  EXPECT_TRUE(has(got, R"("kind":"export")"));
  EXPECT_TRUE(has(got, R"("amount":"0.002")"));
}

// Opened in a spreadsheet and saved again, it is still the same bill.
TEST(UsageExportTest, WhatASpreadsheetMakesOfCellsIsRead) {
  const std::string got = report_text(
      "user_id, start_time_iso, end_time_iso, model, type, price, amount\n"
      "U, 2026-09-16 09:00:00+08:00, 2026-09-16 10:00:00+08:00, "
      "deepseek-flash, input_cache_hit_tokens, 6.00E-09, 1000000\n"
      "U,2026-09-16T09:00:00+08:00,2026-09-16T10:00:00+08:00,"
      "deepseek-flash,output_tokens,1.2e-6,1000000.0\n"
      "U,2026-09-16T09:00:00+08:00,2026-09-16T10:00:00+08:00,"
      "deepseek-flash,input_cache_miss_tokens,,0\n"
      "U,2026-09-16T09:00:00+08:00,2026-09-16T10:00:00+08:00,"
      "deepseek-flash,output_tokens,1.25E-13,1\n"
      "U,2026-09-16T09:00:00+08:00,2026-09-16T10:00:00+08:00,"
      "deepseek-flash,output_tokens,1E,1\n");
  EXPECT_TRUE(has(got, R"("hit":"1000000","miss":"0","output":"1000000")"))
      << got;
  EXPECT_TRUE(has(got, R"("band":"peak")")) << got;
  EXPECT_TRUE(has(got, R"("amount":"1.206")")) << got;
  EXPECT_TRUE(has(got, R"("differing":[],"differing_count":"0"}})")) << got;
  EXPECT_TRUE(
      has(got, R"("counts":{"records":"5","billed":"3","skipped":"2"})"))
      << got;
}

// Where the comma is the decimal mark, spreadsheets save with semicolons.
TEST(UsageExportTest, OtherSeparatorsAndTheDecimalCommaAreRead) {
  const auto file = [](char separator, const std::string& price) {
    std::string text =
        "\xEF\xBB\xBFuser_id;utc_date;model;type;price;amount\r\n"
        "\"U;1,2\";16.09.2026;deepseek-v4-flash;output_tokens;" +
        price + ";1000\r\nU;2026-09-16;deepseek-v4-flash;request_count;;3";
    std::replace(text.begin(), text.end(), ';', separator);
    return text;
  };
  for (const std::string& text : {file(';', "0,00000028"), file(';', "2,8E-07"),
                                  file('\t', "0.00000028")}) {
    const std::string got = report_text(text, "{}", 7);
    EXPECT_TRUE(
        has(got, R"("output":"1000","reasoning":"0","amount":"0.00028")"))
        << got;
    EXPECT_TRUE(has(got, R"("records":"2","billed":"2","skipped":"0")")) << got;
  }
  // A thousands separator is not a decimal mark.
  EXPECT_TRUE(has(report_text("user_id;utc_date;model;type;price;amount\n"
                              "U;2026-09-16;m;output_tokens;1,2,3;1000\n"),
                  "its price cannot be read"));
  // With commas between fields, a comma in a number ends the field.
  EXPECT_TRUE(has(report_text("user_id,utc_date,model,type,price,amount\n"
                              "U,2026-09-16,m,output_tokens,\"0,5\",1000\n"),
                  "its price cannot be read"));
}

TEST(UsageExportTest, TheCostFileIsComparedForEachIntervalAndModel) {
  const std::string amount =
      kHeader +
      "U,20260603,deepseek-v4-pro,a,k,output_tokens,0.00000087,1000000\n";
  const std::string cost = "user_id,utc_date,model,wallet_type,cost,currency\n";
  EXPECT_TRUE(has(report_text(amount + cost +
                              "U,20260603,deepseek-v4-pro,Paid,0.5,USD\n"
                              "U,20260603,deepseek-v4-pro,Granted,0.37,USD\n"),
                  R"("difference":"0")"));
  const std::string got =
      report_text(cost + "U,20260603,deepseek-v4-pro,Paid,0.5,USD\n" + amount);
  EXPECT_TRUE(has(got, R"("difference":"-0.37")")) << got;
  EXPECT_TRUE(has(got, R"("computed":"0.87","billed":"0.5"}])")) << got;
}

// An export and a log report the same requests: one report takes one kind.
TEST(UsageExportTest, KindsDoNotMix) {
  const std::string begun = begin_usage_log("{}");
  const int log = std::stoi(begun.substr(begun.rfind(':') + 1));
  append_usage_log(log, fixture("E-05"));
  end_usage_log_file(log);
  append_usage_log(log, "{\"model\":\"deepseek-flash\"}\n");
  const std::string got = finish_usage_log(log);
  EXPECT_TRUE(has(got, R"("amount":"3.553018")"));
  EXPECT_TRUE(has(got, "unknown_format"));
}

std::string amounts(const std::vector<std::string>& rows) {
  std::string file =
      "user_id,utc_date,model,api_key_name,api_key,type,price,amount\n";
  for (const std::string& row : rows) {
    file += "u,2026-09-" + row + "\n";
  }
  return file;
}

TEST(UsageExportTest, RowsOfTwoFilesAreCountedOnce) {
  const std::string miss =
      "deepseek-v4-pro,k,s,input_cache_miss_tokens,0.00000066,";
  const std::string first = "14," + miss + "100000";
  const std::string second = "15," + miss + "200000";
  const std::string more = "15," + miss + "300000";
  const auto total = [](const std::string& got) {
    const Result<json::Value> parsed = json::parse(got);
    return parsed->find("totals")->find("miss")->text + " " +
           parsed->find("duplicates")->find("count")->text + " " +
           parsed->find("counts")->find("billed")->text + "/" +
           parsed->find("counts")->find("records")->text;
  };
  const std::string file = amounts({first, second});
  EXPECT_EQ(total(report_text_of_files({file, file})), "300000 2 2/4");
  EXPECT_EQ(
      total(report_text_of_files({file, file}, R"({"duplicates":"bill"})")),
      "600000 2 4/4");
  // A later download has more of the last day, in either order.
  EXPECT_EQ(
      total(report_text_of_files({amounts({first, second}), amounts({more})})),
      "400000 1 2/3");
  EXPECT_EQ(
      total(report_text_of_files({amounts({more}), amounts({first, second})})),
      "400000 1 2/3");
  // Equal rows of one file are no repeats, nor are those of another key.
  EXPECT_EQ(total(report_text_of_files({amounts({first, first})})),
            "200000 0 2/2");
  EXPECT_EQ(total(report_text_of_files(
                {amounts({first, first}), amounts({first, first, second})})),
            "400000 2 3/5");
  std::string other = file;
  other.replace(other.find(",k,s,"), 5, ",l,s,");
  EXPECT_EQ(total(report_text_of_files({file, other})), "400000 1 3/4");
  // Where a name ends is a part of it.
  other.replace(other.find(",l,s,"), 5, ",ks,,");
  EXPECT_EQ(total(report_text_of_files({file, other})), "400000 1 3/4");
}

}  // namespace
}  // namespace deepseek_cost::usage
