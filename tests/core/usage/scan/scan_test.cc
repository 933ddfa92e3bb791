#include "core/usage/scan/scan.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/make_log.h"
#include "tests/support/usage_check.h"

namespace deepseek_cost::usage {
namespace {

TraceSink scan(std::string_view bytes) {
  return scan_in_chunks(bytes, bytes.size() + 1, 1);
}

constexpr std::string_view kRecord =
    R"({"id":"a","created":1789000000,"model":"deepseek-flash",)"
    R"("choices":[{"message":{"content":"{\"usage\":1}"}}],)"
    R"("usage":{"prompt_tokens":9,"completion_tokens":2}})";

// However records are laid out, they are the same records.
TEST(UsageScanTest, LayoutDoesNotMatter) {
  const std::string record(kRecord);
  const std::string pretty =
      "{\n  \"model\": \"deepseek-flash\",\n  \"usage\": {\n"
      "    \"prompt_tokens\": 9\n  }\n}";
  for (const std::string& log :
       {record + "\n" + record, record + "\r\n" + record + "\r\n",
        "[" + record + "," + record + "]",
        "[\n" + record + ",\n" + record + "\n]", record + record,
        "\xEF\xBB\xBF" + record + "\n\n" + record,
        "data: " + record + "\n\ndata:" + record + "\n\ndata: [DONE]\n",
        "event: x\nid: 7\n: ping\nretry: 3\ndata: " + record + "\n" + record,
        pretty + "\n" + pretty, "[" + pretty + ",\n" + pretty + "]"}) {
    const TraceSink sink = scan(log);
    EXPECT_EQ(sink.records, 2) << log;
    EXPECT_EQ(sink.unreadables, 0) << log << "\n" << sink.trace;
    EXPECT_EQ(broken_promise(log), "");
  }
}

// A broken record costs itself and no neighbour.
TEST(UsageScanTest, BrokenRecordsAreLeftAlone) {
  const std::string record(kRecord);
  const std::string tails[] = {record.substr(0, 3),
                               record.substr(0, 20),
                               record.substr(0, 60),
                               record.substr(0, 90),
                               record.substr(0, record.size() - 1),
                               record.substr(5),
                               "{\"a\":tru}",
                               "{\"a\":1,}",
                               "{\"a\":\"\x01\"}",
                               "{\"a\":[}",
                               "nonsense",
                               "{\"a\":\"\\ud80\"}"};
  for (const std::string& broken : tails) {
    const std::string log =
        record + "\n" + broken + "\n" + record + "\n" + record + "\n";
    const TraceSink sink = scan(log);
    EXPECT_EQ(sink.records, 3) << log << "\n" << sink.trace;
    EXPECT_GE(sink.unreadables, 1) << log;
    EXPECT_NE(sink.trace.find("\n2:"), std::string::npos) << sink.trace;
    EXPECT_EQ(broken_promise(log), "");
  }
}

TEST(UsageScanTest, PositionsAreLineAndByte) {
  const std::string record(kRecord);
  const TraceSink sink = scan(record + "\n\n  x\n" + record);
  const std::string byte = std::to_string(record.size() + 4);
  EXPECT_NE(sink.trace.find("3:" + byte + " invalid_json"), std::string::npos)
      << sink.trace;
}

// The files do not run into each other: what is unfinished ends with its file.
TEST(UsageScanTest, FinishEndsARecord) {
  TraceSink sink;
  UsageScan scan(sink);
  scan.append("{\"a\":");
  scan.finish();
  scan.append(kRecord);
  scan.finish();
  EXPECT_EQ(sink.records, 1);
  EXPECT_EQ(sink.unreadables, 1);
}

// Nested wrappers, keys with escapes, repeated keys: both ways agree.
TEST(UsageScanTest, FastAndFullAgreeOnOddRecords) {
  for (const std::string_view odd :
       {R"({"response":{"body":{"model":"m","usage":{"prompt_tokens":1}}}})",
        R"({"us\u0061ge":{"prompt_tokens":1},"model":"m"})",
        R"({"model":"a","model":"b","usage":{"prompt_tokens":1}})",
        R"({"usage":{"prompt_tokens":1,"prompt_tokens":2}})",
        R"({"usage":{"prompt_tokens":-1}})",
        R"({"usage":{"prompt_tokens":-0}})",
        R"({"usage":{"prompt_tokens":1e3}})",
        R"({"usage":{"prompt_tokens":2000.0}})",
        R"({"usage":{"prompt_tokens":2000.5}})",
        R"({"usage":{"prompt_tokens":99999999999999999999999999}})",
        R"({"usage":{"prompt_tokens":"12","completion_tokens":"x"}})",
        R"({"usage":{"prompt_tokens":{}}})",
        R"({"usage":[]})",
        R"({"usage":null,"prompt_tokens":5})",
        R"({"usage":7})",
        R"({"usage":{"prompt_tokens_details":[1]}})",
        R"({"usage":{"hit":1,"miss":2,"output":3,"reasoning":1}})",
        R"({"request":{"model":"a"},"usage":{"hit":1}})",
        R"({"model":"x\/y","usage":{"hit":1}})",
        R"({"a":1e999,"usage":{"hit":1}})",
        R"({"created":1789000000123,"timestamp":"2026-09-10 04:00:00Z"})",
        R"({"data":{"data":{"data":{"data":{"usage":{"hit":1}}}}}})",
        R"({"type":"message_delta","usage":{"output_tokens":5}})",
        R"({"status":"completed","status_code":502})"}) {
    EXPECT_EQ(broken_promise(odd), "") << odd;
  }
}

