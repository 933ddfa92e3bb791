// Files that are broken, or made to overflow, to mislead or to take for ever.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

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

std::vector<std::string> days_of(const json::Value& got) {
  std::vector<std::string> days;
  for (const json::Value& each : got.find("by_day")->items) {
    days.push_back(each.find("day")->text);
  }
  return days;
}

// What has to be exported first says how, whatever follows its signature.
TEST(UsageHostileFilesTest, FilesOfOtherProgramsAreNamed) {
  const std::string zeros(5000, '\0');
  const std::string tar_header =
      "log.jsonl" + std::string(248, '\0') + "ustar" + std::string(250, '\0');
  for (const auto& [beginning, wanted] :
       {std::pair<std::string, std::string>{"SQLite format 3", "CSV or JSON"},
        {"PAR1", "Parquet"},
        {tar_header, "tar archive"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "as CSV"}}) {
    for (const std::string& rest :
         {zeros, "\n" + export_row(), zeros + "\n{}"}) {
      const json::Value got = report_of(beginning + rest);
      const json::Value& refused = *got.find("refused_files")->find("skipped");
      ASSERT_EQ(refused.items.size(), 1U);
      const std::string& message = refused.items[0].find("message")->text;
      EXPECT_NE(message.find(wanted), std::string::npos) << message;
    }
  }
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

// Each in a place of its own, which is not searched for: 1,400 of them,
// newest first and mixed.
TEST(UsageHostileFilesTest,
     ManyDifferentDaysAreInTheirOrderWhateverTheFileHas) {
  const int days = 1400;
  const DayNumber first = day_number_of({2026, 5, 1});
  const auto files_by = [&](int step) {
    std::string log;
    std::string amounts = kExportHead;
    for (int i = 0; i < days; ++i) {
      // `step` and the number of days have no common factor.
      const std::string day = format_date(first + (days - i) * step % days);
      log += R"({"time":")" + day +
             R"(T03:00:00Z","model":"deepseek-v4-pro",)" +
             R"("usage":{"prompt_tokens":10,"completion_tokens":1}})"
             "\n";
      amounts += day + ",deepseek-v4-pro,output_tokens,0.00000087,1000\n";
    }
    return std::pair{report_of(log), report_of(amounts)};
  };
  const auto [log, amounts] = files_by(1);
  const auto [mixed_log, mixed_amounts] = files_by(561);
  EXPECT_EQ(amounts.find("by_day")->items.size(), std::size_t{days});
  EXPECT_EQ(days_of(mixed_log), days_of(log));
  EXPECT_EQ(days_of(mixed_amounts), days_of(amounts));
  for (const auto& list : {days_of(log), days_of(amounts)}) {
    EXPECT_TRUE(std::is_sorted(list.begin(), list.end()));
  }
}

// Two whole years off: the search for the next change of the price gives up in
// between, and what it found must not be taken for more than that.
TEST(UsageHostileFilesTest, TheOrderOfRecordsMakesNoDifferenceToTheBill) {
  const std::string book =
      R"({"format":1,"id":"mine","checked":"2026-11","default_card":"a",)"
      R"("sources":{"page":{"url":"https://example.com/p"}},)"
      R"("prices":{"busy":{"USD":{"off_peak":["1","1","1"],)"
      R"("peak":["3","3","3"]}}},)"
      R"("calendars":[{"id":"home","utc_offset":"+00:00","years":[)"
      R"({"year":2024,"source":"page","days_off":[]},)"
      R"({"year":2025,"source":"page","days_off":["2025-01-01/2025-12-31"]},)"
      R"({"year":2026,"source":"page","days_off":["2026-01-01/2026-12-31"]}]}],)"
      R"("peak_rules":[{"id":"day","calendar":"home",)"
      R"("holidays_off_peak":true,"windows":[["09:00","12:00"]],)"
      R"("weekdays":[1,2,3,4,5]}],)"
      R"("cards":[{"id":"a","effective_from":"2024-01-01T00:00:00Z",)"
      R"("peak_rule":"day","models":[{"name":"m","prices":"busy"}]}]})";
  const auto record = [](const std::string& time) {
    return R"({"id":")" + time + R"(","time":")" + time +
           R"(","model":"m","usage":)"
           R"({"prompt_tokens":1000000,"completion_tokens":0}})"
           "\n";
  };
  const std::string peak = record("2024-06-03T10:00:00Z");
  const std::string off = record("2026-11-02T10:00:00Z");
  for (const std::string& log : {peak + off, off + peak}) {
    const json::Value got = report_of(log, R"({"book":)" + book + "}");
    EXPECT_EQ(got.find("totals")->find("amount")->text, "4");
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
