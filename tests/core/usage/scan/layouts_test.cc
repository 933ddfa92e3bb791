// How records lie in files that are no plain JSON Lines: lists in objects of
// any size, text before an object on its line, lines that Docker has split.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/usage/record/record.h"
#include "core/usage/scan/scan.h"
#include "core/usage/text/log_time.h"
#include "tests/support/usage_check.h"

namespace deepseek_cost::usage {
namespace {

class Collector final : public RecordSink {
 public:
  void record(UsageRecord& record, LogPosition at) override {
    if (!record.has_usage()) {
      ++without_usage;
      return;
    }
    ++records;
    prompt += record.usage().get_or_zero(UsageField::prompt);
    const auto time = record.time(RecordTime::completion);
    last_time = time ? time->at.seconds() : -1;
    last_naive = time && time->naive;
    last = at;
  }
  void unreadable(const Error& error, LogPosition at) override {
    faults +=
        std::string(name_of(error.code)) + "@" + std::to_string(at.line) + " ";
  }

  int records = 0;
  int without_usage = 0;
  std::int64_t prompt = 0;
  std::int64_t last_time = 0;
  bool last_naive = false;
  LogPosition last;
  std::string faults;
};

void read(Collector& sink, std::string_view bytes, std::size_t chunk) {
  UsageScan scan(sink);
  for (std::size_t at = 0; at < bytes.size(); at += chunk) {
    scan.append(bytes.substr(at, chunk));
  }
  scan.finish();
}

Collector read(std::string_view bytes) {
  EXPECT_EQ(broken_promise(bytes), "") << bytes;
  Collector sink;
  read(sink, bytes, bytes.size());
  return sink;
}

std::string record(int id, std::size_t text = 0) {
  return R"({"id":"r)" + std::to_string(id) +
         R"(","created":1789056000,"model":"deepseek-flash","text":")" +
         std::string(text, 'x') +
         R"(","usage":{"prompt_tokens":7,"completion_tokens":2}})";
}

// 24 MiB of records, with strings and numbers among them.
std::string items(std::string_view between) {
  std::string all;
  for (int i = 0; i < 24; ++i) {
    if (i > 0) all += ',';
    all += between;
    all += record(i, 1 << 20);
    if (i == 3) all += ", \"a ] in a text\", 5, null, [1, 2]";
  }
  return all;
}

TEST(UsageLayoutsTest, ListsInObjectsOfAnySizeAreRead) {
  const std::string lines = items("\n");
  const std::string line = items(" ");
  for (const std::string& bytes : {
           R"({"object":"list","data":[)" + line + R"(],"has_more":false})",
           "{\"success\":true,\n \"data\":{\"page\":1,\"items\":[" + lines +
               "\n], \"total\":24}, \"data2\":{\"a\":[{}]}}",
           R"({"hits":{"total":9,"hits":[)" + line + R"(]}})",
           R"({"resourceSpans":[{"scopeSpans":[{"spans":[)" + line + "]}]}]}",
       }) {
    for (const std::size_t chunk :
         {bytes.size(), std::size_t{1} << 22, std::size_t{999983}}) {
      Collector sink;
      read(sink, bytes, chunk);
      EXPECT_EQ(sink.records, 24) << bytes.substr(0, 60) << chunk;
      EXPECT_EQ(sink.prompt, 24 * 7);
      EXPECT_EQ(sink.faults, "");
    }
  }
}

TEST(UsageLayoutsTest, WhatFollowsALargeObjectIsRead) {
  const std::string bytes = R"({"data":[)" + items("") + R"(],"logs":[)" +
                            record(90) + "]}\n" + record(91) + "\n";
  Collector sink;
  read(sink, bytes, std::size_t{1} << 22);
  EXPECT_EQ(sink.records, 26);
  EXPECT_EQ(sink.faults, "");
  EXPECT_EQ(sink.last.line, 2);
  EXPECT_EQ(bytes.substr(static_cast<std::size_t>(sink.last.byte), 11),
            R"({"id":"r91")");
}

// A sum beside the list is no request, and a file that ends within says so.
TEST(UsageLayoutsTest, WhatALargeObjectLacksOrSumsUpIsSaid) {
  Collector sums;
  read(sums,
       R"({"data":[)" + items("") +
           R"(],"usage":{"prompt_tokens":168,"completion_tokens":48}})",
       std::size_t{1} << 22);
  EXPECT_EQ(sums.records, 24);
  EXPECT_EQ(sums.faults, "sum_of_others@1 ");
  Collector cut;
  read(cut, R"({"data":[)" + items(""), std::size_t{1} << 22);
  EXPECT_EQ(cut.records, 24);
  EXPECT_EQ(cut.faults, "invalid_json@1 ");
  // Not a list of records: its own usage stands before it.
  Collector own;
  read(own, R"({"usage":{"prompt_tokens":1},"data":[)" + items("") + "]}",
       std::size_t{1} << 22);
  EXPECT_EQ(own.records, 0);
  EXPECT_EQ(own.faults, "too_large@1 ");
}

