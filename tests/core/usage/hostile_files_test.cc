// Files that are broken, or made to overflow, to mislead or to take for ever.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "core/json/value.h"
#include "core/time/calendar.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

const std::string kExportHead = "utc_date,model,type,price,amount\n";
const std::string kRequestsHead =
    "id,timestamp,model,prompt_tokens,completion_tokens\n";

std::string export_row(const std::string& model = "deepseek-v4-pro") {
  return "2026-06-03," + model + ",output_tokens,0.00000087,1000\n";
}

std::string request_row(int id, const std::string& model = "deepseek-v4-pro") {
  return "r" + std::to_string(id) + ",2026-09-10T16:00:00Z," + model +
         ",1000,50\n";
}

std::string count_of(const json::Value& got, const char* key) {
  return got.find("counts")->find(key)->text;
}

// A quote may hold line breaks: each line behind it, up to the most that a row
// may have, is counted as left out.
TEST(UsageHostileFilesTest, TheRowsBehindAQuoteThatNeverClosesAreCounted) {
  for (const int rows : {20, 2000}) {
    std::string amounts = kExportHead + export_row() + export_row("\"oops");
    std::string requests =
        kRequestsHead + request_row(0) + request_row(1, "\"oops");
    for (int i = 0; i < rows; ++i) {
      amounts += "2026-06-03,m" + std::to_string(i) +
                 ",output_tokens,0.00000087,1000\n";
      requests += request_row(i + 2);
    }
    for (const std::string& file : {amounts, requests}) {
      const json::Value got = report_of(file);
      EXPECT_EQ(count_of(got, "records"), std::to_string(rows + 2));
      const json::Value& skipped = got.find("skipped")->items[0];
      EXPECT_EQ(skipped.find("code")->text, "invalid_row");
      EXPECT_NE(skipped.find("message")->text.find("quote"), std::string::npos);
    }
  }
}

TEST(UsageHostileFilesTest, SumsThatOverflowAreRefusedOrRight) {
  std::string file = kExportHead;
  const int rows = 20000;
  for (int i = 0; i < rows; ++i) {
    file += "2026-06-03,m" + std::to_string(i) +
            ",output_tokens,9223372,1000000000000000\n";
  }
  const json::Value got = report_of(file);
  EXPECT_EQ(got.find("totals")->find("amount")->text.find('-'),
            std::string::npos);
  EXPECT_EQ(count_of(got, "records"), std::to_string(rows));
}

TEST(UsageHostileFilesTest, AHeaderFarBehindIsTheSameInAnyPieces) {
  const std::string table = kExportHead + export_row();
  const std::string wide =
      std::string(6000, 'x') + "," + kExportHead + "," + export_row();
  for (const std::string& file : {std::string(5000, '\n') + table,
                                  std::string(70000, '\n') + table, wide}) {
    const std::string whole = report_text(file);
    for (const std::size_t piece : {1U, 100U, 4096U}) {
      EXPECT_EQ(report_text(file, "{}", piece), whole);
    }
  }
  EXPECT_EQ(report_of(std::string(5000, '\n') + table).find("kind")->text,
            "export");
}

// In a table that grows by what is in it alone, each takes as long as another:
// four times as many take about four times as long, not sixteen.
template <typename Make>
double growth(Make make) {
  const auto seconds = [&make](int many) {
    const std::string file = make(many);
    const auto begun = std::chrono::steady_clock::now();
    report_text(file);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() -
                                         begun)
        .count();
  };
  return seconds(20000) / seconds(5000);
}

TEST(UsageHostileFilesTest, ManyDaysNewestFirstAreNotQuadratic) {
  const auto day = [](int i) { return format_date(47000 - i); };
  EXPECT_LT(growth([&day](int many) {
              std::string log;
              for (int i = 0; i < many; ++i) {
                log += R"({"id":"r)" + std::to_string(i) + R"(","time":")" +
                       day(i) +
                       R"(T16:00:00Z","model":"deepseek-flash","usage":)"
                       R"({"prompt_tokens":10,"completion_tokens":5}})"
                       "\n";
              }
              return log;
            }),
            10.0);
  EXPECT_LT(growth([&day](int many) {
              std::string file = kExportHead;
              for (int i = 0; i < many; ++i) {
                file +=
                    day(i) + ",deepseek-v4-pro,output_tokens,0.00000087,1000\n";
              }
              return file;
            }),
            10.0);
}

}  // namespace
}  // namespace deepseek_cost::usage