TEST(UsageScanTest, ChunksDoNotMatterInARealisticLog) {
  LogMaker maker(7);
  std::string log;
  for (int i = 0; i < 40; ++i) maker.append_line(log);
  const TraceSink sink = scan(log);
  EXPECT_EQ(sink.records, 40);
  EXPECT_EQ(sink.unreadables, 0);
  EXPECT_EQ(broken_promise(log), "");
}

// Mutated logs: cut, doubled, bytes changed.
TEST(UsageScanTest, MutationsKeepEveryPromise) {
  Random random(11);
  LogMaker maker(3);
  std::string record(kRecord);
  for (int round = 0; round < 1500; ++round) {
    std::string log = round % 3 == 0 ? record + "\n" + record : record;
    if (round % 10 == 9) {
      log.clear();
      maker.append_line(log);
    }
    const std::uint64_t changes = 1 + random.below(4);
    for (std::uint64_t i = 0; i < changes; ++i) {
      const std::size_t at = random.below(log.size());
      constexpr std::string_view kBytes = "{}[]\",:\\ \n\t0-eE.u\x80\xE4\xF0t";
      switch (random.below(4)) {
        case 0:
          log.erase(at, 1 + random.below(5));
          break;
        case 1:
          log.insert(at, 1, kBytes[random.below(kBytes.size())]);
          break;
        case 2:
          log.insert(at, log.substr(at, random.below(30)));
          break;
        default:
          log[at] = static_cast<char>(random.below(256));
      }
      if (log.empty()) log = "{";
    }
    ASSERT_EQ(broken_promise(log), "") << log;
  }
}

TEST(UsageScanTest, DepthIsBounded) {
  for (const std::size_t depth : {60u, 63u, 64u, 65u, 100000u}) {
    const std::string log = "{\"a\":" + std::string(depth, '[') +
                            std::string(depth, ']') + ",\"usage\":{\"hit\":1}}";
    const TraceSink sink = scan(log);
    EXPECT_EQ(sink.records, depth <= 63 ? 1 : 0) << depth;
    EXPECT_EQ(broken_promise(log.substr(0, 3000)), "");
  }
}

// One line of 100 MB, never ending, and the log goes on behind it.
TEST(UsageScanTest, HugeRecordsAreSkippedInFlatMemory) {
  for (const std::string_view filler :
       {"xxxxxxxxxxxxxxxx", "[],[],[],[],[],"}) {
    TraceSink sink;
    UsageScan scan(sink);
    scan.append(filler[0] == 'x' ? "{\"a\":\"" : "{\"a\":[");
    std::string block;
    while (block.size() < std::size_t{1} << 20) block += filler;
    for (int i = 0; i < 100; ++i) scan.append(block);
    scan.append(filler[0] == 'x' ? "\"}\n" : "0]}\n");
    scan.append(kRecord);
    scan.finish();
    EXPECT_EQ(sink.records, 1);
    EXPECT_EQ(sink.unreadables, 1);
    EXPECT_NE(sink.trace.find("1:0 too_large"), std::string::npos);
  }
}

// The limit does not depend on whether the record came in one piece.
TEST(UsageScanTest, TheSizeLimitIsExact) {
  for (const std::size_t extra : {0u, 1u}) {
    std::string record = "{\"usage\":{\"hit\":1},\"a\":\"";
    record.append(kMostRecordBytes + extra - record.size() - 2, 'x');
    record += "\"}";
    TraceSink whole;
    UsageScan one(whole);
    one.append(record);
    one.finish();
    EXPECT_EQ(whole.records, extra == 0 ? 1 : 0);
    EXPECT_EQ(scan_in_chunks(record, 1 << 16, 1).trace, whole.trace);
  }
}

TEST(UsageScanTest, BinaryIsSkippedLineByLine) {
  Random random(5);
  std::string noise;
  for (int i = 0; i < 20000; ++i) {
    noise += static_cast<char>(random.below(256));
  }
  EXPECT_EQ(broken_promise(noise), "");
  EXPECT_EQ(scan(noise + "\n" + std::string(kRecord)).records >= 1, true);
}

}  // namespace
}  // namespace deepseek_cost::usage