TEST(UsageLayoutsTest, ObjectsBehindTextAreRead) {
  const std::string usage =
      R"({"model":"deepseek-flash","usage":{"prompt_tokens":7,"completion_tokens":2}})";
  const struct {
    std::string before;
    std::int64_t time;
    bool naive;
  } lines[] = {
      {"2026-10-01T08:00:00.123Z INFO ", 1790841600, false},
      {"[2026-10-01 08:00:00,123] INFO app - ", 1790841600, true},
      {"2026/10/01 16:00:00 +0800 ", 1790841600, false},
      {"2026-10-01T16:00:00.5+08:00 stdout F ", 1790841600, false},
      {"pod/api-7d9 2026-10-01 08:00:00 UTC reply=", 1790841600, false},
      {"INFO {thread 5} ", -1, false},
  };
  for (const auto& [before, time, naive] : lines) {
    for (const char* const after : {"\n", " took 5 ms\n", "", " {x}\n"}) {
      const Collector sink = read(before + usage + after);
      EXPECT_EQ(sink.records, 1) << before;
      EXPECT_EQ(sink.faults, "") << before << after;
      EXPECT_EQ(sink.last_time, time) << before;
      EXPECT_EQ(sink.last_naive, naive) << before;
    }
  }
  // The record's own time counts more than the line's.
  EXPECT_EQ(read("2026-10-01T08:00:00Z " + record(1)).last_time, 1789056000);
}

// Lines without an object are counted one by one, and take none along.
TEST(UsageLayoutsTest, LinesOfTextTakeNoOtherLinesAlong) {
  const std::string good = "INFO " + record(1) + "\n";
  const Collector sink =
      read("INFO {\"a\" is open\n" + good + "INFO starting\n" + good +
           "ERROR {\"b\": [1\n" + good);
  EXPECT_EQ(sink.records, 3);
  EXPECT_EQ(sink.faults, "invalid_json@1 invalid_json@3 invalid_json@5 ");
}

// What is left of a broken record is no line of a log.
TEST(UsageLayoutsTest, PiecesOfRecordsAreNoRecords) {
  const std::string whole = record(1);
  for (std::size_t at = 1; at < whole.size(); ++at) {
    if (whole[at] == '{') continue;  // an object of its own
    const Collector sink = read(whole.substr(at) + "\n" + whole + "\n");
    EXPECT_EQ(sink.records, 1) << whole.substr(at);
  }
}

std::string docker(std::string_view text, std::string_view stream = "stdout") {
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '\\') escaped += '\\';
    if (c == '\n') {
      escaped += "\\n";
    } else {
      escaped += c;
    }
  }
  return R"({"log":")" + escaped + R"(","stream":")" + std::string(stream) +
         R"(","time":"2026-10-01T08:00:00.1Z"})" + "\n";
}

TEST(UsageLayoutsTest, LinesThatDockerHasSplitAreJoined) {
  constexpr std::size_t kPart = 16 << 10;
  const std::string line = record(1, 50000) + "\n";
  std::string log = docker("starting\n");
  for (std::size_t at = 0; at < line.size(); at += kPart) {
    log += docker(line.substr(at, kPart));
    log += docker("between\n", "stderr");
  }
  log += docker(record(2) + "\n");
  Collector sink;
  read(sink, log, log.size());
  EXPECT_EQ(sink.records, 2);
  EXPECT_EQ(sink.faults, "");
  EXPECT_EQ(broken_promise(log), "");
  // Cut off in the middle.
  Collector cut;
  read(cut, docker(line.substr(0, kPart)), kPart);
  EXPECT_EQ(cut.records, 0);
  EXPECT_EQ(cut.faults, "invalid_json@1 ");
}

TEST(UsageLayoutsTest, TimesWithMonthsByName) {
  for (const char* const text :
       {"Thu, 01 Oct 2026 08:00:00 GMT", "01 Oct 2026 08:00:00 GMT",
        "1 Oct 2026 16:00:00 +0800", "01/Oct/2026:16:00:00 +0800",
        "Thu, 01 Oct 2026 08:00:00 +0000"}) {
    const auto time = read_log_time(json::Value::Kind::string, text);
    ASSERT_TRUE(time.has_value()) << text;
    EXPECT_EQ(time->at.seconds(), 1790841600) << text;
    EXPECT_FALSE(time->naive);
  }
  for (const char* const text :
       {"Thu, 32 Oct 2026 08:00:00 GMT", "Thu, 01 Okt 2026 08:00:00 GMT",
        "Thu, 01 Oct 26 08:00:00 GMT", "01 ctN 2026 08:00:00 GMT"}) {
    EXPECT_FALSE(read_log_time(json::Value::Kind::string, text)) << text;
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
